import type { Notice, OutlineNode } from '../model/notice.js';
import { lastStartingAt } from '../model/outline.js';
import { perNotice } from '../model/per-notice.js';
import { rankOfForm } from '../syntax/lexed-marker.js';
import type { TextEdit } from '../text/edit.js';
import { firstFrom } from '../text/span.js';
import { type Ground, isBehindPage, isCell } from './carry-over-conditions.js';
import { candidatesFrom } from './carry-over-contents.js';
import { LONGEST_EDIT, lineAround } from './carry-over-lines.js';
import { preparePairs } from './carry-over-pairs.js';

// Keys that part, open, close or label something are read in more ways than words are: lines and the gaps before
// markers tell titles, tables and lists. Each condition names its reader.

/** Marks that open, close and label, blanks, and what ends a line; half-width ones are told of by habit. */
const FURTHER = new Set(
  [...'：（）《》〈〉“”‘’「」『』【】〔〕 \t\u3000\r\n'].map((char) => char.charCodeAt(0)),
);

/** Whether all that is put or taken and is no word or mark between words is one of those keys. */
export function isOfKeys(text: string, isWord: (code: number) => boolean): boolean {
  if (text.length > LONGEST_EDIT) {
    return false;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isWord(code) && !FURTHER.has(code)) {
      return false;
    }
  }
  return true;
}

/** Does beforehand what such keys need once. */
export function prepareKeys(base: Notice): void {
  preparePairs(base);
  gluedLists(base);
}

/** A title's own line is read as far as this behind the first unit (model/copy-lines). */
const TITLE_LINE = 130;

/**
 * Whether a key that is no word leaves the text around it running text: far from the head and from what a page sets
 * below, not between a lead-in and the first of a list, and in lines that hold sentences before and after.
 */
export function staysInProse(base: Notice, ground: Ground, edit: TextEdit): boolean {
  const { text, nodes } = base;
  const unit = lastStartingAt(nodes, edit.start);
  const isBreak = /[\r\n]/.test(edit.newText) || /[\r\n]/.test(text.slice(edit.start, edit.end));
  return (
    unit !== null &&
    edit.start > (nodes[0]?.start ?? 0) + TITLE_LINE &&
    isBehindPage(text, ground, edit) &&
    !leadsIn(base, edit) &&
    (!isBreak || (!partsList(base, edit) && keepsLines(base, unit, edit)))
  );
}

/** Whether only white space stands between an edit and a number one, which a colon before it begins anew (model/series). */
function leadsIn({ text, tree }: Notice, { end }: TextEdit): boolean {
  for (const { start, marker } of candidatesFrom(tree, end)) {
    return marker.number === 1 && text.slice(end, start).trim() === '';
  }
  return false;
}

/** What ends a sentence, or leads it on: no title and no cell holds it (model/spaces). */
const IN_SENTENCE = /[。；：，]/;
const LONGEST_LINE = 2000;

/** Whether the lines of an edit are running text, before and after, and no more of them are cells of a table than were. */
function keepsLines(base: Notice, unit: OutlineNode, edit: TextEdit): boolean {
  const { text, spaces } = base;
  const { left, right } = lineAround(text, edit, LONGEST_LINE);
  const begun = text.slice(Math.max(unit.markerEnd, edit.start - LONGEST_LINE), edit.start);
  const isFirst = !/[\r\n]/.test(begun);
  const filled = (own: string): readonly string[] =>
    `${left}${own}${right}`.split(/[\r\n]/).filter((line) => line.trim() !== '');
  const areProse = (lines: readonly string[]): boolean =>
    lines.every((line, i) => IN_SENTENCE.test(line) || (i === 0 && isFirst));
  const before = filled(text.slice(edit.start, edit.end));
  const after = filled(edit.newText);
  const [cells, cellsNow] = [before.filter(isCell).length, after.filter(isCell).length];
  return (
    areProse(before) &&
    areProse(after) &&
    (lastStartingAt(spaces, edit.start)?.start === 0 ||
      (cells === cellsNow && before.length === after.length) ||
      (cellsNow <= cells && after.length >= before.length && isBesideItems(base, unit)))
  );
}

/** Units looked at on either side. */
const BESIDE = 4;

/** Whether items are units where a unit stands: in a table flattened into lines they are cells (model/spaces). */
function isBesideItems({ nodes }: Notice, { id, space }: OutlineNode): boolean {
  return nodes
    .slice(Math.max(0, id - BESIDE), id + BESIDE)
    .some((node) => node.space === space && (node.kind === 'item' || node.kind === 'subitem'));
}

/** Lists of clauses within paragraphs: a marker behind a semicolon, and the last unit of its rank before. */
interface GluedLists {
  /** Where the markers begin, in text order. */
  readonly markers: readonly { readonly start: number }[];
  /** For each, where the first of those units begins that belong to it or to one behind it. */
  readonly from: readonly number[];
}

const SEMICOLONS = [0xff1b, 0x3b];

/** （1）…；（2）…: a line break between the two decides whether （2） numbers a unit (model/acceptance). */
const gluedLists = perNotice(({ tree, nodes }): GluedLists => {
  const markers: { readonly start: number }[] = [];
  const from: number[] = [];
  const last: (number | undefined)[] = [];
  let i = 0;
  for (const { start, marker } of candidatesFrom(tree, 0)) {
    const rank = rankOfForm(marker.form, marker.depth);
    const isPlaced = marker.context === 'line' || marker.context === 'gap';
    const unit = last[rank];
    if (!isPlaced && unit !== undefined && SEMICOLONS.includes(marker.before)) {
      markers.push({ start });
      from.push(unit);
    }
    if (nodes[i]?.start === start) {
      last[rank] = start;
      i++;
    }
  }
  for (let k = from.length - 2; k >= 0; k--) {
    from[k] = Math.min(from[k] ?? 0, from[k + 1] ?? 0);
  }
  return { markers, from };
});

/** Whether an edit stands within a list of clauses. */
function partsList(base: Notice, edit: TextEdit): boolean {
  const { markers, from } = gluedLists(base);
  return (from[firstFrom(markers, edit.start)] ?? Number.POSITIVE_INFINITY) <= edit.end;
}
