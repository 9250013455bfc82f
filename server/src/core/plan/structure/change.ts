import type { Notice, OutlineNode } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import type { TextEdit } from '../../text/edit.js';
import type { Localized } from '../../text/localized.js';
import type { MovedText } from '../renumber/kept.js';
import { prefixOf } from '../renumber/scheme.js';

/** A change of the structure, before the numbers are put in order. */
export interface StructureChange {
  /** In text order, none overlapping. */
  readonly edits: readonly TextEdit[];
  /** What they take out in one place and put in at another. */
  readonly moved?: readonly MovedText[];
  /** Where the cursor stands in the text after the edits. */
  readonly cursor: number;
}

/** Why a change cannot be made, for the user. */
export interface Refusal {
  readonly why: Localized;
}

export function isRefusal(change: StructureChange | Refusal): change is Refusal {
  return 'why' in change;
}

/** The unit a cursor stands in, or before on its line; null outside all. */
export function unitAt({ nodes, text, spaces }: Notice, offset: number): OutlineNode | null {
  const before = lastStartingAt(nodes, offset);
  const next = nodes[before ? before.id + 1 : 0];
  if (next && next.start > offset && /^[ \t\u3000]*$/.test(text.slice(offset, next.start))) {
    return next;
  }
  const space = spaces.findLast(({ start }) => start <= offset);
  // Past the last unit stand the signature and what follows it.
  let outermost = before;
  while (outermost?.parent) {
    outermost = outermost.parent;
  }
  const inside =
    outermost !== null && /^\s*$/.test(text.slice(outermost.end, Math.max(outermost.end, offset)));
  return before && before.space === space?.index && inside ? before : null;
}

/** The units beside a unit, itself among them, of whatever kind. */
export function siblingsOf({ spaces }: Notice, node: OutlineNode): readonly OutlineNode[] {
  return node.parent?.children ?? spaces[node.space]?.roots ?? [];
}

/** The next or the last sibling, if it is of the same kind. */
export function neighbourOf(notice: Notice, node: OutlineNode, by: 1 | -1): OutlineNode | null {
  const siblings = siblingsOf(notice, node);
  const other = siblings[siblings.indexOf(node) + by];
  const isKin = other?.kind === node.kind && other.depth === node.depth && prefixOf(other) === prefixOf(node);
  return isKin ? other : null;
}
