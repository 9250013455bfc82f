/**
 * Columns of one record: the pair, then for each of its two orders, that with the lesser first before the other,
 * twice the count of equals, and 1 more if it was met at all.
 */
const LOW = 0;
const HIGH = 1;
const ORDERS = 2;
const COLUMNS = 4;

const FEWEST_SLOTS = 512;

// What is known of two things in one order, as bits.
/** They were met the other way round as well. */
export const CROSSED = 1;
/** They were met as equals more than once, in either order. */
export const SHARED = 1 << 1;
/** They were met the other way round as equals. */
export const REVERSED = 1 << 2;

/**
 * How often two things were listed in either order. Rows of numbers, for lists have many pairs and an object for
 * each would cost more than all that is done with them; plain ones, for most documents have so few pairs that to
 * make a typed array takes longer than to fill this.
 */
export class PairCounts {
  readonly #records: number[];
  #count = 0;
  /** For each slot of a hash table the number of the record in it, from 1 on; 0 for none. */
  #slots = zeros(FEWEST_SLOTS);
  #crossings = 0;

  /** @param likely about how many pairs will be added: an array that grows takes several times the memory */
  constructor(likely: number) {
    this.#records = new Array<number>(Math.min(likely, FEWEST_SLOTS) * COLUMNS);
  }

  /** How many pairs were added in both orders, as equals or not. */
  get crossings(): number {
    return this.#crossings;
  }

  /**
   * Adds a pair of different things.
   *
   * @param areEquals whether it counts; else only the order it was met in is remembered
   */
  add(a: number, b: number, areEquals: boolean): void {
    const found = this.#find(a, b);
    const at = found < 0 ? this.#insert(a, b) : found;
    const own = at + ORDERS + (a < b ? 0 : 1);
    const before = this.#records[own] ?? 0;
    const other = this.#records[at + ORDERS + (a < b ? 1 : 0)] ?? 0;
    this.#crossings += before === 0 && other > 0 ? 1 : 0;
    this.#records[own] = (before | 1) + (areEquals ? 2 : 0);
  }

  /** How often `a` was added before `b`, as equals. */
  count(a: number, b: number): number {
    const at = this.#find(a, b);
    return at < 0 ? 0 : (this.#records[at + ORDERS + (a < b ? 0 : 1)] ?? 0) >> 1;
  }

  /** How two things in one order meet others: bits, see above. */
  meeting(a: number, b: number): number {
    const at = this.#find(a, b);
    if (at < 0) {
      return 0;
    }
    const own = this.#records[at + ORDERS + (a < b ? 0 : 1)] ?? 0;
    const other = this.#records[at + ORDERS + (a < b ? 1 : 0)] ?? 0;
    return (
      (other > 0 ? CROSSED : 0) | (other > 1 ? REVERSED : 0) | ((own >> 1) + (other >> 1) > 1 ? SHARED : 0)
    );
  }

  /** Where the record of a pair begins; -1 for none. */
  #find(a: number, b: number): number {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const records = this.#records;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashOf(low, high) & mask; ; slot = (slot + 1) & mask) {
      const record = slots[slot] ?? 0;
      const at = (record - 1) * COLUMNS;
      if (record === 0 || (records[at + LOW] === low && records[at + HIGH] === high)) {
        return record === 0 ? -1 : at;
      }
    }
  }

  /** Makes a record for a pair that has none. */
  #insert(a: number, b: number): number {
    const records = this.#records;
    const at = this.#count * COLUMNS;
    records[at + LOW] = Math.min(a, b);
    records[at + HIGH] = Math.max(a, b);
    records[at + ORDERS] = 0;
    records[at + ORDERS + 1] = 0;
    this.#count++;
    // At most half full, so that a free slot is never far.
    if (this.#count * 2 <= this.#slots.length) {
      this.#place(this.#count);
    } else {
      this.#slots = zeros(this.#slots.length * 4);
      for (let record = 1; record <= this.#count; record++) {
        this.#place(record);
      }
    }
    return at;
  }

  #place(record: number): void {
    const at = (record - 1) * COLUMNS;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(this.#records[at + LOW] ?? 0, this.#records[at + HIGH] ?? 0) & mask;
    while (slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = record;
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
