import { isLineBreak, isWhiteSpace } from '../syntax/characters.js';
import type { Span } from '../text/span.js';
import { type PlacedMarker, rankOf } from './acceptance.js';

import type { NodeKind, NumberingSpace, OutlineNode, TextSpan } from './notice.js';
import type { Signature } from './signature.js';
import type { RawSpace } from './spaces.js';

export { rankOf };

/** A node while its end and its kin are still being found. */
interface Draft extends OutlineNode {
  end: number;
  parent: Draft | null;
  readonly children: Draft[];
}

/**
 * Builds the nodes of every space.
 *
 * @returns spaces in text order, and all nodes in text order with `nodes[i].id === i`
 */
export function buildOutline(
  text: string,
  rawSpaces: readonly RawSpace[],
  signatures: readonly Signature[],
): { readonly spaces: readonly NumberingSpace[]; readonly nodes: readonly OutlineNode[] } {
  const nodes: Draft[] = [];
  const spaces = rawSpaces.map((space, index): NumberingSpace => {
    const limit = bodyEnd(space, signatures);
    const roots = nest(text, space.markers, index, limit, nodes);
    return { index, start: space.start, end: space.end, title: space.title, roots };
  });
  return { spaces, nodes };
}

/** The last unit ends where the signature begins. */
function bodyEnd(space: RawSpace, signatures: readonly Signature[]): number {
  const last = space.markers.at(-1)?.start ?? space.start;
  return Math.min(signatures[indexAfter(signatures, last)]?.start ?? space.end, space.end);
}

function nest(
  text: string,
  markers: readonly PlacedMarker[],
  space: number,
  limit: number,
  nodes: Draft[],
): readonly OutlineNode[] {
  const roots: Draft[] = [];
  /** The nodes that enclose the present place, outermost first, and the ranks of their markers. */
  const open: Draft[] = [];
  const ranks: number[] = [];
  const closeDown = (rank: number, at: number): void => {
    while (open.length > 0 && (ranks.at(-1) ?? 0) >= rank) {
      const closed = open.pop();
      ranks.pop();
      if (closed) {
        closed.end = trimmedEnd(text, closed.marker.end, at);
      }
    }
  };
  for (let i = 0; i < markers.length; i++) {
    const marker = markers[i];
    if (!marker) {
      break;
    }
    const rank = rankOf(marker);
    closeDown(rank, marker.start);
    const parent = open.at(-1) ?? null;
    const ownEnd = trimmedEnd(text, marker.end, markers[i + 1]?.start ?? limit);
    const node = draftOf(text, marker, { id: nodes.length, space, parent, ownEnd });
    (parent ? parent.children : roots).push(node);
    open.push(node);
    ranks.push(rank);
    nodes.push(node);
  }
  closeDown(-1, limit);
  return roots;
}

function draftOf(
  text: string,
  marker: PlacedMarker,
  { id, space, parent, ownEnd }: Pick<Draft, 'id' | 'space' | 'parent' | 'ownEnd'>,
): Draft {
  const { start, form, number, shape, depth } = marker;
  return {
    id,
    start,
    end: ownEnd,
    kind: form,
    number,
    marker: { start, end: marker.end, text: marker.text },
    shape,
    depth,
    title: titleOf(text, marker, ownEnd),
    parent,
    children: [],
    ownEnd,
    space,
  };
}

const ASTERISK = 0x2a;
const NUMBER_SIGN = 0x23;
const FULL_STOP = 0x3002;
const EXCLAMATION = 0xff01;
const QUESTION = 0xff1f;
const SEMICOLON = 0xff1b;
const IDEOGRAPHIC_SPACE = 0x3000;

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  for (; end > from; end--) {
    const code = text.charCodeAt(end - 1);
    if (!isWhiteSpace(code) && code !== ASTERISK && code !== NUMBER_SIGN) {
      break;
    }
  }
  return end;
}

/** Heading or first sentence of a unit, white space at its ends and line breaks inside taken out. */
function titleOf(text: string, marker: PlacedMarker, ownEnd: number): TextSpan {
  let start = marker.end;
  while (start < ownEnd && isLead(text.charCodeAt(start))) {
    start++;
  }
  let broken = false;
  let stop = start;
  for (; stop < ownEnd; stop++) {
    const code = text.charCodeAt(stop);
    // Nearly all of a title is ideographs, which end nothing.
    if (code >= 0x3400 && code < 0xff00) {
      continue;
    }
    if (endsTitle(text, stop, code, marker.form)) {
      break;
    }
    broken ||= isLineBreak(code) || code === ASTERISK;
  }
  const end = trimmedEnd(text, start, stop);
  const title = text.slice(start, end);
  return { start, end, text: broken ? title.replace(/\s*[\r\n]+\s*|\*\*/g, '') : title };
}

function isLead(code: number): boolean {
  return isWhiteSpace(code) || code === ASTERISK;
}

/**
 * Whether a title ends before a code unit. 总　　则 holds wide space; a heading that runs on into its text
 * ends at it. Items and their parts may be wrapped: their first sentence goes on in the next line.
 */
function endsTitle(text: string, at: number, code: number, form: NodeKind): boolean {
  switch (code) {
    case FULL_STOP:
    case EXCLAMATION:
    case QUESTION:
      return true;
    case SEMICOLON:
      return form !== 'item';
    case IDEOGRAPHIC_SPACE:
      return (form === 'chapter' || form === 'section') && text.charCodeAt(at + 1) === IDEOGRAPHIC_SPACE;
    case 10:
    case 13:
      return (form !== 'item' && form !== 'subitem') || isWhiteSpace(text.charCodeAt(at + 1));
    default:
      return false;
  }
}

/** The innermost node whose span holds an offset; null outside all. */
export function nodeAt(nodes: readonly OutlineNode[], offset: number): OutlineNode | null {
  const before = lastStartingAt(nodes, offset);
  for (let node = before; node; node = node.parent) {
    if (offset <= node.end) {
      return node;
    }
  }
  return null;
}

/** The last node that starts at or before an offset; what stands between two nodes belongs to it. */
export function lastStartingAt<T extends Span>(sorted: readonly T[], offset: number): T | null {
  return sorted[indexAfter(sorted, offset) - 1] ?? null;
}

/** Index of the first that starts after an offset. */
function indexAfter(sorted: readonly Span[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
