import type { Block } from '../syntax/block.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner } from '../syntax/brackets.js';
import { Holds, isWhiteSpace } from '../syntax/characters.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import { inBlocks } from './block-readings.js';
import type { Reference } from './notice.js';

const TITLE_MARK = 0x300a;
const ITEM =
  /第[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3})(?:[ 　]*(?:至|到|、|和|—|-)[ 　]*第?[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3}))*[ 　]*项(?!目)/y;
const ATTACHMENT = /附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})/y;

interface Pattern {
  readonly kind: Reference['kind'];
  /** What all its matches begin with. */
  readonly first: string;
  readonly pattern: RegExp;
}

const ITEMS: Pattern = { kind: 'item', first: '第', pattern: ITEM };
const ATTACHMENTS: Pattern = { kind: 'attachment', first: '附', pattern: ATTACHMENT };
const LONGEST_CODE = 10;
const YEAR_DIGITS = 4;
const MOST_SERIAL_DIGITS = 5;

const NUMBERED = Holds.serial | Holds.item | Holds.attached;

const inBlocksOf = inBlocks<Reference>({
  needs: Holds.titleMark | NUMBERED,
  find: addReferences,
  moved: ({ kind, start, end, text }, by) => ({ kind, start: start + by, end: end + by, text }),
});

/** What a text cites: 《…》, document numbers, 第N项, 附件N; absolute, block by block. */
export function referencesOf(tree: SyntaxTree): readonly Reference[] {
  return inBlocksOf(tree.blocks);
}

function addReferences({ block, start }: PlacedBlock, into: Reference[]): void {
  const first = into.length;
  if (block.holds & Holds.titleMark) {
    addTitles(block, start, into);
  }
  const named = into.length;
  if (block.holds & NUMBERED) {
    addCited(block, start, into);
  }
  if (named > first && into.length > named) {
    into.push(...into.splice(first).sort((a, b) => a.start - b.start));
  }
}

/** 《…》, the outer one where titles are nested in another kind of mark. */
function addTitles({ text, brackets, holds }: Block, by: number, into: Reference[]): void {
  const isWrapped = (holds & Holds.lineBreak) !== 0;
  let covered = 0;
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const at = bracketAt(brackets, i);
    const close = bracketCode(brackets, i) === TITLE_MARK && at >= covered ? bracketPartner(brackets, i) : -1;
    if (close >= 0) {
      covered = bracketAt(brackets, close) + 1;
      const title = text.slice(at, covered);
      into.push({
        kind: 'document',
        start: at + by,
        end: covered + by,
        text: isWrapped ? healed(title) : title,
      });
    }
  }
}

/** A title without the breaks its lines were wrapped with. */
function healed(title: string): string {
  return title.includes('\n') || title.includes('\r') ? title.replace(/[\r\n]+[\s　]*/g, '') : title;
}

function addCited({ text, holds }: Block, by: number, into: Reference[]): void {
  if (holds & Holds.serial) {
    addDocumentNumbers(text, by, into);
  }
  if (holds & Holds.item && holds & Holds.ordinal) {
    addMatches(text, by, ITEMS, into);
  }
  if (holds & Holds.attached) {
    addMatches(text, by, ATTACHMENTS, into);
  }
}

/** Matches of a sticky pattern, tried only where the character stands that they all begin with. */
function addMatches(text: string, by: number, { kind, first, pattern }: Pattern, into: Reference[]): void {
  let from = 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, from)) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    from = at + (match?.length ?? 1);
    if (match) {
      into.push({ kind, start: at + by, end: from + by, text: match });
    }
  }
}

/** 国发〔2018〕38号: read backwards from 号, which is rare, not forwards from every Han character. */
function addDocumentNumbers(text: string, by: number, into: Reference[]): void {
  let from = 0;
  for (let at = text.indexOf('号'); at >= 0; at = text.indexOf('号', at + 1)) {
    const start = numberStart(text, at, from);
    if (start >= 0) {
      from = at + 1;
      into.push({
        kind: 'document-number',
        start: start + by,
        end: from + by,
        text: text.slice(start, from),
      });
    }
  }
}

/**
 * Where a document number that ends in the 号 at an offset begins; -1 when none does.
 *
 * @param from the end of the number before: its 号 is no part of the code
 */
function numberStart(text: string, at: number, from: number): number {
  const serialEnd = spacesBefore(text, at);
  const serial = digitsBefore(text, serialEnd);
  if (serial === serialEnd || serialEnd - serial > MOST_SERIAL_DIGITS) {
    return -1;
  }
  const close = spacesBefore(text, serial) - 1;
  if (close < 0 || !'〕］]'.includes(text.charAt(close))) {
    return -1;
  }
  const yearEnd = spacesBefore(text, close);
  const year = digitsBefore(text, yearEnd);
  const open = spacesBefore(text, year) - 1;
  if (yearEnd - year !== YEAR_DIGITS || open < 0 || !'〔［['.includes(text.charAt(open))) {
    return -1;
  }
  let start = open;
  while (start > from && open - start < LONGEST_CODE && isIdeograph(text.charCodeAt(start - 1))) {
    start--;
  }
  return start < open ? start : -1;
}

function spacesBefore(text: string, end: number): number {
  let i = end;
  while (i > 0 && isWhiteSpace(text.charCodeAt(i - 1))) {
    i--;
  }
  return i;
}

function digitsBefore(text: string, end: number): number {
  let i = end;
  while (i > 0 && text.charCodeAt(i - 1) >= 0x30 && text.charCodeAt(i - 1) <= 0x39) {
    i--;
  }
  return i;
}

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
