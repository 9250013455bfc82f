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
  return gramsInOrder(text).sort();
}

/** The same in the order of the text; only for {@link numbered}, which sorts anew. */
export function gramsInOrder(text: string): Uint32Array {
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
  return count > 1 ? grams.subarray(1, count) : grams.subarray(0, count);
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
  const { numberOf, size } = numbering();
  const texts = [...olds, ...news].map((grams) => grams.map(numberOf));
  const sorted = sortedByRarity(texts, size());
  return { olds: sorted.slice(0, olds.length), news: sorted.slice(olds.length), count: size() };
}

/**
 * The numbers of each text replaced by their ranks, the rarest first, and sorted by them: all texts in
 * one go, by counting.
 */
function sortedByRarity(texts: readonly Grams[], count: number): readonly Grams[] {
  const spread = new Uint32Array(count);
  for (const grams of texts) {
    for (let i = 0; i < grams.length; i++) {
      const gram = grams[i] ?? 0;
      spread[gram] = (spread[gram] ?? 0) + 1;
    }
  }
  // Both in one number: sorting numbers needs no function to compare them.
  const order = Float64Array.from(spread, (times, gram) => times * count + gram).sort();
  /** Where the texts that have a pair begin in `owners`. */
  const place = new Uint32Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank++) {
    const gram = (order[rank] ?? 0) % count;
    place[gram] = total;
    total += spread[gram] ?? 0;
  }
  const owners = new Uint32Array(total);
  texts.forEach((grams, text) => {
    for (let i = 0; i < grams.length; i++) {
      const gram = grams[i] ?? 0;
      const at = place[gram] ?? 0;
      owners[at] = text;
      place[gram] = at + 1;
    }
  });
  const sorted = texts.map(({ length }) => new Uint32Array(length));
  const filled = new Uint32Array(texts.length);
  for (let rank = 0, at = 0; rank < count; rank++) {
    for (const end = place[(order[rank] ?? 0) % count] ?? 0; at < end; at++) {
      const text = owners[at] ?? 0;
      const grams = sorted[text];
      const next = filled[text] ?? 0;
      if (grams) {
        grams[next] = rank;
      }
      filled[text] = next + 1;
    }
  }
  return sorted;
}

/**
 * Numbers keys above 0 in the order they first come. A Map does the same in three times the time, and half
 * a million keys are numbered for two plans of a thousand items.
 */
function numbering(): { numberOf(key: number): number; size(): number } {
  let keys = new Uint32Array(1 << 14);
  let numbers = new Uint32Array(keys.length);
  let size = 0;
  const slotOf = (key: number): number => {
    const last = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & last;
    while (keys[slot] !== 0 && keys[slot] !== key) {
      slot = (slot + 1) & last;
    }
    return slot;
  };
  const grow = (): void => {
    const before = { keys, numbers };
    keys = new Uint32Array(before.keys.length * 4);
    numbers = new Uint32Array(keys.length);
    before.keys.forEach((key, slot) => {
      if (key !== 0) {
        const free = slotOf(key);
        keys[free] = key;
        numbers[free] = before.numbers[slot] ?? 0;
      }
    });
  };
  const numberOf = (key: number): number => {
    const slot = slotOf(key);
    if (keys[slot] === key) {
      return numbers[slot] ?? 0;
    }
    keys[slot] = key;
    numbers[slot] = size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  };
  return { numberOf, size: () => size };
}

/** How much the pairs of characters of two notices tell, the rarer the more; for numbered ones. */
export interface GramWeights {
  /** The weight of all pairs of a text. */
  of(grams: Grams): number;
  /** The weight of the pairs that two texts share; quick where the first text is that of the call before. */
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
  // How often the text asked about last has each pair: it is nearly always asked about again.
  const marks = new Uint16Array(count);
  let marked: Grams = new Uint32Array();
  const mark = (grams: Grams, by: 0 | 1): void => {
    for (let i = 0; i < grams.length; i++) {
      const gram = grams[i] ?? 0;
      marks[gram] = by === 0 ? 0 : (marks[gram] ?? 0) + 1;
    }
  };
  return {
    of(grams) {
      let sum = 0;
      for (let i = 0; i < grams.length; i++) {
        sum += weights[grams[i] ?? 0] ?? 0;
      }
      return sum;
    },
    shared(a, b) {
      if (a !== marked) {
        mark(marked, 0);
        mark(a, 1);
        marked = a;
      }
      let sum = 0;
      let last = -1;
      let times = 0;
      for (let i = 0; i < b.length; i++) {
        const gram = b[i] ?? 0;
        times = gram === last ? times + 1 : 1;
        last = gram;
        if (times <= (marks[gram] ?? 0)) {
          sum += weights[gram] ?? 0;
        }
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
