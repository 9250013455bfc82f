/** First and last code point of the runs that terminals show two columns wide (UAX #11: W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const ZERO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking colours out of a text is the point
const COLOUR = /\u001b\[[\d;]*m/g;
const BREAK_BEFORE_NEVER = /^[，。、；：？！）】》〉」』〕”’…—]/u;

/** Terminal columns of one code point: 0, 1 or 2. Ambiguous widths count as 1. */
function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) {
    return 1;
  }
  if (WIDE.some(([first, last]) => first <= code && code <= last)) {
    return 2;
  }
  return ZERO_WIDTH.test(character) ? 0 : 1;
}

/** Terminal columns of a text, colour sequences not counted. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOUR, '')) {
    width += columnsOf(character);
  }
  return width;
}

/** The text with spaces after it up to a width in columns. */
export function padDisplay(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The text, or its beginning and `…`, in at most that many columns. */
export function truncateDisplay(text: string, columns: number): string {
  if (displayWidth(text) <= columns) {
    return text;
  }
  let kept = '';
  let width = 1;
  for (const character of text) {
    width += columnsOf(character);
    if (width > columns) {
      break;
    }
    kept += character;
  }
  return `${kept}…`;
}

/**
 * Control characters made visible: a document must not be able to send commands to the terminal
 * that shows a piece of it, nor break a line of a report.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (/\s/.test(control) ? ' ' : '�'));
}

/** Wraps a text to a width in columns: at spaces, and between Chinese characters. */
export function wrapDisplay(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  for (const piece of unbreakablePieces(line)) {
    if (current !== '' && displayWidth(current + piece.trimEnd()) > columns) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else {
      current += piece;
    }
  }
  lines.push(current.trimEnd());
  return lines.join('\n');
}

/** Words with the space before them, and single wide characters with the marks that must follow them. */
function unbreakablePieces(line: string): string[] {
  const pieces: string[] = [];
  let previousWide = true;
  let previousSpace = false;
  for (const character of line) {
    const wide = columnsOf(character) === 2;
    const space = character === ' ';
    const opens = space ? !previousSpace : !previousSpace && (wide || previousWide);
    if (pieces.length === 0 || (opens && !BREAK_BEFORE_NEVER.test(character))) {
      pieces.push(character);
    } else {
      pieces.push(`${pieces.pop() ?? ''}${character}`);
    }
    previousWide = wide;
    previousSpace = space;
  }
  return pieces;
}
