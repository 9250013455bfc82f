import type { Block, Bracket } from '../syntax/block.js';
import { Holds } from '../syntax/characters.js';
import { perBlock } from '../syntax/per-block.js';
import type { Span } from '../text/span.js';

const OPEN = 0x201c;
const CLOSE = 0x201d;
/** A quotation longer than this is no term in quotation marks; its marks pair by accident. */
const LONGEST_QUOTATION = 200;
const LONGEST_REVERSED = 40;

/**
 * Quotations whose marks stand the wrong way round (`”一带一路“`), marks included; relative to the
 * block. Each mark is without a partner, so together they are one fault, not two.
 */
export const reversedQuotations = perBlock(Holds.doubleQuote, findReversed);

function findReversed({ text, brackets }: Block): readonly Span[] {
  const spans: Span[] = [];
  brackets.forEach((first, i) => {
    if (first.code !== CLOSE || first.partner >= 0) {
      return;
    }
    const second = brackets.find(({ code }, k) => k > i && (code === OPEN || code === CLOSE));
    if (second?.code !== OPEN || second.partner >= 0) {
      return;
    }
    const inside = text.slice(first.at + 1, second.at);
    if (inside.length > 0 && inside.length <= LONGEST_REVERSED && !/[。；\r\n]/.test(inside)) {
      spans.push({ start: first.at, end: second.at + 1 });
    }
  });
  return spans;
}

/** “…” right inside “…”, marks included; relative to the block. */
export const nestedQuotations = perBlock(Holds.doubleQuote, findNested);

function findNested({ brackets }: Block): readonly Span[] {
  const open: Bracket[] = [];
  const spans: Span[] = [];
  for (const bracket of brackets) {
    const partner = brackets[bracket.partner];
    if (!partner) {
      continue;
    }
    if (!bracket.opens) {
      open.pop();
      continue;
    }
    const outer = open.at(-1);
    const length = outer ? (brackets[outer.partner]?.at ?? 0) - outer.at : 0;
    if (bracket.code === OPEN && outer?.code === OPEN && length <= LONGEST_QUOTATION) {
      spans.push({ start: bracket.at, end: partner.at + 1 });
    }
    open.push(bracket);
  }
  return spans;
}
