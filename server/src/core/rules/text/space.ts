import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFindingAt, type Wording } from '../../lint/late-finding.js';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import type { Block, BlockMarker } from '../../syntax/block.js';
import { bracketAt, bracketCount, bracketPartner } from '../../syntax/brackets.js';
import { Holds, isIdeographicSpace, isLineBreak, isWhiteSpace } from '../../syntax/characters.js';
import { signAt, signCount, signTraits } from '../../syntax/signs.js';
import type { PlacedBlock } from '../../syntax/tree.js';
import type { Localized } from '../../text/localized.js';

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
    reach: 'surroundings',
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
  check({ notice }) {
    const { text } = notice;
    const { blocks } = notice.tree;
    const findings: Finding[] = [];
    let g = 0;
    for (let b = 0; b < blocks.length; b++) {
      const placed = blocks[b];
      if (!placed || (placed.block.holds & Holds.narrowSpace) === 0) {
        continue;
      }
      const { block, start: from } = placed;
      const count = signCount(block);
      for (let i = 0, next = 0; i < count; i = next) {
        next = spacesEnd(block, i, count);
        if (next === i || next > i + LONGEST_STRAY) {
          next = Math.max(next, i + 1);
          continue;
        }
        const start = from + signAt(block, i);
        const end = start + next - i;
        const sides = sidesOf(text, start, end);
        if (sides === 0) {
          continue;
        }
        const certain = sides !== BETWEEN_HAN;
        g = indexAfter(notice.groups, end, g);
        // What stands inside a group is another rule's business.
        const covered = g > 0 ? (notice.groups[g - 1]?.end ?? 0) : 0;
        if (start < covered || !isStray(text, placed, start, end, certain)) {
          continue;
        }
        const held = holdsBetween(blocks, b, start - COPY_REACH, end + COPY_REACH);
        if ((held & COPY_BITS) === 0 || !isCopyText(notice, start)) {
          findings.push(lateFindingAt(start, end, null, certain ? CERTAIN : DOUBTFUL));
        }
      }
    }
    return findings;
  },
});

/** Longer runs are layout. */
const LONGEST_STRAY = 2;

/** The index after a run of spaces among the signs of a block; that of the sign itself where it is no space. */
function spacesEnd(block: Block, index: number, count: number): number {
  const at = signAt(block, index);
  let end = index;
  while (
    end < count &&
    signAt(block, end) === at + end - index &&
    (signTraits(block, end) & Holds.narrowSpace) !== 0
  ) {
    end++;
  }
  return end;
}

/** How many of some places in text order start at or before an offset, if `from` of them do. */
function indexAfter(places: readonly { readonly start: number }[], offset: number, from: number): number {
  let index = from;
  for (let place = places[index]; place && place.start <= offset; place = places[index]) {
    index++;
  }
  return index;
}

/** No line of the copy that holds a space between words is without one of these (copy-lines.ts). */
const COPY_BITS = Holds.colon | Holds.halfWidthPoint | Holds.markUp;
/** Farther than `isCopyText` looks. */
const COPY_REACH = 160;

/** What the blocks hold that lie between two offsets, that of index `at` among them. */
function holdsBetween(blocks: readonly PlacedBlock[], at: number, from: number, to: number): number {
  let holds = blocks[at]?.block.holds ?? 0;
  for (let i = at; i > 0 && (blocks[i]?.start ?? 0) > from; i--) {
    holds |= blocks[i - 1]?.block.holds ?? 0;
  }
  for (let i = at + 1; i < blocks.length && (blocks[i]?.start ?? 0) < to; i++) {
    holds |= blocks[i]?.block.holds ?? 0;
  }
  return holds;
}

// What stands beside a space.
const HAN = 1;
/** “‘《 */
const OPENS = 2;
/** 〈（ */
const OPENS_INSIDE = 3;
/** ”’》 */
const CLOSES = 4;
/** ） */
const CLOSES_ROUND = 5;
/** 〉 */
const CLOSES_INSIDE = 6;
/** ，、； */
const PAUSES = 7;
/** 。 */
const STOPS = 8;
const KINDS_OF_SIDES = 9;

