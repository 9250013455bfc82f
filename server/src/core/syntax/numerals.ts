const DIGITS = '零一二三四五六七八九';

/**
 * Reads a number written in Chinese numerals up to 999, positional (二〇一六) when it holds no 十 or 百.
 *
 * @returns null when the characters form no number (十十)
 */
export function parseHanNumber(text: string): number | null {
  if (!/[十百]/.test(text)) {
    return parsePositional(text);
  }
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match) {
    return null;
  }
  const [, hundreds, tens, ten, ones] = match;
  const value = digitOf(hundreds) * 100 + (ten ? (tens ? digitOf(tens) : 1) * 10 : 0) + digitOf(ones);
  return value > 0 ? value : null;
}

function digitOf(char: string | undefined): number {
  return char ? DIGITS.indexOf(char) : 0;
}

function parsePositional(text: string): number | null {
  let value = 0;
  for (const char of text) {
    const digit = char === '〇' || char === '○' ? 0 : DIGITS.indexOf(char);
    if (digit < 0) {
      return null;
    }
    value = value * 10 + digit;
  }
  return text.length > 0 ? value : null;
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

/** The same text with ０-９ as 0-9; its length does not change. */
export function toHalfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** The same text with 0-9 as ０-９; its length does not change. */
export function toFullWidthDigits(text: string): string {
  return text.replace(/[0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
