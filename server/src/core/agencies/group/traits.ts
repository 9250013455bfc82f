import { SPACES } from '../../syntax/characters.js';

/** What a code unit does in a list of bodies. */
export const Trait = {
  /** Part of a word. */
  none: 0,
  /** Taken out before anything is read: white space in a line, the line's end, marks at a name. */
  space: 1,
  lineBreak: 2,
  mark: 3,
  open: 4,
  close: 5,
  colon: 6,
  /** Separators: 、 then ，, then ； and 。 */
  enumeration: 7,
  comma: 8,
  semicolon: 9,
  fullStop: 10,
} as const;

const TRAITS = new Uint8Array(0x10000);

for (const [chars, trait] of [
  [SPACES, Trait.space],
  ['\r\n', Trait.lineBreak],
  // Asterisks, stars and bullets that mark a name out (★市水务局, 市财政局※), and the zero-width space.
  ['*★☆※●◆◇■▲△▼\u200b', Trait.mark],
  ['（(〔【［[', Trait.open],
  ['）)〕】］]', Trait.close],
  ['：:', Trait.colon],
  ['、', Trait.enumeration],
  ['，,', Trait.comma],
  ['；;', Trait.semicolon],
  ['。', Trait.fullStop],
] as const) {
  for (const char of chars) {
    TRAITS[char.charCodeAt(0)] = trait;
  }
}

/** The trait of a code unit; NaN (past the end) has none. */
export function traitOf(code: number): number {
  // Nearly all of a list are ideographs, and none of them has a trait.
  return code >= 0x4e00 && code <= 0x9fff ? Trait.none : (TRAITS[code & 0xffff] ?? Trait.none);
}

/** Whether a code unit is no part of a word: white space, a line break, a mark. */
export function isTakenOut(trait: number): boolean {
  return trait >= Trait.space && trait <= Trait.mark;
}

/** 1 where a bracket opens, -1 where one closes. */
export function depthChange(code: number): number {
  const trait = traitOf(code);
  return trait === Trait.open ? 1 : trait === Trait.close ? -1 : 0;
}
