import type { Block, Bracket } from '../syntax/block.js';
import { Holds } from '../syntax/characters.js';
import type { Span } from '../text/span.js';

const OPEN = 0x201c;
const CLOSE = 0x201d;
/** A quotation longer than this is no term in quotation marks; its marks pair by accident. */
const LONGEST_QUOTATION = 200;
const LONGEST_REVERSED = 40;

const NONE: readonly never[] = [];

/**
 * Quotations whose marks stand the wrong way round (`”一带一路“`), marks included; relative to the
 * block. Each mark is without a partner, so together they are one fault, not two.
 */
export function reversedQuotations({ text, brackets, holds }: Block): readonly Span[] {
  if ((holds & Holds.doubleQuote) === 0) {
    return NONE;
  }
  let spans: Span[] | null = null;
  let before: Bracket | null = null;
  for (const bracket of brackets) {
    if (bracket.code !== OPEN && bracket.code !== CLOSE) {
      continue;
    }
    if (
      before?.code === CLOSE &&
      before.partner < 0 &&
      bracket.code === OPEN &&
      bracket.partner < 0 &&
      isTerm(text, before.at + 1, bracket.at)
    ) {
      spans ??= [];
      spans.push({ start: before.at, end: bracket.at + 1 });
    }
    before = bracket;
  }
  return spans ?? NONE;
}

function isTerm(text: string, from: number, to: number): boolean {
  return to > from && to - from <= LONGEST_REVERSED && !/[。；\r\n]/.test(text.slice(from, to));
}

/** “…” right inside “…”, marks included; relative to the block. */
export function nestedQuotations({ brackets, holds }: Block): readonly Span[] {
  if ((holds & Holds.doubleQuote) === 0) {
    return NONE;
  }
  // Most blocks hold one quotation, which nothing can be nested in.
  if (!holdsTwo(brackets)) {
    return NONE;
  }
  let spans: Span[] | null = null;
  const open: Bracket[] = [];
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
      spans ??= [];
      spans.push({ start: bracket.at, end: partner.at + 1 });
    }
    open.push(bracket);
  }
  return spans ?? NONE;
}

function holdsTwo(brackets: readonly Bracket[]): boolean {
  let opened = 0;
  for (const { code } of brackets) {
    if (code === OPEN && ++opened === 2) {
      return true;
    }
  }
  return false;
}
