import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { attachmentNotes } from '../../model/attachments.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Notice } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import type { Block } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import type { TextEdit } from '../../text/edit.js';
import { overlaps, type Span, shifted } from '../../text/span.js';

/** Half-width marks that belong together, with what each becomes; offsets relative to the block. */
interface HalfWidth extends Span {
  readonly edits: readonly TextEdit[];
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
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('加强统筹协调⟦,⟧推进项目建设。'), good: EXAMPLE('加强统筹协调，推进项目建设。') },
      { bad: EXAMPLE('推进项目⟦(试点类)⟧建设。'), good: EXAMPLE('推进项目（试点类）建设。') },
    ],
  },
  *check({ notice }) {
    const marks = halfWidthMarks(notice);
    if (isHabit(notice, marks)) {
      yield habitFinding(marks);
      return;
    }
    for (const mark of marks) {
      yield findingAt(notice, mark, mark.edits);
    }
  },
});

/** All marks of the notice's own text, absolute. */
function halfWidthMarks(notice: Notice): readonly HalfWidth[] {
  const marks: HalfWidth[] = [];
  for (const { block, start } of notice.tree.blocks) {
    for (const mark of halfWidthIn(block)) {
      const place = shifted(mark, start);
      if (!isElsewhere(notice, place)) {
        const edits = mark.edits.map((edit) => ({ ...shifted(edit, start), newText: edit.newText }));
        marks.push({ ...place, edits });
      }
    }
  }
  return marks;
}

const FEWEST_OF_A_HABIT = 12;

/** A text written with half-width marks throughout has one fault, not hundreds. */
function isHabit({ text }: Notice, marks: readonly HalfWidth[]): boolean {
  return marks.length >= FEWEST_OF_A_HABIT && marks.length > [...text.matchAll(/[，；：？！]/g)].length;
}

function habitFinding(marks: readonly HalfWidth[]): Finding {
  const { start, end } = marks[0] ?? { start: 0, end: 0 };
  return {
    start,
    end,
    message: {
      zh: `全文多用半角标点（共${marks.length}处），中文之间应使用全角标点。`,
      en: `Half-width marks are used throughout (${marks.length} places); Chinese text takes full-width ones.`,
    },
    fixes: [
      {
        title: { zh: '全文改用全角标点', en: 'Use full-width marks throughout' },
        edits: marks.flatMap((mark) => mark.edits),
        safe: true,
      },
    ],
  };
}

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

const halfWidthIn = perBlock(Holds.halfWidthPoint | Holds.halfWidthBracket, (block) => [
  ...(block.holds & Holds.halfWidthPoint ? points(block.text) : []),
  ...(block.holds & Holds.halfWidthBracket ? brackets(block) : []),
]);

/** A point after Chinese text, and before more of it or the line's end. */
const POINT =
  /(?<=[\u3400-\u9fff）》〉”’〕】])(?:[,;:?!][ \t\u00a0]{0,2}(?=[\u3400-\u9fff（《〈“‘〔【])|[,;:?!.](?=[ \t\u00a0]*(?:[\r\n]|$)))/g;

function points(text: string): readonly HalfWidth[] {
  return [...text.matchAll(POINT)]
    .filter(({ index }) => !endsMarker(text, index))
    .map(({ index, 0: mark }) => {
      const place = { start: index, end: index + mark.length };
      return { ...place, edits: [{ ...place, newText: FULL[mark.charAt(0)] ?? mark }] };
    });
}

/** 一. and 第一章: at a line's start are markers; other rules look at those. */
function endsMarker(text: string, at: number): boolean {
  return /(?:^|[\s　])(?:第?[一二三四五六七八九十百]{1,5}[章节条]?|[（(][一二三四五六七八九十\d]{1,3}[）)])$/.test(
    text.slice(Math.max(0, at - 9), at),
  );
}

const OPEN = 0x28;
const CLOSE = 0x29;

/** Round brackets about Chinese text of which one or both are half-width. Numbers alone are markers. */
function brackets({ text, brackets: all }: Block): readonly HalfWidth[] {
  return all.flatMap((open) => {
    const close = open.opens ? all[open.partner] : undefined;
    if (!close || (open.code !== OPEN && close.code !== CLOSE)) {
      return [];
    }
    const half = [open, close].filter((one) => one.code === OPEN || one.code === CLOSE);
    const inside = text.slice(open.at + 1, close.at);
    if (!/[\u4e00-\u9fff]/.test(inside) || /^[\s一二三四五六七八九十百\d]+$/.test(inside)) {
      return [];
    }
    const edits = half.map((one) => ({
      start: one.at,
      end: one.at + 1,
      newText: FULL[text.charAt(one.at)] ?? '',
    }));
    const first = edits[0];
    const whole = half.length === 2 && inside.length <= LONGEST_SHOWN;
    const place = whole ? { start: open.at, end: close.at + 1 } : first;
    return place ? [{ start: place.start, end: place.end, edits }] : [];
  });
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

function findingAt({ text }: Notice, { start, end }: Span, edits: readonly TextEdit[]): Finding {
  const written = edits.map((edit) => text.charAt(edit.start)).join('');
  const due = edits.map((edit) => edit.newText).join('');
  return {
    start,
    end,
    message: {
      zh: `中文之间应使用全角标点：“${written}”改为“${due}”。`,
      en: `Chinese text takes full-width marks: “${due}” for “${written}”.`,
    },
    fixes: [{ title: { zh: `改为全角“${due}”`, en: `Change to full-width “${due}”` }, edits, safe: true }],
  };
}
