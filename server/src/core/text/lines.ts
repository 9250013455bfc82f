/** A place in a text as editors count: both zero-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * The lines of a text. Line breaks are `\n`, `\r\n` and `\r` (LSP 3.17, "Text Documents"), never
 * U+2028. All offsets are UTF-16 code units.
 */
export interface Lines {
  readonly lineCount: number;
  /** Offset of a line's first code unit; the text's length past the last line. */
  lineStart(line: number): number;
  /** Offset just before a line's own break. */
  lineEnd(line: number): number;
  /** Position of an offset; offsets outside the text are brought to its nearest end. */
  positionAt(offset: number): Position;
  /** Offset of a position; a character past the line's end means the line's end. */
  offsetAt(position: Position): number;
}
