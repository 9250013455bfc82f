/**
 * Where a few characters stand in a text, asked for from its start to its end. Each of them is looked for
 * by `indexOf`, which is many times faster than to look at every code unit.
 */
export class CharacterSearch {
  readonly #text: string;
  readonly #characters: readonly string[];
  /** The next known place of each; below the offset last asked for it is out of date. */
  readonly #places: number[];

  /** @param characters those to look for, one UTF-16 code unit each */
  constructor(text: string, characters: string) {
    this.#text = text;
    this.#characters = characters.split('');
    this.#places = this.#characters.map(() => -1);
  }

  /**
   * The first place at or after an offset; the text's length when there is none.
   *
   * @param offset not smaller than the one before: then all calls together read the text once
   */
  from(offset: number): number {
    let first = this.#text.length;
    for (let i = 0; i < this.#places.length; i++) {
      let place = this.#places[i] ?? -1;
      if (place < offset) {
        const found = this.#text.indexOf(this.#characters[i] ?? '', offset);
        place = found < 0 ? this.#text.length : found;
        this.#places[i] = place;
      }
      first = Math.min(first, place);
    }
    return first;
  }
}
