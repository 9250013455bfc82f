import type { Notice, OutlineNode } from '../../model/notice.js';
import type { Localized } from '../../text/localized.js';
import { writtenContent } from './content.js';
import { compareTexts } from './texts.js';
import type { Change, Comparison, Pair } from './types.js';
import { createCutter, type DiffPiece, wordDiff } from './words.js';

/** What a reader of a comparison sees of one unit, or of several that belong together. */
export interface ReportRow {
  /** Empty for what is new. */
  readonly old: readonly OutlineNode[];
  /** Empty for what was dropped. */
  readonly new: readonly OutlineNode[];
  readonly isHeading: boolean;
  readonly change: readonly Change[];
  /** Null for what has no counterpart. */
  readonly similarity: number | null;
  /** What has changed, a sentence each; empty for what was carried over unchanged. */
  readonly remarks: readonly Localized[];
  /** The text without number and responsibility groups, word by word. */
  readonly pieces: readonly DiffPiece[];
}

/** How many items had what become of them; an item with two changes counts for both. */
export interface Summary {
  readonly old: number;
  readonly new: number;
  readonly unchanged: number;
  readonly added: number;
  readonly dropped: number;
  readonly change: Readonly<Record<Change, number>>;
}

/** Counts of a comparison; headings do not count. */
export function summaryOf({ pairs, added, dropped }: Comparison): Summary {
  const of = (change: Change): number => pairs.filter((pair) => pair.change.includes(change)).length;
  const total = (side: 'old' | 'new'): number => pairs.reduce((sum, pair) => sum + pair[side].length, 0);
  return {
    old: total('old') + dropped.length,
    new: total('new') + added.length,
    unchanged: pairs.filter((pair) => pair.change.length === 0).length,
    added: added.length,
    dropped: dropped.length,
    change: {
      split: of('split'),
      merged: of('merged'),
      reworded: of('reworded'),
      moved: of('moved'),
      agencies: of('agencies'),
      deadlines: of('deadlines'),
    },
  };
}

/** The counts that are not zero, in words. */
export function summaryParts(summary: Summary): readonly Localized[] {
  return summaryEntries(summary)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => compareTexts.counted(what, count));
}

/** All counts with their names. */
export function summaryEntries(summary: Summary): readonly (readonly [what: Localized, count: number])[] {
  const { change, unchanged, added, dropped } = compareTexts;
  return [
    [unchanged, summary.unchanged],
    [change.reworded, summary.change.reworded],
    [change.moved, summary.change.moved],
    [change.split, summary.change.split],
    [change.merged, summary.change.merged],
    [change.agencies, summary.change.agencies],
    [change.deadlines, summary.change.deadlines],
    [added, summary.added],
    [dropped, summary.dropped],
  ];
}

/** All units of a comparison in the order of the new notice; what was dropped stands where it stood. */
export function reportRows(comparison: Comparison): readonly ReportRow[] {
  const cut = createCutter();
  const rows = (isHeading: boolean): readonly ReportRow[] => {
    const { pairs, added, dropped } = isHeading ? comparison.headings : comparison;
    return [
      ...pairs.map((pair): ReportRow => {
        const all = wordDiff(comparison, pair, cut);
        // Where nothing was reworded, only a stop behind a heading or at a cut is another.
        const pieces = pair.change.includes('reworded') ? all : all.filter(({ kind }) => kind === 'same');
        return { ...pair, isHeading, remarks: remarksOn(pair), pieces };
      }),
      ...added.map((node) => lone(comparison.new, node, 'added', isHeading)),
      ...dropped.map((node) => lone(comparison.old, node, 'removed', isHeading)),
    ];
  };
  return inOrder([...rows(true), ...rows(false)]);
}

function lone(notice: Notice, node: OutlineNode, kind: 'added' | 'removed', isHeading: boolean): ReportRow {
  const text = writtenContent(notice, node);
  const span = { start: node.marker.end, end: node.ownEnd };
  const isNew = kind === 'added';
  return {
    old: isNew ? [] : [node],
    new: isNew ? [node] : [],
    isHeading,
    change: [],
    similarity: null,
    remarks: [isNew ? compareTexts.added : compareTexts.dropped],
    pieces: [{ kind, text, old: isNew ? null : span, new: isNew ? span : null }],
  };
}

function inOrder(rows: readonly ReportRow[]): readonly ReportRow[] {
  const present = rows.filter((row) => row.new.length > 0);
  const ordered = present.toSorted((a, b) => (a.new[0]?.id ?? 0) - (b.new[0]?.id ?? 0));
  const stayed = ordered.filter((row) => row.old.length > 0 && !row.change.includes('moved'));
  /** What was dropped behind each row that stayed; null: before all of them. */
  const behind = new Map<ReportRow | null, ReportRow[]>();
  for (const row of rows.filter((one) => one.new.length === 0)) {
    const id = row.old[0]?.id ?? 0;
    const before = stayed.filter((one) => (one.old[0]?.id ?? 0) < id);
    const last = before.reduce<ReportRow | null>(
      (best, one) => (best && (best.old[0]?.id ?? 0) > (one.old[0]?.id ?? 0) ? best : one),
      null,
    );
    behind.set(last, [...(behind.get(last) ?? []), row]);
  }
  const dropped = (row: ReportRow | null): readonly ReportRow[] =>
    (behind.get(row) ?? []).toSorted((a, b) => (a.old[0]?.id ?? 0) - (b.old[0]?.id ?? 0));
  return [...dropped(null), ...ordered.flatMap((row) => [row, ...dropped(row)])];
}

const LIST_COMMA: Localized = { zh: '、', en: ', ' };

function remarksOn({ old, new: now, change, similarity, agencies, deadlines }: Pair): readonly Localized[] {
  const texts = compareTexts;
  const list = (names: readonly string[], say: (names: string) => Localized): readonly Localized[] =>
    names.length === 0
      ? []
      : [{ zh: say(names.join(LIST_COMMA.zh)).zh, en: say(names.join(LIST_COMMA.en)).en }];
  return [
    ...(change.includes('split') ? [texts.change.split] : []),
    ...(change.includes('merged') ? [texts.change.merged] : []),
    ...(change.includes('reworded') ? [texts.reworded(similarity)] : []),
    ...(change.includes('moved') ? [texts.moved(headingOf(old[0]), headingOf(now[0]))] : []),
    ...list(agencies.added, texts.agencyAdded),
    ...list(agencies.removed, texts.agencyRemoved),
    ...agencies.renamed.map(({ from, to }) => texts.agencyRenamed(from, to)),
    ...agencies.role.map(({ name, from, to }) => texts.roleChanged(name, texts.role[from], texts.role[to])),
    ...deadlines.moved.map(({ from, to }) => texts.deadlineMoved(from.text, to.text)),
    ...deadlines.added.map(({ text }) => texts.deadlineAdded(text)),
    ...deadlines.removed.map(({ text }) => texts.deadlineRemoved(text)),
  ];
}

/** The heading a node stands below, with its number; null for none. */
function headingOf(node: OutlineNode | undefined): string | null {
  const parent = node?.parent;
  return parent ? `${parent.marker.text}${parent.title.text}` : null;
}
