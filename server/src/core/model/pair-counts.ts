/**
 * Columns of one record: the pair, count and first list for each of its two orders, and bits for the orders it was
 * met in, equals or not. The second order is that with the greater first.
 */
const LOW = 0;
const HIGH = 1;
const COUNT = 2;
const FIRST = 4;
const SEEN = 6;
const COLUMNS = 7;

const FEWEST_SLOTS = 128;

/**
 * How often two things were listed in either order, and where first. Rows of numbers, for lists have many pairs
 * and an object for each would cost more than all that is done with them; plain ones, since most documents have
 * so few that to make a typed array takes longer than to fill this.
 */
export class PairCounts {
  readonly #records: number[] = [];
  /** For each slot of a hash table the record in it, from 1 on; 0 for none. */
  #slots: number[] = zeros(FEWEST_SLOTS);
  #twoWays = 0;
  #crossings = 0;

  /** How many pairs were added in both orders as equals. */
  get twoWays(): number {
    return this.#twoWays;
  }

  /** How many pairs were added in both orders, as equals or not. */
  get crossings(): number {
    return this.#crossings;
  }

  /**
   * Adds a pair of different things.
   *
   * @param list where it stands; the first one added is kept
   * @param areEquals whether it counts; else only the order it was met in is remembered
   */
  add(a: number, b: number, list: number, areEquals: boolean): void {
    const order = a < b ? 0 : 1;
    const found = this.#find(a, b);
    const at = found < 0 ? this.#insert(a, b) : found;
    const records = this.#records;
    const seen = records[at + SEEN] ?? 0;
    if ((seen & (1 << order)) === 0) {
      records[at + SEEN] = seen | (1 << order);
      this.#crossings += seen === 0 ? 0 : 1;
    }
    if (areEquals) {
      const before = records[at + COUNT + order] ?? 0;
      if (before === 0) {
        records[at + FIRST + order] = list;
        this.#twoWays += (records[at + COUNT + 1 - order] ?? 0) > 0 ? 1 : 0;
      }
      records[at + COUNT + order] = before + 1;
    }
  }

  /** How often `a` was added before `b`, as equals. */
  count(a: number, b: number): number {
    return this.#column(a, b, COUNT + (a < b ? 0 : 1));
  }

  /** How often the two were added as equals, in either order. */
  total(a: number, b: number): number {
    return this.#column(a, b, COUNT) + this.#column(a, b, COUNT + 1);
  }

  /** The list where `a` was first added before `b`; asked only of a pair with a {@link count}. */
  first(a: number, b: number): number {
    return this.#column(a, b, FIRST + (a < b ? 0 : 1));
  }

  #column(a: number, b: number, column: number): number {
    const at = this.#find(a, b);
    return at < 0 ? 0 : (this.#records[at + column] ?? 0);
  }

  /** Where the record of a pair begins; -1 for none. */
  #find(a: number, b: number): number {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const records = this.#records;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashOf(low, high) & mask; ; slot = (slot + 1) & mask) {
      const at = ((slots[slot] ?? 0) - 1) * COLUMNS;
      if (at < 0 || (records[at + LOW] === low && records[at + HIGH] === high)) {
        return at < 0 ? -1 : at;
      }
    }
  }

  /** Makes a record for a pair that has none. */
  #insert(a: number, b: number): number {
    const at = this.#records.length;
    this.#records.push(Math.min(a, b), Math.max(a, b), 0, 0, 0, 0, 0);
    const count = at / COLUMNS + 1;
    // At most half full, so that a free slot is never far.
    if (count * 2 <= this.#slots.length) {
      this.#place(count);
    } else {
      this.#slots = zeros(this.#slots.length * 4);
      for (let record = 1; record <= count; record++) {
        this.#place(record);
      }
    }
    return at;
  }

  #place(record: number): void {
    const at = (record - 1) * COLUMNS;
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#records[at + LOW] ?? 0, this.#records[at + HIGH] ?? 0) & mask;
    while (this.#slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = record;
  }
}

function hashOf(low: number, high: number): number {
  return (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7;
}

function zeros(count: number): number[] {
  const all = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    all[i] = 0;
  }
  return all;
}
