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

const IDEOGRAPHIC_SPACE = 0x3000;
const SPACES = [0x20, 0x09, 0xa0, IDEOGRAPHIC_SPACE, 0x2002, 0x2003, 0x2009, 0xfeff];
const OPENERS = '（(《〈〔［[【「『“‘';
const CLOSERS = '）)》〉〕］]】」』”’';
const HAN_NUMERALS = '〇○零一二三四五六七八九十百';

const TABLE = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const fill = (chars: string, value: number): void => {
    for (const char of chars) {
      table[char.charCodeAt(0)] = value;
    }
  };
  for (const code of SPACES) {
    table[code] = CharClass.space;
  }
  table[10] = CharClass.lineFeed;
  table[13] = CharClass.carriageReturn;
  fill(OPENERS, CharClass.open);
  fill(CLOSERS, CharClass.close);
  fill('0123456789０１２３４５６７８９', CharClass.digit);
  fill(HAN_NUMERALS, CharClass.numeral);
  fill('第', CharClass.ordinal);
  return table;
}

/** The class of a code unit; NaN (past the end) is plain text. */
export function classOf(code: number): number {
  return TABLE[code] ?? CharClass.text;
}

/** Whether a code unit is white space inside a line. */
export function isSpace(code: number): boolean {
  return TABLE[code] === CharClass.space;
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

export function isDigit(code: number): boolean {
  return TABLE[code] === CharClass.digit;
}

export function isHanNumeral(code: number): boolean {
  return TABLE[code] === CharClass.numeral;
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

const PARTNER: ReadonlyMap<number, readonly number[]> = new Map(
  ['（）)', '()）', '《》', '〈〉', '〔〕', '［］]', '[]］', '【】', '「」', '『』', '“”', '‘’'].map(
    (set) => [set.charCodeAt(0), [...set.slice(1)].map((char) => char.charCodeAt(0))],
  ),
);

/** Whether `close` may close `open`; round and square ones of either width close each other. */
export function bracketsMatch(open: number, close: number): boolean {
  return PARTNER.get(open)?.includes(close) ?? false;
}
