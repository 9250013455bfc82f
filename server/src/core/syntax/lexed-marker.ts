import type { BlockMarker, MarkerContext, MarkerForm } from './block.js';

/** How a marker stands in its line, as a number. */
export const Standing = {
  line: 0,
  gap: 1,
  sentence: 2,
  glued: 3,
} as const;

const CONTEXTS = ['line', 'gap', 'sentence', 'glued'] as const satisfies readonly (keyof typeof Standing)[];

/** What markers that look and stand alike have in common. */
interface MarkerLook {
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
  const as = (context: MarkerContext): MarkerLook => ({ form, shape, depth, context });
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
