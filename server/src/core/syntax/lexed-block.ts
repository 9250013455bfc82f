import type { Block, BlockMarker, BlockMemo } from './block.js';
import type { Brackets } from './brackets.js';

const NO_MARKERS: readonly BlockMarker[] = [];

/** A block as it is lexed. A class, to be its own brackets: blocks are many, and live as long as their text. */
export class LexedBlock implements Block, Brackets {
  memo: BlockMemo | null = null;
  readonly text: string;
  readonly firstMarker: BlockMarker | null;
  readonly holds: number;
  readonly row: Int32Array;
  readonly firstBracket: number;
  readonly bracketCount: number;

  constructor(text: string, firstMarker: BlockMarker | null, holds: number, brackets: Brackets) {
    this.text = text;
    this.firstMarker = firstMarker;
    this.holds = holds;
    this.row = brackets.row;
    this.firstBracket = brackets.firstBracket;
    this.bracketCount = brackets.bracketCount;
  }

  get brackets(): Brackets {
    return this;
  }

  get markers(): readonly BlockMarker[] {
    if (this.firstMarker === null) {
      return NO_MARKERS;
    }
    const markers: BlockMarker[] = [];
    for (let marker: BlockMarker | null = this.firstMarker; marker !== null; marker = marker.next) {
      markers.push(marker);
    }
    return markers;
  }
}
