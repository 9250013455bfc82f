/** Columns of one slot: the pair, then count and first list of each of its two orders. */
const LOW = 0;
const HIGH = 1;
const COUNT = 2;
const FIRST = 4;
const COLUMNS = 6;

/**
 * How often two things were listed in either order, and where first. A table of numbers, for lists have many
 * pairs and an object for each would cost more than all that is done with them.
 */
export class PairCounts {
  readonly #slots: Int32Array;
  readonly #mask: number;
  #twoWays = 0;

  /** @param most how many pairs will be added at most */
  constructor(most: number) {
    // At most half full, so that a free slot is never far.
    const size = 2 << Math.ceil(Math.log2(Math.max(most, 1)));
    this.#slots = new Int32Array(size * COLUMNS);
    this.#mask = size - 1;
  }

  /** How many pairs were added in both orders. */
  get twoWays(): number {
    return this.#twoWays;
  }

  /**
   * Adds a pair of different things.
   *
   * @param list where it stands; the first one added is kept
   */
  add(a: number, b: number, list: number): void {
    const at = this.#find(a, b);
    const order = a < b ? 0 : 1;
    const slots = this.#slots;
    slots[at + LOW] = Math.min(a, b);
    slots[at + HIGH] = Math.max(a, b);
    const before = slots[at + COUNT + order] ?? 0;
    if (before === 0) {
      slots[at + FIRST + order] = list;
      this.#twoWays += (slots[at + COUNT + 1 - order] ?? 0) > 0 ? 1 : 0;
    }
    slots[at + COUNT + order] = before + 1;
  }

  /** How often `a` was added before `b`. */
  count(a: number, b: number): number {
    return this.#slots[this.#find(a, b) + COUNT + (a < b ? 0 : 1)] ?? 0;
  }

  /** How often the two were added, in either order. */
  total(a: number, b: number): number {
    const at = this.#find(a, b) + COUNT;
    return (this.#slots[at] ?? 0) + (this.#slots[at + 1] ?? 0);
  }

  /** The list where `a` was first added before `b`; asked only of a pair with a {@link count}. */
  first(a: number, b: number): number {
    return this.#slots[this.#find(a, b) + FIRST + (a < b ? 0 : 1)] ?? 0;
  }

  /** The slot of a pair, or the free one where it belongs. */
  #find(a: number, b: number): number {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slots = this.#slots;
    let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7;
    for (;;) {
      slot &= this.#mask;
      const at = slot * COLUMNS;
      // Two different things: HIGH is above 0 in every slot that is taken.
      if (slots[at + HIGH] === 0 || (slots[at + LOW] === low && slots[at + HIGH] === high)) {
        return at;
      }
      slot++;
    }
  }
}
