import { isLineBreak, isWhiteSpace } from '../syntax/characters.js';
import type { Span } from '../text/span.js';

/** One physical line without its break. `trimmed` drops white space and Markdown marks at both ends. */
export interface PhysicalLine extends Span {
  readonly trimmed: string;
  /** Offset of the first character of `trimmed`. */
  readonly textStart: number;
  readonly textEnd: number;
}

const ASTERISK = 0x2a;

function isTrailing(code: number): boolean {
  return isWhiteSpace(code) || code === ASTERISK;
}

function isLeading(code: number): boolean {
  return isTrailing(code) || code === 0x23 || code === 0x3e;
}

/** The physical lines of `text` from `from` to `to`, blank ones included. */
export function physicalLines(text: string, from: number, to: number): readonly PhysicalLine[] {
  return linesOf(text, from, to, Number.POSITIVE_INFINITY, true);
}

/** The first lines from `from` to `to` that hold any text. */
export function filledLines(
  text: string,
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): readonly PhysicalLine[] {
  return linesOf(text, from, to, most, false);
}

function linesOf(text: string, from: number, to: number, most: number, blank: boolean): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  walkLines(text, from, to, (start, end) => {
    const textStart = leadEnd(text, start, end);
    if (blank || textStart < end) {
      lines.push(lineOf(text, start, end, textStart));
    }
    return lines.length < most;
  });
  return lines;
}

/** How many lines from `from` to `to` hold any text, and of how many of them something holds. */
export function countLines(
  text: string,
  from: number,
  to: number,
  is: (textStart: number, textEnd: number) => boolean,
): { readonly filled: number; readonly such: number } {
  let filled = 0;
  let such = 0;
  walkLines(text, from, to, (start, end) => {
    const textStart = leadEnd(text, start, end);
    if (textStart < end) {
      filled++;
      such += is(textStart, trailStart(text, textStart, end)) ? 1 : 0;
    }
    return true;
  });
  return { filled, such };
}

/** Goes from line to line as long as the visitor wants more. */
function walkLines(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => boolean,
): void {
  // The window keeps a search for a break that never comes from running through the whole text.
  const window = text.slice(from, to);
  const { length } = window;
  let lineFeed = -1;
  let carriageReturn = -1;
  let start = 0;
  let wanted = true;
  while (start < length && wanted) {
    lineFeed = lineFeed < start ? breakFrom(window, '\n', start) : lineFeed;
    carriageReturn = carriageReturn < start ? breakFrom(window, '\r', start) : carriageReturn;
    const end = Math.min(lineFeed, carriageReturn, length);
    wanted = visit(from + start, from + end);
    start = end + (carriageReturn + 1 === lineFeed && end === carriageReturn ? 2 : 1);
  }
}

function breakFrom(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The line that ends at an offset, as far as it lies after `from`. */
export function lineBefore(text: string, from: number, end: number): PhysicalLine {
  let start = end;
  while (start > from && !isLineBreak(text.charCodeAt(start - 1))) {
    start--;
  }
  return lineOf(text, start, end);
}

/** Length of the line break that ends at an offset; 0 when none does. */
export function breakBefore(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  if (!isLineBreak(code)) {
    return 0;
  }
  return code === 10 && text.charCodeAt(end - 2) === 13 ? 2 : 1;
}

function lineOf(
  text: string,
  start: number,
  end: number,
  textStart = leadEnd(text, start, end),
): PhysicalLine {
  const textEnd = trailStart(text, textStart, end);
  return { start, end, trimmed: text.slice(textStart, textEnd), textStart, textEnd };
}

function leadEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isLeading(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

function trailStart(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isTrailing(text.charCodeAt(i - 1))) {
    i--;
  }
  return i;
}

function lineEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) {
    end++;
  }
  return end;
}

/**
 * The next lines that hold any text.
 *
 * @param from offset of a line break, or the text's end
 */
export function linesAfter(text: string, from: number, count: number): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = from;
  while (start < text.length && lines.length < count) {
    const end = lineEnd(text, start, text.length);
    const line = lineOf(text, start, end);
    if (line.trimmed.length > 0) {
      lines.push(line);
    }
    start = end + 1;
  }
  return lines;
}

/**
 * The physical lines whose trimmed text begins with a character. Where it is rare this is far cheaper
 * than to look at all lines.
 *
 * @param first one UTF-16 code unit, no white space
 */
export function linesBeginningWith(text: string, first: string): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let start = at;
    while (start > 0 && !isLineBreak(text.charCodeAt(start - 1)) && isLeading(text.charCodeAt(start - 1))) {
      start--;
    }
    if (start === 0 || isLineBreak(text.charCodeAt(start - 1))) {
      lines.push(lineOf(text, start, lineEnd(text, at, text.length)));
    }
  }
  return lines;
}
