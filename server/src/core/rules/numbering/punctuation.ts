import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { levelsOf } from '../../model/levels.js';
import type { NodeKind, Notice, OutlineNode } from '../../model/notice.js';
import { Holds, isHanNumeral } from '../../syntax/characters.js';
import { parseHanNumber } from '../../syntax/numerals.js';
import { signAt, signCount, signTraits } from '../../syntax/signs.js';
import type { TextEdit } from '../../text/edit.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';

/** Faults of one kind in one series: one habit, so one finding at the first of them. */
interface Habit {
  /** At least one. */
  readonly places: readonly Span[];
  edits(): readonly TextEdit[];
  message(): Localized;
  readonly fix: Localized;
}

export const rule = defineRule({
  meta: {
    id: 'numbering/punctuation',
    title: { zh: '序号后的标点不规范', en: 'The wrong mark after a number' },
    why: {
      zh: '“一”后用顿号，“1”后用圆点，“（一）”“（1）”自带括号，后面不再加标点；“第一”“第二”领起句子时后面用逗号。',
      en: '一 takes 、 and 1 takes a dot; （一） and （1） have their brackets and take no mark; 第一 at the head of a sentence takes a comma.',
    },
    basis: [{ name: '公文编辑惯例（参照 GB/T 9704）', strength: 'practice' }],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    reach: 'habit',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: exampleNotice('　　⟦（一）、⟧推进项目建设。\n　　（二）、扩大开放合作。\n'),
        good: exampleNotice('　　（一）推进项目建设。\n　　（二）扩大开放合作。\n'),
      },
      {
        bad: exampleNotice('　　⟦1、⟧推进项目建设。\n　　2、扩大开放合作。\n'),
        good: exampleNotice('　　1．推进项目建设。\n　　2．扩大开放合作。\n'),
      },
      {
        bad: exampleNotice('　　各地要做好三件事。⟦第一、⟧摸清底数。第二、落实责任。\n'),
        good: exampleNotice('　　各地要做好三件事。第一，摸清底数。第二，落实责任。\n'),
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { nodes } of levelsOf(notice)) {
      for (const habit of [superfluousMark(notice, nodes), wrongMark(nodes)]) {
        if (habit) {
          findings.push(findingOf(habit));
        }
      }
    }
    for (const habit of ordinalHabits(notice)) {
      findings.push(findingOf(habit));
    }
    return findings;
  },
});

function findingOf(habit: Habit): Finding {
  return lateFinding(habit.places[0] ?? { start: 0, end: 0 }, habit, WORDING);
}

const WORDING: Wording<Habit> = {
  message: (habit) => habit.message(),
  fixes: (habit) => [{ title: habit.fix, edits: habit.edits(), safe: true }],
};

/** Says how many places the one finding stands for. */
function countOf(places: readonly Span[]): Localized {
  return places.length > 1
    ? { zh: `（共${places.length}处）`, en: ` (${places.length} places)` }
    : { zh: '', en: '' };
}

/** `、，,`, and behind brackets `．.：:；` too. */
function isMark(code: number, bracketed: boolean): boolean {
  switch (code) {
    case 0x3001:
    case 0xff0c:
    case 0x2c:
      return true;
    case 0xff0e:
    case 0x2e:
    case 0xff1a:
    case 0x3a:
    case 0xff1b:
      return bracketed;
    default:
      return false;
  }
}

