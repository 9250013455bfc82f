import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import type { Notice, ResponsibilityGroup } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import { reversedQuotations } from '../../model/quotes.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner, isOpener } from '../../syntax/brackets.js';
import { bracketsMatch, Holds } from '../../syntax/characters.js';
import type { Span } from '../../text/span.js';

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
    reach: 'surroundings',
    early: true,
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
  check({ notice }) {
    const findings: Finding[] = [];
    const marks = loneMarks(notice);
    if (marks.length === 0) {
      return findings;
    }
    const { openers, closers } = unpaired(notice, marks);
    const taken = new Set<Lone>();
    let next = 0;
    for (const opener of openers) {
      while ((closers[next]?.at ?? Number.POSITIVE_INFINITY) <= opener.at) {
        next++;
      }
      const wrong = wrongPartner(notice, opener, closers, next, taken);
      if (wrong) {
        taken.add(wrong);
      }
      findings.push(findingAt(notice, opener, wrong));
    }
    for (const closer of closers) {
      if (!taken.has(closer)) {
        findings.push(findingAt(notice, closer, null));
      }
    }
    return findings;
  },
});

/** A text with more lone marks than this is no notice; telling them all would help nobody. */
const MOST_MARKS = 500;

/** Marks that find no partner, not even in a later paragraph of the same unit; both in text order. */
function unpaired(
  notice: Notice,
  marks: readonly Lone[],
): { readonly openers: readonly Lone[]; readonly closers: readonly Lone[] } {
  const openers: Lone[] = [];
  const closers: Lone[] = [];
  for (const mark of marks) {
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

function loneMarks({ text, tree }: Notice): readonly Lone[] {
  const lone: Lone[] = [];
  for (const { block, start } of tree.blocks) {
    if ((block.holds & Holds.loneBracket) === 0) {
      continue;
    }
    let reversed: readonly Span[] | null = null;
    const { brackets } = block;
    const count = bracketCount(brackets);
    for (let i = 0; i < count; i++) {
      if (bracketPartner(brackets, i) >= 0) {
        continue;
      }
      const at = bracketAt(brackets, i);
      const code = bracketCode(brackets, i);
      reversed ??= reversedQuotations(block);
      const mark: Lone = { at: start + at, code, opens: isOpener(code) };
      if (!isIn(reversed, at) && !isApostrophe(text, mark) && lone.push(mark) === MOST_MARKS) {
        return lone;
      }
    }
  }
  return lone;
}

/** ”…“ is one fault, told by text/quotes: whether a mark is one of the two. */
function isIn(reversed: readonly Span[], at: number): boolean {
  const span = lastStartingAt(reversed, at);
  return span !== null && (span.start === at || span.end === at + 1);
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

/** How far behind its opener a mark can be a partner of the wrong kind. */
const FARTHEST_PARTNER = 120;

/** 《…〉: a mark of another kind where the partner is due, close behind in the same unit. */
function wrongPartner(
  notice: Notice,
  opener: Lone,
  closers: readonly Lone[],
  from: number,
  taken: ReadonlySet<Lone>,
): Lone | null {
  for (let i = from; i < closers.length; i++) {
    const closer = closers[i] as Lone;
    if (closer.at - opener.at >= FARTHEST_PARTNER) {
      return null;
    }
    if (!taken.has(closer) && sameUnit(notice, opener.at, closer.at)) {
      return closer;
    }
  }
  return null;
}

/** A lone mark as a finding tells it. */
interface Told {
  readonly notice: Notice;
  readonly mark: Lone;
  readonly char: string;
  /** The mark of another kind that stands for its partner. */
  readonly wrong: Lone | null;
}

function findingAt(notice: Notice, mark: Lone, wrong: Lone | null): Finding {
  const char = notice.text.charAt(mark.at);
  const place = { start: mark.at, end: mark.at + 1 };
  return lateFinding<Told>(place, { notice, mark, char, wrong }, wrong ? MISMATCHED : UNPAIRED);
}

const MISMATCHED: Wording<Told> = {
  message: ({ notice, char, wrong }) => {
    const found = notice.text.charAt(wrong?.at ?? 0);
    const due = PARTNER[char] ?? '';
    return {
      zh: `“${char}”与“${found}”不配对，应以“${due}”收尾。`,
      en: `“${char}” is closed by “${found}”; it takes “${due}”.`,
    };
  },
  related: ({ notice, wrong }) => {
    const start = wrong?.at ?? 0;
    const found = notice.text.charAt(start);
    return [{ start, end: start + 1, message: { zh: `此处是“${found}”`, en: `“${found}” stands here` } }];
  },
  fixes: ({ char, wrong }) => {
    const start = wrong?.at ?? 0;
    const due = PARTNER[char] ?? '';
    return [
      {
        title: { zh: `改为“${due}”`, en: `Change to “${due}”` },
        edits: [{ start, end: start + 1, newText: due }],
        safe: false,
      },
    ];
  },
};

function partnerOf({ mark, char }: Told): string | undefined {
  return mark.opens ? PARTNER[char] : OPENER_OF[char];
}

const UNPAIRED: Wording<Told> = {
  message: (told) => {
    const { mark, char } = told;
    const partner = partnerOf(told);
    return mark.opens
      ? {
          zh: `“${char}”没有配对的“${partner}”，请补上。`,
          en: `“${char}” is never closed; add “${partner}”.`,
        }
      : {
          zh: `“${char}”前面没有配对的“${partner}”，请补上或删去。`,
          en: `“${char}” closes nothing; add “${partner}” or take it out.`,
        };
  },
  fixes: (told) => {
    const partner = partnerOf(told);
    const group = groupWithout(told);
    return group && partner ? [closingFix(group, told.mark, partner)] : [];
  },
};

/** The responsibility group that lacks one of its brackets, if the mark is its other one. */
function groupWithout({ notice, mark }: Told): ResponsibilityGroup | null {
  const group = lastStartingAt(notice.groups, mark.at);
  return group && (mark.opens ? group.start === mark.at : group.end === mark.at + 1) ? group : null;
}

function closingFix(group: ResponsibilityGroup, mark: Lone, partner: string): Fix {
  const at = mark.opens ? group.end : group.start;
  return {
    title: { zh: `补上“${partner}”`, en: `Add “${partner}”` },
    edits: [{ start: at, end: at, newText: partner }],
    safe: true,
  };
}
