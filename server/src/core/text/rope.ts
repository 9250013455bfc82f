import type { Lines, Position } from './lines.js';
import { breakEnd, codeAt, collect, lineOf, nodeOf, type RopeNode, replaced } from './rope-node.js';

/** Longest piece of a rope, in UTF-16 code units: an edit copies one of them. */
const LEAF_SIZE = 2048;

const LF = 10;
const CR = 13;

/**
 * An immutable text that costs as much to edit at ten kilobytes as at ten megabytes: an edit makes a
 * new rope and shares all but a path of the tree with the old one. Line breaks are `\n`, `\r\n` and
 * `\r`. Offsets are UTF-16 code units; a pair of surrogates may stand in two pieces, which nobody sees.
 */
export class Rope implements Lines {
  readonly #root: RopeNode;
  readonly #leafSize: number;

  private constructor(root: RopeNode, leafSize: number) {
    this.#root = root;
    this.#leafSize = leafSize;
  }

  /** @param leafSize longest piece; other than the default for tests */
  static of(text: string, leafSize: number = LEAF_SIZE): Rope {
    return new Rope(nodeOf(text, leafSize), leafSize);
  }

  get length(): number {
    return this.#root.length;
  }

  get lineCount(): number {
    return this.#root.breaks + 1;
  }

  /** The text between two offsets, brought to the text's ends where they lie outside. */
  slice(start: number, end: number = this.length): string {
    const from = this.#within(start);
    const to = this.#within(end);
    if (from >= to) {
      return '';
    }
    const pieces: string[] = [];
    collect(this.#root, from, to, pieces);
    return pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
  }

  /** The code unit at an offset; NaN outside the text, as with strings. */
  charCodeAt(offset: number): number {
    return offset >= 0 && offset < this.length ? codeAt(this.#root, offset) : Number.NaN;
  }

  /** The whole text: as costly as it is long. */
  toString(): string {
    return this.slice(0);
  }

  /** The text with one span replaced; offsets outside the text are brought to its ends. */
  replace(start: number, end: number, text: string): Rope {
    const from = this.#within(start);
    const to = Math.max(from, this.#within(end));
    return new Rope(replaced(this.#root, from, to, text, this.#leafSize), this.#leafSize);
  }

  lineStart(line: number): number {
    if (line <= 0) {
      return 0;
    }
    return line > this.#root.breaks ? this.length : breakEnd(this.#root, line);
  }

  lineEnd(line: number): number {
    if (line < 0 || line >= this.#root.breaks) {
      return line < 0 ? 0 : this.length;
    }
    const end = breakEnd(this.#root, line + 1);
    const isPair = codeAt(this.#root, end - 1) === LF && this.charCodeAt(end - 2) === CR;
    return end - (isPair ? 2 : 1);
  }

  positionAt(offset: number): Position {
    const at = this.#within(offset);
    const line = lineOf(this.#root, at);
    return { line, character: at - this.lineStart(line) };
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) {
      return 0;
    }
    if (line >= this.lineCount) {
      return this.length;
    }
    return Math.min(this.lineStart(line) + Math.max(0, character), this.lineEnd(line));
  }

  #within(offset: number): number {
    return Math.max(0, Math.min(offset, this.length));
  }
}
