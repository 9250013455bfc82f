import type { LastYear as OlderPlan, OutlineNode } from '../../core/model/notice.js';
import { planYearAt } from '../../core/model/targets.js';
import { nameOfUnit } from '../../core/model/unit-names.js';
import type { compareTexts } from '../../core/plan/compare/texts.js';
import type { Change, Comparison, Pair } from '../../core/plan/compare/types.js';
import type { DiffPiece } from '../../core/plan/compare/words.js';
import type { Locale } from '../../core/text/localized.js';
import type { FeatureContext } from './context.js';
import { type Block, changed, plain } from './markup.js';
import { healed } from './structure.js';
import { viewTexts } from './view-texts.js';

/** The plan a notice goes on from, and what has become of its items. */
export interface LastYear {
  /** Everything about the older plan. */
  readonly older: FeatureContext;
  /** For every item what it was; null for one the older plan has not. */
  readonly origins: ReadonlyMap<OutlineNode, Pair | null>;
  /** 上年, or the year where the plan of the very last one is not there. */
  readonly when: string;
  /** What it tells of this notice's dates. */
  readonly dates: OlderPlan | undefined;
  /** What a comparison says, loaded with it. */
  readonly texts: typeof compareTexts;
  /** The text of what belongs together, word by word. */
  wordsOf(pair: Pair): readonly DiffPiece[];
}

function originsOf({ pairs, added }: Comparison): LastYear['origins'] {
  return new Map<OutlineNode, Pair | null>([
    ...pairs.flatMap((pair) => pair.new.map((node) => [node, pair] as const)),
    ...added.map((node) => [node, null] as const),
  ]);
}

/**
 * Last year's plan among the notices of the workspace, compared with this one.
 *
 * @returns null where the notice is no plan of one year, or the workspace has none of an earlier year
 */
export async function lastYearOf(context: FeatureContext): Promise<LastYear | null> {
  const { notice, library, document, locale } = context;
  const year = planYearAt(notice, 0);
  if (year === null) {
    return null;
  }
  const others = (await library.all()).filter(({ uri }) => uri !== document.uri);
  if (others.length === 0) {
    return null;
  }
  const compare = await import('../../core/plan/compare/index.js');
  const found = compare.predecessorAmong({ title: healed(notice.header.title?.text ?? ''), year }, others);
  const older = found ? await library.contextOf(found.uri) : null;
  if (!found || older?.standing !== 'served') {
    return null;
  }
  const comparison = compare.comparingWith(older.notice)(notice);
  const when = found.year === year - 1 ? viewTexts.lastYear : viewTexts.year(found.year ?? year - 1);
  return {
    older,
    origins: originsOf(comparison),
    when: when[locale],
    dates: compare.lastYearFrom(older.notice) ?? undefined,
    texts: compare.compareTexts,
    wordsOf: (pair) => compare.wordDiff(comparison, pair),
  };
}

/** 上年第37项, or all it was put together from: 上年第37项、第38项. */
function originName({ older, when }: LastYear, pair: Pair, locale: Locale): string {
  const names = pair.old.map((node) => nameOfUnit(older.notice, node)[locale]).join(viewTexts.and[locale]);
  return viewTexts.origin(names, when)[locale];
}

/** 改写、时限有变; 未变. */
function whatChanged({ texts }: LastYear, change: readonly Change[], locale: Locale): string {
  return change.length === 0
    ? texts.unchanged[locale]
    : change.map((one) => texts.change[one][locale]).join(viewTexts.and[locale]);
}

/** What became of each item since last year's plan, in a few words. */
export function originsSaid(
  lastYear: LastYear,
  locale: Locale,
): readonly { readonly node: OutlineNode; readonly said: string }[] {
  return [...lastYear.origins].map(([node, pair]) => ({ node, said: becameOf(lastYear, pair, locale) }));
}

function becameOf(lastYear: LastYear, pair: Pair | null, locale: Locale): string {
  if (!pair) {
    return viewTexts.newItem(lastYear.when)[locale];
  }
  const what = whatChanged(lastYear, pair.change, locale);
  return viewTexts.became(originName(lastYear, pair, locale), what)[locale];
}

/** So much of what stayed is shown on either side of a change, in characters. */
const AROUND = 12;

/** A stretch that stayed, cut to what stands beside changes. */
function cut(text: string, isFirst: boolean, isLast: boolean): string {
  const [before, after] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  const characters = [...text];
  return characters.length <= before + after + 1
    ? text
    : `${characters.slice(0, before).join('')}…${characters.slice(characters.length - after).join('')}`;
}

/** What the unit was in the older plan, and its words with the changes marked; nothing for what is no item. */
export function originText(lastYear: LastYear, node: OutlineNode, locale: Locale): readonly Block[] {
  const pair = lastYear.origins.get(node);
  if (pair === undefined) {
    return [];
  }
  const pieces = pair?.change.includes('reworded') ? lastYear.wordsOf(pair) : [];
  return [
    [plain(becameOf(lastYear, pair, locale))],
    pieces.map(({ kind, text }, i) =>
      kind === 'same' ? plain(cut(text, i === 0, i === pieces.length - 1)) : changed(text, kind),
    ),
  ];
}
