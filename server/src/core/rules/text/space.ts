import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Notice } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import type { Block } from '../../syntax/block.js';
import { Holds, isNarrowSpace, isWhiteSpace } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import { type Span, shifted } from '../../text/span.js';

interface Stray extends Span {
  /** Whether taking it out can change nothing: not where it may stand for a missing mark. */
  readonly certain: boolean;
}

const EXAMPLE = (line: string): string => exampleNotice(`　　一、${line}\n　　二、扩大开放合作。\n`);

export const rule = defineRule({
  meta: {
    id: 'text/space',
    title: { zh: '中文之间有多余空格', en: 'A stray space in Chinese text' },
    why: {
      zh: '复制粘贴常在引号、标点旁和词语中间留下空格，排版时字距不匀，检索“一带一路”之类的词也会漏掉。',
      en: 'Copying leaves spaces beside quotation marks and inside words: they print as gaps, and searches miss the words.',
    },
    basis: [{ name: '公文编辑惯例：中文字词、标点之间不留空格', strength: 'practice' }],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('参与“一带一路⟦ ⟧”建设，扩大合作。'), good: EXAMPLE('参与“一带一路”建设，扩大合作。') },
      { bad: EXAMPLE('支持企业⟦ ⟧“走出去”，扩大合作。'), good: EXAMPLE('支持企业“走出去”，扩大合作。') },
      {
        bad: EXAMPLE('加强领导。落实责任，统筹推进重点⟦ ⟧项目建设。'),
        good: EXAMPLE('加强领导。落实责任，统筹推进重点项目建设。'),
      },
    ],
  },
  *check({ notice }) {
    for (const { block, start } of notice.tree.blocks) {
      for (const { certain, ...place } of straysIn(block)) {
        const at = shifted(place, start);
        if (!isElsewhere(notice, at)) {
          yield findingAt(at, certain);
        }
      }
    }
  },
});

const straysIn = perBlock(Holds.narrowSpace, findStrays);

/** One or two narrow spaces with text on both sides. Longer runs, and U+3000, are layout. */
function* narrowSpaces(text: string): Iterable<Span> {
  for (let start = 1; start < text.length; start++) {
    if (!isNarrowSpace(text.charCodeAt(start))) {
      continue;
    }
    let end = start + 1;
    while (end < text.length && isNarrowSpace(text.charCodeAt(end))) {
      end++;
    }
    const between =
      end < text.length && !isWhiteSpace(text.charCodeAt(start - 1)) && !isWhiteSpace(text.charCodeAt(end));
    if (between && end - start <= 2) {
      yield { start, end };
    }
    start = end;
  }
}

function findStrays(block: Block): readonly Stray[] {
  const { text } = block;
  const strays: Stray[] = [];
  for (const place of narrowSpaces(text)) {
    const left = text.charAt(place.start - 1);
    const right = text.charAt(place.end);
    const single = place.end - place.start === 1;
    const certain = isBesideMark(left, right, single);
    const stray = certain || (single && HAN_PAIR.test(left + right) && isInsideSentence(block, place));
    if (stray && isRunningText(text, place) && !followsMarker(block, place.start, certain)) {
      strays.push({ ...place, certain });
    }
  }
  return strays;
}

const HAN_PAIR = /^[\u3400-\u9fff]{2}$/;
/** Inside the marks, and before a point. */
const INNER: readonly (readonly [RegExp, RegExp])[] = [
  [/[“‘《〈（]/, /./],
  [/./, /[”’》〉）]/],
  [/[\u3400-\u9fff”’》）]/, /[，。；、]/],
];
/** Outside of them, where two spaces may set off a heading or a cell. */
const OUTER: readonly (readonly [RegExp, RegExp])[] = [
  [/[\u3400-\u9fff]/, /[“‘《]/],
  [/[”’》]/, /[\u3400-\u9fff]/],
  [/[，、；]/, /[\u3400-\u9fff“‘《]/],
];

/** Beside a mark a space is stray wherever words run on. */
function isBesideMark(left: string, right: string, single: boolean): boolean {
  const pairs = single ? [...INNER, ...OUTER] : INNER;
  return pairs.some(([before, after]) => before.test(left) && after.test(right));
}

/** Where a paragraph, a cell or a name in a list can begin. */
const WIDE = /[\r\n　]|[ \t\u00a0]{3}/;
const REACH = 80;
const LONGEST_HEADING = 45;

/** The words about a place up to the next line break or wide space, not farther than one looks. */
function wordsAbout(text: string, { start, end }: Span): { readonly before: string; readonly after: string } {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(WIDE)
      .at(-1) ?? '';
  return { before, after: text.slice(end, end + REACH).split(WIDE)[0] ?? '' };
}

function isRunningText(text: string, place: Span): boolean {
  const { before, after } = wordsAbout(text, place);
  return /[，。；]/.test(before + after);
}

/** Words that begin what a flattened copy set on a line of its own. */
const NEW_LINE = /^(?:附件|第[一二三四五六七八九十百\d]+[章节条号]|中华人民共和国主席令)/;

/**
 * Between two characters a space is stray only inside a sentence, and where it is the only one: spaces
 * set off cells, names and headings. In titles and quotations they divide the parts of a slogan.
 */
function isInsideSentence({ text, brackets }: Block, place: Span): boolean {
  const { before, after } = wordsAbout(text, place);
  const clause = before.split(/[，。；：]/).at(-1) ?? '';
  const hasOthers =
    /[\u3400-\u9fff] {1,2}[\u3400-\u9fff]/.test(before) || /[\u3400-\u9fff] {1,2}[\u3400-\u9fff]/.test(after);
  const quoted = brackets.some(
    (open) =>
      open.opens &&
      open.at < place.start &&
      (brackets[open.partner]?.at ?? -1) >= place.end &&
      /[“《‘〈]/.test(text.charAt(open.at)),
  );
  return (
    !hasOthers &&
    !quoted &&
    /[，；]/.test(before) &&
    /^[\u3400-\u9fff]{2,30}[，。；、]/.test(after) &&
    /[\u3400-\u9fff]{2}$/.test(clause) &&
    !/[日]$/.test(clause) &&
    !NEW_LINE.test(after)
  );
}

/** 第一条 为了…, 一、 推进…: a marker is set off by a space; （一）加强监管 各地要…: so is its heading. */
function followsMarker({ text, markers }: Block, at: number, certain: boolean): boolean {
  const marker = markers.findLast((one) => one.end <= at);
  if (!marker || certain) {
    return marker?.end === at;
  }
  return at - marker.end <= LONGEST_HEADING && !/[。；：]/.test(text.slice(marker.end, at));
}

/** Whether another rule looks at the place, or it is no text of the document. */
function isElsewhere(notice: Notice, place: Span): boolean {
  const group = lastStartingAt(notice.groups, place.end);
  return (group !== null && place.start < group.end) || isCopyText(notice, place.start);
}

function findingAt(place: Span, certain: boolean): Finding {
  return {
    ...place,
    message: certain
      ? { zh: '标点旁有多余空格，请删去。', en: 'A stray space beside a mark; take it out.' }
      : {
          zh: '词语之间有多余空格，请删去；如此处漏了标点，请补上。',
          en: 'A stray space between words; take it out, or put in the mark that is missing.',
        },
    fixes: [{ title: { zh: '删去空格', en: 'Remove the space' }, edits: [removal(place)], safe: certain }],
  };
}
