import { isLineBreak, isWhiteSpace } from '../syntax/characters.js';
import type { Span } from '../text/span.js';
import type { NodeKind, TextSpan } from './notice.js';

const ASTERISK = 0x2a;
const NUMBER_SIGN = 0x23;
const FULL_STOP = 0x3002;
const EXCLAMATION = 0xff01;
const QUESTION = 0xff1f;
const SEMICOLON = 0xff1b;
const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * Heading or first sentence of a unit, white space at its ends and line breaks inside taken out. Read
 * when it is asked for: titles are most of a text, and a check asks for none of them.
 */
export class UnitTitle implements TextSpan {
  readonly #source: string;
  readonly #kind: NodeKind;
  readonly #from: number;
  readonly #to: number;
  #span: Span | null = null;

  /**
   * @param from offset after the unit's marker
   * @param to end of the unit's own text, which white space never ends
   */
  constructor(source: string, kind: NodeKind, from: number, to: number) {
    this.#source = source;
    this.#kind = kind;
    this.#from = from;
    this.#to = to;
  }

  get start(): number {
    return this.#read().start;
  }

  get end(): number {
    return this.#read().end;
  }

  get text(): string {
    const { start, end } = this.#read();
    const title = this.#source.slice(start, end);
    return /[\r\n*]/.test(title) ? title.replace(/\s*[\r\n]+\s*|\*\*/g, '') : title;
  }

  toJSON(): TextSpan {
    return { start: this.start, end: this.end, text: this.text };
  }

  #read(): Span {
    this.#span ??= titleSpan(this.#source, this.#kind, this.#from, this.#to);
    return this.#span;
  }
}

function titleSpan(text: string, kind: NodeKind, from: number, to: number): Span {
  let start = from;
  while (start < to && isLead(text.charCodeAt(start))) {
    start++;
  }
  let stop = start;
  while (stop < to && !endsTitle(text, stop, kind)) {
    stop++;
  }
  return { start, end: trimmedEnd(text, start, stop) };
}

function isLead(code: number): boolean {
  return isWhiteSpace(code) || code === ASTERISK;
}

/**
 * Whether a title ends before an offset. 总　　则 holds wide space; a heading that runs on into its text
 * ends at it. Items and their parts may be wrapped: their first sentence goes on in the next line.
 */
function endsTitle(text: string, at: number, kind: NodeKind): boolean {
  const code = text.charCodeAt(at);
  switch (code) {
    case FULL_STOP:
    case EXCLAMATION:
    case QUESTION:
      return true;
    case SEMICOLON:
      return kind !== 'item';
    case IDEOGRAPHIC_SPACE:
      return (kind === 'chapter' || kind === 'section') && text.charCodeAt(at + 1) === IDEOGRAPHIC_SPACE;
    default:
      return (
        isLineBreak(code) &&
        ((kind !== 'item' && kind !== 'subitem') || isWhiteSpace(text.charCodeAt(at + 1)))
      );
  }
}

/** The end of what stands between two offsets without white space and Markdown's marks behind it. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  for (; end > from; end--) {
    const code = text.charCodeAt(end - 1);
    if (!isWhiteSpace(code) && code !== ASTERISK && code !== NUMBER_SIGN) {
      break;
    }
  }
  return end;
}
