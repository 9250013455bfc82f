import type { Lines, Position } from './lines.js';

export type { Position } from './lines.js';

const LF = 10;
const CR = 13;

function startsAfterLineFeeds(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

function startsOfAnyBreak(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) {
      starts.push(i + 1);
    }
  }
  return starts;
}

/**
 * Converts between offsets and positions. Line breaks are `\n`, `\r\n` and `\r` (LSP 3.17,
 * "Text Documents"), never U+2028.
 */
export class LineIndex implements Lines {
  #startsRead: readonly number[] | null = null;
  readonly #length: number;
  readonly #text: string;

  constructor(text: string) {
    this.#length = text.length;
    this.#text = text;
  }

  /** Looked for when a line is first asked for: of many a text only offsets are. */
  get #starts(): readonly number[] {
    if (this.#startsRead === null) {
      const text = this.#text;
      this.#startsRead = text.includes('\r') ? startsOfAnyBreak(text) : startsAfterLineFeeds(text);
    }
    return this.#startsRead;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of a line's first code unit; the text's length past the last line. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Offset just before a line's own break. */
  lineEnd(line: number): number {
    let end = this.lineStart(line + 1);
    const start = this.lineStart(line);
    if (end > start && line + 1 < this.#starts.length) {
      end--;
      if (end > start && this.#text.charCodeAt(end) === LF && this.#text.charCodeAt(end - 1) === CR) {
        end--;
      }
    }
    return end;
  }

  /** Position of an offset; offsets outside the text are brought to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: at - this.lineStart(low) };
  }

  /** Offset of a position; a character past the line's end means the line's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) {
      return 0;
    }
    if (position.line >= this.#starts.length) {
      return this.#length;
    }
    const start = this.lineStart(position.line);
    return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
  }
}
