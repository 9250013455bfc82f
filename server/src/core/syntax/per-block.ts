import type { Block } from './block.js';

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
    // A dozen searches at most: the list is shorter than any hashing.
    for (let memo = block.memo; memo !== null; memo = memo.earlier) {
      if (memo.search === find) {
        // What this search has put there.
        return memo.found as readonly T[];
      }
    }
    const found = find(block);
    block.memo = { search: find, found, earlier: block.memo };
    return found;
  };
}
