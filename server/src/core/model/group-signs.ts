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

/** For each group of a notice bits for what is worth a closer look: one pass over its text for all rules of its form. */
export const groupSigns = perNotice(({ text, groups }): readonly number[] => {
  // Made in its full length: an array that grows takes several times the memory.
  const signs = new Array<number>(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i];
    // Read from the whole text: each look into a part of it is a look into the whole and more.
    signs[i] = group && group.end > group.start ? signsOf(text, group.start, group.end - 1) : 0;
  }
  return signs;
});

/**
 * Nothing in the loop is decided: what stands in a group follows no pattern, and a branch taken against expectation
 * costs more than all else that is done with a character.
 */
function signsOf(text: string, start: number, last: number): number {
  const first = classAt(text, start);
  let before = first;
  let held = first;
  let heldInside = 0;
  let idle = 0;
  for (let i = start + 1; i < last; i++) {
    const is = classAt(text, i);
    heldInside |= is;
    idle |= (before >> 1) & is;
    before = is;
  }
  const closing = last > start ? classAt(text, last) : 0;
  held |= heldInside | closing;
  if ((held & (SPACE | BREAK)) !== 0) {
    return signsBetweenSpaces(text, start, last);
  }
  idle |= (before >> 1) & closing;
  const opensIdle = (first & BRACKET) !== 0 && last > start && (classAt(text, start + 1) & MARK) !== 0;
  const closesIdle = (closing & BRACKET) !== 0 && (before & MARK) !== 0;
  return (
    (held & HALF_BRACKET ? HALF_WIDTH_BRACKET : 0) |
    (heldInside & BRACKET ? INNER_BRACKET : 0) |
    (held & HALF_MARK ? HALF_WIDTH_MARK : 0) |
    ((idle & MARK) !== 0 || opensIdle || closesIdle ? IDLE_MARK : 0)
  );
}

function classAt(text: string, at: number): number {
  return TABLE[indexOf(text.charCodeAt(at))] ?? 0;
}

/** The same where white space stands in a group. */
function signsBetweenSpaces(text: string, start: number, last: number): number {
  let signs = 0;
  let before = 0;
  /** Whether nothing but space stands between here and a mark or the group's start. */
  let afterMark = false;
  let afterStart = true;
  for (let i = start; i <= last; i++) {
    const is = classAt(text, i);
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
    const inside = i > start && i < last;
    signs |= is & HALF_BRACKET ? HALF_WIDTH_BRACKET : 0;
    signs |= is & BRACKET && inside ? INNER_BRACKET : 0;
    signs |= is & HALF_MARK ? HALF_WIDTH_MARK : 0;
    if (is & MARK) {
      signs |= afterMark || before & LEADS_MARK || (i === start + 1 && before & BRACKET) ? IDLE_MARK : 0;
      afterMark = true;
    } else {
      signs |= afterMark && is & BRACKET && i === last ? IDLE_MARK : 0;
      afterMark = false;
    }
    afterStart = i === start;
    before = is;
  }
  return signs;
}

/** Whether nothing but spaces stand between an offset and the last character. */
function isClosedAfter(text: string, from: number, last: number): boolean {
  let i = from;
  while (i < last && classAt(text, i) & SPACE) {
    i++;
  }
  return i === last;
}
