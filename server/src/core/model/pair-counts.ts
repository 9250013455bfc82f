/** Numbers from here on would not fit two to a small integer; see {@link PairCounts}. */
export const MOST_THINGS = 1 << 15;

/**
 * Columns of one record, as bits of an index: the pair as one number, from 1 on; then for each of its two orders, that
 * with the greater first before the other, twice the count of equals, and 1 more if it was met at all. A fourth one
 * keeps each record within a line of the processor's cache.
 */
const COLUMN_BITS = 2;

/** Enough for most documents; a table for a larger one is not kept. */
const FEWEST_SLOTS = 512;

// What is known of two things in one order, as bits.
/** They were met the other way round as well. */
export const CROSSED = 1;
/** They were met as equals more than once, in either order. */
export const SHARED = 1 << 1;
/** They were met the other way round as equals. */
export const REVERSED = 1 << 2;

/**
 * How often two things, numbers below {@link MOST_THINGS}, were listed in either order. One table of numbers with the
 * records in its slots, for lists have many pairs and an object for each would cost more than all that is done with
 * them. It can be used again and again: to make one costs as much as to fill it.
 */
export class PairCounts {
  #records: Int32Array = new Int32Array(FEWEST_SLOTS << COLUMN_BITS);
  #count = 0;
  #crossings = 0;
  #crossed = 0;

  /** Forgets all pairs. */
  clear(): void {
    if (this.#records.length > FEWEST_SLOTS << COLUMN_BITS) {
      this.#records = new Int32Array(FEWEST_SLOTS << COLUMN_BITS);
    } else {
      this.#records.fill(0);
    }
    this.#count = 0;
    this.#crossings = 0;
    this.#crossed = 0;
  }

  /** How many pairs were added in both orders, as equals or not. */
  get crossings(): number {
    return this.#crossings;
  }

  /** Whether a thing may be in a pair that was added in both orders; where it is not, this mostly says so. */
  mayCross(thing: number): boolean {
    return ((this.#crossed >> (thing & 31)) & 1) !== 0;
  }

  /**
   * Adds a pair of different things.
   *
   * @param areEquals whether it counts; else only the order it was met in is remembered
   */
  add(a: number, b: number, areEquals: boolean): void {
    const pair = numberOf(a, b);
    let at = slotOf(this.#records, pair);
    if (this.#records[at] === 0) {
      at = this.#insert(pair, at);
    }
    const records = this.#records;
    const own = at + ownColumn(a, b);
    const before = records[own] ?? 0;
    records[own] = (before | 1) + (areEquals ? 2 : 0);
    if (before === 0 && records[at + ownColumn(b, a)] !== 0) {
      this.#crossings++;
      this.#crossed |= (1 << (a & 31)) | (1 << (b & 31));
    }
  }

  /** How often `a` was added before `b`, as equals. */
  count(a: number, b: number): number {
    return (this.#records[slotOf(this.#records, numberOf(a, b)) + ownColumn(a, b)] ?? 0) >> 1;
  }

  /** How two things in one order meet others: bits, see above. */
  meeting(a: number, b: number): number {
    const records = this.#records;
    const at = slotOf(records, numberOf(a, b));
    const own = records[at + ownColumn(a, b)] ?? 0;
    const other = records[at + ownColumn(b, a)] ?? 0;
    return (
      (other > 0 ? CROSSED : 0) | (other > 1 ? REVERSED : 0) | ((own >> 1) + (other >> 1) > 1 ? SHARED : 0)
    );
  }

  /** Gives a pair that has none a record, in its slot where there is room. */
  #insert(pair: number, slot: number): number {
    this.#count++;
    let at = slot;
    // At most two thirds full, so that a free slot is never far.
    if ((this.#count << COLUMN_BITS) * 3 > this.#records.length * 2) {
      this.#records = widened(this.#records);
      at = slotOf(this.#records, pair);
    }
    this.#records[at] = pair;
    return at;
  }
}

/** The same for both orders of a pair. Which of the two is the greater follows no pattern: nothing is decided. */
function numberOf(a: number, b: number): number {
  const excess = a - b;
  const below = excess & (excess >> 31);
  return ((b + below) * MOST_THINGS + (a - below) + 1) | 0;
}

/** Where a record keeps the order in which `a` comes before `b`. */
function ownColumn(a: number, b: number): number {
  return 1 + ((a - b) >>> 31);
}

/** Where the record of a pair is, or would begin. */
function slotOf(records: Int32Array, pair: number): number {
  // The slots are a power of two.
  const mask = records.length - 1;
  let at = ((Math.imul(pair, 0x9e3779b1) >>> 12) << COLUMN_BITS) & mask;
  for (;;) {
    const found = records[at];
    if (found === pair || found === 0) {
      return at;
    }
    at = (at + (1 << COLUMN_BITS)) & mask;
  }
}

function widened(records: Int32Array): Int32Array {
  const wide = new Int32Array(records.length * 4);
  for (let from = 0; from < records.length; from += 1 << COLUMN_BITS) {
    const pair = records[from] ?? 0;
    if (pair !== 0) {
      const at = slotOf(wide, pair);
      wide[at] = pair;
      wide[at + 1] = records[from + 1] ?? 0;
      wide[at + 2] = records[from + 2] ?? 0;
    }
  }
  return wide;
}
