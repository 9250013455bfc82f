import { forget, recalled, remember } from '../syntax/per-block.js';
import type { PlacedBlock } from '../syntax/tree.js';

/** What was read of the blocks of one text, by what says how it was read. */
interface History<K, R> {
  readonly by: K;
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
 * an edit that changes both leaves nothing to know. It is a field of those blocks and in no weak map, whose
 * values would live on after their text until the next full collection.
 */
export function blockReadings<K, R>(isSame: (a: K, b: K) => boolean) {
  const key = Symbol('readings');
  const historyOf = (placed: PlacedBlock | undefined): History<K, R> | undefined =>
    // What `keep` has put there.
    placed && (recalled(placed.block, key) as History<K, R> | undefined);
  return (blocks: readonly PlacedBlock[], by: K): Readings<K, R> => {
    const ends = [blocks[0], blocks.at(-1)];
    const history = historyOf(ends[0]) ?? historyOf(ends[1]);
    const fits = history !== undefined && isSame(history.by, by);
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
      keep: (now, readings) => {
        // Else each block that once was the last would hold on to the text it ended.
        for (const old of [history?.blocks[0], history?.blocks.at(-1), ...ends]) {
          old && forget(old.block, key);
        }
        const kept: History<K, R> = { by: now, blocks, readings };
        for (const end of ends[0] === ends[1] ? [ends[0]] : ends) {
          end && remember(end.block, key, kept);
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
