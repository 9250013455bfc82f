import type { Span } from '../text/span.js';

/** One physical line without its break. `trimmed` drops white space and Markdown marks at both ends. */
export interface PhysicalLine extends Span {
  readonly trimmed: string;
  /** Offset of the first character of `trimmed`. */
  readonly textStart: number;
  readonly textEnd: number;
}

const EDGE = /^[\s　*#>\ufeff]+|[\s　*]+$/g;

/** The physical lines of `text` from `from` to `to`, blank ones included. */
export function physicalLines(text: string, from: number, to: number): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = from;
  while (start < to) {
    let end = start;
    while (end < to && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) {
      end++;
    }
    lines.push(lineOf(text, start, end));
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return lines;
}

function lineOf(text: string, start: number, end: number): PhysicalLine {
  const raw = text.slice(start, end);
  const trimmed = raw.replace(EDGE, '');
  const textStart = trimmed.length > 0 ? start + raw.indexOf(trimmed) : end;
  return { start, end, trimmed, textStart, textEnd: textStart + trimmed.length };
}
