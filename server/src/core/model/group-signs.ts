import type { ResponsibilityGroup } from './notice.js';
import { perNotice } from './per-notice.js';

// What of the outward form of a group is worth a closer look, as bits.
/** `(` or `)`. */
export const HALF_WIDTH_BRACKET = 1;
/** A bracket between the first and the last character. */
export const INNER_BRACKET = 1 << 1;
/** White space, no line break, right inside the first or the last character. */
export const EDGE_SPACE = 1 << 2;
/** White space elsewhere, and line breaks. */
export const INNER_SPACE = 1 << 3;
/** `,` `;` or `:`. */
export const HALF_WIDTH_MARK = 1 << 4;
/** A mark beside another, or beside a bracket or colon: it joins nothing. */
export const IDLE_MARK = 1 << 5;

/** Classes of characters, as bits. */
const SPACE = 1;
const BREAK = 1 << 1;
const HALF_BRACKET = 1 << 2;
const BRACKET = 1 << 3;
const HALF_MARK = 1 << 4;
const MARK = 1 << 5;
const COLON = 1 << 6;

const CLASSES: readonly (readonly [string, number])[] = [
  // What \s is to a regular expression.
  [
    '\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    SPACE,
  ],
  ['\r\n', BREAK],
  ['()', HALF_BRACKET],
  ['()（）〔〕【】［］[]', BRACKET],
  [',;:', HALF_MARK],
  ['、，,；;', MARK],
  ['：:', COLON],
];

const TABLE = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [chars, bit] of CLASSES) {
    for (const char of chars) {
      const code = char.charCodeAt(0);
      table[code] = (table[code] ?? 0) | bit;
    }
  }
  return table;
}

/** For each group of a notice bits for what is worth a closer look: one pass over its text for all rules of its form. */
export const groupSigns = perNotice(({ groups }): readonly number[] => groups.map(signsOf));

function signsOf({ text }: ResponsibilityGroup): number {
  const last = text.length - 1;
  let signs = 0;
  let before = 0;
  /** Whether nothing but space stands between here and a mark or the group's start. */
  let afterMark = false;
  let afterStart = true;
  for (let i = 0; i <= last; i++) {
    const is = TABLE[text.charCodeAt(i)] ?? 0;
    if (is === 0) {
      before = 0;
      afterMark = false;
      afterStart = false;
      continue;
    }
    if (is & (SPACE | BREAK)) {
      const atEdge = is & SPACE && (afterStart || isClosedAfter(text, i, last));
      signs |= atEdge ? EDGE_SPACE : INNER_SPACE;
      before = is;
      continue;
    }
    const inside = i > 0 && i < last;
    signs |= is & HALF_BRACKET ? HALF_WIDTH_BRACKET : 0;
    signs |= is & BRACKET && inside ? INNER_BRACKET : 0;
    signs |= is & HALF_MARK ? HALF_WIDTH_MARK : 0;
    if (is & MARK) {
      signs |= afterMark || before & COLON || (i === 1 && before & BRACKET) ? IDLE_MARK : 0;
      afterMark = true;
    } else {
      signs |= afterMark && is & BRACKET && i === last ? IDLE_MARK : 0;
      afterMark = false;
    }
    afterStart = i === 0;
    before = is;
  }
  return signs;
}

/** Whether nothing but spaces stand between an offset and the last character. */
function isClosedAfter(text: string, from: number, last: number): boolean {
  let i = from;
  while (i < last && (TABLE[text.charCodeAt(i)] ?? 0) & SPACE) {
    i++;
  }
  return i === last;
}
