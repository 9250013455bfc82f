import { type ReportRow, reportRows, summaryOf, summaryParts } from '../../core/plan/compare/report.js';
import { compareTexts } from '../../core/plan/compare/texts.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import type { DiffPiece } from '../../core/plan/compare/words.js';
import type { Context } from '../context.js';
import { messages } from '../messages.js';
import { padDisplay, printable } from '../width.js';

/** Characters shown on each side of a change; what lies farther off is the same anyway. */
const AROUND = 12;
/** Columns for the numbers of a row. */
const NUMBERS = 16;

/** What has changed, for reading in a terminal. */
export function comparisonText(context: Context, comparison: Comparison): string {
  const { say, colors } = context;
  const summary = summaryOf(comparison);
  const totals = say(compareTexts.totals(summary.old, summary.new));
  const parts = summaryParts(summary).map(say).join(say(messages.comma));
  const rows = reportRows(comparison).filter((row) => row.remarks.length > 0);
  const titleOf = (side: 'old' | 'new'): string => {
    const title = comparison[side].header.title?.text ?? say(messages.untitled);
    return `${say(compareTexts[side])}${say(messages.colon)}${printable(title)}`;
  };
  const head = [
    titleOf('old'),
    titleOf('new'),
    colors.bold([totals, parts].filter((part) => part).join(say(messages.colon))),
  ];
  return `${[...head, ...rows.map((row) => `\n${rowText(context, row)}`)].join('\n')}\n`;
}

function rowText(context: Context, row: ReportRow): string {
  const markers = (nodes: ReportRow['old']): string => nodes.map(({ marker }) => marker.text).join(' ');
  const numbers =
    row.new.length === 0
      ? `- ${markers(row.old)}`
      : row.old.length === 0
        ? `+ ${markers(row.new)}`
        : `${markers(row.old)} → ${markers(row.new)}`;
  const [first, ...others] = row.remarks.map(context.say);
  const lines = [`${context.colors.bold(padDisplay(printable(numbers), NUMBERS))} ${first ?? ''}`];
  lines.push(...others.map((remark) => `${' '.repeat(NUMBERS)} ${remark}`));
  if (row.similarity === null || row.change.includes('reworded')) {
    lines.push(`    ${piecesText(context, row.pieces)}`);
  }
  return lines.join('\n');
}

/** The changes with a little of the text around them, marked by colour, or by signs where there is none. */
function piecesText(context: Context, pieces: readonly DiffPiece[]): string {
  const { red, green, isColorSupported } = context.colors;
  return pieces
    .map(({ kind, text }, i) => {
      const shown = printable(text);
      if (kind === 'same') {
        return shortened(shown, i > 0, i < pieces.length - 1);
      }
      if (isColorSupported) {
        return kind === 'removed' ? red(context.colors.strikethrough(shown)) : green(shown);
      }
      return pieces.length === 1 ? shown : kind === 'removed' ? `[-${shown}-]` : `{+${shown}+}`;
    })
    .join('');
}

function shortened(text: string, afterChange: boolean, beforeChange: boolean): string {
  const head = afterChange ? AROUND : 0;
  const tail = beforeChange ? AROUND : 0;
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(text.length - tail)}`;
}
