import type { BlockMarker, MarkerContext, MarkerForm } from './block.js';

/** How a marker stands in its line, as a number. */
export const Standing = {
  line: 0,
  gap: 1,
  sentence: 2,
  glued: 3,
} as const;

const CONTEXTS = ['line', 'gap', 'sentence', 'glued'] as const satisfies readonly (keyof typeof Standing)[];

/**
 * How deep a marker's form stands; greater is deeper. Only the order counts: a document uses some of the
 * forms. Markers of one rank can stand in one series.
 */
export function rankOfForm(form: MarkerForm, depth: number): number {
  switch (form) {
    case 'part':
      return depth;
    case 'chapter':
      return 3;
    case 'article':
      return 4;
    case 'section':
      return 5;
    case 'item':
      return 6;
    case 'subitem':
      return 7;
    case 'decimal':
      return 8 + depth;
  }
}

/** What markers that look and stand alike have in common. */
interface MarkerLook {
  readonly rank: number;
  readonly form: MarkerForm;
  readonly shape: string;
  readonly depth: number;
  readonly context: MarkerContext;
}

/** A look in all standings, in their order. */
export type MarkerLooks = readonly [MarkerLook, ...MarkerLook[]];

/** Makes the looks of all markers of one form and shape: they are few, and made once. */
export function looksOf(form: MarkerForm, shape: string, depth = 0): MarkerLooks {
  const [line, ...others] = CONTEXTS;
  const rank = rankOfForm(form, depth);
  const as = (context: MarkerContext): MarkerLook => ({ rank, form, shape, depth, context });
  return [as(line), ...others.map(as)];
}

/**
 * A marker as it is lexed. Markers are many, and live as long as their text: what they share with others is said
 * by one object for all.
 */
export class LexedMarker implements BlockMarker {
  enclosed = false;
  next: BlockMarker | null = null;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly before: number;
  readonly look: MarkerLook;

  constructor(start: number, end: number, number: number, before: number, look: MarkerLook) {
    this.start = start;
    this.end = end;
    this.number = number;
    this.before = before;
    this.look = look;
  }

  get form(): MarkerForm {
    return this.look.form;
  }

  get rank(): number {
    return this.look.rank;
  }

  get shape(): string {
    return this.look.shape;
  }

  get depth(): number {
    return this.look.depth;
  }

  get context(): MarkerContext {
    return this.look.context;
  }
}
