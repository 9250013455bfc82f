import { searchReferences } from '../model/item-references.js';
import type { Notice, OutlineNode } from '../model/notice.js';
import { endsLine, LINE_END, numberingFaults } from '../model/numbering-faults.js';
import { lastStartingAt } from '../model/outline.js';
import { findPageChrome } from '../model/page-chrome.js';
import { UnitTitle } from '../model/unit-title.js';
import { bracketAt, bracketCount, bracketPartner } from '../syntax/brackets.js';
import { isHan } from '../syntax/characters.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { overlaps, type Span } from '../text/span.js';
import { mayBeAttached } from './carry-over-attachments.js';
import { mayBeInContents } from './carry-over-contents.js';
import { LONGEST_EDIT, lineAround } from './carry-over-lines.js';
import type { Reading, Window } from './carry-over-window.js';

// Each condition keeps an edit away from something that reads running text outside of what a window shows.
// Where it says so, the name of the reader stands beside it.

/** What is known of a text once for all edits of it. */
export interface Ground {
  /** No target before this ISO date can be missed (model/targets). */
  readonly horizon: string;
  /** Where the page's own lines above the document end at the latest (model/analyze). */
  readonly bodyStart: number;
  /** Whether the page's lines below the document end well before the farthest place they are looked for. */
  readonly isTailShort: boolean;
  /** Whether its beginning holds a sign of a program. */
  readonly holdsSign: boolean;
}

export function groundOf({ text, tree, header, spaces }: Notice): Ground {
  const titles = [header.title, ...spaces.map(({ title }) => title)];
  const years = titles.flatMap((title) => title?.text.match(/[12]\d{3}/g) ?? []);
  const horizon = [header.issuedOn?.iso ?? '', ...years].sort().at(-1) ?? '';
  return {
    horizon,
    bodyStart: bodyStartOf(tree),
    isTailShort: isTailShort(text),
    holdsSign: holdsSign(text.slice(0, OPENING + LONGEST_EDIT)),
  };
}

function bodyStartOf({ blocks, length }: SyntaxTree): number {
  for (const { block, start } of blocks) {
    const first = block.markers.find(({ form, context }) => form !== 'item' && context === 'line');
    if (first) {
      return start + first.start;
    }
  }
  return length;
}

/** Page chrome is looked for in the last 3000 units; a search that ends sooner does not depend on where they begin. */
const TAIL = 2000;
const TAIL_REACH = 3000 + 2 * LONGEST_EDIT;
const LONGEST_CHROME_LINE = 160;
/** With white space at its ends, which does not count. */
const LONGEST_LINE = LONGEST_CHROME_LINE + 80;

function isTailShort(text: string): boolean {
  const tail = text.slice(-TAIL);
  const own = tail.slice(0, findPageChrome(tail, 0).at(-1)?.start ?? tail.length).trim();
  return own.length > LONGEST_CHROME_LINE || (own.length > 0 && (tail === text || /[\r\n]/.test(own)));
}

/** Marks that part words and sentences: none that opens, counts, labels or links. */
const MARKS = new Set([...'、。，；！？…—·,;!?.%'].map((char) => char.charCodeAt(0)));

/** Whether a text is words and marks between them. */
export function areWords(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (!isOfWord(text.charCodeAt(i))) {
      return false;
    }
  }
  return true;
}

/** Whether a character is one of a word, or a mark between words. */
export function isOfWord(code: number): boolean {
  return (
    isHan(code) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    MARKS.has(code)
  );
}

/** A title's own line is read as far as this behind it (model/copy-lines), and the first unit may stand in it. */
const TITLE_LINE = 130;
const LONGEST_BLANK = 40;
/** A report says below its title where it was read out (model/genre). */
const BELOW_TITLE = 320;

