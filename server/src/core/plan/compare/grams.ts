import { lettersOf } from './content.js';

/** The pairs of neighbouring characters of a text, as numbers, ascending; one twice in it stands twice. */
export type Grams = Uint32Array;

/**
 * The pairs of neighbouring characters of a text, punctuation left out. A single character is a pair
 * with nothing.
 */
export function gramsOf(text: string): Grams {
  const letters = lettersOf(text);
  if (letters.length === 1) {
    return Uint32Array.of(letters.charCodeAt(0));
  }
  const grams = new Uint32Array(Math.max(0, letters.length - 1));
  for (let i = 0; i < grams.length; i++) {
    // 16 bits each: no two pairs share a number.
    grams[i] = letters.charCodeAt(i) * 0x10000 + letters.charCodeAt(i + 1);
  }
  return grams.sort();
}

/** Calls `visit` with every pair that both texts have, as often as both have it. */
function forShared(a: Grams, b: Grams, visit: (gram: number) => void): void {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      visit(x);
    }
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
}

/** Sørensen–Dice coefficient: 2·shared / (a + b); 1 for two empty texts. */
export function diceOf(a: Grams, b: Grams): number {
  let shared = 0;
  forShared(a, b, () => {
    shared++;
  });
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

/** The pairs of `a` that `b` has not. */
export function gramsWithout(a: Grams, b: Grams): Grams {
  const left: number[] = [];
  let j = 0;
  for (const gram of a) {
    while (j < b.length && (b[j] ?? 0) < gram) {
      j++;
    }
    if (b[j] === gram) {
      j++;
    } else {
      left.push(gram);
    }
  }
  return Uint32Array.from(left);
}

/** How much the pairs of characters of two notices tell, the rarer the more. */
export interface GramWeights {
  /** The weight of all pairs of a text. */
  of(grams: Grams): number;
  /** The weight of the pairs that two texts share. */
  shared(a: Grams, b: Grams): number;
}

/**
 * Weights for texts: a pair of characters that stands in `n` of `N` texts weighs ln(1 + N/n).
 *
 * @param texts all texts that will be compared
 */
export function gramWeights(texts: readonly Grams[]): GramWeights {
  const spread = new Map<number, number>();
  for (const grams of texts) {
    let last = -1;
    for (const gram of grams) {
      if (gram !== last) {
        spread.set(gram, (spread.get(gram) ?? 0) + 1);
        last = gram;
      }
    }
  }
  const weights = new Map<number, number>();
  for (const [gram, count] of spread) {
    weights.set(gram, Math.log(1 + texts.length / count));
  }
  const weightOf = (gram: number): number => weights.get(gram) ?? 0;
  return {
    of: (grams) => grams.reduce((sum, gram) => sum + weightOf(gram), 0),
    shared(a, b) {
      let sum = 0;
      forShared(a, b, (gram) => {
        sum += weightOf(gram);
      });
      return sum;
    },
  };
}
