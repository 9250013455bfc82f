import { originOf } from '../../core/lint/found.js';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import type { DocumentSnapshot, FeatureContext, Moment } from './context.js';
import { remarkOnRest, tooLarge } from './findings.js';
import { Shown } from './shown.js';
import { formOf, type Lightness, movedRow, type Row, rowOf, weighSame, withinWeight } from './shown-rows.js';

// What an editor is shown at a key is nearly what it was shown at the last one: a finding that is still there keeps
// what has been made of it, and its place is only asked for where its line was typed in.

/**
 * What one finding may weigh on its way to the editor, in bytes, taken over all that are shown. At
 * the preset limit that makes 24 kB at every keystroke, however long or broken the text.
 */
const BYTES_PER_FINDING = 240;

/** Under so many findings none weighs too much. */
const FEW = 20;

/** What was last shown of a document. */
interface Showing {
  readonly moment: Moment;
  readonly lineCount: number;
  /** How many findings there are. */
  readonly count: number;
  /** What they were found as, where they have only been moved since. */
  readonly of: object | null;
  readonly limit: number;
  /** The gravest, those first. */
  readonly rows: readonly Row[];
  readonly layout: Layout;
  /** Indices of the rows that have a place in a line, by its number. */
  readonly byLine: () => ReadonlyMap<number, readonly number[]>;
  /** In text order; past the limit with a remark on the rest. */
  readonly shown: readonly Shown[];
}

/** Which findings are shown where, and what of them. */
interface Layout {
  /** Indices of the rows in text order. */
  readonly order: readonly number[];
  readonly lightness: readonly Lightness[];
  /** Where each row stands among those shown; undefined for those left out. */
  readonly slots: readonly (number | undefined)[];
}

function compareRows(rows: readonly Row[], i: number, j: number): number {
  const a = rows[i]?.range.start;
  const b = rows[j]?.range.start;
  return a && b ? a.line - b.line || a.character - b.character || i - j : 0;
}

function layoutOf(rows: readonly Row[], limit: number): Layout {
  const order = rows.map((_, i) => i).sort((i, j) => compareRows(rows, i, j));
  const lightness = withinWeight(rows, Math.max(limit, FEW) * BYTES_PER_FINDING);
  const slots: (number | undefined)[] = [];
  let next = 0;
  for (const i of order) {
    slots[i] = lightness[i] === undefined ? undefined : next++;
  }
  return { order, lightness, slots };
}

function shownBy(
  rows: readonly Row[],
  { order, lightness }: Layout,
  context: FeatureContext,
): readonly Shown[] {
  const shown: Shown[] = [];
  for (const i of order) {
    const row = rows[i];
    const light = lightness[i];
    if (row && light !== undefined) {
      shown.push(formOf(row, light));
    }
  }
  const left = context.found.count - shown.length;
  return left > 0 ? [...shown, Shown.of(remarkOnRest(context, left, shown.length))] : shown;
}

/** The lines typed in since something was shown; null when lines may have other numbers by now. */
function linesTyped({ moment, lineCount }: Showing, document: DocumentSnapshot): readonly number[] | null {
  const edits = document.editsSince(moment);
  if (!edits || document.content.lineCount !== lineCount) {
    return null;
  }
  const lines: number[] = [];
  let by = 0;
  for (const { start, end, newText } of edits) {
    if (/[\r\n]/.test(newText)) {
      return null;
    }
    // As many line breaks as before, and none put in: none was taken either, but for half of one.
    const { line, character } = document.content.positionAt(start + by);
    lines.push(line);
    if (character === 0) {
      lines.push(line - 1);
    }
    by += newText.length - (end - start);
  }
  return lines;
}

/** Rows for findings, of those known as many as can be. */
function rowsFor(
  findings: readonly Finding[],
  known: readonly Row[],
  lines: readonly number[] | null,
  context: FeatureContext,
): readonly Row[] {
  let byOrigin: ReadonlyMap<Finding, Row> | null = null;
  const search = (origin: Finding) => {
    byOrigin ??= new Map(known.map((row) => [row.origin, row]));
    return byOrigin.get(origin);
  };
  return findings.map((finding, i) => {
    const origin = originOf(finding);
    const row = known[i]?.origin === origin ? known[i] : known.length > 0 ? search(origin) : undefined;
    return row ? movedRow(row, finding, context, lines) : rowOf(finding, context);
  });
}