const SIDES = sideTable();

function sideTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const marks = ['“‘《', '〈（', '”’》', '）', '〉', '，、；', '。'];
  for (const [i, chars] of marks.entries()) {
    for (const char of chars) {
      table[char.charCodeAt(0)] = OPENS + i;
    }
  }
  return table;
}

function sideOf(code: number): number {
  // Past the end of a text there is no code, and NaN would make the look-up a slow one for good.
  return isHan(code) ? HAN : (SIDES[code & 0xffff] ?? 0);
}

/** The range a regular expression of this rule writes as `[\u3400-\u9fff]`. */
function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

// Whether a space between two sides may be stray, as bits.
const ONE_BESIDE_MARK = 1;
const TWO_BESIDE_MARK = 1 << 1;
const BETWEEN_HAN = 1 << 2;

/** For each two sides the bits: nine spaces of ten are at their place, and one look tells. */
const BETWEEN_SIDES = pairTable();

function pairTable(): Uint8Array {
  const table = new Uint8Array(KINDS_OF_SIDES * KINDS_OF_SIDES);
  for (let left = 0; left < KINDS_OF_SIDES; left++) {
    for (let right = 0; right < KINDS_OF_SIDES; right++) {
      table[left * KINDS_OF_SIDES + right] = strayBetween(left, right);
    }
  }
  return table;
}

/** Beside a mark a space is stray wherever words run on. Longer runs, and U+3000, are layout. */
function strayBetween(left: number, right: number): number {
  // Inside the marks, and before a point.
  const inner =
    [OPENS, OPENS_INSIDE].includes(left) ||
    [CLOSES, CLOSES_ROUND, CLOSES_INSIDE].includes(right) ||
    ([HAN, CLOSES, CLOSES_ROUND].includes(left) && [PAUSES, STOPS].includes(right));
  // Outside of them, where two spaces may set off a heading or a cell.
  const outer =
    (left === HAN && right === OPENS) ||
    (left === CLOSES && right === HAN) ||
    (left === PAUSES && [HAN, OPENS].includes(right));
  return (
    (inner || outer ? ONE_BESIDE_MARK : 0) |
    (inner ? TWO_BESIDE_MARK : 0) |
    (left === HAN && right === HAN ? BETWEEN_HAN : 0)
  );
}

/** The bit that tells how a run of spaces may be stray, beside a mark or between words; 0 where it is not. */
function sidesOf(text: string, start: number, end: number): number {
  const left = sideOf(text.charCodeAt(start - 1));
  const right = sideOf(text.charCodeAt(end));
  const bits = BETWEEN_SIDES[left * KINDS_OF_SIDES + right] ?? 0;
  const length = end - start;
  return bits & (length === 1 ? ONE_BESIDE_MARK | BETWEEN_HAN : length === 2 ? TWO_BESIDE_MARK : 0);
}

/**
 * Whether such a space, with text of the same block on both sides, stands where words run on.
 *
 * @param certain whether taking it out can change nothing: not where it may stand for a missing mark
 */
function isStray(
  text: string,
  { block, start: from }: PlacedBlock,
  start: number,
  end: number,
  certain: boolean,
): boolean {
  const to = from + block.length;
  if (
    start === from ||
    end >= to ||
    isWhiteSpace(text.charCodeAt(start - 1)) ||
    isWhiteSpace(text.charCodeAt(end))
  ) {
    return false;
  }
  const runsOn = certain
    ? holdsPointAhead(text, end, to) || /[，。；]/.test(wordsBefore(block.text, start - from))
    : isInsideSentence(block, start - from, end - from);
  return runsOn && !followsMarker(block, start - from, certain);
}

/** Where a paragraph, a cell or a name in a list can begin. */
const WIDE = /[\r\n　]|[ \t\u00a0]{3}/;
const REACH = 80;
const LONGEST_HEADING = 45;

