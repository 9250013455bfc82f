/**
 * Character classes the lexer dispatches on. One table look-up per code unit keeps plain text,
 * nearly all of a notice, on the cheapest path.
 */
export const CharClass = {
  text: 0,
  space: 1,
  lineFeed: 2,
  carriageReturn: 3,
  open: 4,
  close: 5,
  digit: 6,
  numeral: 7,
  ordinal: 8,
} as const;

/**
 * What a block's text may hold, as bits: one look at them spares a search that can find nothing.
 */
export const Holds = {
  /** `,;:?!.` */
  halfWidthPoint: 1 << 4,
  /** Straight quotation marks of either width. */
  straightQuote: 1 << 5,
  /** “ ” */
  doubleQuote: 1 << 6,
  /** 年 */
  year: 1 << 7,
  /** 月 */
  month: 1 << 8,
  /** 号 */
  serial: 1 << 9,
  /** 项 */
  item: 1 << 10,
  /** 附 */
  attached: 1 << 11,
  /** A space that is no layout: not U+3000. */
  narrowSpace: 1 << 12,
  lineBreak: 1 << 13,
  /** A colon of either width. */
  colon: 1 << 14,
  /** 第 */
  ordinal: 1 << 15,
  /** 《 */
  titleMark: 1 << 16,
  /** `()` */
  halfWidthBracket: 1 << 17,
  /** A space of `narrowSpace` that is not U+0020. */
  rareSpace: 1 << 18,
  /** `]`, `<`, `#` or a backtick, one of which is in all mark-up. */
  markUp: 1 << 19,
  /** A bracket of any kind without a partner. */
  loneBracket: 1 << 20,
  /** “ more than once. */
  secondQuote: 1 << 21,
} as const;

const CLASS_BITS = 0xf;

const IDEOGRAPHIC_SPACE = 0x3000;
/** White space inside a line. */
export const SPACES = ' \t\u00a0\u3000\u2002\u2003\u2009\ufeff';
const OPENERS = '（(《〈〔［[【「『“‘';
const CLOSERS = '）)》〉〕］]】」』”’';
const HAN_NUMERALS = '〇○零一二三四五六七八九十百';
const HELD: readonly (readonly [string, number])[] = [
  [',;:?!.', Holds.halfWidthPoint],
  ['()', Holds.halfWidthBracket],
  ['"\'＂', Holds.straightQuote],
  ['“”', Holds.doubleQuote],
  ['年', Holds.year],
  ['月', Holds.month],
  ['号', Holds.serial],
  ['项', Holds.item],
  ['附', Holds.attached],
  [' \t\u00a0\u2002\u2009', Holds.narrowSpace],
  ['\t\u00a0\u2002\u2009', Holds.rareSpace],
  [']<#`', Holds.markUp],
  ['\r\n', Holds.lineBreak],
  ['：:', Holds.colon],
  ['第', Holds.ordinal],
  ['《', Holds.titleMark],
];

/** Class and {@link Holds} bits of each kind of code unit. Kind 0 is plain text that holds nothing. */
const TRAITS = new Int32Array(256);

/**
 * For each code unit its kind. A byte for each, so that the part of the table a text uses stays in the
 * processor's nearest cache: every look-up of a whole traits word would leave it.
 */
const KINDS = buildKinds();

function buildKinds(): Uint8Array {
  const traits = new Map<number, number>();
  const add = (chars: string, bits: number): void => {
    for (const char of chars) {
      const code = char.charCodeAt(0);
      traits.set(code, (traits.get(code) ?? 0) | bits);
    }
  };
  add(SPACES, CharClass.space);
  add('\n', CharClass.lineFeed);
  add('\r', CharClass.carriageReturn);
  add(OPENERS, CharClass.open);
  add(CLOSERS, CharClass.close);
  add('0123456789０１２３４５６７８９', CharClass.digit);
  add(HAN_NUMERALS, CharClass.numeral);
  add('第', CharClass.ordinal);
  for (const [chars, bit] of HELD) {
    add(chars, bit);
  }
  const kinds = new Uint8Array(0x10000);
  for (const [code, bits] of traits) {
    // The first word of zeros is plain text's, or the end of those given out.
    const known = TRAITS.indexOf(bits);
    const kind = known > 0 ? known : TRAITS.indexOf(0, 1);
    TRAITS[kind] = bits;
    kinds[code] = kind;
  }
  return kinds;
}

