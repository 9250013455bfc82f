// The page of the comparison. Knows no editor: it is given colours by the editor's own variables.
import type { Messages } from '../messages.js';
import { type Compared, type ComparedRow, countsOf, kindsOf } from './comparison.js';

export interface PageOptions {
  /** Allows the page's own script and style, and nothing else. */
  readonly nonce: string;
  readonly lang: string;
  readonly oldName: string;
  readonly newName: string;
}

const STYLE = `
body { font: 13px/1.7 var(--vscode-font-family); color: var(--vscode-editor-foreground); padding: 0 1em 3em; }
header { position: sticky; top: 0; z-index: 1; background: var(--vscode-editor-background); padding: .8em 0 .4em; }
nav { display: flex; flex-wrap: wrap; gap: .3em 1.2em; }
label { white-space: nowrap; }
label.apart { margin-left: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th { font-weight: 600; text-align: left; }
th, td { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, #8884)); padding: .3em .6em; vertical-align: top; }
col.what { width: 17em; }
tr.heading td { font-weight: 600; }
tr.unchanged td { color: var(--vscode-descriptionForeground); }
tr { scroll-margin-top: 7em; }
tr:focus-within, tr.here { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
ins { background: var(--vscode-diffEditor-insertedTextBackground); text-decoration: underline; }
del { background: var(--vscode-diffEditor-removedTextBackground); text-decoration: line-through; }
button { all: unset; cursor: pointer; display: block; width: 100%; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
ul { margin: 0; padding-left: 1.2em; }
.empty { padding: 2em 0; color: var(--vscode-descriptionForeground); }
`;

const SCRIPT = `
const editor = acquireVsCodeApi();
const header = document.querySelector('header');
const together = document.querySelector('input.together');
const rows = [...document.querySelectorAll('tr[data-kinds]')];
const boxes = [...document.querySelectorAll('input[data-kind]')];
const empty = document.querySelector('.empty');
const filter = () => {
  const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.kind));
  let shown = 0;
  for (const row of rows) {
    row.hidden = !row.dataset.kinds.split(' ').some((kind) => wanted.has(kind));
    shown += row.hidden ? 0 : 1;
  }
  empty.hidden = shown > 0;
  keep();
};
const keep = () =>
  editor.setState({
    off: boxes.filter((box) => !box.checked).map((box) => box.dataset.kind),
    together: together.checked,
    at: window.scrollY,
  });
const state = editor.getState();
if (state) together.checked = state.together;
for (const box of boxes) {
  if (state) box.checked = !state.off.includes(box.dataset.kind);
  box.addEventListener('change', filter);
}
const tellTogether = () => editor.postMessage({ together: together.checked });
together.addEventListener('change', () => {
  keep();
  tellTogether();
});
tellTogether();
filter();
let quietUntil = Date.now() + 300;
if (state) window.scrollTo(0, state.at);
let asked = false;
window.addEventListener('scroll', () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    keep();
    if (!together.checked || Date.now() < quietUntil) return;
    const edge = header.getBoundingClientRect().bottom;
    const top = rows.find((row) => !row.hidden && row.getBoundingClientRect().bottom > edge);
    if (top) editor.postMessage({ top: Number(top.dataset.row) });
  });
});
document.addEventListener('click', (event) => {
  const place = event.target.closest('button[data-side]');
  if (place) editor.postMessage({ row: Number(place.closest('tr').dataset.row), side: place.dataset.side });
});
window.addEventListener('message', ({ data }) => {
  if (data.how === 'top' && !together.checked) return;
  const here = rows.find((row) => Number(row.dataset.row) === data.row);
  if (data.how !== 'top') for (const row of rows) row.classList.toggle('here', row === here);
  if (here && data.how === 'show') here.hidden = false;
  if (!here || here.hidden) return;
  quietUntil = Date.now() + 300;
  here.scrollIntoView({ block: data.how === 'top' ? 'start' : 'center' });
});
`;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The text of one side, unit by unit, what stands on it alone marked. */
function sideHtml(row: ComparedRow, side: 'old' | 'new'): string {
  const only = side === 'old' ? 'removed' : 'added';
  const tag = side === 'old' ? 'del' : 'ins';
  const units = row[side].map((unit) => {
    const text = row.pieces.flatMap((piece) => {
      const at = piece[side];
      const mine = (piece.kind === 'same' || piece.kind === only) && at !== null;
      if (!mine || at.start < unit.start || at.start >= unit.end) {
        return [];
      }
      return piece.kind === 'same' ? [escaped(piece.text)] : [`<${tag}>${escaped(piece.text)}</${tag}>`];
    });
    return `${escaped(unit.marker)}${text.join('')}`;
  });
  return units.length === 0 ? '' : `<button data-side="${side}">${units.join('<br>')}</button>`;
}

function rowHtml(row: ComparedRow, index: number, m: Messages): string {
  const kinds = kindsOf(row);
  const remarks =
    row.remarks.length > 0
      ? `<ul>${row.remarks.map((remark) => `<li>${escaped(remark)}</li>`).join('')}</ul>`
      : escaped(m.compareKinds.unchanged ?? '');
  const classes = [row.isHeading ? 'heading' : '', ...kinds].join(' ').trim();
  return `<tr class="${classes}" data-row="${index}" data-kinds="${kinds.join(' ')}"><td>${sideHtml(row, 'old')}</td><td>${sideHtml(row, 'new')}</td><td>${remarks}</td></tr>`;
}

/** The whole page: what to show, then all units side by side in the order of the new plan. */
export function comparisonPage(compared: Compared, m: Messages, options: PageOptions): string {
  const { nonce, lang, oldName, newName } = options;
  const boxes = countsOf(compared).map(([kind, count]) => {
    const checked = kind === 'unchanged' ? '' : ' checked';
    return `<label><input type="checkbox" data-kind="${escaped(kind)}"${checked}> ${escaped(m.compareKinds[kind] ?? kind)} ${count}</label>`;
  });
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(m.compareTitle(oldName, newName))}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><nav>${boxes.join('')}<label class="apart"><input type="checkbox" class="together" checked> ${escaped(m.compareTogether)}</label></nav></header>
<table>
<colgroup><col><col><col class="what"></colgroup>
<thead><tr><th>${escaped(oldName)}</th><th>${escaped(newName)}</th><th>${escaped(m.compareWhat)}</th></tr></thead>
<tbody>
${compared.rows.map((row, i) => rowHtml(row, i, m)).join('\n')}
</tbody>
</table>
<p class="empty" hidden>${escaped(m.compareNothing)}</p>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}
