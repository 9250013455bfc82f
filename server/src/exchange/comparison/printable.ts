import { type ReportRow, reportRows, summaryEntries, summaryOf } from '../../core/plan/compare/report.js';
import { compareTexts } from '../../core/plan/compare/texts.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import type { Locale, Localized } from '../../core/text/localized.js';
import { type Cell, cellOf, type Line, type Printable, type Run, type Table } from '../printable/types.js';

type Say = (text: Localized) => string;

/** A comparison for people: counts, then all units side by side in the order of the new notice. */
export function comparisonPrintable(comparison: Comparison, locale: Locale): Printable {
  const say: Say = (text) => text[locale];
  return {
    title: say(compareTexts.title),
    locale,
    orientation: 'landscape',
    blocks: [countTable(comparison, say), rowTable(comparison, reportRows(comparison), say)],
  };
}

/** How many items had what become of them. */
export function countTable(comparison: Comparison, say: Say): Table {
  const counts = summaryEntries(summaryOf(comparison));
  return {
    kind: 'table',
    widths: counts.map(() => 1),
    head: counts.map(([what]) => cellOf(say(what))),
    rows: [{ cells: counts.map(([, count]) => cellOf(`${count}`)) }],
  };
}

/** Units side by side, with what has changed. */
export function rowTable(comparison: Comparison, rows: readonly ReportRow[], say: Say): Table {
  const nameOf = (side: 'old' | 'new'): Cell => ({
    lines: [[{ text: say(compareTexts[side]) }], [{ text: comparison[side].header.title?.text ?? '' }]],
  });
  return {
    kind: 'table',
    widths: [4, 4, 2],
    head: [nameOf('old'), nameOf('new'), cellOf(say(compareTexts.what))],
    rows: rows.map((row) => {
      const cells = [sideOf(row, 'old'), sideOf(row, 'new'), remarksOf(row, say)];
      if (row.isHeading) {
        return { cells, look: 'heading' as const };
      }
      return row.remarks.length === 0 ? { cells, look: 'quiet' as const } : { cells };
    }),
  };
}

function remarksOf({ remarks }: ReportRow, say: Say): Cell {
  return remarks.length === 0
    ? cellOf(say(compareTexts.unchanged))
    : { lines: remarks.map((remark) => [{ text: say(remark) }]), isList: true };
}

/** The text of one side, unit by unit, each with its number. */
function sideOf(row: ReportRow, side: 'old' | 'new'): Cell {
  const only = side === 'old' ? 'removed' : 'added';
  const pieces = row.pieces.filter(({ kind }) => kind === 'same' || kind === only);
  const lines = row[side].map((node): Line => {
    const own = pieces.filter((piece) => {
      const at = piece[side]?.start ?? -1;
      return at >= node.marker.end && at < node.ownEnd;
    });
    const runs = own.map(({ kind, text }): Run => (kind === 'same' ? { text } : { text, look: only }));
    return joined([{ text: node.marker.text }, ...runs]);
  });
  return { lines };
}

/** Neighbours in one look as one run. */
function joined(runs: readonly Run[]): Line {
  const line: Run[] = [];
  for (const run of runs) {
    const last = line.at(-1);
    if (last && last.look === run.look) {
      line[line.length - 1] = { ...last, text: last.text + run.text };
    } else {
      line.push(run);
    }
  }
  return line;
}
