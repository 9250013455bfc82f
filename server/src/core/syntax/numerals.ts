const DIGITS = '零一二三四五六七八九';
const TEN = 0x5341;
const HUNDRED = 0x767e;
const ZERO = 0x96f6;

/**
 * Reads a number written in Chinese numerals up to 999, positional (二〇一六) when it holds no 十 or 百.
 *
 * @param from UTF-16 offset of its first character; the text's start when left out
 * @param to offset after its last one; the text's end when left out
 * @returns null when the characters form no number (十十)
 */
export function parseHanNumber(text: string, from = 0, to = text.length): number | null {
  let value = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === TEN || code === HUNDRED) {
      return parseComposed(text, from, to);
    }
    const digit = digitOf(code);
    if (digit < 0) {
      return null;
    }
    value = value * 10 + digit;
  }
  return to > from ? value : null;
}

/** 三, 十, 二十一, 一百零三: hundreds, 零, tens and ones, each of which may be missing. */
function parseComposed(text: string, from: number, to: number): number | null {
  let i = from;
  let value = 0;
  if (i + 1 < to && isCount(text.charCodeAt(i)) && text.charCodeAt(i + 1) === HUNDRED) {
    value = digitOf(text.charCodeAt(i)) * 100;
    i += 2;
  }
  if (i < to && text.charCodeAt(i) === ZERO) {
    i++;
  }
  if (i < to && text.charCodeAt(i) === TEN) {
    value += 10;
    i++;
  } else if (i + 1 < to && isCount(text.charCodeAt(i)) && text.charCodeAt(i + 1) === TEN) {
    value += digitOf(text.charCodeAt(i)) * 10;
    i += 2;
  }
  if (i < to && isCount(text.charCodeAt(i))) {
    value += digitOf(text.charCodeAt(i));
    i++;
  }
  return i === to && value > 0 ? value : null;
}

/** 一 to 九. */
function isCount(code: number): boolean {
  return digitOf(code) > 0;
}

/** 0 to 9; -1 for what is no digit. */
function digitOf(code: number): number {
  switch (code) {
    case ZERO:
    case 0x3007: // 〇
    case 0x25cb: // ○
      return 0;
    case 0x4e00:
      return 1;
    case 0x4e8c:
      return 2;
    case 0x4e09:
      return 3;
    case 0x56db:
      return 4;
    case 0x4e94:
      return 5;
    case 0x516d:
      return 6;
    case 0x4e03:
      return 7;
    case 0x516b:
      return 8;
    case 0x4e5d:
      return 9;
    default:
      return -1;
  }
}

/**
 * Writes a number as the genre numbers its chapters: 一, 十, 二十一, 一百零三.
 *
 * @param value 1 to 999
 * @throws RangeError outside that range
 */
export function formatHanNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) {
    throw new RangeError(`no Chinese ordinal for ${value}`);
  }
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let out = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) {
    out += hundreds === 0 && tens === 1 ? '十' : `${DIGITS[tens]}十`;
  } else if (hundreds > 0 && ones > 0) {
    out += '零';
  }
  return ones > 0 ? out + DIGITS[ones] : out;
}

/** Reads Arabic digits of either width; null when there are none or more than four. */
export function parseArabic(text: string): number | null {
  if (!/^[0-9０-９]{1,4}$/.test(text)) {
    return null;
  }
  return Number(toHalfWidthDigits(text));
}

function isFullWidthDigit(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19;
}

/** The same text with ０-９ as 0-9; its length does not change. */
export function toHalfWidthDigits(text: string): string {
  for (let i = 0; i < text.length; i++) {
    // Nearly no text has any.
    if (isFullWidthDigit(text.charCodeAt(i))) {
      return text.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
    }
  }
  return text;
}

/** The same text with 0-9 as ０-９; its length does not change. */
export function toFullWidthDigits(text: string): string {
  return text.replace(/[0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
