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
/** What a mark is idle right behind, another mark or a colon: the bit above that of marks. */
const LEADS_MARK = 1 << 6;

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
  ['、，,；;：:', LEADS_MARK],
];

/**
 * For each page of 256 code units where its classes begin in {@link TABLE}. All ideographs share the first page, which
 * has none: the two tables stay in the processor's nearest cache, one for all code units would not.
 */
const PAGES = new Uint16Array(256);

const TABLE = buildTable();

function buildTable(): Uint8Array {
  const pages = new Set(CLASSES.flatMap(([chars]) => [...chars].map((char) => char.charCodeAt(0) >> 8)));
  for (const [i, page] of [...pages].entries()) {
    PAGES[page] = (i + 1) << 8;
  }
  const table = new Uint8Array((pages.size + 1) << 8);
  for (const [chars, bit] of CLASSES) {
    for (const char of chars) {
      const index = indexOf(char.charCodeAt(0));
      table[index] = (table[index] ?? 0) | bit;
    }
  }
  return table;
}

function indexOf(code: number): number {
  return (PAGES[(code >> 8) & 0xff] ?? 0) | (code & 0xff);
}

/** Whether none of the classes is in a text. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (classAt(text, i) !== 0) {
      return false;
    }
  }
  return true;
}

// What is seen of a group so far, in one number: its signs, what stands last, and whether nothing but space stands
// between there and a mark or the group's start.
const SIGNS = 0xff;
const AFTER_MARK = 1 << 8;
const AFTER_START = 1 << 9;
const LAST = 16;

/** Before any character of a group is seen. */
export const NOTHING_SEEN = AFTER_START;

/** The signs of a group that is seen. */
export function signsSeen(seen: number): number {
  return seen & SIGNS;
}

/** Adds characters of no class. */
export function seenPlain(seen: number): number {
  return seen & SIGNS;
}

/** A 、 behind what is plain, and the bracket that opens a group. */
const ENUMERATED = AFTER_MARK | ((MARK | LEADS_MARK) << LAST);
const OPENED = AFTER_START | (BRACKET << LAST);
const OPENED_HALF = HALF_WIDTH_BRACKET | AFTER_START | ((BRACKET | HALF_BRACKET) << LAST);

/**
 * Adds one character as {@link seenTo} does: two of three stretches between plain names are 、 or the bracket of a
 * group, which need no table.
 */
export function seenOne(text: string, at: number, start: number, last: number, seen: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x3001 && seen >> 8 === 0 && at > start) {
    return seen | ENUMERATED;
  }
  if (at === start && (code === 0xff08 || code === 0x28)) {
    return code === 0x28 ? OPENED_HALF : OPENED;
  }
  if (at === last && seen >> 8 === 0 && (code === 0xff09 || code === 0x29)) {
    return code === 0x29 ? seen | HALF_WIDTH_BRACKET : seen;
  }
  return seenTo(text, at, at + 1, start, last, seen);
}

/**
 * Adds the characters from one offset to another, which follow those seen.
 *
 * @param start offset of the group's first character
 * @param last offset of its last one
 */
export function seenTo(
  text: string,
  from: number,
  to: number,
  start: number,
  last: number,
  seen: number,
): number {
  let signs = seen & SIGNS;
  let before = seen >> LAST;
  let after = seen & (AFTER_MARK | AFTER_START);
  for (let i = from; i < to; i++) {
    const is = classAt(text, i);
    if (is === 0) {
      after = 0;
    } else if (is & (SPACE | BREAK)) {
      const atEdge = is & SPACE && (after & AFTER_START || isClosedAfter(text, i, last));
      signs |= atEdge ? EDGE_SPACE : INNER_SPACE;
    } else {
      signs |= is & HALF_BRACKET ? HALF_WIDTH_BRACKET : 0;
      signs |= is & BRACKET && i > start && i < last ? INNER_BRACKET : 0;
      signs |= is & HALF_MARK ? HALF_WIDTH_MARK : 0;
      const opens = i === start + 1 && before & BRACKET;
      const isIdle =
        is & MARK
          ? after & AFTER_MARK || before & LEADS_MARK || opens
          : after & AFTER_MARK && is & BRACKET && i === last;
      signs |= isIdle ? IDLE_MARK : 0;
      after = (is & MARK ? AFTER_MARK : 0) | (i === start ? AFTER_START : 0);
    }
    before = is;
  }
  return signs | after | (before << LAST);
}

function classAt(text: string, at: number): number {
  return TABLE[indexOf(text.charCodeAt(at))] ?? 0;
}

/** Whether nothing but spaces stand between an offset and the last character. */
function isClosedAfter(text: string, from: number, last: number): boolean {
  let i = from;
  while (i < last && classAt(text, i) & SPACE) {
    i++;
  }
  return i === last;
}
