import type { Span } from '../text/span.js';

/** Longer edits change more than a sentence. */
export const LONGEST_EDIT = 400;

/** The line around an edit, no more of it than matters. */
export function lineAround(
  text: string,
  { start, end }: Span,
  most: number,
): { readonly left: string; readonly right: string } {
  const left = text.slice(Math.max(0, start - most), start).split(/[\r\n]/);
  const right = text.slice(end, end + most).split(/[\r\n]/);
  return { left: left.at(-1) ?? '', right: right[0] ?? '' };
}
