import type { Notice, OutlineNode } from '../../model/notice.js';
import { neighbourOf, type Refusal, type StructureChange } from './change.js';

/**
 * Changes places with the unit before or behind, descendants included. White space between units stays where
 * it is.
 *
 * @param offset of the cursor, which goes along
 */
export function moveUnit(
  notice: Notice,
  node: OutlineNode,
  by: 1 | -1,
  offset: number,
): StructureChange | Refusal {
  const other = neighbourOf(notice, node, by);
  if (!other) {
    return {
      why:
        by < 0
          ? { zh: '已是本级第一项，不能再上移', en: 'This is the first of its level already' }
          : { zh: '已是本级最后一项，不能再下移', en: 'This is the last of its level already' },
    };
  }
  const [first, second] = by < 0 ? [other, node] : [node, other];
  const { text } = notice;
  const between = text.slice(first.end, second.start);
  const to = first.start + (second.end - second.start) + between.length;
  const within = Math.min(Math.max(0, offset - node.start), node.end - node.start);
  return {
    edits: [
      { start: first.start, end: second.start, newText: '' },
      { start: second.end, end: second.end, newText: between + text.slice(first.start, first.end) },
    ],
    moved: [{ start: first.start, end: first.end, to }],
    cursor: (node === first ? to : first.start) + within,
  };
}
