/** What one search found, and what the searches before it found. */
interface Entry {
  readonly search: unknown;
  readonly found: unknown;
  readonly earlier: Entry | null;
}

/**
 * What has been found in one notice so far. It hangs on the notice and not in weak maps: young values of
 * those outlive their keys until the next full collection, so that every text once read would be copied
 * into the old generation. A class to keep the list its own.
 */
export class NoticeMemory {
  #last: Entry | null = null;

  /**
   * What a search finds; it is made once.
   *
   * @param notice the one this is the memory of
   */
  recall<N, T>(notice: N, search: (notice: N) => T): T {
    // A dozen searches at most: the list is shorter than any hashing.
    for (let entry = this.#last; entry !== null; entry = entry.earlier) {
      if (entry.search === search) {
        // What this search has put there.
        return entry.found as T;
      }
    }
    const found = search(notice);
    this.keep(search, found);
    return found;
  }

  /** Takes something as found by a search that has not been made. */
  keep<N, T>(search: (notice: N) => T, found: T): void {
    this.#last = { search, found, earlier: this.#last };
  }
}
