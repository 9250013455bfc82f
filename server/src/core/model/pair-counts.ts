/** Columns of one slot: the pair, then count and first list of each of its two orders. */
const LOW = 0;
const HIGH = 1;
const COUNT = 2;
const FIRST = 4;
const COLUMNS = 6;

const FEWEST_SLOTS = 512;

/**
 * How often two things were listed in either order, and where first. A table of numbers, for lists have many
 * pairs and an object for each would cost more than all that is done with them.
 */
export class PairCounts {
  #slots = new Int32Array(FEWEST_SLOTS * COLUMNS);
  #mask = FEWEST_SLOTS - 1;
  #count = 0;
  #twoWays = 0;

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
    // At most half full, so that a free slot is never far.
    if (this.#count * 2 > this.#mask) {
      this.#grow();
    }
    const at = this.#find(a, b);
    const order = a < b ? 0 : 1;
    const slots = this.#slots;
    if (slots[at + HIGH] === 0) {
      slots[at + LOW] = Math.min(a, b);
      slots[at + HIGH] = Math.max(a, b);
      this.#count++;
    }
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

  #grow(): void {
    const before = this.#slots;
    this.#mask = this.#mask * 4 + 3;
    this.#slots = new Int32Array((this.#mask + 1) * COLUMNS);
    for (let at = 0; at < before.length; at += COLUMNS) {
      if (before[at + HIGH] !== 0) {
        const to = this.#find(before[at + LOW] ?? 0, before[at + HIGH] ?? 0);
        this.#slots.set(before.subarray(at, at + COLUMNS), to);
      }
    }
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

const FEWEST_ORDERS = 512;

/**
 * In which order pairs were met: a quick look for documents that have no two things in both orders, which most
 * are. A row of plain numbers, since to make a typed array takes longer than all that most documents add.
 */
export class PairOrders {
  /** Hashes of ordered pairs in a hash table; 0 for a free slot. */
  #slots = zeros(FEWEST_ORDERS);
  #count = 0;

  /**
   * Adds a pair of different things.
   *
   * @returns whether it was added the other way round before; rarely true of one that was not
   */
  addsReversed(a: number, b: number): boolean {
    if (this.#count * 2 > this.#slots.length) {
      this.#grow();
    }
    this.#insert(orderHash(a, b));
    const reversed = orderHash(b, a);
    return this.#slots[this.#find(reversed)] === reversed;
  }

  #insert(hash: number): void {
    const slot = this.#find(hash);
    this.#count += this.#slots[slot] === 0 ? 1 : 0;
    this.#slots[slot] = hash;
  }

  /** The slot of a hash, or the free one where it belongs. */
  #find(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0 && slots[slot] !== hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = zeros(before.length * 4);
    for (let i = 0; i < before.length; i++) {
      const hash = before[i] ?? 0;
      this.#slots[this.#find(hash)] = hash;
    }
  }
}

/** A hash that differs for the two orders of a pair; a small integer above 0. */
function orderHash(a: number, b: number): number {
  const mixed = Math.imul(a + 1, 0x9e3779b1) ^ (Math.imul(b + 1, 0x85ebca6b) >>> 3);
  return ((mixed ^ (mixed >>> 15)) >>> 2) | 1;
}

function zeros(count: number): number[] {
  const all = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    all[i] = 0;
  }
  return all;
}
