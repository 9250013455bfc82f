import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Block } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import { overlaps, type Span, shifted } from '../../text/span.js';

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
  *check({ notice }) {
    const { header, spaces } = notice;
    const titles = [header.title, ...spaces.map((space) => space.title)].filter((title) => title !== null);
    for (const { block, start } of notice.tree.blocks) {
      const wraps = wrapsIn(block)
        .map((wrap) => shifted(wrap, start))
        .filter((wrap) => !titles.some((title) => overlaps(title, wrap)) && !isCopyText(notice, wrap.start));
      yield* findingFor(wraps);
    }
  },
});

/** A heading may be this long and end without a mark; what is longer is running text. */
const LONGEST_HEADING = 45;
/** What begins a line of its own: a label, a note, a date, an item. */
const OWN_LINE =
  /^(?:附\s*件|抄送|印发|联系人|[\d０-９]{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+[章节条]|[^，。；、]{1,10}[：:])/;

/** Breaks in one paragraph: the line ends without a mark in running text, the next goes on at once. */
const wrapsIn = perBlock(Holds.lineBreak, findWraps);

function findWraps({ text }: Block): readonly Span[] {
  if (!/[\r\n][^\s]/.test(text)) {
    return [];
  }
  const wraps: Span[] = [];
  for (const match of text.matchAll(/(?<=[^\s])[ \t]*(?:\r\n|\n|\r)(?=[^\s　])/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
    const line = text.slice(lineStart, start);
    const next = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
    if (goesOn(line, next)) {
      wraps.push({ start, end });
    }
  }
  return wraps;
}

function goesOn(line: string, next: string): boolean {
  return (
    /[\u3400-\u9fffA-Za-z\d”》%]$/.test(line) &&
    /^[\u3400-\u9fffA-Za-z\d“《]/.test(next) &&
    (/。/.test(line) || (line.length > LONGEST_HEADING && /[，；]/.test(line))) &&
    /[，。；、]/.test(next) &&
    !OWN_LINE.test(next)
  );
}

/** One finding for a paragraph, however often it is broken. */
function* findingFor(wraps: readonly Span[]): Iterable<Finding> {
  const first = wraps[0];
  if (!first) {
    return;
  }
  const more = wraps.length > 1;
  yield {
    ...first,
    message: {
      zh: `句子中间断行${more ? `（本段共${wraps.length}处）` : ''}，请接成一段；如确为另起一段，请在上一行末尾补上标点。`,
      en: `A line break inside a sentence${more ? ` (${wraps.length} in this paragraph)` : ''}; join the lines, or end the one above with its mark.`,
    },
    fixes: [
      {
        title: { zh: '接成一段', en: 'Join the lines' },
        edits: wraps.map(removal),
        safe: false,
      },
    ],
  };
}