/** The kind of a code unit, below 64, 0 for plain text that needs no second look, as nearly all of a notice is. NaN, which
 * is no index and would make the look-up a slow one for good, has kind 0. */
export function kindOf(code: number): number {
  return KINDS[code & 0xffff] ?? 0;
}

/** The {@link traitsOf} code units of a kind. */
export function traitsOfKind(kind: number): number {
  return TRAITS[kind] ?? CharClass.text;
}

/** A code unit's class with its {@link Holds} bits; {@link classIn} takes out the class. */
export function traitsOf(code: number): number {
  return traitsOfKind(kindOf(code));
}

export function classIn(traits: number): number {
  return traits & CLASS_BITS;
}

/** The class of a code unit; NaN (past the end) is plain text. */
export function classOf(code: number): number {
  return classIn(traitsOf(code));
}

/** Whether a code unit is white space inside a line. */
export function isSpace(code: number): boolean {
  return classOf(code) === CharClass.space;
}

/** Whether a code unit is white space to a regular expression (`\s`), line breaks included. */
export function isWhiteSpace(code: number): boolean {
  return (
    isSpace(code) ||
    (code >= 9 && code <= 13) ||
    (code >= 0x1680 && code < IDEOGRAPHIC_SPACE && isRareWhiteSpace(code))
  );
}

function isRareWhiteSpace(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

/** A text without any white space: itself, nearly always, which a look at it finds sooner than a pattern. */
export function withoutSpace(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (isWhiteSpace(text.charCodeAt(i))) {
      return text.replace(/\s+/g, '');
    }
  }
  return text;
}

/** Whether a text holds one of a few marks. */
export function holdsAny(text: string, marks: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Marks are no ideographs.
    if ((code < 0x3400 || code > 0x9fff) && marks.includes(text.charAt(i))) {
      return true;
    }
  }
  return false;
}

export function isIdeographicSpace(code: number): boolean {
  return code === IDEOGRAPHIC_SPACE;
}

/** Whether a code unit opens or closes a quotation: “ ” ‘ ’ */
export function isQuotationMark(code: number): boolean {
  return code >= 0x2018 && code <= 0x201d;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Digits and numerals hold nothing else, so that all of each are of one kind. */
const DIGIT = kindOf(0x30);
const NUMERAL = kindOf(0x4e00);

export function isDigit(code: number): boolean {
  return kindOf(code) === DIGIT;
}

export function isHanNumeral(code: number): boolean {
  return kindOf(code) === NUMERAL;
}

/** Whether a code unit is a CJK ideograph of the basic block or extension A. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

/** Marks that end a sentence in Chinese text. */
export function endsSentence(code: number): boolean {
  // 。 ！ ？ …
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x2026;
}

/** Which pair a bracket belongs to; 0 for all other code units. */
const PAIR = new Uint8Array(0x10000);
['（）()', '《》', '〈〉', '〔〕', '［］[]', '【】', '「」', '『』', '“”', '‘’'].forEach((pair, i) => {
  for (const char of pair) {
    PAIR[char.charCodeAt(0)] = i + 1;
  }
});

/** Whether `close` may close `open`; round and square ones of either width close each other. */
export function bracketsMatch(open: number, close: number): boolean {
  const pair = PAIR[open & 0xffff] ?? 0;
  return (
    pair !== 0 &&
    pair === PAIR[close & 0xffff] &&
    classOf(open) === CharClass.open &&
    classOf(close) === CharClass.close
  );
}