/** The words about a place up to the next line break or wide space, not farther than one looks. */
function wordsBefore(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - REACH), at)
      .split(WIDE)
      .at(-1) ?? ''
  );
}

function wordsAfter(text: string, at: number): string {
  return text.slice(at, at + REACH).split(WIDE)[0] ?? '';
}

/** Whether the words after a place hold a point: menus and footers have none, running text has. */
function holdsPointAhead(text: string, from: number, to: number): boolean {
  const limit = Math.min(to, from + REACH);
  for (let i = from, blanks = 0; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff0c || code === 0x3002 || code === 0xff1b) {
      return true;
    }
    // As in {@link WIDE}.
    blanks = code === 0x20 || code === 0x09 || code === 0xa0 ? blanks + 1 : 0;
    if (blanks === 3 || isLineBreak(code) || isIdeographicSpace(code)) {
      return false;
    }
  }
  return false;
}

const AFTER = /[\u3400-\u9fff]{2,30}[，。；、]/y;
/** A day (3月5日 …) stands for itself. */
const WORD_BEFORE = /[\u3400-\u9fff](?!日)[\u3400-\u9fff]$/;
const OTHER_SPACE = /[\u3400-\u9fff] {1,2}[\u3400-\u9fff]/;
/** Words that begin what a flattened copy set on a line of its own. */
const NEW_LINE = /^(?:附件|第[一二三四五六七八九十百\d]+[章节条号]|中华人民共和国主席令)/;

/**
 * Between two characters a space is stray only inside a sentence, and where it is the only one: spaces
 * set off cells, names and headings. In titles and quotations they divide the parts of a slogan.
 */
function isInsideSentence(block: Block, start: number, end: number): boolean {
  const { text } = block;
  AFTER.lastIndex = end;
  if (!AFTER.test(text)) {
    return false;
  }
  const before = wordsBefore(text, start);
  const after = wordsAfter(text, end);
  return (
    /[，；]/.test(before) &&
    WORD_BEFORE.test(before) &&
    !NEW_LINE.test(after) &&
    !OTHER_SPACE.test(before) &&
    !OTHER_SPACE.test(after) &&
    !isQuoted(block, start, end)
  );
}

function isQuoted({ text, brackets }: Block, start: number, end: number): boolean {
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const at = bracketAt(brackets, i);
    const partner = bracketPartner(brackets, i);
    if (
      partner >= 0 &&
      at < start &&
      bracketAt(brackets, partner) >= end &&
      /[“《‘〈]/.test(text.charAt(at))
    ) {
      return true;
    }
  }
  return false;
}

/** 第一条 为了…, 一、 推进…: a marker is set off by a space; （一）加强监管 各地要…: so is its heading. */
function followsMarker({ text, firstMarker }: Block, at: number, certain: boolean): boolean {
  const marker = lastEndingAt(firstMarker, at);
  if (!marker || certain) {
    return marker?.end === at;
  }
  return at - marker.end <= LONGEST_HEADING && !/[。；：]/.test(text.slice(marker.end, at));
}

/** The last marker that ends at or before an offset, but for one that another reaches over. */
function lastEndingAt(first: BlockMarker | null, at: number): BlockMarker | null {
  let before: BlockMarker | null = null;
  let last: BlockMarker | null = null;
  for (let marker = first; marker !== null && marker.start <= at; marker = marker.next) {
    before = last;
    last = marker;
  }
  return last && last.end > at ? before : last;
}

function wordingOf(message: Localized, safe: boolean): Wording<null> {
  return {
    message: () => message,
    fixes: (_, place) => [
      { title: { zh: '删去空格', en: 'Remove the space' }, edits: [removal(place)], safe },
    ],
  };
}

const CERTAIN = wordingOf(
  { zh: '标点旁有多余空格，请删去。', en: 'A stray space beside a mark; take it out.' },
  true,
);
const DOUBTFUL = wordingOf(
  {
    zh: '词语之间有多余空格，请删去；如此处漏了标点，请补上。',
    en: 'A stray space between words; take it out, or put in the mark that is missing.',
  },
  false,
);
