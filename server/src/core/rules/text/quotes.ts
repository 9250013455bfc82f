import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import { nestedQuotations, reversedQuotations } from '../../model/quotes.js';
import type { Block } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';

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
    reach: 'surroundings',
    early: true,
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦"一带一路"⟧'), good: EXAMPLE('“一带一路”') },
      { bad: EXAMPLE('⟦”一带一路“⟧'), good: EXAMPLE('“一带一路”') },
      { bad: EXAMPLE('“推进⟦“一带一路”⟧工程”'), good: EXAMPLE('“推进‘一带一路’工程”') },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { block, start } of notice.tree.blocks) {
      if ((block.holds & IN_DOUBT) === 0) {
        continue;
      }
      const faults = faultsIn(block);
      if (faults === NO_FAULTS) {
        continue;
      }
      for (const [places, kind] of faults) {
        for (const place of places) {
          const fault: Fault = { start: start + place.start, end: start + place.end, kind };
          if (!isCopyText(notice, fault.start)) {
            findings.push(lateFinding(fault, fault.kind, WORDING));
          }
        }
      }
    }
    return findings;
  },
});

/** Reversed marks have no partner, and nested ones are not the only ones. */
const IN_DOUBT = Holds.straightQuote | Holds.loneBracket | Holds.secondQuote;

interface Kind {
  /** The marks the quotation should have. */
  readonly marks: readonly [string, string];
  readonly message: Localized;
}

/** A quotation, its marks included. */
interface Fault extends Span {
  readonly kind: Kind;
}

const REVERSED: Kind = {
  marks: ['“', '”'],
  message: {
    zh: '引号左右颠倒，应以“开头、以”结尾。',
    en: 'These quotation marks stand the wrong way round: “ opens and ” closes.',
  },
};
const NESTED: Kind = {
  marks: ['‘', '’'],
  message: {
    zh: '双引号里面再用引号时，应改用单引号‘’。',
    en: 'Inside double quotation marks use single ones: ‘ ’.',
  },
};
const STRAIGHT: Kind = {
  marks: ['“', '”'],
  message: {
    zh: '中文内容应使用弯引号“”，不用直引号。',
    en: 'Chinese text takes “ ”, not straight quotation marks.',
  },
};

const NO_FAULTS: readonly never[] = [];

function faultsIn(block: Block): readonly (readonly [readonly Span[], Kind])[] {
  const reversed = reversedQuotations(block);
  const nested = nestedQuotations(block);
  const straight = straightQuotations(block);
  return reversed.length + nested.length + straight.length === 0
    ? NO_FAULTS
    : [
        [reversed, REVERSED],
        [nested, NESTED],
        [straight, STRAIGHT],
      ];
}

const STRAIGHT_PAIR = /"[^"\r\n]{1,60}"|＂[^＂\r\n]{1,60}＂|'[^'\r\n]{1,60}'/g;

/** Straight pairs that hold Chinese text; an attribute of mark-up is none. */
function straightQuotations({ text, holds }: Block): readonly Span[] {
  if ((holds & Holds.straightQuote) === 0) {
    return NO_FAULTS;
  }
  return [...text.matchAll(STRAIGHT_PAIR)]
    .filter(({ 0: quoted, index }) => /[\u4e00-\u9fff]/.test(quoted) && !/[=\w]/.test(text.charAt(index - 1)))
    .map(({ 0: quoted, index }) => ({ start: index, end: index + quoted.length }));
}

const WORDING: Wording<Kind> = {
  message: (kind) => kind.message,
  fixes: ({ marks }, { start, end }) => {
    const [open, close] = marks;
    return [
      {
        title: { zh: `改用${open}${close}`, en: `Use ${open}${close}` },
        edits: [
          { start, end: start + 1, newText: open },
          { start: end - 1, end, newText: close },
        ],
        safe: true,
      },
    ];
  },
};
