import type { Span } from '../text/span.js';
import type { PlacedMarker } from './acceptance.js';
import type { NodeKind, NumberingSpace, OutlineNode, TextSpan } from './notice.js';
import type { Signature } from './signature.js';
import type { RawSpace } from './spaces.js';

/** Outer forms before inner ones. Only the order counts; a document uses some of them. */
const RANK: Readonly<Record<NodeKind, number>> = {
  part: 0,
  chapter: 3,
  article: 4,
  section: 5,
  item: 6,
  subitem: 7,
  decimal: 8,
};

/** How deep a marker's form stands; greater is deeper. */
export function rankOf(marker: { readonly form: NodeKind; readonly depth: number }): number {
  return RANK[marker.form] + marker.depth;
}

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
  const signature = signatures.find((one) => one.start > last && one.start < space.end);
  return signature?.start ?? space.end;
}

function nest(
  text: string,
  markers: readonly PlacedMarker[],
  space: number,
  limit: number,
  nodes: Draft[],
): readonly OutlineNode[] {
  const roots: Draft[] = [];
  const open: { node: Draft; rank: number }[] = [];
  markers.forEach((marker, i) => {
    const rank = rankOf(marker);
    const ownEnd = trimmedEnd(text, marker.end, markers[i + 1]?.start ?? limit);
    const node = draftOf(text, marker, nodes.length, space, ownEnd);
    closeDown(text, open, rank, marker.start);
    node.parent = open.at(-1)?.node ?? null;
    (node.parent ? node.parent.children : roots).push(node);
    open.push({ node, rank });
    nodes.push(node);
  });
  closeDown(text, open, -1, limit);
  return roots;
}

function closeDown(text: string, open: { node: Draft; rank: number }[], rank: number, at: number): void {
  for (let top = open.at(-1); top && top.rank >= rank; top = open.at(-1)) {
    top.node.end = trimmedEnd(text, top.node.marker.end, at);
    open.pop();
  }
}

function draftOf(text: string, marker: PlacedMarker, id: number, space: number, ownEnd: number): Draft {
  return {
    id,
    start: marker.start,
    end: ownEnd,
    kind: marker.form,
    number: marker.number,
    marker: { start: marker.start, end: marker.end, text: marker.text },
    shape: marker.shape,
    depth: marker.depth,
    title: titleOf(text, marker, ownEnd),
    parent: null,
    children: [],
    ownEnd,
    space,
  };
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[\s　*#]/.test(text.charAt(end - 1))) {
    end--;
  }
  return end;
}

const HEADING_STOP = /[。！？；\r\n]/;
/** Where a title ends. 总　　则 holds wide space; a heading that runs on into its text ends at it. */
const TITLE_STOP: Readonly<Partial<Record<NodeKind, RegExp>>> = {
  chapter: /[。！？；\r\n]|　{2}/,
  section: /[。！？；\r\n]|　{2}/,
  item: /[。！？]|[\r\n][\s　]/,
  subitem: /[。！？；]|[\r\n][\s　]/,
};

/** Heading or first sentence of a unit, white space at its ends and line breaks inside taken out. */
function titleOf(text: string, marker: PlacedMarker, ownEnd: number): TextSpan {
  let start = marker.end;
  while (start < ownEnd && /[\s　*]/.test(text.charAt(start))) {
    start++;
  }
  const own = text.slice(start, ownEnd);
  const stop = own.search(TITLE_STOP[marker.form] ?? HEADING_STOP);
  const end = trimmedEnd(text, start, stop < 0 ? ownEnd : start + stop);
  return { start, end, text: text.slice(start, end).replace(/\s*[\r\n]+\s*|\*\*/g, '') };
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
  return sorted[low - 1] ?? null;
}
