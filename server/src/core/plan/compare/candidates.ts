import { type Grams, type NumberedGrams, spreadOf } from './grams.js';

/** How many texts that share a rare pair of characters are looked at for each text. */
const MOST = 10;
/** The same where only the likest is wanted. */
const FEW = 4;
/** How many entries of the index are read for each text. */
const POSTINGS = 250;

/** An old and a new text that may have to do with each other; places in their lists. */
export interface Candidate {
  readonly old: number;
  readonly new: number;
}

/**
 * Calls `visit` for each text with the other texts of the same notice that are likeliest to be like it.
 *
 * @param count how many different pairs of characters there are
 */
export function eachAlike(
  texts: readonly Grams[],
  count: number,
  visit: (text: number, other: number) => void,
): void {
  // The likest of all is the text itself.
  eachLikely({ texts, others: texts, count, most: FEW + 1 }, visit);
}

/** All pairs of texts of which one has the other among its likely counterparts, in order. */
export function candidatePairs({ olds, news, count }: NumberedGrams): readonly Candidate[] {
  const keys: number[] = [];
  eachLikely({ texts: olds, others: news, count, most: MOST }, (old, at) =>
    keys.push(old * news.length + at),
  );
  eachLikely({ texts: news, others: olds, count, most: MOST }, (at, old) =>
    keys.push(old * news.length + at),
  );
  const sorted = Float64Array.from(keys).sort();
  const pairs: Candidate[] = [];
  sorted.forEach((key, i) => {
    if (i === 0 || key !== sorted[i - 1]) {
      pairs.push({ old: Math.floor(key / news.length), new: key % news.length });
    }
  });
  return pairs;
}

interface Search {
  readonly texts: readonly Grams[];
  readonly others: readonly Grams[];
  /** How many different pairs of characters there are. */
  readonly count: number;
  /** How many of the others are told for each text. */
  readonly most: number;
}

/**
 * Tells for each text the other ones that may be its counterpart: those that share most of its rarest
 * pairs of characters. Common pairs are read only as long as few texts have them, so the cost grows
 * with the number of texts and not with its square.
 */
function eachLikely(
  { texts, others, count, most }: Search,
  tell: (text: number, other: number) => void,
): void {
  const index = indexOf(others, count);
  const scores = new Float64Array(others.length);
  const touched = new Uint32Array(others.length);
  const lengths = Uint32Array.from(others, ({ length }) => length);
  texts.forEach((grams, at) => {
    let touchedCount = 0;
    let read = 0;
    let last = -1;
    for (let g = 0; g < grams.length; g++) {
      const gram = grams[g] ?? 0;
      const from = index.starts[gram] ?? 0;
      const to = gram === last ? from : (index.starts[gram + 1] ?? from);
      last = gram;
      read += to - from;
      if (read > POSTINGS && touchedCount > 0) {
        break;
      }
      const weight = 1 / (to - from);
      for (let i = from; i < to; i++) {
        const other = index.texts[i] ?? 0;
        if (scores[other] === 0) {
          touched[touchedCount++] = other;
        }
        scores[other] = (scores[other] ?? 0) + weight;
      }
    }
    const found = touched.subarray(0, touchedCount);
    for (let i = 0; i < touchedCount; i++) {
      const other = touched[i] ?? 0;
      scores[other] = (scores[other] ?? 0) / (grams.length + (lengths[other] ?? 0) + 1);
    }
    const place = (at / texts.length) * others.length;
    for (const other of bestOf(found, scores, place, most)) {
      tell(at, other);
    }
    for (let i = 0; i < touchedCount; i++) {
      scores[touched[i] ?? 0] = 0;
    }
  });
}

/** For each pair of characters the texts that have it: `texts` from `starts[gram]` to `starts[gram + 1]`. */
interface Index {
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
}

function indexOf(texts: readonly Grams[], count: number): Index {
  const spread = spreadOf(texts, count);
  const starts = new Uint32Array(count + 1);
  for (let gram = 0; gram < count; gram++) {
    starts[gram + 1] = (starts[gram] ?? 0) + (spread[gram] ?? 0);
  }
  const next = starts.slice();
  const entries = new Uint32Array(starts[count] ?? 0);
  texts.forEach((grams, at) => {
    let last = -1;
    for (const gram of grams) {
      if (gram !== last) {
        const place = next[gram] ?? 0;
        entries[place] = at;
        next[gram] = place + 1;
        last = gram;
      }
    }
  });
  return { starts, texts: entries };
}

/**
 * The places with the greatest scores, the best first. Of texts that are as like as each other, such
 * as copies of one, those at the same place in their notice come first.
 */
function bestOf(found: Uint32Array, scores: Float64Array, place: number, most: number): readonly number[] {
  const best: number[] = [];
  const isBetter = (a: number, b: number): boolean => {
    const by = (scores[a] ?? 0) - (scores[b] ?? 0);
    const nearer = Math.abs(b - place) - Math.abs(a - place);
    return by !== 0 ? by > 0 : nearer !== 0 ? nearer > 0 : a < b;
  };
  for (let i = 0; i < found.length; i++) {
    const other = found[i] ?? 0;
    const last = best[most - 1];
    if (last === undefined || isBetter(other, last)) {
      let at = last === undefined ? best.length : most - 1;
      for (
        let before = best[at - 1];
        before !== undefined && isBetter(other, before);
        before = best[at - 1]
      ) {
        best[at--] = before;
      }
      best[at] = other;
    }
  }
  return best;
}
