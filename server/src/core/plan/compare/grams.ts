/** The pairs of neighbouring characters of a text, as numbers, ascending; one twice in it stands twice. */
export type Grams = Uint32Array;

const PUNCTUATION = /[\p{P}\p{S}]/u;

/** For each code unit 1 when it is punctuation, 2 when it is a letter, 0 when that was not yet asked. */
const kinds = new Uint8Array(0x10000);
const LETTER = 2;

function isLetter(code: number): boolean {
  const kind = kinds[code] ?? 0;
  if (kind !== 0) {
    return kind === LETTER;
  }
  const letter = !PUNCTUATION.test(String.fromCharCode(code));
  kinds[code] = letter ? LETTER : 1;
  return letter;
}

/** Letters, digits and characters of a text; what is left of it when only wording counts. */
export function lettersOf(text: string): string {
  let letters = '';
  for (const char of text) {
    letters += isLetter(char.charCodeAt(0)) ? char : '';
  }
  return letters;
}

/**
 * The pairs of neighbouring characters of a text, punctuation left out. A single character is a pair
 * with nothing.
 */
export function gramsOf(text: string): Grams {
  const grams = new Uint32Array(text.length);
  let count = 0;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLetter(code)) {
      // 16 bits each: no two pairs share a number. The first has no neighbour yet.
      grams[count++] = last * 0x10000 + code;
      last = code;
    }
  }
  return count > 1 ? grams.subarray(1, count).sort() : grams.subarray(0, count);
}

/** Sørensen–Dice coefficient: 2·shared / (a + b); 1 for two empty texts. */
export function diceOf(a: Grams, b: Grams): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    shared += x === y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

/** The pairs of `a` that `b` has not. */
export function gramsWithout(a: Grams, b: Grams): Grams {
  const left = new Uint32Array(a.length);
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    const gram = a[i] ?? 0;
    while (j < b.length && (b[j] ?? 0) < gram) {
      j++;
    }
    if (j < b.length && b[j] === gram) {
      j++;
    } else {
      left[count++] = gram;
    }
  }
  return left.subarray(0, count);
}

/**
 * The texts of two notices with their pairs of characters numbered from 0, so that tables can be kept of
 * them; the first of a text is its rarest.
 */
export interface NumberedGrams {
  readonly olds: readonly Grams[];
  readonly news: readonly Grams[];
  /** How many different pairs there are. */
  readonly count: number;
}

/** Numbers the pairs of characters of two notices, those that few texts have before those of many. */
export function numbered(olds: readonly Grams[], news: readonly Grams[]): NumberedGrams {
  const numbers = new Map<number, number>();
  const byFirst = (grams: Grams): Grams =>
    grams.map((gram) => {
      let number = numbers.get(gram);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(gram, number);
      }
      return number;
    });
  const first = { olds: olds.map(byFirst), news: news.map(byFirst) };
  const count = numbers.size;
  const spread = new Uint32Array(count);
  for (const grams of [...first.olds, ...first.news]) {
    for (const gram of grams) {
      spread[gram] = (spread[gram] ?? 0) + 1;
    }
  }
  // Both in one number: sorting numbers needs no function to compare them.
  const order = Float64Array.from(spread, (times, gram) => times * count + gram).sort();
  const rank = new Uint32Array(count);
  order.forEach((key, at) => {
    rank[key % count] = at;
  });
  const byRarity = (grams: Grams): Grams => grams.map((gram) => rank[gram] ?? 0).sort();
  return { olds: first.olds.map(byRarity), news: first.news.map(byRarity), count };
}

/** How much the pairs of characters of two notices tell, the rarer the more; for numbered ones. */
export interface GramWeights {
  /** The weight of all pairs of a text. */
  of(grams: Grams): number;
  /** The weight of the pairs that two texts share. */
  shared(a: Grams, b: Grams): number;
}

/**
 * Weights for the texts of two notices: a pair of characters that stands in `n` of `N` texts of the
 * notice with more of them weighs ln(1 + N/n). What both have weighs as much as what one has.
 */
export function gramWeights({ olds, news, count }: NumberedGrams): GramWeights {
  const before = spreadOf(olds, count);
  const after = spreadOf(news, count);
  const texts = Math.max(olds.length, news.length);
  const weights = new Float64Array(count);
  for (let gram = 0; gram < count; gram++) {
    weights[gram] = Math.log(1 + texts / Math.max(before[gram] ?? 0, after[gram] ?? 0));
  }
  return {
    of(grams) {
      let sum = 0;
      for (let i = 0; i < grams.length; i++) {
        sum += weights[grams[i] ?? 0] ?? 0;
      }
      return sum;
    },
    shared(a, b) {
      let sum = 0;
      for (let i = 0, j = 0; i < a.length && j < b.length; ) {
        const x = a[i] ?? 0;
        const y = b[j] ?? 0;
        sum += x === y ? (weights[x] ?? 0) : 0;
        i += x <= y ? 1 : 0;
        j += y <= x ? 1 : 0;
      }
      return sum;
    },
  };
}

/** In how many of the texts each pair of characters stands. */
export function spreadOf(texts: readonly Grams[], count: number): Uint32Array {
  const spread = new Uint32Array(count);
  for (const grams of texts) {
    let last = -1;
    for (const gram of grams) {
      if (gram !== last) {
        spread[gram] = (spread[gram] ?? 0) + 1;
        last = gram;
      }
    }
  }
  return spread;
}
