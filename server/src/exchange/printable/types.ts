import type { Locale } from '../../core/text/localized.js';

/** A stretch of text in one look. `added` and `removed` mark changes, also where there is no colour. */
export interface Run {
  readonly text: string;
  readonly look?: 'strong' | 'added' | 'removed';
}

/** A line of text, as long as it is. */
export type Line = readonly Run[];

/** What one cell of a table holds: its lines, or a list of remarks. */
export interface Cell {
  readonly lines: readonly Line[];
  readonly isList?: true;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  /** `heading` stands over the rows behind it; `quiet` is there for completeness. */
  readonly look?: 'heading' | 'quiet';
}

export interface Table {
  readonly kind: 'table';
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[];
  /** Repeated on every page; null for a table whose first column says what the others are. */
  readonly head: readonly Cell[] | null;
  readonly rows: readonly TableRow[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly line: Line;
}

/** A document for people, before it is known what file it becomes. */
export interface Printable {
  readonly title: string;
  readonly locale: Locale;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly (Heading | Paragraph | Table)[];
}

/** A cell of one line in one look. */
export function cellOf(text: string, look?: Run['look']): Cell {
  return { lines: [[look ? { text, look } : { text }]] };
}

/** A heading above the blocks that follow. */
export function heading(text: string): Heading {
  return { kind: 'heading', text };
}

/** A paragraph of plain text. */
export function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', line: [{ text }] };
}
