import type { Block, BlockMemo } from './block.js';

const NONE: readonly never[] = [];

/**
 * Makes a search through a block's text and marks one that is done once for each block. A block that
 * an edit leaves alone keeps what was found in it.
 *
 * @param needs bits of `Holds` (characters.ts), one of which a block must hold for anything to be found
 * @param find a pure function of the block; what it finds has offsets relative to the block
 */
export function perBlock<T>(
  needs: number,
  find: (block: Block) => readonly T[],
): (block: Block) => readonly T[] {
  return (block) => {
    if ((block.holds & needs) === 0) {
      return NONE;
    }
    const known = recalled(block, find);
    if (known !== undefined) {
      // What this search has put there.
      return known as readonly T[];
    }
    const found = find(block);
    remember(block, find, found);
    return found;
  };
}

/** What was remembered of a block by a key; undefined for nothing. */
export function recalled(block: Block, key: unknown): unknown {
  // A dozen searches at most: the list is shorter than any hashing.
  for (let memo = block.memo; memo !== null; memo = memo.earlier) {
    if (memo.search === key) {
      return memo.found;
    }
  }
  return undefined;
}

/** Remembers something of a block by a key for which nothing is remembered yet. */
export function remember(block: Block, key: unknown, found: unknown): void {
  block.memo = { search: key, found, earlier: block.memo };
}

/** Forgets what was remembered by a key. */
export function forget(block: Block, key: unknown): void {
  // Of a text that was never read before nothing is remembered.
  if (block.memo !== null) {
    block.memo = without(block.memo, key);
  }
}

function without({ search, found, earlier }: BlockMemo, key: unknown): BlockMemo | null {
  const rest = earlier && without(earlier, key);
  return search === key ? rest : { search, found, earlier: rest };
}
