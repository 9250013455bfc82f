import type { Span } from '../../text/span.js';

/** A mention of one year or of a span of years. */
export interface YearMention extends Span {
  readonly text: string;
  readonly from: number;
  /** The last year; `from` for a single one. */
  readonly to: number;
  readonly isSpan: boolean;
}

/** 2016年, 2016粤港…交流会, 2015-2016, （2014—2018年）; not the year of a document number. */
const YEARS =
  /(?<![\d〔［[（(.．/／-])((?:19|20)\d{2})(?:[ 　]*年?[ 　]*(?:-|—{1,2}|–|~|～|至|到)[ 　]*((?:19|20)\d{2}))?(?!\d)(?:[ 　]*年)?/g;
const BRACKETED =
  /(?<=[（(])((?:19|20)\d{2})[ 　]*年?[ 　]*(?:-|—{1,2}|–|~|～|至|到)[ 　]*((?:19|20)\d{2})[ 　]*年?(?=[）)])/g;

/** All years a text names, in its order; offsets are UTF-16 code units into it. */
export function yearMentions(text: string): readonly YearMention[] {
  const found: YearMention[] = [];
  for (const match of [...text.matchAll(YEARS), ...text.matchAll(BRACKETED)]) {
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    const start = match.index;
    const isSpan = match[2] !== undefined && to > from;
    if (to >= from) {
      found.push({ start, end: start + match[0].length, text: match[0], from, to, isSpan });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
