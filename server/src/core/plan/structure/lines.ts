import type { Notice, OutlineNode } from '../../model/notice.js';

/** The white space a unit's line begins with; null when the unit does not begin its line. */
export function indentOf({ text, lines }: Notice, node: OutlineNode): string | null {
  const start = lines.lineStart(lines.positionAt(node.start).line);
  const indent = text.slice(start, node.start);
  return /^[\s\u3000]*$/.test(indent) ? indent : null;
}

/** How the text breaks its lines. */
export function lineBreakOf({ text }: Notice): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** What stands between a unit's marker and its text, as a unit beside it has it too. */
export function gapAfterMarker({ text }: Notice, node: OutlineNode): string {
  const gap = /^[ \t\u3000]*/.exec(text.slice(node.marker.end, node.marker.end + 8))?.[0] ?? '';
  return node.title.end > node.title.start ? gap : '';
}
