import * as z from 'zod/mini';
import { defineRule, type Finding } from '../../lint/rule.js';
import type { Notice, ResponsibilityGroup } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import { reversedQuotations } from '../../model/quotes.js';
import type { Block } from '../../syntax/block.js';
import { bracketsMatch } from '../../syntax/characters.js';

const PARTNER: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '［': '］',
  '[': ']',
  '【': '】',
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
};
const OPENER_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PARTNER).map(([open, close]) => [close, open]),
);

/** A mark without a partner in its own block. */
interface Lone {
  readonly at: number;
  readonly code: number;
  readonly opens: boolean;
}

export const rule = defineRule({
  meta: {
    id: 'text/brackets',
    title: { zh: '括号、引号、书名号不成对', en: 'Unpaired brackets or quotation marks' },
    why: {
      zh: '缺了一半的括号会使责任单位、文件名称与正文连成一片，读者分不清哪里是解释、哪里是引用。',
      en: 'With one half missing, agencies or titles run into the text, and no reader can tell where the aside or the quotation ends.',
    },
    basis: [{ name: 'GB/T 15834-2011', clause: '4.8, 4.9, 4.15', strength: 'norm' }],
    severity: 'error',
    fix: 'safe',
    since: '0.1.0',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　1．推进项目建设。⟦（⟧省交通运输厅、省财政厅\n　　2．扩大开放合作。（省商务厅）\n二、保障措施\n　　加强领导。\n',
        good: '一、重点任务\n　　1．推进项目建设。（省交通运输厅、省财政厅）\n　　2．扩大开放合作。（省商务厅）\n二、保障措施\n　　加强领导。\n',
      },
      {
        bad: '一、重点任务\n　　1．落实⟦《⟧年度合作协议，推进项目建设。\n　　2．扩大开放。\n二、保障措施\n　　加强领导。\n',
        good: '一、重点任务\n　　1．落实《年度合作协议》，推进项目建设。\n　　2．扩大开放。\n二、保障措施\n　　加强领导。\n',
      },
    ],
  },
  *check({ notice }) {
    const { openers, closers } = unpaired(notice);
    const taken = new Set<Lone>();
    for (const opener of openers) {
      const wrong = closers.find((closer) => !taken.has(closer) && isWrongPartner(notice, opener, closer));
      if (wrong) {
        taken.add(wrong);
      }
      yield findingAt(notice, opener, wrong ?? null);
    }
    for (const closer of closers) {
      if (!taken.has(closer)) {
        yield findingAt(notice, closer, null);
      }
    }
  },
});

/** A text with more lone marks than this is no notice; telling them all would help nobody. */
const MOST_MARKS = 500;

/** Marks that find no partner, not even in a later paragraph of the same unit. */
function unpaired(notice: Notice): { readonly openers: readonly Lone[]; readonly closers: readonly Lone[] } {
  const openers: Lone[] = [];
  const closers: Lone[] = [];
  for (const mark of loneMarks(notice).slice(0, MOST_MARKS)) {
    if (mark.opens) {
      openers.push(mark);
      continue;
    }
    const index = openers.findLastIndex((opener) => bracketsMatch(opener.code, mark.code));
    const opener = openers[index];
    if (opener && sameUnit(notice, opener.at, mark.at)) {
      openers.splice(index, 1);
    } else if (!isListMark(notice.text, mark)) {
      closers.push(mark);
    }
  }
  return { openers, closers };
}

function loneMarks(notice: Notice): readonly Lone[] {
  return notice.tree.blocks.flatMap(({ block, start }) =>
    block.brackets
      .filter((bracket) => bracket.partner < 0 && !isReversed(block, bracket.at))
      .map(({ at, code, opens }) => ({ at: start + at, code, opens }))
      .filter((mark) => !isApostrophe(notice.text, mark)),
  );
}

/** ”…“ is one fault, told by text/quotes. */
function isReversed(block: Block, at: number): boolean {
  return reversedQuotations(block).some((span) => span.start === at || span.end === at + 1);
}

function sameUnit(notice: Notice, a: number, b: number): boolean {
  return lastStartingAt(notice.nodes, a) === lastStartingAt(notice.nodes, b);
}

/** 1） and a) number a list; they open nothing. */
function isListMark(text: string, mark: Lone): boolean {
  const before = text.slice(Math.max(0, mark.at - 6), mark.at);
  return (
    /[）)]/.test(text.charAt(mark.at)) &&
    /(?:^|[\s　。；：:，])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/.test(before)
  );
}

function isApostrophe(text: string, mark: Lone): boolean {
  return text.charAt(mark.at) === '’' && /[A-Za-z0-9]/.test(text.charAt(mark.at - 1));
}

/** 《…〉: a mark of another kind where the partner is due, close behind in the same unit. */
function isWrongPartner(notice: Notice, opener: Lone, closer: Lone): boolean {
  return closer.at > opener.at && closer.at - opener.at < 120 && sameUnit(notice, opener.at, closer.at);
}

function findingAt(notice: Notice, mark: Lone, wrong: Lone | null): Finding {
  const char = notice.text.charAt(mark.at);
  const span = { start: mark.at, end: mark.at + 1 };
  if (wrong) {
    const due = PARTNER[char] ?? '';
    const found = notice.text.charAt(wrong.at);
    const place = { start: wrong.at, end: wrong.at + 1 };
    return {
      ...span,
      message: {
        zh: `“${char}”与“${found}”不配对，应以“${due}”收尾。`,
        en: `“${char}” is closed by “${found}”; it takes “${due}”.`,
      },
      related: [{ ...place, message: { zh: `此处是“${found}”`, en: `“${found}” stands here` } }],
      fixes: [
        {
          title: { zh: `改为“${due}”`, en: `Change to “${due}”` },
          edits: [{ ...place, newText: due }],
          safe: false,
        },
      ],
    };
  }
  const partner = mark.opens ? PARTNER[char] : OPENER_OF[char];
  const group = groupWithout(notice, mark);
  return {
    ...span,
    message: mark.opens
      ? {
          zh: `“${char}”没有配对的“${partner}”，请补上。`,
          en: `“${char}” is never closed; add “${partner}”.`,
        }
      : {
          zh: `“${char}”前面没有配对的“${partner}”，请补上或删去。`,
          en: `“${char}” closes nothing; add “${partner}” or take it out.`,
        },
    fixes: group && partner ? [closingFix(group, mark, partner)] : [],
  };
}

/** The responsibility group that lacks one of its brackets, if the mark is its other one. */
function groupWithout(notice: Notice, mark: Lone): ResponsibilityGroup | null {
  const group = notice.groups.find((one) => (mark.opens ? one.start === mark.at : one.end === mark.at + 1));
  return group ?? null;
}

function closingFix(
  group: ResponsibilityGroup,
  mark: Lone,
  partner: string,
): NonNullable<Finding['fixes']>[number] {
  const at = mark.opens ? group.end : group.start;
  return {
    title: { zh: `补上“${partner}”`, en: `Add “${partner}”` },
    edits: [{ start: at, end: at, newText: partner }],
    safe: true,
  };
}
