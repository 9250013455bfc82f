import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Notice, OutlineNode } from '../../core/model/notice.js';
import { lastStartingAt } from '../../core/model/outline.js';
import { nameOfUnit, namesOfUnits } from '../../core/model/unit-names.js';
import { groupBy } from '../../core/text/group-by.js';
import type { Localized } from '../../core/text/localized.js';
import {
  type Cell,
  cellOf,
  type Paragraph,
  paragraph,
  type Table,
  type TableRow,
} from '../printable/types.js';
import { reportTexts } from './texts.js';

/** What was found in a notice, for a report. */
export interface Findings {
  /** In text order. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many somebody has hidden. */
  readonly hidden: number;
  /** What a rule checks, in the report's language. */
  ruleTitle(rule: string): string;
}

type Say = (text: Localized) => string;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
/** A fault that is everywhere is told once, with its places. */
const MOST_ALONE = 5;
const MOST_PLACES = 100;
/** Characters of the text shown on either side. */
const AROUND = 10;

/** Findings by rule, the gravest rules first: one by one, or together where there are many of a kind. */
export function findingBlocks(
  notice: Notice,
  { diagnostics, hidden, ruleTitle }: Findings,
  say: Say,
): readonly (Paragraph | Table)[] {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) {
    counts[severity]++;
  }
  const said = diagnostics.length > 0 ? reportTexts.found(counts) : reportTexts.nothingFound;
  const remarks = [said, ...(hidden > 0 ? [reportTexts.hidden(hidden)] : [])].map((text) =>
    paragraph(say(text)),
  );
  if (diagnostics.length === 0) {
    return remarks;
  }
  const kinds = [...groupBy(diagnostics, ({ rule, severity }) => `${severity} ${rule}`).values()];
  const weight = ([first]: readonly Diagnostic[]) => SEVERITIES.indexOf(first?.severity ?? 'hint');
  const rows = kinds
    .sort((a, b) => weight(a) - weight(b) || a.length - b.length)
    .flatMap((all) => rowsOf(notice, all, ruleTitle, say));
  const head = [reportTexts.where, reportTexts.what, reportTexts.written].map((text) => cellOf(say(text)));
  return [...remarks, { kind: 'table', widths: [2, 5, 3], head, rows }];
}

function rowsOf(
  notice: Notice,
  all: readonly Diagnostic[],
  ruleTitle: Findings['ruleTitle'],
  say: Say,
): readonly TableRow[] {
  const [first] = all;
  if (!first) {
    return [];
  }
  const severity = say(reportTexts.severity[first.severity]);
  const title = say(reportTexts.rule(severity, ruleTitle(first.rule), all.length));
  const head: TableRow = { cells: [cellOf(title)], look: 'heading' };
  const single = (one: Diagnostic): TableRow => ({
    cells: [cellOf(placeOf(notice, one, say)), cellOf(say(one.message)), excerptOf(notice, one)],
  });
  if (all.length <= MOST_ALONE) {
    return [head, ...all.map(single)];
  }
  return [head, single(first), { cells: [cellOf(say(placesOf(notice, all)))] }];
}

/** Where all findings of a kind are, past a number of places only how many more. */
function placesOf(notice: Notice, all: readonly Diagnostic[]): Localized {
  const nodes = [...new Set(all.flatMap(({ start }) => unitAt(notice, start) ?? []))];
  const names = namesOfUnits(notice, nodes.slice(0, MOST_PLACES));
  const outside = all.filter(({ start }) => !unitAt(notice, start)).length;
  return reportTexts.places(names, outside, Math.max(0, nodes.length - MOST_PLACES));
}

/** The innermost unit a place stands in. */
function unitAt({ nodes }: Notice, at: number): OutlineNode | null {
  const node = lastStartingAt(nodes, at);
  return node && at < node.end ? node : null;
}

/** The unit a finding stands in, else its line. */
function placeOf(notice: Notice, { start }: Diagnostic, say: Say): string {
  const node = unitAt(notice, start);
  return node
    ? say(nameOfUnit(notice, node))
    : say(reportTexts.line(notice.lines.positionAt(start).line + 1));
}

/** The text at a finding, what it is about emphasised. */
function excerptOf({ text }: Notice, { start, end }: Diagnostic): Cell {
  const plain = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, ' ');
  const last = Math.min(end, start + 4 * AROUND);
  return {
    lines: [
      [
        { text: `…${plain(Math.max(0, start - AROUND), start)}` },
        { text: `${plain(start, last)}${last < end ? '…' : ''}`, look: 'strong' },
        { text: `${plain(end, end + AROUND)}…` },
      ],
    ],
  };
}
