import type { BlockMarker } from '../syntax/block.js';
import type { PlacedMarker } from './acceptance.js';
import type { NodeKind, OutlineNode, TextSpan } from './notice.js';
import { UnitTitle } from './unit-title.js';

/** Most units have no parts: they share this list. */
const NO_CHILDREN: readonly OutlineNode[] = [];

/** Where units stand: the same for all of a numbering space. */
export interface Ground {
  readonly text: string;
  /** The index of the numbering space. */
  readonly space: number;
}

/**
 * A node as the outline builds it. A class, for what it says of itself by its marker and its text: units are
 * the most numerous of what is kept of a notice, and the collector copies each part of them.
 */
export class Unit implements OutlineNode {
  readonly id: number;
  readonly start: number;
  readonly ownEnd: number;
  readonly parent: Unit | null;
  readonly #ground: Ground;
  readonly #marker: BlockMarker;
  #end: number;
  #children: readonly OutlineNode[] = NO_CHILDREN;
  #title: UnitTitle | null = null;

  constructor(
    ground: Ground,
    { start, marker }: PlacedMarker,
    id: number,
    parent: Unit | null,
    ownEnd: number,
  ) {
    this.id = id;
    this.start = start;
    this.ownEnd = ownEnd;
    this.parent = parent;
    this.#end = ownEnd;
    this.#ground = ground;
    this.#marker = marker;
  }

  /** Says where its last part ends, and which parts it has, null for none: once, when both are known. */
  close(end: number, children: readonly OutlineNode[] | null): void {
    this.#end = end;
    this.#children = children ?? NO_CHILDREN;
  }

  get end(): number {
    return this.#end;
  }

  get children(): readonly OutlineNode[] {
    return this.#children;
  }

  get markerEnd(): number {
    const { start, end } = this.#marker;
    return this.start + end - start;
  }

  get space(): number {
    return this.#ground.space;
  }

  get kind(): NodeKind {
    return this.#marker.form;
  }

  get number(): number {
    return this.#marker.number;
  }

  get shape(): string {
    return this.#marker.shape;
  }

  get depth(): number {
    return this.#marker.depth;
  }

  get marker(): TextSpan {
    const { start, markerEnd: end } = this;
    return { start, end, text: this.#ground.text.slice(start, end) };
  }

  get title(): TextSpan {
    this.#title ??= new UnitTitle(this.#ground.text, this.kind, this.markerEnd, this.ownEnd);
    return this.#title;
  }
}

/** A node with some of what is known of it changed; a copy by spread would lose what is asked of its marker. */
export function nodeWith(node: OutlineNode, changes: Partial<OutlineNode>): OutlineNode {
  const { id, start, end, kind, number, marker, markerEnd, shape, depth } = node;
  const { title, parent, children, ownEnd, space } = node;
  const own = { id, start, end, kind, number, marker, markerEnd, shape, depth };
  return { ...own, title, parent, children, ownEnd, space, ...changes };
}
