import { readFileSync } from 'node:fs';
import { type Corpus, createCorpus, SAMPLE_LENGTH } from './corpus-text.js';

/** Texts of one size; each turn has another one while the pool lasts. */
export interface Pool {
  /** Multiple of the sample's length. */
  readonly size: number;
  textAt(turn: number): string;
}

/** How many texts of a size are kept: together some 100 MB of memory at most. */
function poolSize(size: number): number {
  return size >= 1000 ? 2 : size >= 100 ? 8 : size >= 10 ? 40 : 400;
}

export function readCorpus(): Corpus {
  return createCorpus(readFileSync('seeds/guangdong-hk-2016.txt', 'utf8'));
}

/** @param seed texts of pools with other seeds are others */
export function createPool(corpus: Corpus, size: number, seed: number): Pool {
  const texts: string[] = [];
  const count = poolSize(size);
  return {
    size,
    textAt(turn) {
      const i = turn % count;
      let text = texts[i];
      if (text === undefined) {
        text = corpus.notice(size * SAMPLE_LENGTH, seed * 100_003 + size * 1009 + i);
        texts[i] = text;
      }
      return text;
    },
  };
}
