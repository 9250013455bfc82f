import type { Random } from '../../bench/random.js';
import { NEW_SENTENCES, SYNONYMS } from './sentences.js';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const OTHER_WORD = new Map(SYNONYMS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** The words of a text. Cut at punctuation first: a segmenter is slow on a long text. */
export function wordsOf(text: string): readonly string[] {
  return text
    .split(/(?<=[，。；、])/)
    .flatMap((piece) => [...segmenter.segment(piece)].map(({ segment }) => segment));
}

const isWord = (segment: string): boolean => /^[一-龥]+$/.test(segment);

/**
 * A text in other words.
 *
 * @param strength share of the words touched: of them half are replaced (by a synonym where there is
 *   one, else by any word of the vocabulary), a quarter left out, a quarter get another before them;
 *   a quarter of that share of the clauses is replaced as a whole
 * @param vocabulary words to draw from
 */
export function reworded(
  text: string,
  strength: number,
  vocabulary: readonly string[],
  random: Random,
): string {
  if (strength === 0) {
    return text;
  }
  return text
    .split(/(?<=[，。；])/)
    .map((clause) =>
      random.chance(strength / 4)
        ? otherClause(clause, random)
        : inOtherWords(clause, strength, vocabulary, random),
    )
    .join('');
}

function otherClause(clause: string, random: Random): string {
  const stop = /[，。；]$/.exec(clause)?.[0] ?? '';
  const other = random.pick(random.pick(NEW_SENTENCES).split('，')).replace(/。$/, '');
  return other + stop;
}

function inOtherWords(
  clause: string,
  strength: number,
  vocabulary: readonly string[],
  random: Random,
): string {
  return wordsOf(clause)
    .map((word) => {
      if (!isWord(word) || !random.chance(strength)) {
        return word;
      }
      const way = random.next();
      if (way < 0.5) {
        return OTHER_WORD.get(word) ?? random.pick(vocabulary);
      }
      return way < 0.75 ? '' : random.pick(vocabulary) + word;
    })
    .join('');
}

/** The Chinese words of some texts, each once, in order of first appearance. */
export function vocabularyOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => wordsOf(text).filter(isWord)))];
}