/** Whether an edit lies inside the document's body, behind all that the header and the kind of text are read from. */
export function isInBody(base: Notice, ground: Ground, edit: TextEdit): boolean {
  const { text, nodes, spaces, header, chrome } = base;
  const { title, documentNumber, issuedOn } = header;
  const node = lastStartingAt(nodes, edit.start);
  const space = lastStartingAt(spaces, edit.start);
  const isSent = documentNumber !== null || issuedOn !== null;
  return (
    isBehindHead(text, nodes[0]?.start ?? text.length, edit) &&
    (isSent || edit.start > (title?.end ?? 0) + BELOW_TITLE) &&
    node !== null &&
    node.space === space?.index &&
    !movesTitle(node, nodes[node.id + 1]) &&
    ground.isTailShort &&
    !movesHeadChrome(text, ground, edit) &&
    !chrome.some((span) => span.start <= edit.end && edit.start <= span.end) &&
    !isTechnical(text, ground, edit)
  );
}

/** Whether an edit lies behind the first unit's marker, in a line that begins behind the head or far from it. */
function isBehindHead(text: string, first: number, { start }: TextEdit): boolean {
  return (
    start > first &&
    (start > first + TITLE_LINE ||
      /[\r\n]\s*$/.test(text.slice(Math.max(0, first - LONGEST_BLANK), first)) ||
      /[\r\n]/.test(text.slice(first, start)))
  );
}

/** Less than how far before a first unit the title of its text is looked for (model/spaces). */
const TITLE_REACH = 1000;

/** Whether what is put into a unit may move the title of another text, below it, out of sight of its first unit. */
function movesTitle(node: OutlineNode, next: OutlineNode | undefined): boolean {
  return next?.number === 1 && next.start - node.start > TITLE_REACH;
}

/** Where the search for the page's lines above the document ends (model/page-chrome). */
const HEAD = 3000;

/** Whether an edit lies where no line is one of a page's own, above the document or below. */
export function isBehindPage(text: string, { bodyStart }: Ground, edit: TextEdit): boolean {
  return edit.start >= Math.min(bodyStart, HEAD) && edit.end < text.length - TAIL_REACH;
}

/** Whether an edit may move half a line to or from where the page's own lines are looked for. */
function movesHeadChrome(text: string, { bodyStart }: Ground, edit: TextEdit): boolean {
  return (
    edit.start < Math.min(bodyStart, HEAD) &&
    bodyStart > HEAD - LONGEST_EDIT &&
    text.length > HEAD - LONGEST_EDIT &&
    // A half line longer than any of a page is none of them, wherever it is cut.
    /[\r\n]/.test(text.slice(HEAD - 2 * LONGEST_EDIT - LONGEST_LINE, HEAD + LONGEST_EDIT))
  );
}

/** How far a text is looked through for signs of a program (model/genre), and what those begin with. */
const OPENING = 20_000;
const TECHNICAL = ['<', '`', '#', '!['];
const LONGEST_HEADING = 2000;

function holdsSign(text: string): boolean {
  return TECHNICAL.some((sign) => text.includes(sign));
}

/** Whether an edit may make or break a sign that a text is a program's, or move one out of sight. */
function isTechnical(text: string, ground: Ground, edit: TextEdit): boolean {
  if (edit.start > OPENING || !ground.holdsSign) {
    return false;
  }
  const { left, right } = lineAround(text, edit, LONGEST_HEADING);
  return text.length > OPENING - LONGEST_EDIT || holdsSign(left) || holdsSign(right);
}

/** What stands around an edit, without the edit itself; offsets of the text before. */
interface Surroundings {
  /** The last candidate for a unit's marker before the edit, if it lies in the window. */
  readonly before: Span | null;
  /** Between that and the next one, as far as the window shows it. */
  readonly stretch: string;
  /** Of that, what stands in the line of the edit. */
  readonly line: string;
}

