import type { Span } from '../text/span.js';
import type { Steps } from '../text/steps.js';
import type { PlacedMarker } from './acceptance.js';
import type { NumberingSpace, OutlineNode, Signature } from './notice.js';
import type { RawSpace } from './spaces.js';
import { type Ground, Unit } from './unit.js';
import { trimmedEnd } from './unit-title.js';

/**
 * Builds the nodes of every space.
 *
 * @returns spaces in text order, and all nodes in text order with `nodes[i].id === i`
 */
export function* buildingOutline(
  text: string,
  rawSpaces: readonly RawSpace[],
  signatures: readonly Signature[],
): Steps<{ readonly spaces: readonly NumberingSpace[]; readonly nodes: readonly OutlineNode[] }> {
  const nodes: Unit[] = [];
  const spaces: NumberingSpace[] = [];
  for (const space of rawSpaces) {
    const { start, end, title } = space;
    const index = spaces.length;
    const roots = nest({ text, space: index }, space.markers, bodyEnd(space, signatures), nodes);
    spaces.push({ index, start, end, title, roots });
    yield;
  }
  return { spaces, nodes };
}

/** The last unit ends where the signature begins. */
function bodyEnd(space: RawSpace, signatures: readonly Signature[]): number {
  const last = space.markers.at(-1)?.start ?? space.start;
  return Math.min(signatures[indexAfter(signatures, last)]?.start ?? space.end, space.end);
}

function nest(
  ground: Ground,
  markers: readonly PlacedMarker[],
  limit: number,
  nodes: Unit[],
): readonly OutlineNode[] {
  const { text } = ground;
  /** The first `depth` of these enclose the present place, outermost first; and the ranks of their markers. */
  const open: Unit[] = [];
  const ranks: number[] = [];
  let depth = 0;
  /** The first `height` of these are the closed nodes whose parents are open, and how many stood there when each was opened. */
  const closed: Unit[] = [];
  let height = 0;
  const before: number[] = [];
  const closeDown = (rank: number): void => {
    while (depth > 0 && (ranks[depth - 1] ?? 0) >= rank) {
      depth--;
      const unit = open[depth];
      const first = before[depth] ?? 0;
      if (unit && height > first) {
        const children = closed.slice(first, height);
        height = first;
        // It ends where the last of them does.
        unit.close(children.at(-1)?.end ?? unit.ownEnd, children);
      }
      if (unit) {
        closed[height++] = unit;
      }
    }
  };
  for (let i = 0; i < markers.length; i++) {
    const placed = markers[i];
    if (!placed) {
      break;
    }
    const { rank } = placed.marker;
    closeDown(rank);
    const parent = depth > 0 ? (open[depth - 1] ?? null) : null;
    const ownEnd = trimmedEnd(text, placed.end, markers[i + 1]?.start ?? limit);
    const unit = new Unit(ground, placed, nodes.length, parent, ownEnd);
    open[depth] = unit;
    ranks[depth] = rank;
    before[depth] = height;
    depth++;
    nodes.push(unit);
  }
  closeDown(-1);
  return closed.slice(0, height);
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
  const after = indexAfter(sorted, offset);
  // A negative index makes the look-up a slow one for good.
  return after > 0 ? (sorted[after - 1] ?? null) : null;
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
