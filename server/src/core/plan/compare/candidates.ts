import type { Grams } from './grams.js';

/** How many texts that share a rare pair of characters are looked at for each text. */
const MOST = 16;
/** How many entries of the index are read for each text. */
const POSTINGS = 2000;

/** An old and a new text that may have to do with each other; places in their lists. */
export interface Candidate {
  readonly old: number;
  readonly new: number;
}

/** All pairs of texts of which one has the other among its likely counterparts, in order. */
export function candidatePairs(olds: readonly Grams[], news: readonly Grams[]): readonly Candidate[] {
  const keys = new Set<number>();
  likelyCounterparts(olds, news).forEach((found, old) => {
    for (const at of found) {
      keys.add(old * news.length + at);
    }
  });
  likelyCounterparts(news, olds).forEach((found, at) => {
    for (const old of found) {
      keys.add(old * news.length + at);
    }
  });
  return [...keys]
    .sort((a, b) => a - b)
    .map((key) => ({ old: Math.floor(key / news.length), new: key % news.length }));
}

/**
 * For each text the other ones that may be its counterpart: those that share most of its rarest
 * pairs of characters. Common pairs are read only as long as few texts have them, so the cost grows
 * with the number of texts and not with its square.
 *
 * @returns for each of `texts` places in `others`, the likeliest first
 */
function likelyCounterparts(
  texts: readonly Grams[],
  others: readonly Grams[],
): readonly (readonly number[])[] {
  const index = indexOf(others);
  const scores = new Float64Array(others.length);
  return texts.map((grams, at) => {
    const touched: number[] = [];
    let read = 0;
    for (const postings of rarestFirst(grams, index)) {
      read += postings.length;
      if (read > POSTINGS && touched.length > 0) {
        break;
      }
      for (const other of postings) {
        if (scores[other] === 0) {
          touched.push(other);
        }
        scores[other] = (scores[other] ?? 0) + 1 / postings.length;
      }
    }
    const rank = (other: number): number =>
      (scores[other] ?? 0) / (grams.length + (others[other]?.length ?? 0) + 1);
    // Of texts that are as like as each other, such as copies of one, those at the same place come first.
    const place = (at / Math.max(1, texts.length)) * others.length;
    const best = touched
      .map((other) => ({ other, score: rank(other) }))
      .sort(
        (a, b) =>
          b.score - a.score || Math.abs(a.other - place) - Math.abs(b.other - place) || a.other - b.other,
      )
      .slice(0, MOST)
      .map(({ other }) => other);
    for (const other of touched) {
      scores[other] = 0;
    }
    return best;
  });
}

function indexOf(texts: readonly Grams[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  texts.forEach((grams, at) => {
    for (const gram of grams) {
      const postings = index.get(gram);
      if (!postings) {
        index.set(gram, [at]);
      } else if (postings.at(-1) !== at) {
        postings.push(at);
      }
    }
  });
  return index;
}

function rarestFirst(
  grams: Grams,
  index: ReadonlyMap<number, readonly number[]>,
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let last = -1;
  for (const gram of grams) {
    const postings = gram === last ? undefined : index.get(gram);
    if (postings) {
      found.push(postings);
    }
    last = gram;
  }
  return found.sort((a, b) => a.length - b.length);
}
