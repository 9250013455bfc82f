import type { Notice, OutlineNode } from '../../model/notice.js';
import type { StructureChange } from './change.js';

/**
 * Takes a unit out with all that is in it. What stands before it stays where it is, so that the next unit takes its
 * place, whether units have lines of their own or follow one another in one.
 */
export function removeUnit({ nodes, text }: Notice, node: OutlineNode): StructureChange {
  const next = nodes.find(({ start, space }) => start >= node.end && space === node.space);
  if (next) {
    return { edits: [{ start: node.start, end: next.start, newText: '' }], cursor: node.start };
  }
  let start = node.start;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) {
    start--;
  }
  return { edits: [{ start, end: node.end, newText: '' }], cursor: start };
}
