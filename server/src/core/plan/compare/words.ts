import { diffArrays } from 'diff';
import type { Notice, OutlineNode } from '../../model/notice.js';
import type { Span } from '../../text/span.js';
import { type PlacedContent, placedContent, writtenAt } from './content.js';
import type { Comparison, Pair } from './types.js';

/** A run of words that both texts have, or only one of them. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added';
  /** As written, white space left out; of the new notice where both have it. */
  readonly text: string;
  /** Where it stands in the old notice; null for what was added. */
  readonly old: Span | null;
  /** Where it stands in the new notice; null for what was removed. */
  readonly new: Span | null;
}

/** A word with its place in its notice. */
interface Word extends Span {
  readonly text: string;
  /** Which of the nodes it stands in; a piece never runs over two. */
  readonly part: number;
}

/** Numbers and Latin words whole, runs of Chinese characters to be cut into words, all else by itself. */
const RUN = /[0-9A-Za-z]+(?:[.%][0-9A-Za-z]+)*%?|[㐀-鿿〇]+|[\s\S]/g;
const HAN = /^[㐀-鿿〇]/;

/**
 * Cuts runs of Chinese characters, which end at punctuation, into words. One cutter for many pairs cuts
 * nothing twice.
 */
export function createCutter(): (run: string) => readonly string[] {
  // Hosts without it (older browsers) still get a difference, by characters.
  const segmenter =
    typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  const known = new Map<string, readonly string[]>();
  return (run) => {
    let words = known.get(run);
    if (!words) {
      words = segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [...run];
      known.set(run, words);
    }
    return words;
  };
}

/** Cuts text into words the way all of one comparison does. */
export type Cutter = ReturnType<typeof createCutter>;

/**
 * What was taken out of the text of a pair and what was put in, by Chinese words.
 *
 * Removed words come before the added ones in their place. A single character kept between changes is
 * shown as changed with them: it is chance, and hard to read.
 */
export function wordDiff(
  comparison: Comparison,
  pair: Pair,
  cut: Cutter = createCutter(),
): readonly DiffPiece[] {
  const untouched = sameText(comparison, pair);
  if (untouched) {
    return [untouched];
  }
  const before = wordsOf(comparison.old, pair.old, cut);
  const after = wordsOf(comparison.new, pair.new, cut);
  const changes = diffArrays(
    before.map((word) => word.text),
    after.map((word) => word.text),
  );
  let i = 0;
  let j = 0;
  const steps = changes.map(({ count, added, removed }): Step => {
    const olds = added ? [] : before.slice(i, i + count);
    const news = removed ? [] : after.slice(j, j + count);
    i += olds.length;
    j += news.length;
    return { same: !added && !removed, old: olds, new: news };
  });
  return regrouped(steps).flatMap((step) => piecesOf(step, comparison));
}

/** One piece for a text that nobody has touched: most of a plan, and cutting it into words takes time. */
function sameText({ old, new: now }: Comparison, pair: Pair): DiffPiece | null {
  const [before, after] = [pair.old[0], pair.new[0]];
  if (!before || !after || pair.old.length > 1 || pair.new.length > 1) {
    return null;
  }
  const [a, b] = [placedContent(old, before), placedContent(now, after)];
  if (a.text !== b.text || a.text === '') {
    return null;
  }
  return { kind: 'same', text: writtenAt(now, b), old: spanOfContent(a), new: spanOfContent(b) };
}

function spanOfContent({ at }: PlacedContent): Span {
  return { start: at[0] ?? 0, end: (at.at(-1) ?? 0) + 1 };
}

function wordsOf(notice: Notice, nodes: readonly OutlineNode[], cut: Cutter): readonly Word[] {
  return nodes.flatMap((node, part) => cutContent(placedContent(notice, node), part, cut));
}

function cutContent({ text, at }: PlacedContent, part: number, cut: Cutter): readonly Word[] {
  const words: Word[] = [];
  let place = 0;
  for (const [run] of text.matchAll(RUN)) {
    for (const word of HAN.test(run) ? cut(run) : [run]) {
      const start = at[place] ?? 0;
      place += word.length;
      words.push({ text: word, start, end: (at[place - 1] ?? start) + 1, part });
    }
  }
  return words;
}

interface Step {
  readonly same: boolean;
  readonly old: readonly Word[];
  readonly new: readonly Word[];
}

/** Joins changes that stand side by side or with one character between them. */
function regrouped(steps: readonly Step[]): readonly Step[] {
  const joined: Step[] = [];
  steps.forEach((step, i) => {
    const [only] = step.new;
    const island =
      step.same &&
      i > 0 &&
      i < steps.length - 1 &&
      step.new.length === 1 &&
      HAN.test(only?.text ?? '') &&
      only?.text.length === 1;
    const last = joined.at(-1);
    if (last && !last.same && (island || !step.same)) {
      joined[joined.length - 1] = {
        same: false,
        old: [...last.old, ...step.old],
        new: [...last.new, ...step.new],
      };
    } else {
      joined.push(step);
    }
  });
  return joined;
}

function piecesOf(step: Step, { old, new: now }: Comparison): readonly DiffPiece[] {
  if (step.same) {
    return runsOf(step.new, step.old).map(([words, twins]) => ({
      kind: 'same',
      text: written(now, words),
      old: spanOf(twins),
      new: spanOf(words),
    }));
  }
  return [
    ...runsOf(step.old).map(
      ([words]): DiffPiece => ({ kind: 'removed', text: written(old, words), old: spanOf(words), new: null }),
    ),
    ...runsOf(step.new).map(
      ([words]): DiffPiece => ({ kind: 'added', text: written(now, words), old: null, new: spanOf(words) }),
    ),
  ];
}

/** Words cut where one of two lists goes on in another node. */
function runsOf(
  words: readonly Word[],
  twins: readonly Word[] = words,
): readonly (readonly [readonly Word[], readonly Word[]])[] {
  const runs: [Word[], Word[]][] = [];
  words.forEach((word, i) => {
    const twin = twins[i] ?? word;
    const last = runs.at(-1);
    if (last && last[0][0]?.part === word.part && last[1][0]?.part === twin.part) {
      last[0].push(word);
      last[1].push(twin);
    } else {
      runs.push([[word], [twin]]);
    }
  });
  return runs;
}

function spanOf(words: readonly Word[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

function written({ text }: Notice, words: readonly Word[]): string {
  return words.map(({ start, end }) => text.slice(start, end).replace(/[\s\u3000*#]+/g, '')).join('');
}
