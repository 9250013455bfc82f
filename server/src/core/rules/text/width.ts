import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { attachmentNotes } from '../../model/attachments.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Notice } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import type { Block, PlacedBlock } from '../../syntax/block.js';
import { behindBrackets, CELL, cellOf, codeIn, partnerIn, placeIn } from '../../syntax/brackets.js';
import { Holds } from '../../syntax/characters.js';
import { signAt, signCount, signTraits } from '../../syntax/signs.js';
import type { TextEdit } from '../../text/edit.js';
import { overlaps, type Span } from '../../text/span.js';

/** Half-width marks that belong together, one or two. */
interface HalfWidth extends Span {
  readonly notice: Notice;
  readonly marks: readonly Span[];
}

const EXAMPLE = (line: string): string => exampleNotice(`　　一、${line}\n　　二、扩大开放合作。\n`);

export const rule = defineRule({
  meta: {
    id: 'text/width',
    title: { zh: '中文之间用了半角标点', en: 'A half-width mark in Chinese text' },
    why: {
      zh: '半角标点不占一个字位，夹在汉字之间显得局促，前后也不统一；按标点检索还会漏掉。',
      en: 'A half-width mark between Chinese characters looks cramped beside its full-width kin, and searches miss it.',
    },
    basis: [{ name: 'GB/T 15834-2011', strength: 'norm' }],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    reach: 'habit',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('加强统筹协调⟦,⟧推进项目建设。'), good: EXAMPLE('加强统筹协调，推进项目建设。') },
      { bad: EXAMPLE('推进项目⟦(试点类)⟧建设。'), good: EXAMPLE('推进项目（试点类）建设。') },
    ],
  },
  check({ notice }) {
    const marks = halfWidthMarks(notice);
    return isHabit(notice, marks)
      ? [habitFinding(marks)]
      : marks.map((mark) => lateFinding(mark, mark, WORDING));
  },
  margin: ({ notice }) => surplusOf(notice, halfWidthMarks(notice)),
});

/** All marks of the notice's own text. */
function halfWidthMarks(notice: Notice): readonly HalfWidth[] {
  const found: HalfWidth[] = [];
  const add = (start: number, end: number, marks: readonly Span[]): void => {
    const mark = { start, end, marks, notice };
    if (!isElsewhere(notice, mark)) {
      found.push(mark);
    }
  };
  const walk: Walk = { groups: notice.groups, at: -1 };
  for (const placed of notice.tree.blocks) {
    const { block, start } = placed;
    if (block.holds & Holds.halfWidthPoint && mayHoldPoint(notice.text, placed)) {
      addPoints(block, start, add);
    }
    if (block.holds & Holds.halfWidthBracket) {
      addBrackets(notice.text, placed, walk, add);
    }
  }
  return found;
}

/** Groups looked up from the text's start to its end: all steps together pass each once. */
interface Walk {
  readonly groups: readonly Span[];
  at: number;
}

/** The last group that starts at or before an offset, which may not fall from call to call. */
function groupBefore(walk: Walk, offset: number): Span | undefined {
  while ((walk.groups[walk.at + 1]?.start ?? Number.POSITIVE_INFINITY) <= offset) {
    walk.at++;
  }
  return walk.groups[walk.at];
}

type Add = (start: number, end: number, marks: readonly Span[]) => void;

const FEWEST_OF_A_HABIT = 12;

/** A text written with half-width marks throughout has one fault, not hundreds. */
function isHabit(notice: Notice, marks: readonly HalfWidth[]): boolean {
  return surplusOf(notice, marks) > 0;
}

/** How many more of a text's marks are half-width than full-width; fewer than none where they are too few to tell. */
function surplusOf({ text }: Notice, marks: readonly HalfWidth[]): number {
  if (marks.length < FEWEST_OF_A_HABIT) {
    return Number.NEGATIVE_INFINITY;
  }
  let fullWidth = 0;
  for (const _ of text.matchAll(/[，；：？！]/g)) {
    fullWidth++;
  }
  return marks.length - fullWidth;
}

function habitFinding(marks: readonly HalfWidth[]): Finding {
  return lateFinding(marks[0] ?? { start: 0, end: 0 }, marks, HABIT);
}

const HABIT: Wording<readonly HalfWidth[]> = {
  message: (marks) => ({
    zh: `全文多用半角标点（共${marks.length}处），中文之间应使用全角标点。`,
    en: `Half-width marks are used throughout (${marks.length} places); Chinese text takes full-width ones.`,
  }),
  fixes: (marks) => [
    {
      title: { zh: '全文改用全角标点', en: 'Use full-width marks throughout' },
      edits: marks.flatMap(editsOf),
      safe: true,
    },
  ],
};

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
};
const LONGEST_SHOWN = 40;

/** What the marks become; spaces that follow one go with it. */
function editsOf({ notice, marks }: HalfWidth): readonly TextEdit[] {
  return marks.map(({ start, end }) => {
    const written = notice.text.charAt(start);
    return { start, end, newText: FULL[written] ?? written };
  });
}

/** A point after Chinese text, and before more of it or the line's end. */
export const POINT =
  /(?<=[\u3400-\u9fff）》〉”’〕】])(?:[,;:?!][ \t\u00a0]{0,2}(?=[\u3400-\u9fff（《〈“‘〔【])|[,;:?!.](?=[ \t\u00a0]*(?:[\r\n]|$)))/g;

function addPoints({ text }: Block, from: number, add: Add): void {
  for (const { index, 0: mark } of text.matchAll(POINT)) {
    if (!endsMarker(text, index)) {
      const place = { start: from + index, end: from + index + mark.length };
      add(place.start, place.end, [place]);
    }
  }
}

