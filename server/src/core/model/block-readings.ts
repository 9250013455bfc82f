import { forget, recalled, remember } from '../syntax/per-block.js';
import type { PlacedBlock } from '../syntax/tree.js';
import { firstFrom, type Span } from '../text/span.js';

/** What was found in one text, block by block, and by what it was found. */
interface History<K, T> {
  readonly by: K;
  readonly blocks: readonly PlacedBlock[];
  readonly items: readonly T[];
}

/** What was found in a text before an edit, as far as its blocks are still there. */
export interface Known<T> {
  readonly items: readonly T[];
  /** How many blocks at the text's start are as they were, and how many items stand in them. */
  readonly before: number;
  readonly itemsBefore: number;
  /** How many blocks at its end besides, and the index of the first item in them. */
  readonly after: number;
  readonly itemsAfter: number;
  /** How far the blocks at the end have moved. */
  readonly shift: number;
}

const NOTHING: Known<never> = { items: [], before: 0, itemsBefore: 0, after: 0, itemsAfter: 0, shift: 0 };

/**
 * Remembers what is found in the blocks of a text: an edit leaves all blocks before and after it as they are.
 * The memory is one list of what was found, with its places in the text, and hangs on the text's first and last
 * block alone: one for each block would cost as much as reading most of them. An edit that changes both leaves
 * nothing to know. It is a field of those blocks and in no weak map, whose values would live on after their text
 * until the next full collection.
 */
export class BlockReadings<K, T extends Span> {
  readonly #key = Symbol('readings');
  readonly #isSame: (a: K, b: K) => boolean;

  /** @param isSame whether what was found by one can be taken over for another */
  constructor(isSame: (a: K, b: K) => boolean) {
    this.#isSame = isSame;
  }

  /** What is known of a text from before an edit. */
  known(blocks: readonly PlacedBlock[], by: K): Known<T> {
    const history = this.#historyOf(blocks);
    if (!history || !this.#isSame(history.by, by)) {
      return NOTHING;
    }
    const { items } = history;
    const before = sharedBefore(blocks, history.blocks);
    const after = sharedAfter(blocks, history.blocks, before);
    const lastStart = startOf(history.blocks, history.blocks.length - after);
    return {
      items,
      before,
      itemsBefore: firstFrom(items, startOf(history.blocks, before)),
      after,
      itemsAfter: firstFrom(items, lastStart),
      shift: after > 0 ? startOf(blocks, blocks.length - after) - lastStart : 0,
    };
  }

  /** Keeps what has now been found, in text order, and forgets what was found before. */
  keep(blocks: readonly PlacedBlock[], by: K, items: readonly T[]): void {
    const first = blocks[0]?.block;
    const last = blocks.at(-1)?.block;
    if (!first || !last) {
      return;
    }
    const history = this.#historyOf(blocks);
    if (history) {
      // Else each block that once was the last would hold on to the text it ended.
      this.#forgetAt(history.blocks);
      this.#forgetAt(blocks);
    }
    const kept: History<K, T> = { by, blocks, items };
    remember(first, this.#key, kept);
    if (last !== first) {
      remember(last, this.#key, kept);
    }
  }

  #forgetAt(blocks: readonly PlacedBlock[]): void {
    for (const placed of [blocks[0], blocks.at(-1)]) {
      placed && forget(placed.block, this.#key);
    }
  }

  #historyOf(blocks: readonly PlacedBlock[]): History<K, T> | undefined {
    const of = (placed: PlacedBlock | undefined): History<K, T> | undefined =>
      // What `keep` has put there.
      placed && (recalled(placed.block, this.#key) as History<K, T> | undefined);
    return of(blocks[0]) ?? of(blocks.at(-1));
  }
}

/** A search through blocks, each of which it looks at by itself. */
export interface BlockSearch<T extends Span> {
  /** Bits of `Holds` (characters.ts), one of which a block must hold for anything to be found. */
  readonly needs: number;
  /** Adds what a block holds, in text order and with its places in the text. */
  find(placed: PlacedBlock, into: T[]): void;
  moved(item: T, by: number): T;
}

/** Makes a search one that looks only at the blocks an edit has changed. */
export function inBlocks<T extends Span>(
  search: BlockSearch<T>,
): (blocks: readonly PlacedBlock[]) => readonly T[] {
  const readings = new BlockReadings<null, T>(() => true);
  return (blocks) => {
    const { items, before, itemsBefore, after, itemsAfter, shift } = readings.known(blocks, null);
    const found = items.slice(0, itemsBefore);
    for (let i = before; i < blocks.length - after; i++) {
      const placed = blocks[i];
      if (placed && (placed.block.holds & search.needs) !== 0) {
        search.find(placed, found);
      }
    }
    for (let i = itemsAfter; i < items.length; i++) {
      const item = items[i];
      item && found.push(shift === 0 ? item : search.moved(item, shift));
    }
    readings.keep(blocks, null, found);
    return found;
  };
}

function startOf(blocks: readonly PlacedBlock[], index: number): number {
  return blocks[index]?.start ?? Number.POSITIVE_INFINITY;
}

/** How many blocks from the start two texts share. */
function sharedBefore(a: readonly PlacedBlock[], b: readonly PlacedBlock[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count]?.block === b[count]?.block) {
    count++;
  }
  return count;
}

/** How many blocks from the end two texts share besides. */
function sharedAfter(a: readonly PlacedBlock[], b: readonly PlacedBlock[], before: number): number {
  const most = Math.min(a.length, b.length) - before;
  let count = 0;
  while (count < most && a[a.length - 1 - count]?.block === b[b.length - 1 - count]?.block) {
    count++;
  }
  return count;
}
