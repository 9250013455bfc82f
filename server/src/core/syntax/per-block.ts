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
  const known = new WeakMap<Block, readonly T[]>();
  return (block) => {
    if ((block.holds & needs) === 0) {
      return NONE;
    }
    let found = known.get(block);
    if (!found) {
      found = find(block);
      known.set(block, found);
    }
    return found;
  };
}
