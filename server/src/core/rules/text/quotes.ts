import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import { nestedQuotations, reversedQuotations } from '../../model/quotes.js';
import type { Block } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import type { Localized } from '../../text/localized.js';
import { type Span, shifted } from '../../text/span.js';

const EXAMPLE = (quoted: string): string =>
  exampleNotice(`　　一、积极参与${quoted}建设。\n　　二、扩大开放合作。\n`);

export const rule = defineRule({
  meta: {
    id: 'text/quotes',
    title: { zh: '引号使用不规范', en: 'The wrong quotation marks' },
    why: {
      zh: '直引号、方向颠倒的引号多是键盘输入留下的；引号里再用引号时，外面用双引号，里面用单引号。',
      en: 'Straight and reversed marks are what a keyboard leaves behind; inside “ ” a further quotation takes ‘ ’.',
    },
    basis: [{ name: 'GB/T 15834-2011', strength: 'norm' }],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦"一带一路"⟧'), good: EXAMPLE('“一带一路”') },
      { bad: EXAMPLE('⟦”一带一路“⟧'), good: EXAMPLE('“一带一路”') },
      { bad: EXAMPLE('“推进⟦“一带一路”⟧工程”'), good: EXAMPLE('“推进‘一带一路’工程”') },
    ],
  },
  *check({ notice }) {
    for (const { block, start } of notice.tree.blocks) {
      for (const { at, marks, message } of faultsIn(block)) {
        const place = shifted(at, start);
        if (!isCopyText(notice, place.start)) {
          yield findingAt(place, marks, message);
        }
      }
    }
  },
});

interface Fault {
  /** The quotation, its marks included. */
  readonly at: Span;
  /** The marks it should have. */
  readonly marks: readonly [string, string];
  readonly message: Localized;
}

const REVERSED: Localized = {
  zh: '引号左右颠倒，应以“开头、以”结尾。',
  en: 'These quotation marks stand the wrong way round: “ opens and ” closes.',
};
const NESTED: Localized = {
  zh: '双引号里面再用引号时，应改用单引号‘’。',
  en: 'Inside double quotation marks use single ones: ‘ ’.',
};
const STRAIGHT: Localized = {
  zh: '中文内容应使用弯引号“”，不用直引号。',
  en: 'Chinese text takes “ ”, not straight quotation marks.',
};

const faultsIn = perBlock(Holds.doubleQuote | Holds.straightQuote, findFaults);

function findFaults(block: Block): readonly Fault[] {
  const fault = (marks: readonly [string, string], message: Localized) => (at: Span) => ({
    at,
    marks,
    message,
  });
  return [
    ...reversedQuotations(block).map(fault(['“', '”'], REVERSED)),
    ...nestedQuotations(block).map(fault(['‘', '’'], NESTED)),
    ...straightQuotations(block).map(fault(['“', '”'], STRAIGHT)),
  ];
}

const STRAIGHT_PAIR = /"[^"\r\n]{1,60}"|＂[^＂\r\n]{1,60}＂|'[^'\r\n]{1,60}'/g;

const straightQuotations = perBlock(Holds.straightQuote, findStraight);

/** Straight pairs that hold Chinese text; an attribute of mark-up is none. */
function findStraight({ text }: Block): readonly Span[] {
  return [...text.matchAll(STRAIGHT_PAIR)]
    .filter(({ 0: quoted, index }) => /[\u4e00-\u9fff]/.test(quoted) && !/[=\w]/.test(text.charAt(index - 1)))
    .map(({ 0: quoted, index }) => ({ start: index, end: index + quoted.length }));
}

function findingAt(
  { start, end }: Span,
  [open, close]: readonly [string, string],
  message: Localized,
): Finding {
  return {
    start,
    end,
    message,
    fixes: [
      {
        title: { zh: `改用${open}${close}`, en: `Use ${open}${close}` },
        edits: [
          { start, end: start + 1, newText: open },
          { start: end - 1, end, newText: close },
        ],
        safe: true,
      },
    ],
  };
}