/** Whether any point stands after Chinese text. A quick look that spares the search where it finds nothing. */
export function mayHoldPoint(text: string, { block, start }: PlacedBlock): boolean {
  const count = signCount(block);
  for (let i = 0; i < count; i++) {
    if (
      signTraits(block, i) & Holds.halfWidthPoint &&
      endsChinese(text.charCodeAt(start + signAt(block, i) - 1))
    ) {
      return true;
    }
  }
  return false;
}

/** `[\u3400-\u9fff）》〉”’〕】]` */
function endsChinese(code: number): boolean {
  switch (code) {
    case 0xff09:
    case 0x300b:
    case 0x3009:
    case 0x201d:
    case 0x2019:
    case 0x3015:
    case 0x3011:
      return true;
    default:
      return code >= 0x3400 && code <= 0x9fff;
  }
}

/** 一. and 第一章: at a line's start are markers; other rules look at those. */
function endsMarker(text: string, at: number): boolean {
  return /(?:^|[\s　])(?:第?[一二三四五六七八九十百]{1,5}[章节条]?|[（(][一二三四五六七八九十\d]{1,3}[）)])$/.test(
    text.slice(Math.max(0, at - 9), at),
  );
}

const OPEN = 0x28;
const FULL_OPEN = 0xff08;
const CLOSE = 0x29;

/** Round brackets about Chinese text of which one or both are half-width. Numbers alone are markers. */
function addBrackets(text: string, { block, start: from }: PlacedBlock, walk: Walk, add: Add): void {
  const { brackets } = block;
  const { row } = brackets;
  const end = behindBrackets(brackets);
  for (let at = cellOf(brackets, 0); at < end; at += CELL) {
    // One of half width pairs with a round one alone.
    const code = codeIn(row, at);
    const partner = code === OPEN || code === FULL_OPEN ? partnerIn(row, at) : -1;
    if (partner < 0) {
      continue;
    }
    const opens = code === OPEN;
    const closes = codeIn(row, cellOf(brackets, partner)) === CLOSE;
    if (!opens && !closes) {
      continue;
    }
    const open = placeIn(row, at);
    const close = placeIn(row, cellOf(brackets, partner));
    // Nearly all such brackets hold a group, which is another rule's business: that is told at once.
    const group = groupBefore(walk, from + open);
    if ((group && group.end > from + close) || !holdsWords(text.slice(from + open + 1, from + close))) {
      continue;
    }
    const marks = [opens ? open : -1, closes ? close : -1]
      .filter((at) => at >= 0)
      .map((at) => ({ start: from + at, end: from + at + 1 }));
    const whole = marks.length === 2 && close - open - 1 <= LONGEST_SHOWN;
    const first = marks[0]?.start ?? 0;
    add(first, whole ? from + close + 1 : first + 1, marks);
  }
}

function holdsWords(inside: string): boolean {
  return /[\u4e00-\u9fff]/.test(inside) && !/^[\s一二三四五六七八九十百\d]+$/.test(inside);
}

/** Whether another rule looks at the place, or it is no text of the document. */
function isElsewhere(notice: Notice, place: Span): boolean {
  const group = lastStartingAt(notice.groups, place.end - 1);
  return (
    (group !== null && overlaps(group, place)) ||
    notice.header.addressees?.end === place.start ||
    attachmentNotes(notice).some((note) => overlaps(note.label, place)) ||
    isCopyText(notice, place.start) ||
    !isRunningText(notice, place)
  );
}

/** Menus and footers hold no sentence; a title may hold none either, but it is known. */
function isRunningText(notice: Notice, place: Span): boolean {
  const { text, header, spaces } = notice;
  const near = text.slice(Math.max(0, place.start - 60), place.end + 60);
  const titles = [header.title, ...spaces.map((space) => space.title)];
  const from = near.lastIndexOf('\n', place.start - Math.max(0, place.start - 60)) + 1;
  const line = near.slice(from).split('\n')[0] ?? '';
  return (
    /[，。；、《“]|[\u4e00-\u9fff][,;][\u4e00-\u9fff]|如下|以下|下列|此件|本文/.test(line) ||
    isInFirstLinesOfUnit(notice, place) ||
    titles.some((title) => title !== null && overlaps(title, place))
  );
}

const LONGEST_LINES = 400;

/** A heading or a short unit may hold no other mark, nor may the last line of one that is wrapped after a comma. */
function isInFirstLinesOfUnit({ text, nodes }: Notice, place: Span): boolean {
  const node = lastStartingAt(nodes, place.start);
  return (
    node !== null &&
    place.start < node.ownEnd &&
    place.start - node.start <= LONGEST_LINES &&
    !/[^，、；][ \t]*(?:\r\n|\n|\r)|[\r\n]\s*[\r\n]/.test(text.slice(node.start, place.start))
  );
}

const WORDING: Wording<HalfWidth> = {
  message: (mark) => {
    const written = mark.marks.map(({ start }) => mark.notice.text.charAt(start)).join('');
    const due = dueOf(mark);
    return {
      zh: `中文之间应使用全角标点：“${written}”改为“${due}”。`,
      en: `Chinese text takes full-width marks: “${due}” for “${written}”.`,
    };
  },
  fixes: (mark) => {
    const due = dueOf(mark);
    const title = { zh: `改为全角“${due}”`, en: `Change to full-width “${due}”` };
    return [{ title, edits: editsOf(mark), safe: true }];
  },
};

function dueOf(mark: HalfWidth): string {
  return editsOf(mark)
    .map(({ newText }) => newText)
    .join('');
}
