import type { Block } from '../syntax/block.js';
import {
  type Brackets,
  bracketAt,
  bracketCode,
  bracketCount,
  bracketPartner,
  isOpener,
} from '../syntax/brackets.js';
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
  if ((holds & Holds.doubleQuote) === 0 || (holds & Holds.loneBracket) === 0) {
    return NONE;
  }
  let spans: Span[] | null = null;
  /** Where the mark before closes nothing; -1 where it is another. */
  let before = -1;
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const code = bracketCode(brackets, i);
    if (code !== OPEN && code !== CLOSE) {
      continue;
    }
    const at = bracketAt(brackets, i);
    const alone = bracketPartner(brackets, i) < 0;
    if (before >= 0 && code === OPEN && alone && isTerm(text, before + 1, at)) {
      spans ??= [];
      spans.push({ start: before, end: at + 1 });
    }
    before = code === CLOSE && alone ? at : -1;
  }
  return spans ?? NONE;
}

function isTerm(text: string, from: number, to: number): boolean {
  return to > from && to - from <= LONGEST_REVERSED && !/[。；\r\n]/.test(text.slice(from, to));
}

/** “…” right inside “…”, marks included; relative to the block. */
export function nestedQuotations({ brackets, holds }: Block): readonly Span[] {
  // Most blocks hold one quotation, which nothing can be nested in.
  if ((holds & Holds.secondQuote) === 0) {
    return NONE;
  }
  let spans: Span[] | null = null;
  const open: number[] = [];
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const partner = bracketPartner(brackets, i);
    if (partner < 0) {
      continue;
    }
    const code = bracketCode(brackets, i);
    if (!isOpener(code)) {
      open.pop();
      continue;
    }
    const outer = open.at(-1) ?? -1;
    if (
      code === OPEN &&
      outer >= 0 &&
      bracketCode(brackets, outer) === OPEN &&
      lengthOf(brackets, outer) <= LONGEST_QUOTATION
    ) {
      spans ??= [];
      spans.push({ start: bracketAt(brackets, i), end: bracketAt(brackets, partner) + 1 });
    }
    open.push(i);
  }
  return spans ?? NONE;
}

function lengthOf(brackets: Brackets, opener: number): number {
  return bracketAt(brackets, bracketPartner(brackets, opener)) - bracketAt(brackets, opener);
}
