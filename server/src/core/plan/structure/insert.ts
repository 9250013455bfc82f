import type { Notice, OutlineNode } from '../../model/notice.js';
import { withNumber } from '../../syntax/marker.js';
import type { Refusal, StructureChange } from './change.js';
import { gapAfterMarker, indentOf, lineBreakOf } from './lines.js';

/** What begins a unit beside a given one: where it stands, and its marker with the next number. */
function opening(notice: Notice, node: OutlineNode): string {
  const indent = indentOf(notice, node);
  const place = indent === null ? '　　' : lineBreakOf(notice) + indent;
  return place + withNumber(node.marker.text, node.number + 1) + gapAfterMarker(notice, node);
}

/** A new unit behind a given one and all below it, with a place for its bodies where its kin name theirs. */
export function insertUnit(notice: Notice, node: OutlineNode): StructureChange {
  const start = opening(notice, node);
  const placeholder = namesBodies(notice, node) ? '（）' : '';
  return {
    edits: [{ start: node.end, end: node.end, newText: start + placeholder }],
    cursor: node.end + start.length,
  };
}

/** Whether most units of the kind close with a list of bodies in brackets. */
function namesBodies({ nodes, groups }: Notice, node: OutlineNode): boolean {
  const kin = nodes.filter(({ kind, space }) => kind === node.kind && space === node.space);
  const closed = new Set(groups.filter(({ text }) => /^[（(]/.test(text)).map((group) => group.node));
  return kin.filter((one) => closed.has(one)).length * 2 > kin.length;
}

/** Two units of one: what stands behind the cursor begins the second, with all that is below the unit. */
export function splitUnit(notice: Notice, node: OutlineNode, offset: number): StructureChange | Refusal {
  const { text, groups } = notice;
  const own = text.slice(node.title.start, node.ownEnd);
  const before = text.slice(node.title.start, offset).trim();
  const after = text.slice(offset, node.ownEnd).trim();
  const inGroup = groups.some(({ start, end }) => start < offset && offset < end);
  if (before === '' || after === '' || inGroup || own.trim() === '' || node.kind === 'part') {
    return {
      why: {
        zh: '请把光标放在条目文字中间要拆开的地方',
        en: 'Put the cursor inside the text of an item, where it is to be split',
      },
    };
  }
  let start = offset;
  while (/\s/.test(text.charAt(start - 1))) {
    start--;
  }
  let end = offset;
  while (/\s/.test(text.charAt(end))) {
    end++;
  }
  const newText = opening(notice, node);
  return { edits: [{ start, end, newText }], cursor: start + newText.length };
}
