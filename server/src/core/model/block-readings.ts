import type { Block } from '../syntax/block.js';
import type { PlacedBlock } from '../syntax/tree.js';

/** What was read of the blocks of one text, by a key that says how it was read. */
interface History<K, R> {
  readonly key: K;
  readonly blocks: readonly PlacedBlock[];
  /** One for each block. */
  readonly readings: readonly R[];
}

/** Readings of a text's blocks as far as they are known from before an edit. */
export interface Readings<K, R> {
  /** What was read of the block at an index, when it was last looked at; undefined when it is new. */
  at(index: number): R | undefined;
  /** Keeps what has now been read, one for each block, and forgets what was read before. */
  keep(key: K, readings: readonly R[]): void;
}

/**
 * Remembers what is read of blocks: an edit leaves all blocks before and after it as they are. The memory hangs
 * on a text's first and last block alone, since one for each block would cost as much as reading most of them;
 * an edit that changes both leaves nothing to know.
 */
export function blockReadings<K, R>(isSame: (a: K, b: K) => boolean) {
  const histories = new WeakMap<Block, History<K, R>>();
  return (blocks: readonly PlacedBlock[], key: K): Readings<K, R> => {
    const first = blocks[0]?.block;
    const last = blocks.at(-1)?.block;
    const history = (first && histories.get(first)) ?? (last && histories.get(last));
    const fits = history !== undefined && isSame(history.key, key);
    const before = fits ? sharedBefore(blocks, history.blocks) : 0;
    const after = fits ? sharedAfter(blocks, history.blocks, before) : 0;
    return {
      at: (index) => {
        if (index < before) {
          return history?.readings[index];
        }
        const toEnd = blocks.length - index;
        return history && toEnd <= after ? history.readings[history.blocks.length - toEnd] : undefined;
      },
      keep: (by, readings) => {
        for (const old of [history?.blocks[0], history?.blocks.at(-1)]) {
          // Else each block that once was the last would hold on to the text it ended.
          old && histories.delete(old.block);
        }
        for (const block of [first, last]) {
          block && histories.set(block, { key: by, blocks, readings });
        }
      },
    };
  };
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