/** @returns null for an edit that touches a marker */
function surroundings(text: string, { start, end, edit }: Window, { notice }: Reading): Surroundings | null {
  let before: Span | null = null;
  let to = end;
  for (const { block, start: by } of notice.tree.blocks) {
    for (const marker of block.markers) {
      const at = { start: start + by + marker.start, end: start + by + marker.end };
      if (at.start <= edit.end && edit.start <= at.end) {
        return null;
      }
      if (at.end < edit.start) {
        before = at;
      } else {
        to = Math.min(to, at.start);
      }
    }
  }
  const left = text.slice(before?.end ?? start, edit.start);
  const right = text.slice(edit.end, to);
  const line = (left.split(/[\r\n]/).at(-1) ?? '') + (right.split(/[\r\n]/)[0] ?? '');
  return { before, stretch: left + right, line };
}

/** What is longer, or ends so, is no cell of a flattened table (model/spaces). */
const LONGEST_CELL = 24;
const NO_CELL = /[。；：，]$/;

export function isCell(line: string): boolean {
  const own = line.replace(/^[\s*#>]+|[\s*]+$/g, '');
  return own.length <= LONGEST_CELL && !NO_CELL.test(own);
}

/**
 * Whether an edited line is running text before and after, so that nothing that looks at lines sees a difference:
 * a sentence mark elsewhere in it makes it no title, heading, cell, signature, list or line of a page.
 */
export function isInProse(base: Notice, { bodyStart }: Ground, window: Window, old: Reading): boolean {
  const { text, spaces } = base;
  const { edit } = window;
  const around = surroundings(text, window, old);
  if (!around) {
    return false;
  }
  const { before, stretch, line } = around;
  return (
    (/[。；：，]/.test(line) || isFirstLine(base, edit, before)) &&
    // Above the body the page's own lines are those without a full stop.
    (edit.start >= Math.min(bodyStart, HEAD) || line.includes('。')) &&
    isCellAsBefore(text, spaces, edit) &&
    !mayBeInContents(base, edit, stretch) &&
    !movesTitleEnd(base, edit) &&
    !mayBeBelow(text, edit)
  );
}

/** Whether the line of a unit's marker tells the same whatever the number is. */
export function isNumberAlone({ text, spaces }: Notice, { bodyStart }: Ground, edit: TextEdit): boolean {
  return (
    edit.start >= Math.min(bodyStart, HEAD) && isCellAsBefore(text, spaces, edit) && !mayBeBelow(text, edit)
  );
}

/** Whether an edit leaves its line a cell of a flattened table, or none. */
function isCellAsBefore(text: string, spaces: readonly Span[], edit: TextEdit): boolean {
  const { left, right } = lineAround(text, edit, LONGEST_LINE);
  const is = (own: string): boolean => isCell(left + own + right);
  return (
    lastStartingAt(spaces, edit.start)?.start === 0 ||
    is(text.slice(edit.start, edit.end)) === is(edit.newText)
  );
}

/** How far a title is followed behind an edit: what is longer ends no line. */
const TITLE_REACH_BEHIND = 1000;

/** Whether an edit may set a unit's title alone in its line, or no longer, where that explains faults of numbers. */
function movesTitleEnd(base: Notice, edit: TextEdit): boolean {
  const { text, nodes } = base;
  const { series, forms } = numberingFaults(base);
  const node = series.length + forms.length > 0 ? lastStartingAt(nodes, edit.start) : null;
  if (!node || node.title.end + LINE_END < edit.start) {
    return false;
  }
  const from = node.marker.end;
  const to = Math.max(edit.end, Math.min(node.ownEnd, edit.end + TITLE_REACH_BEHIND));
  const endsItsLine = (own: string): boolean => {
    const rest = text.slice(edit.end, to + LINE_END);
    const unit = text.slice(from, edit.start) + own + rest;
    const length = unit.length - rest.length + (to - edit.end);
    return endsLine(unit, new UnitTitle(unit, node.kind, 0, length).end);
  };
  return endsItsLine(text.slice(edit.start, edit.end)) !== endsItsLine(edit.newText);
}

/** Whether the line of an edit holds its unit's marker: no title of another text is looked for there. */
function isFirstLine({ text, nodes }: Notice, { start }: TextEdit, before: Span | null): boolean {
  return (
    before !== null &&
    lastStartingAt(nodes, start)?.start === before.start &&
    !/[\r\n]/.test(text.slice(before.end, start))
  );
}

/** Lines that a page may set below a document are of a certain length, and told by their words (model/page-chrome). */
function mayBeBelow(text: string, edit: TextEdit): boolean {
  if (edit.end < text.length - TAIL_REACH) {
    return false;
  }
  const { left, right } = lineAround(text, edit, LONGEST_LINE);
  const lines = [text.slice(edit.start, edit.end), edit.newText].map((own) => `${left}${own}${right}`);
  return lines.some((line) => line.length < LONGEST_LINE && findPageChrome(line, 0).length > 0);
}

/** How far from a date its words are read (model/targets). */
const DATE_REACH = 64;
/** How far before a reference to an item its sentence is read (model/item-references). */
const SENTENCE = 84;
const AFTER_REFERENCE = 6;
/** How far behind a signature its note is looked for (model/spaces). */
const NOTE = 100;
/** How far before a lone bracket its number is read (rules/text/brackets). */
const LONE_REACH = 8;
/** No word that a rule looks for in running text is longer. */
const WORD_REACH = 8;

/** Whether an edit is far from whatever is read of its surroundings only under conditions that a window does not know. */
export function isUnread(
  base: Notice,
  { horizon }: Ground,
  window: Window,
  old: Reading,
  now: Reading,
  words: readonly RegExp[],
): boolean {
  const { text } = base;
  const { edit, start } = window;
  const [before, after] = [text.slice(window.start, window.end), now.notice.text];
  const at: Span = { start: edit.start - start, end: edit.end - start };
  const put: Span = { start: at.start, end: at.start + edit.newText.length };
  return (
    !mayBeAttached(base, edit) &&
    !refersNear(before, at) &&
    !refersNear(after, put) &&
    !old.signatures.some((signature) => mayBeNote(before, signature.end, at)) &&
    !old.notice.dates.some(
      (date) => date.to !== null && date.to < horizon && overlaps(date, widened(at, DATE_REACH)),
    ) &&
    words.every((word) => holds(word, before, at) === holds(word, after, put))
  );
}

function widened({ start, end }: Span, by: number): Span {
  return { start: start - by, end: end + by };
}

/** Whether a reference to an item stands so near a stretch that it is read with it. */
export function refersNear(text: string, { start, end }: Span): boolean {
  if (!text.includes('项')) {
    return false;
  }
  return searchReferences(text).some(
    (reference) => reference.start - SENTENCE <= end && start <= reference.end + AFTER_REFERENCE,
  );
}

/** Whether an edit may stand in, before or behind the bracket of a note right behind a signature. */
function mayBeNote(text: string, signed: number, { start, end }: Span): boolean {
  return signed <= end && signed > start - NOTE && /^[\s　]*(?:$|[（(])/.test(text.slice(signed, start));
}

/** Whether a mark without a partner stands near a stretch. */
export function loneNear({ notice }: Reading, { start, end }: Span): boolean {
  return notice.tree.blocks.some(({ block: { brackets }, start: by }) => {
    for (let i = 0; i < bracketCount(brackets); i++) {
      const at = by + bracketAt(brackets, i);
      if (bracketPartner(brackets, i) < 0 && at - LONE_REACH <= end && start <= at + LONE_REACH) {
        return true;
      }
    }
    return false;
  });
}

function holds(word: RegExp, text: string, { start, end }: Span): boolean {
  return word.test(text.slice(Math.max(0, start - WORD_REACH), end + WORD_REACH));
}
