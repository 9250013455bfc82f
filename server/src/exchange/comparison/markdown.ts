import { type ReportRow, reportRows, summaryEntries, summaryOf } from '../../core/plan/compare/report.js';
import { compareTexts } from '../../core/plan/compare/texts.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import type { DiffPiece } from '../../core/plan/compare/words.js';
import type { Locale, Localized } from '../../core/text/localized.js';

/** A comparison as a Markdown document: counts, then a table of what has changed. */
export function comparisonMarkdown(comparison: Comparison, locale: Locale): string {
  const say = (text: Localized): string => text[locale];
  const { old, new: now } = comparison;
  const changed = reportRows(comparison).filter((row) => row.remarks.length > 0);
  const head = [compareTexts.old, compareTexts.new, compareTexts.what, compareTexts.text].map(say);
  return [
    `# ${say(compareTexts.title)}`,
    `- ${say(compareTexts.old)}: ${escaped(old.header.title?.text ?? '')}\n- ${say(compareTexts.new)}: ${escaped(now.header.title?.text ?? '')}`,
    table(
      [say(compareTexts.what), say(compareTexts.count)],
      summaryEntries(summaryOf(comparison)).map(([what, count]) => [say(what), String(count)]),
    ),
    ...(changed.length > 0
      ? [
          table(
            head,
            changed.map((row) => cellsOf(row, say)),
          ),
        ]
      : []),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function cellsOf(row: ReportRow, say: (text: Localized) => string): readonly string[] {
  const markers = (nodes: ReportRow['old']): string =>
    nodes.map(({ marker }) => escaped(marker.text)).join(' ');
  return [
    markers(row.old),
    markers(row.new),
    row.remarks.map((remark) => escaped(say(remark))).join('<br>'),
    row.pieces.map(pieceText).join(''),
  ];
}

function pieceText({ kind, text }: DiffPiece): string {
  // Tags instead of ** and ~~: these need a space or punctuation around them, which Chinese text has not.
  const shown = escaped(text);
  return kind === 'same' ? shown : kind === 'added' ? `<ins>${shown}</ins>` : `<del>${shown}</del>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that Markdown shows as it is, on one line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}
