import type { Cell, Line, Printable, Run, Table, TableRow } from './types.js';

/** Readable on paper too: what was taken out is struck, what was put in is underlined. */
const STYLE = `
body { font: 15px/1.7 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
h1, h2 { font-family: "Noto Sans CJK SC", "Heiti SC", SimHei, sans-serif; line-height: 1.4; }
h1 { text-align: center; }
table { border-collapse: collapse; margin: 1em 0; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #bbb; overflow-wrap: anywhere; padding: .3em .6em; text-align: left; vertical-align: top; }
th, tr.heading td { background: #f2f2f2; }
tr.heading td { font-weight: bold; }
tr.quiet td { color: #666; }
ins { background: #dff3df; text-decoration: underline; }
del { background: #fbe3e3; text-decoration: line-through; }
ul { margin: 0; padding-left: 1.2em; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;

const TAGS = { strong: 'strong', added: 'ins', removed: 'del' } as const;

/** A document as one HTML page that needs nothing else. */
export function printableHtml({ title, locale, orientation, blocks }: Printable): string {
  return `<!DOCTYPE html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}@page { size: A4 ${orientation}; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${blocks.map(blockHtml).join('\n')}
</body>
</html>
`;
}

function blockHtml(block: Printable['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${lineHtml(block.line)}</p>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ widths, head, rows }: Table): string {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width: ${((100 * width) / all).toFixed(1)}%">`).join('');
  const heads = head?.map((cell) => `<th>${cellHtml(cell)}</th>`).join('');
  const thead = heads === undefined ? '' : `<thead><tr>${heads}</tr></thead>\n`;
  return `<table>
<colgroup>${columns}</colgroup>
${thead}<tbody>
${rows.map((row) => rowHtml(row, widths.length)).join('\n')}
</tbody>
</table>`;
}

function rowHtml({ cells, look }: TableRow, columns: number): string {
  const [only] = cells;
  const span = cells.length === 1 && columns > 1 ? ` colspan="${columns}"` : '';
  const inner = only && span ? `<td${span}>${cellHtml(only)}</td>` : cells.map(dataHtml).join('');
  return `<tr${look ? ` class="${look}"` : ''}>${inner}</tr>`;
}

function dataHtml(cell: Cell): string {
  return `<td>${cellHtml(cell)}</td>`;
}

function cellHtml({ lines, isList }: Cell): string {
  return isList
    ? `<ul>${lines.map((line) => `<li>${lineHtml(line)}</li>`).join('')}</ul>`
    : lines.map(lineHtml).join('<br>');
}

function lineHtml(line: Line): string {
  return line.map(runHtml).join('');
}

function runHtml({ text, look }: Run): string {
  return look ? `<${TAGS[look]}>${escaped(text)}</${TAGS[look]}>` : escaped(text);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
