import {
  formatHanNumber,
  parseArabic,
  parseHanNumber,
  toFullWidthDigits,
  toHalfWidthDigits,
} from '../../syntax/numerals.js';
import type { Span } from '../../text/span.js';

/** An event that is counted from one time to the next: 第十六次会议, 第20届香港国际影视展. */
export interface OrdinalEvent extends Span {
  /** 第十六次, as written. */
  readonly text: string;
  readonly number: Span;
  /** The number moved on, in the same writing. */
  readonly next: string;
}

const ORDINAL = /第[ 　]*([一二三四五六七八九十百]{1,6}|\d{1,3}|[０-９]{1,3})[ 　]*([次届])/g;
/** What makes 第N次 an event and not a count: 第二次修订, 第一次全国经济普查 do not come every year. */
const EVENT =
  /^[^。；！？，,\r\n]{0,24}?(?:会议|论坛|展|博览会|交易会|交流会|洽谈会|研讨会|年会|峰会|大会|联席会|全会|比赛|大赛|运动会|艺术节|文化节)/;
/** Bodies that are elected, not events that are held: 党的十八届, 第十二届全国人大. */
const ELECTED =
  /^(?:中央|全国人|全国政协|人民代表|人大|政协|[一二三四五六七八]中全会|[^。；，]{0,6}(?:委员会|代表大会))/;

/**
 * All counted events of a text. Offsets are UTF-16 code units into it.
 *
 * @param by how many times are to be counted on: an event held every year, one for each
 */
export function ordinalEvents(text: string, by: number): readonly OrdinalEvent[] {
  const found: OrdinalEvent[] = [];
  for (const match of text.matchAll(ORDINAL)) {
    const [whole, written = '', unit] = match;
    const end = match.index + whole.length;
    const after = text.slice(end, end + 40).replace(/[ 　]/g, '');
    const next = movedOn(written, by);
    if (next === null || ELECTED.test(after) || !(unit === '届' || EVENT.test(after))) {
      continue;
    }
    const start = match.index + whole.indexOf(written);
    found.push({
      start: match.index,
      end,
      text: whole,
      number: { start, end: start + written.length },
      next,
    });
  }
  return found;
}

function movedOn(written: string, by: number): string | null {
  const han = parseHanNumber(written);
  if (han !== null) {
    return formatHanNumber(han + by);
  }
  const number = parseArabic(written);
  if (number === null) {
    return null;
  }
  const next = String(number + by);
  return written === toHalfWidthDigits(written) ? next : toFullWidthDigits(next);
}
