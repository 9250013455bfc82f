import { holdsAny, isLineBreak, isWhiteSpace, withoutSpace } from '../syntax/characters.js';
import { FULL_DAY, parseFullDay } from './days.js';
import type { Signature, TextSpan } from './notice.js';

const DAY = new RegExp(FULL_DAY, 'y');
/** A name that can sign: an organ of state by its ending, or 国务院. */
const SIGNER =
  /(?:人民政府|政府|办公厅|办公室|委员会|国务院|[\u4e00-\u9fff]{2}(?:[委局厅部署行院会]|法院|检察院|管委会|指挥部|总队))$/;
/** What may stand after the date: the line's end, a note, the print date or another text's title. */
const AFTER = /^[^\S\r\n]*(?:$|[\r\n]|[（(](?:此件|本文|主动|依申请|不予|联系)|抄送|公开方式|附件)/;
const AFTER_BEGINS = new Set([...'（(抄公附'].map((char) => char.charCodeAt(0)));
/** Orders and decrees are signed by the head of the organ: 总理　李克强. */
const HEAD_OF_ORGAN = /^(?:总理|主席|委员长|[省市州县区部署局厅行]长|主任|审计长)[\u4e00-\u9fff·]{2,5}$/;
/** No more of a name than its ending tells whether it signs. */
const SIGNER_ENDING = 5;
const NAME_BEGINS_AFTER = new Set([...'。：）)！'].map((char) => char.charCodeAt(0)));
const LONGEST_SIGNER = 60;
const YEAR_DIGITS = 4;
/** 二〇一六年十二月三十一日 with any spaces a copy may have put in. */
const LONGEST_DAY = 60;

/**
 * Finds every signature with its date. A date counts when its line (or the end of the sentence before
 * it, in flattened copies) holds nothing else but the name that signs.
 */
export function findSignatures(text: string): readonly Signature[] {
  const found: Signature[] = [];
  for (let at = text.indexOf('日'); at >= 0; at = text.indexOf('日', at + 1)) {
    const end = at + 1;
    const closes = mayCloseLine(text.charCodeAt(end)) && AFTER.test(text.slice(end, end + 40));
    const start = closes ? dayStart(text, end) : null;
    if (start === null) {
      continue;
    }
    const day = text.slice(start, end);
    const issuer = signerBefore(text, start);
    if (issuer || (beginsLine(text, start) && closesParagraph(text, start))) {
      const date = { start, end, text: day, iso: parseFullDay(day) };
      found.push({ start: issuer?.start ?? start, end, issuer, date });
    }
  }
  return found;
}

/** What {@link AFTER} can begin with: white space, the text's end, or the first characters of its words. */
function mayCloseLine(code: number): boolean {
  return Number.isNaN(code) || isWhiteSpace(code) || AFTER_BEGINS.has(code);
}

/** Where a full day that ends at `end` begins: four digits before the year's own character. */
function dayStart(text: string, end: number): number | null {
  const from = Math.max(0, end - LONGEST_DAY);
  let digits = from + text.slice(from, end).lastIndexOf('年');
  while (digits > from && (text.charAt(digits - 1) === ' ' || text.charAt(digits - 1) === '　')) {
    digits--;
  }
  const start = digits - YEAR_DIGITS;
  if (start < from) {
    return null;
  }
  DAY.lastIndex = start;
  return DAY.test(text) && DAY.lastIndex === end ? start : null;
}

/** Whether nothing but white space stands between a line's start and an offset. */
function beginsLine(text: string, at: number): boolean {
  return /(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(Math.max(0, at - 80), at));
}

function isSigner(name: string): boolean {
  return SIGNER.test(name.slice(-SIGNER_ENDING));
}

/** A date alone on its line signs only when the line before is no running text (several signers). */
function closesParagraph(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at).trimEnd();
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return isSigner(withoutSpace(line)) && !/[。；：，]/.test(line);
}

/** A line break, or a mark after which a name can begin. */
function endsBefore(code: number): boolean {
  return isLineBreak(code) || NAME_BEGINS_AFTER.has(code);
}

function signerBefore(text: string, at: number): TextSpan | null {
  const window = text.slice(Math.max(0, at - 120), at);
  const end = window.trimEnd().length;
  // Line breaks may part the name from its date, blank lines of web copies included.
  if (end === 0) {
    return null;
  }
  let from = end;
  while (from > 0 && !endsBefore(window.charCodeAt(from - 1))) {
    from--;
  }
  const raw = window.slice(from, end);
  const lead = raw.length - raw.trimStart().length;
  const name = raw.trim();
  const squeezed = withoutSpace(name);
  if (
    squeezed.length === 0 ||
    squeezed.length > LONGEST_SIGNER ||
    holdsAny(squeezed, '，；、》”') ||
    !(isSigner(squeezed) || HEAD_OF_ORGAN.test(squeezed))
  ) {
    return null;
  }
  const start = at - window.length + from + lead;
  return { start, end: start + name.length, text: squeezed };
}
