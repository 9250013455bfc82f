import { type ReportRow, reportRows, summaryEntries, summaryOf } from '../../core/plan/compare/report.js';
import { compareTexts } from '../../core/plan/compare/texts.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import type { Locale, Localized } from '../../core/text/localized.js';

/** Readable on paper too: what was taken out is struck, what was put in is underlined. */
const STYLE = `
body { font: 15px/1.7 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
table.counts { width: auto; }
table.rows { table-layout: fixed; }
table.rows th:last-child { width: 18em; }
tr.heading td { font-weight: bold; }
tr.same td { color: #666; }
ins { background: #dff3df; text-decoration: underline; }
del { background: #fbe3e3; text-decoration: line-through; }
ul { margin: 0; padding-left: 1.2em; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;

/**
 * A comparison as one HTML page that needs nothing else: counts, then all units side by side in the order
 * of the new notice.
 */
export function comparisonHtml(comparison: Comparison, locale: Locale): string {
  const say = (text: Localized): string => escaped(text[locale]);
  const title = say(compareTexts.title);
  const counts = summaryEntries(summaryOf(comparison)).map(
    ([what, count]) => `<tr><th>${say(what)}</th><td>${count}</td></tr>`,
  );
  const nameOf = (side: 'old' | 'new'): string =>
    `${say(compareTexts[side])}<br>${escaped(comparison[side].header.title?.text ?? '')}`;
  return `<!DOCTYPE html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<table class="counts">
${counts.join('\n')}
</table>
<table class="rows">
<thead><tr><th>${nameOf('old')}</th><th>${nameOf('new')}</th><th>${say(compareTexts.what)}</th></tr></thead>
<tbody>
${reportRows(comparison)
  .map((row) => rowHtml(row, say))
  .join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function rowHtml(row: ReportRow, say: (text: Localized) => string): string {
  const classes = [row.isHeading ? 'heading' : 'item', row.remarks.length === 0 ? 'same' : 'changed'];
  const remarks =
    row.remarks.length === 0
      ? say(compareTexts.unchanged)
      : `<ul>${row.remarks.map((remark) => `<li>${say(remark)}</li>`).join('')}</ul>`;
  return `<tr class="${classes.join(' ')}"><td>${sideHtml(row, 'old')}</td><td>${sideHtml(row, 'new')}</td><td>${remarks}</td></tr>`;
}

/** The text of one side, part by part, each with its number. */
function sideHtml(row: ReportRow, side: 'old' | 'new'): string {
  const only = side === 'old' ? 'removed' : 'added';
  const tag = side === 'old' ? 'del' : 'ins';
  const pieces = row.pieces.filter(({ kind }) => kind === 'same' || kind === only);
  return row[side]
    .map((node) => {
      const own = pieces.filter((piece) => {
        const at = piece[side]?.start ?? -1;
        return at >= node.marker.end && at < node.ownEnd;
      });
      const text = own.map(({ kind, text: shown }) =>
        kind === 'same' ? escaped(shown) : `<${tag}>${escaped(shown)}</${tag}>`,
      );
      return `${escaped(node.marker.text)}${text.join('')}`;
    })
    .join('<br>');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
