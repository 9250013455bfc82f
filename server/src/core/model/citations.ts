import { isWhiteSpace } from '../syntax/characters.js';
import type { Reference, TextSpan } from './notice.js';
import { perNotice } from './per-notice.js';

/** 《title》（number〔year〕serial号）: a document cited by both. */
export interface Citation {
  readonly title: TextSpan;
  /** White space taken out, brackets made 〔〕, no 第, no leading zeros. */
  readonly number: TextSpan;
  readonly code: string;
  readonly year: string;
  readonly serial: string;
}

/** The number alone between the brackets, or followed by 以下简称…; two numbers pair with nothing. */
const NUMBER =
  /^[\s　]*[（(][\s　]*([\u4e00-\u9fff]{1,14}[\s　]*[〔［[（(][\s　]*(\d{4})[\s　]*[〕］\]）)][\s　]*第?[\s　]*0*(\d{1,5})[\s　]*号)[\s　]*(?:[，,；;][^（）()〔〕]{0,60})?[）)]/;

/** Whether what {@link NUMBER} begins with stands at an offset: most titles are followed by something else. */
function isBracketAfter(text: string, offset: number): boolean {
  let at = offset;
  while (isWhiteSpace(text.charCodeAt(at))) {
    at++;
  }
  const code = text.charCodeAt(at);
  return code === 0xff08 || code === 0x28;
}

/** All citations of a notice that give title and number, in text order. */
export const citationsOf = perNotice(({ references, text }): readonly Citation[] => {
  const citations: Citation[] = [];
  for (const reference of references) {
    const citation =
      reference.kind === 'document' && isBracketAfter(text, reference.end)
        ? citationBy(reference, text)
        : null;
    if (citation) {
      citations.push(citation);
    }
  }
  return citations;
});

function citationBy(reference: Reference, text: string): Citation | null {
  const match = NUMBER.exec(text.slice(reference.end, reference.end + 120));
  if (!match) {
    return null;
  }
  const [whole, written = '', year = '', serial = ''] = match;
  const start = reference.end + whole.indexOf(written);
  const code = /^[\u4e00-\u9fff]+/.exec(written)?.[0] ?? '';
  const number = { start, end: start + written.length, text: `${code}〔${year}〕${serial}号` };
  return { title: reference, number, code, year, serial };
}
