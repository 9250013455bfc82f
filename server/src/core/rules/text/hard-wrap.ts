import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Notice } from '../../model/notice.js';
import { blockAt, type PlacedBlock } from '../../syntax/tree.js';
import { overlaps, type Span } from '../../text/span.js';

export const rule = defineRule({
  meta: {
    id: 'text/hard-wrap',
    title: { zh: '句子中间断行', en: 'A line break inside a sentence' },
    why: {
      zh: '从版式文件或网页复制的文字，常在句子甚至词语中间断行（“公／司”）。正式排版时会成为多余的分段，检索也会漏掉被断开的词。',
      en: 'Text copied from a page breaks its lines inside sentences and even words. Set in type, the break becomes a false paragraph, and searches miss the word.',
    },
    basis: [{ name: '公文编辑惯例：一个自然段内不断行', strength: 'practice' }],
    severity: 'hint',
    fix: 'unsafe',
    since: '0.1.0',
    reach: 'surroundings',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: exampleNotice(
          '　　一、加强统筹协调。支持符合条件的企业设立证券公司、基金公⟦\n⟧司，扩大金融业务。\n　　二、扩大开放合作。\n',
        ),
        good: exampleNotice(
          '　　一、加强统筹协调。支持符合条件的企业设立证券公司、基金公司，扩大金融业务。\n　　二、扩大开放合作。\n',
        ),
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    let paragraph: PlacedBlock | null = null;
    let wraps: Span[] = [];
    for (const wrap of wrapsIn(notice)) {
      const block = blockAt(notice.tree, wrap.start);
      if (block !== paragraph && wraps.length > 0) {
        findings.push(lateFinding(wraps[0] as Span, wraps, WORDING));
        wraps = [];
      }
      paragraph = block;
      if (!isInTitle(notice, wrap) && !isCopyText(notice, wrap.start)) {
        wraps.push(wrap);
      }
    }
    if (wraps.length > 0) {
      findings.push(lateFinding(wraps[0] as Span, wraps, WORDING));
    }
    return findings;
  },
});

function isInTitle({ header, spaces }: Notice, place: Span): boolean {
  const isIn = (title: Span | null): boolean => title !== null && overlaps(title, place);
  return isIn(header.title) || spaces.some(({ title }) => isIn(title));
}

/** A heading may be this long and end without a mark; what is longer is running text. */
const LONGEST_HEADING = 45;
/** What begins a line of its own: a label, a note, a date, an item. */
const OWN_LINE =
  /^(?:附\s*件|抄送|印发|联系人|[\d０-９]{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+[章节条]|[^，。；、]{1,10}[：:])/;

/** Breaks in one paragraph: the line ends without a mark in running text, the next goes on at once. */
function wrapsIn({ text, tree }: Notice): readonly Span[] {
  const wraps: Span[] = [];
  let feed = breakFrom(text, '\n', 0);
  let carriageReturn = breakFrom(text, '\r', 0);
  let lineStart = 0;
  while (lineStart < text.length) {
    const at = Math.min(feed, carriageReturn);
    const end = carriageReturn + 1 === feed ? feed + 1 : at + 1;
    feed = feed < end ? breakFrom(text, '\n', end) : feed;
    carriageReturn = carriageReturn < end ? breakFrom(text, '\r', end) : carriageReturn;
    // Nearly all lines begin with a space or follow a mark: one look tells.
    if (end < text.length && beginsWord(text.charCodeAt(end))) {
      const start = wordsEnd(text, at);
      const placed = endsWord(text.charCodeAt(start - 1)) ? blockAt(tree, end) : null;
      if (placed && placed.start < start) {
        const before = text.slice(Math.max(placed.start, lineStart), start);
        const blockEnd = placed.start + placed.block.length;
        if (goesOn(before, text.slice(end, Math.min(blockEnd, feed, carriageReturn)))) {
          wraps.push({ start, end });
        }
      }
    }
    lineStart = end;
  }
  return wraps;
}

function breakFrom(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Where the text of a line ends that breaks at an offset. */
function wordsEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  return end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** `[\u3400-\u9fffA-Za-z\d]` */
function isWord(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}

function beginsWord(code: number): boolean {
  // “ 《
  return isWord(code) || code === 0x201c || code === 0x300a;
}

function endsWord(code: number): boolean {
  // ” 》 %
  return isWord(code) || code === 0x201d || code === 0x300b || code === 0x25;
}

function goesOn(line: string, next: string): boolean {
  return (
    (line.includes('。') || (line.length > LONGEST_HEADING && /[，；]/.test(line))) &&
    /[，。；、]/.test(next) &&
    !OWN_LINE.test(next)
  );
}

/** One finding for a paragraph, however often it is broken. */
const WORDING: Wording<readonly Span[]> = {
  message: (wraps) => {
    const more = wraps.length > 1;
    return {
      zh: `句子中间断行${more ? `（本段共${wraps.length}处）` : ''}，请接成一段；如确为另起一段，请在上一行末尾补上标点。`,
      en: `A line break inside a sentence${more ? ` (${wraps.length} in this paragraph)` : ''}; join the lines, or end the one above with its mark.`,
    };
  },
  fixes: (wraps) => [
    {
      title: { zh: '接成一段', en: 'Join the lines' },
      edits: wraps.map(removal),
      safe: false,
    },
  ],
};
