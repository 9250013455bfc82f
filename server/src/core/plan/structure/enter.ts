import type { Notice, OutlineNode } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import { withNumber } from '../../syntax/marker.js';
import type { TextEdit } from '../../text/edit.js';
import { gapAfterMarker, indentOf } from './lines.js';

/** An edit, and where the cursor stands after it. */
export interface CursorEdit {
  readonly edit: TextEdit;
  /** Offset in the text after the edit. */
  readonly cursor: number;
}

/**
 * What Enter means besides a new line. After a unit the next one begins with its marker; after a marker
 * with nothing behind it the list is over and the marker goes. Null where a line is only a line: in
 * the middle of a unit, after a heading that has units below it, after a lead-in.
 *
 * @param offset of the cursor on the new, blank line
 */
export function enterAt(notice: Notice, offset: number): CursorEdit | null {
  const { text, lines, nodes } = notice;
  const { line } = lines.positionAt(offset);
  const start = lines.lineStart(line);
  const end = lines.lineEnd(line);
  const node = lastStartingAt(nodes, start - 1);
  if (line === 0 || !node || text.slice(start, end).trim() !== '' || node.start >= start) {
    return null;
  }
  const indent = indentOf(notice, node);
  const endsJustBefore =
    lines.positionAt(node.ownEnd).line === line - 1 && text.slice(node.ownEnd, start).trim() === '';
  if (indent === null || !endsJustBefore) {
    return null;
  }
  if (node.title.end === node.title.start) {
    const from = lines.lineStart(line - 1);
    return { edit: { start: from, end: offset, newText: '' }, cursor: from };
  }
  if (!goesOn(notice, node)) {
    return null;
  }
  const marker = withNumber(node.marker.text, node.number + 1);
  const newText = indent + marker + gapAfterMarker(notice, node);
  return { edit: { start, end, newText }, cursor: start + newText.length };
}

/** Whether another unit of the kind may follow at once. */
function goesOn({ text, nodes }: Notice, node: OutlineNode): boolean {
  const own = text.slice(node.title.start, node.ownEnd);
  if (/[：:]$/.test(own) || node.kind === 'part' || node.kind === 'decimal' || node.number >= 999) {
    return false;
  }
  const isHeading = !/[。；！？）)]$/.test(own);
  return !(
    isHeading &&
    nodes.some((one) => one.kind === node.kind && one.space === node.space && one.children.length > 0)
  );
}