/** `（一）、`, `1．、`, `一、，`: a mark after a marker that needs none. */
function superfluousMark({ text }: Notice, nodes: readonly OutlineNode[]): Habit | null {
  const kind = nodes[0]?.kind;
  if (kind === undefined || kind === 'article' || kind === 'part' || kind === 'decimal') {
    return null;
  }
  const bracketed = kind === 'section' || kind === 'subitem';
  const isMarked = ({ markerEnd }: OutlineNode): boolean => isMark(text.charCodeAt(markerEnd), bracketed);
  if (!nodes.some(isMarked)) {
    return null;
  }
  const marked = nodes.filter(isMarked);
  const first = marked[0];
  if (!first) {
    return null;
  }
  const places = marked.map(({ marker }) => ({ start: marker.start, end: marker.end + 1 }));
  return {
    places,
    edits: () => marked.map(({ marker }) => removal({ start: marker.end, end: marker.end + 1 })),
    message: () => {
      const mark = text.charAt(first.marker.end);
      const count = countOf(places);
      return {
        zh: `序号“${first.marker.text}”后不再加“${mark}”，请删去${count.zh}。`,
        en: `No “${mark}” after “${first.marker.text}”; take it out${count.en}.`,
      };
    },
    fix: { zh: '删去序号后多余的标点', en: 'Remove the mark after the number' },
  };
}

/** The mark a form takes, and how those that take none of it are written. */
const DUE: Readonly<Partial<Record<NodeKind, { readonly mark: string; readonly wrong: RegExp }>>> = {
  chapter: { mark: '、', wrong: /^#[.．]$/ },
  item: { mark: '．', wrong: /^#、$/ },
};

/** `1、`, `一．` all through a level. A level that mixes its marks is the business of numbering/style. */
function wrongMark(nodes: readonly OutlineNode[]): Habit | null {
  const first = nodes[0];
  const due = first && DUE[first.kind];
  if (!first || !due?.wrong.test(first.shape) || nodes.some((node) => node.shape !== first.shape)) {
    return null;
  }
  const places = nodes.map(({ marker }) => ({ start: marker.start, end: marker.end }));
  return {
    places,
    edits: () => places.map(({ end }) => ({ start: end - 1, end, newText: due.mark })),
    message: () => {
      const mended = `${first.marker.text.slice(0, -1)}${due.mark}`;
      const count = countOf(places);
      return {
        zh: `序号“${first.marker.text}”宜写作“${mended}”${count.zh}。`,
        en: `Write “${mended}” for “${first.marker.text}”${count.en}.`,
      };
    },
    fix: { zh: `本级序号改用“${due.mark}”`, en: `Use “${due.mark}” all through the level` },
  };
}

/** 第一、 at the head of a sentence; what follows tells it from 第一、二、三产业 and 第一、第二. */
const ORDINAL =
  /(?<=^|[\s　。；：！？”）])第([一二三四五六七八九十]{1,3})、(?![第一二三四五六七八九十\d（(、\s]|产业|季度|款|项|条)/y;

/** Ordinals that count on are one series. */
function ordinalHabits({ text, tree }: Notice): readonly Habit[] {
  const series: Span[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const { block, start: by } of tree.blocks) {
    const count = block.holds & Holds.ordinal ? signCount(block) : 0;
    for (let i = 0; i < count; i++) {
      const at = signTraits(block, i) & Holds.ordinal ? signAt(block, i) : -1;
      const match = at >= 0 && isHanNumeral(text.charCodeAt(by + at + 1)) ? ordinalAt(block.text, at) : null;
      if (match) {
        const start = by + match.index;
        const number = parseHanNumber(match[1] ?? '') ?? 0;
        if (number <= last) {
          series.push([]);
        }
        series.at(-1)?.push({ start, end: start + match[0].length });
        last = number;
      }
    }
  }
  return series.length > 0 ? series.map(ordinalHabit) : NO_HABITS;
}

const NO_HABITS: readonly Habit[] = [];

/** @param at offset of 第 */
function ordinalAt(text: string, at: number): RegExpExecArray | null {
  ORDINAL.lastIndex = at;
  return ORDINAL.exec(text);
}

function ordinalHabit(places: readonly Span[]): Habit {
  return {
    places,
    edits: () => places.map(({ end }) => ({ start: end - 1, end, newText: '，' })),
    message: () => {
      const count = countOf(places);
      return {
        zh: `“第一”“第二”等领起句子时，后面用逗号，不用顿号${count.zh}。`,
        en: `An ordinal at the head of a sentence takes “，”, not “、”${count.en}.`,
      };
    },
    fix: { zh: '顿号改为逗号', en: 'Change 、 to ，' },
  };
}
