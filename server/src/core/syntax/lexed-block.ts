import type { Block, BlockMarker, BlockMemo, PlacedBlock } from './block.js';
import type { Brackets } from './brackets.js';

const NO_MARKERS: readonly BlockMarker[] = [];

/**
 * A block as it is lexed. Blocks are many, and live as long as their text: so one object is the block, its brackets
 * and, until an edit moves it, its place. What it is as a block says nothing of its place.
 */
export class LexedBlock implements Block, Brackets, PlacedBlock {
  memo: BlockMemo | null = null;
  readonly start: number;
  readonly length: number;
  readonly firstMarker: BlockMarker | null;
  readonly holds: number;
  readonly row: Int32Array;
  readonly firstBracket: number;
  readonly bracketCount: number;
  /** Where it was read, with its place there: most blocks are looked at in the whole text, and their own is not cut out. */
  readonly #source: string;
  #text: string | null = null;

  constructor(
    source: string,
    start: number,
    end: number,
    firstMarker: BlockMarker | null,
    holds: number,
    brackets: Brackets,
  ) {
    this.start = start;
    this.length = end - start;
    this.firstMarker = firstMarker;
    this.holds = holds;
    this.row = brackets.row;
    this.firstBracket = brackets.firstBracket;
    this.bracketCount = brackets.bracketCount;
    this.#source = source;
  }

  get text(): string {
    this.#text ??= this.#source.slice(this.start, this.start + this.length);
    return this.#text;
  }

  get block(): Block {
    return this;
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
