import type { Notice } from '../model/notice.js';
import { bracketAt, bracketCount, bracketPartner } from '../syntax/brackets.js';
import type { Span } from '../text/span.js';

/** A heading may be this long and end without a mark; what is longer is running text. */
const LONGEST_HEADING = 45;
/** No page is so narrow that its lines break earlier. */
const SHORTEST_LINE = 12;
/** A longer stretch in brackets is one whose closing mark is missing. */
const LONGEST_ENCLOSURE = 600;
/** What begins a line of its own: a label, a note, a date, an item. */
const OWN_LINE =
  /^(?:附\s*件|抄送|印发|联系人|[\d０-９]{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百]+[章节条]|[^，。；、]{1,10}[：:])/;
/** A unit whose first line is its heading, as a rule. */
export const HEADING = /^(?:第|[〇零一二三四五六七八九十百]+、|[（(][〇零一二三四五六七八九十百]+[）)])/;

/** Pairs of marks in running text: a line break between them ends no paragraph. */
export function enclosures({ tree }: Notice): readonly Span[] {
  const spans: Span[] = [];
  for (const { block, start } of tree.blocks) {
    const { brackets } = block;
    const count = bracketCount(brackets);
    for (let i = 0; i < count; i++) {
      const partner = bracketPartner(brackets, i);
      const from = bracketAt(brackets, i);
      // An opening mark stands before its partner.
      if (partner > i && bracketAt(brackets, partner) - from <= LONGEST_ENCLOSURE) {
        spans.push({ start: start + from, end: start + bracketAt(brackets, partner) + 1 });
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/**
 * Whether a line break is only where a page was too narrow.
 *
 * @param paragraph the text of the paragraph so far, its earlier lines joined
 * @param line the line as it stands in the text; in a flattened copy it holds several paragraphs
 * @param next the line after the break, which is not indented and numbers no unit
 * @param enclosed whether a bracket or quotation is open at the break that closes later
 */
export function isWrap(paragraph: string, line: string, next: string, enclosed: boolean): boolean {
  if (next === '') {
    return false;
  }
  if (enclosed) {
    return true;
  }
  if (OWN_LINE.test(next) || line.length < SHORTEST_LINE) {
    return false;
  }
  if (/[，、]$/.test(line)) {
    return true;
  }
  return (
    /[\u3400-\u9fffA-Za-z\d”》%）]$/.test(line) &&
    /^[\u3400-\u9fffA-Za-z\d“《（，、。；]/.test(next) &&
    (/。/.test(paragraph) ||
      (paragraph.length > LONGEST_HEADING && /[，、；]/.test(paragraph)) ||
      (line.length > LONGEST_HEADING && line.length > paragraph.length && !HEADING.test(paragraph))) &&
    /[，。；、）]/.test(next)
  );
}
