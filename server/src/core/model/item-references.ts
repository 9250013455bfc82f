import type { PlacedBlock } from '../syntax/block.js';
import { Holds, isHanNumeral } from '../syntax/characters.js';
import { parseArabic, parseHanNumber } from '../syntax/numerals.js';
import { signAt, signCount, signTraits } from '../syntax/signs.js';
import { type Span, shifted } from '../text/span.js';
import type { Notice, OutlineNode } from './notice.js';
import { nodeAt } from './outline.js';

/** 第N项 that can only mean an item of this very text. */
export interface ItemReference extends Span {
  readonly text: string;
  /** The numbers it names: both ends of a span of numbers. */
  readonly numbers: readonly number[];
  /** The article whose items it counts; null where it counts those of the whole text. */
  readonly article: OutlineNode | null;
  /** Whether it names this text in so many words (本方案第N项). */
  readonly named: boolean;
}

const NUMBER = '(?:[〇零一二三四五六七八九十百]{1,6}|\\d{1,3})';
const BRACKETED = `[（(]${NUMBER}[）)]`;
const PART = `第?[ 　]*(?:${NUMBER}|${BRACKETED})`;
/** 第三项, 第（三）项, 第3至5项, （一）至（三）项. */
const REFERENCE = new RegExp(
  `(?:第[ 　]*(?:${NUMBER}|${BRACKETED})|${BRACKETED})(?:[ 　]*[至到和、—－-][ 　]*${PART})*[ 　]*项(?!目)`,
  'g',
);

const OWN =
  '本(?:通知|意见|方案|办法|规定|细则|规则|条例|计划|规划|要点|决定|措施|制度|预案|分工|文件?|通报|函)';
/** Where the reader is sent to this text in so many words, or to the article they are reading. */
const NAMED = new RegExp(`(?:${OWN})(?:正文|中?的?)?$`);
const THIS_ARTICLE = /(?:本条|本款|前款|上款)(?:中?的?)?$/;
/** What may stand before a reference that names no text: then it is this one. */
const LEAD = /(?:^|[，。；：（(]|除|按照?|依照|依据|根据|参?见|参照|属于|符合|适用|与|同|对)[\s　]*$/;
/** What follows a reference. 第一项任务 and 第三项议程 only count. */
const FOLLOW = /^(?:所[列称述指]|规定|要求|的规定|的要求|中|内容|执行|办理|由|和第|及第|[，。；、）)]|$)/;
/** Other documents, or other articles, that a sentence may be about. */
const FOREIGN =
  /[》条款章号]|(?<![方办司执立宪守])法(?![律规人治定制院官庭])|办法|条例|细则|目录|清单|名录|协议|合同|公约|附件|附表|附录|[^本]表|上述|来函|请示|提案|该|其|修改|删去|增加|改为|第[^，。；]{1,8}[条款]/;

/** （见第N项）: an aside sends the reader elsewhere in this text, unless it explains what is named before it. */
const ASIDE = /[（(](?:详?见|参见|参照|同)$/;
const NAMES_ANOTHER =
  /(?:[》号]|法|条例|细则|目录|清单|名录|协议|合同|附[件表录]|方案|规定|标准|意见|纲要|规划|计划)[^，]{0,8}$/;

/**
 * References to items of this text that are beyond doubt. A citation of another document, an ordinal
 * (第一项任务), and whatever could be either are left out.
 */
export function itemReferences(notice: Notice): readonly ItemReference[] {
  const references: ItemReference[] = [];
  for (const placed of notice.tree.blocks) {
    const { block, start } = placed;
    if ((block.holds & Holds.item) === 0 || !mayReferToItem(notice.text, placed)) {
      continue;
    }
    for (const place of searchReferences(block.text)) {
      const scope = scopeOf(notice, block.text, start, place);
      const text = block.text.slice(place.start, place.end);
      const numbers = scope ? numbersIn(text) : [];
      if (scope && numbers.length > 0) {
        references.push({ ...shifted(place, start), text, numbers, ...scope });
      }
    }
  }
  return references;
}

/**
 * Whether a block may refer to an item: not where nothing that ends a number with its 第 or bracket stands before
 * any 项 (项目, 各项, 三项措施). A quick look that spares the search where it finds nothing.
 */
export function mayReferToItem(text: string, { block, start }: PlacedBlock): boolean {
  const count = signCount(block);
  for (let i = 0; i < count; i++) {
    if (signTraits(block, i) & Holds.item && mayEndReference(text, start + signAt(block, i))) {
      return true;
    }
  }
  return false;
}

/** @param at offset of 项 */
function mayEndReference(text: string, at: number): boolean {
  let end = at - 1;
  while (isBlank(text.charCodeAt(end))) {
    end--;
  }
  let start = end;
  while (isNumeral(text.charCodeAt(start))) {
    start--;
  }
  while (start < end && isBlank(text.charCodeAt(start))) {
    start--;
  }
  // （三）项, or what may stand before a bare number: 第, or the link of a span of numbers.
  return start === end
    ? '）)'.includes(text.charAt(end) || ' ')
    : BEFORE_NUMBER.includes(text.charAt(start) || ' ');
}

const BEFORE_NUMBER = '第至到和、—－-';

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x3000;
}

/** Whether a code unit can be a digit of the number of an item. */
function isNumeral(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isHanNumeral(code);
}

/** All references of a text to items, of this one or another. */
export function searchReferences(text: string): readonly Span[] {
  return [...text.matchAll(REFERENCE)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** Which items a reference counts; null when it is none of this text, or may be none. */
function scopeOf(
  notice: Notice,
  text: string,
  blockStart: number,
  { start, end }: Span,
): Pick<ItemReference, 'article' | 'named'> | null {
  const sentence = sentenceBefore(text, start);
  const article = articleAt(notice, blockStart + start);
  if (/修改为|删去|改为|增加一项/.test(sentence)) {
    return null;
  }
  if (NAMED.test(sentence)) {
    return { article: null, named: true };
  }
  if (THIS_ARTICLE.test(sentence)) {
    return article ? { article, named: true } : null;
  }
  const aside = ASIDE.exec(sentence);
  const foreign = aside ? NAMES_ANOTHER.test(sentence.slice(0, aside.index)) : FOREIGN.test(sentence);
  const bare = LEAD.test(sentence) && FOLLOW.test(text.slice(end, end + 4)) && !foreign;
  if (!bare) {
    return null;
  }
  // Inside an article a bare reference means its own items, where it has any.
  return { article: article && article.children.length >= 2 ? article : null, named: false };
}

/** The marker of the unit whose first words these are. */
const OWN_MARKER =
  /^[\s　]*(?:[（(][一二三四五六七八九十\d]{1,4}[）)]|[一二三四五六七八九十\d]{1,4}[、．.])?[\s　]*/;

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 80), at);
  const stop = Math.max(...['。', '；', '\n', '\r'].map((mark) => before.lastIndexOf(mark)));
  return before.slice(stop + 1).replace(OWN_MARKER, '');
}

function articleAt(notice: Notice, offset: number): OutlineNode | null {
  for (let node = nodeAt(notice.nodes, offset); node; node = node.parent) {
    if (node.kind === 'article') {
      return node;
    }
  }
  return null;
}

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/[〇零一二三四五六七八九十百]+|\d+/g)].flatMap(([digits]) => {
    const number = parseHanNumber(digits) ?? parseArabic(digits);
    return number === null ? [] : [number];
  });
}