/** Whether a row stands between its neighbours. */
function isInOrder(rows: readonly Row[], order: readonly number[], i: number): boolean {
  const at = order.indexOf(i);
  return compareRows(rows, order[at - 1] ?? i, i) <= 0 && compareRows(rows, i, order[at + 1] ?? i) <= 0;
}

/** The rows by the lines they have places in, gathered when it is first asked for. */
function gatheredByLine(rows: readonly Row[]): Showing['byLine'] {
  let gathered: Map<number, number[]> | null = null;
  return () => {
    if (gathered) {
      return gathered;
    }
    gathered = new Map();
    for (const [i, { range, relatedLines }] of rows.entries()) {
      for (const line of new Set([range.start.line, range.end.line, ...relatedLines])) {
        const known = gathered.get(line);
        known ? known.push(i) : gathered.set(line, [i]);
      }
    }
    return gathered;
  };
}

/**
 * Looks at no row but those in the lines typed in.
 *
 * @returns which rows are others now; null where more than their places may have changed
 */
function movedRows(
  last: Showing,
  limit: number,
  lines: readonly number[],
  context: FeatureContext,
): { readonly rows: readonly Row[]; readonly changed: readonly number[] } | null {
  const { moved } = context.found;
  if (!moved || moved.of !== last.of || limit !== last.limit) {
    return null;
  }
  const rows = [...last.rows];
  const changed = lines.flatMap((line) => last.byLine().get(line) ?? []);
  for (const i of changed) {
    const row = last.rows[i];
    if (row) {
      rows[i] = movedRow(row, moved.move(row.origin), context, lines);
    }
  }
  return { rows, changed };
}

/**
 * What is shown with a few rows in the place of others; null where that changes what is shown of the rest.
 *
 * @param changed indices of all rows that may be others
 */
function patched(
  last: Showing,
  rows: readonly Row[],
  count: number,
  changed: Iterable<number>,
): readonly Shown[] | null {
  const { order, slots, lightness } = last.layout;
  if (rows.length !== last.rows.length || count !== last.count) {
    return null;
  }
  let shown: Shown[] | null = null;
  for (const i of changed) {
    const [row, before] = [rows[i], last.rows[i]];
    if (row !== before && row && before) {
      if (!weighSame(row, before) || !isInOrder(rows, order, i)) {
        return null;
      }
      const slot = slots[i];
      shown ??= [...last.shown];
      if (slot !== undefined) {
        shown[slot] = formOf(row, lightness[i] ?? 0);
      }
    }
  }
  return shown ?? last.shown;
}

/** All findings of a document for the editor, in text order; past the limit the last one says how many are left out. */
export function shownIn(context: FeatureContext): readonly Shown[] {
  if (context.standing === 'too-large') {
    return [Shown.of(tooLarge(context))];
  }
  const { found, document } = context;
  const { moment, content } = document;
  const { opening } = moment;
  // Put there below, and nowhere else.
  const last = opening.shown as Showing | null;
  const lines = last && linesTyped(last, document);
  const limit = context.settings.maxPerDocument;
  // The remark on the rest stands at the first character.
  const inPlace = last && lines && !lines.includes(0);
  const moved = inPlace ? movedRows(last, limit, lines, context) : null;
  const rows = moved?.rows ?? rowsFor(found.gravest(limit), last?.rows ?? [], lines, context);
  const kept = inPlace ? patched(last, rows, found.count, moved?.changed ?? rows.keys()) : null;
  const layout = kept && last ? last.layout : layoutOf(rows, limit);
  const shown = kept ?? shownBy(rows, layout, context);
  const showing: Showing = {
    moment,
    lineCount: content.lineCount,
    count: found.count,
    of: found.moved?.of ?? null,
    limit,
    rows,
    layout,
    // No row leaves its lines by what is typed in them.
    byLine: moved && last ? last.byLine : gatheredByLine(rows),
    shown,
  };
  opening.shown = showing;
  return shown;
}
