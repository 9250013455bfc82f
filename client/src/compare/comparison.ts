// What the server says of two plans, as the view shows it. Knows no editor.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ComparedUnit extends Span {
  readonly marker: string;
}

/** A stretch of text; its place on a side it does not stand on is null. */
export interface ComparedPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly old: Span | null;
  readonly new: Span | null;
}

/** One unit, or several that belong together. */
export interface ComparedRow {
  readonly old: readonly ComparedUnit[];
  readonly new: readonly ComparedUnit[];
  readonly isHeading: boolean;
  readonly change: readonly string[];
  readonly remarks: readonly string[];
  readonly pieces: readonly ComparedPiece[];
}

/** The result of `policyNotice/compare` as far as it is shown. */
export interface Compared {
  readonly rows: readonly ComparedRow[];
  readonly summary: {
    readonly unchanged: number;
    readonly added: number;
    readonly dropped: number;
    readonly change: Readonly<Record<string, number>>;
  };
}

/** What a row is counted and filtered by: its changes, or that it is new, dropped or the same. */
export function kindsOf({ old, new: now, change }: ComparedRow): readonly string[] {
  if (old.length === 0) {
    return ['added'];
  }
  if (now.length === 0) {
    return ['dropped'];
  }
  return change.length > 0 ? change : ['unchanged'];
}

/** How many items are of each kind, in the order they are shown. */
export function countsOf({ summary }: Compared): readonly (readonly [kind: string, count: number])[] {
  const { change, added, dropped, unchanged } = summary;
  return [...Object.entries(change), ['added', added], ['dropped', dropped], ['unchanged', unchanged]];
}
