import type { Block } from '../syntax/block.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner } from '../syntax/brackets.js';
import { Holds, isWhiteSpace } from '../syntax/characters.js';
import { perBlock } from '../syntax/per-block.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { Reference } from './notice.js';

const TITLE_MARK = 0x300a;
const ITEM =
  /第[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3})(?:[ 　]*(?:至|到|、|和|—|-)[ 　]*第?[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3}))*[ 　]*项(?!目)/y;
const ATTACHMENT = /附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})/y;
const LONGEST_CODE = 10;
const YEAR_DIGITS = 4;
const MOST_SERIAL_DIGITS = 5;

/** What a text cites: 《…》, document numbers, 第N项, 附件N; absolute, block by block. */
export function referencesOf(tree: SyntaxTree): readonly Reference[] {
  const references: Reference[] = [];
  for (const { block, start: by } of tree.blocks) {
    for (const { kind, start, end, text } of relativeReferences(block)) {
      references.push({ kind, start: start + by, end: end + by, text });
    }
  }
  return references;
}

const NUMBERED = Holds.serial | Holds.item | Holds.attached;
const relativeReferences = perBlock(Holds.titleMark | NUMBERED, findReferences);

function findReferences(block: Block): readonly Reference[] {
  const named = block.holds & Holds.titleMark ? titles(block) : [];
  const numbered = block.holds & NUMBERED ? cited(block) : [];
  return named.length > 0 && numbered.length > 0
    ? [...named, ...numbered].sort((a, b) => a.start - b.start)
    : named.length > 0
      ? named
      : numbered;
}

/** 《…》, the outer one where titles are nested in another kind of mark. */
function titles({ text, brackets }: Block): readonly Reference[] {
  const references: Reference[] = [];
  let covered = 0;
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const at = bracketAt(brackets, i);
    const close = bracketCode(brackets, i) === TITLE_MARK && at >= covered ? bracketPartner(brackets, i) : -1;
    if (close >= 0) {
      covered = bracketAt(brackets, close) + 1;
      const title = text.slice(at, covered);
      references.push({ kind: 'document', start: at, end: covered, text: healed(title) });
    }
  }
  return references;
}

/** A title without the breaks its lines were wrapped with. */
function healed(title: string): string {
  return title.includes('\n') || title.includes('\r') ? title.replace(/[\r\n]+[\s　]*/g, '') : title;
}

function cited({ text, holds }: Block): readonly Reference[] {
  const references: Reference[] = [];
  if (holds & Holds.serial) {
    documentNumbers(text, references);
  }
  if (holds & Holds.item && holds & Holds.ordinal) {
    matchesAt(text, '第', ITEM, 'item', references);
  }
  if (holds & Holds.attached) {
    matchesAt(text, '附', ATTACHMENT, 'attachment', references);
  }
  return references;
}

/** Matches of a sticky pattern, tried only where the character stands that they all begin with. */
function matchesAt(
  text: string,
  first: string,
  pattern: RegExp,
  kind: Reference['kind'],
  references: Reference[],
): void {
  let from = 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, from)) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    from = at + (match?.length ?? 1);
    if (match) {
      references.push({ kind, start: at, end: from, text: match });
    }
  }
}

/** 国发〔2018〕38号: read backwards from 号, which is rare, not forwards from every Han character. */
function documentNumbers(text: string, references: Reference[]): void {
  let from = 0;
  for (let at = text.indexOf('号'); at >= 0; at = text.indexOf('号', at + 1)) {
    const start = numberStart(text, at, from);
    if (start >= 0) {
      from = at + 1;
      references.push({ kind: 'document-number', start, end: from, text: text.slice(start, from) });
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
