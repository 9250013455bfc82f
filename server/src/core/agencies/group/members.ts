import { isPlace } from '../places.js';
import type { Role } from '../types.js';
import type { SpacedText } from './clean-text.js';
import { isCollective, isFieldOfWork } from './collective.js';
import { bodyShape, ownPrefix } from './lexicon.js';
import type { Name } from './name.js';
import { roleMark } from './roles.js';
import { depthChange } from './traits.js';

/** What stands before a member: it decides what elision carries over. `with` is 会同. */
export type Joint = 'start' | 'enumeration' | 'comma' | 'block' | 'word' | 'with';

/** One body as written in a clause. */
export interface ClauseMember {
  readonly text: string;
  /** Index in the clause's text. */
  readonly start: number;
  /** What stands before it in the clause; `start` for the first, which follows what the clause follows. */
  readonly joint: Joint;
  /** A role written behind the name in brackets. */
  readonly mark: Role | null;
  /** What it was last read as; to look it up costs as much as the rest of reading it. */
  name: Name | null;
}

const WORD_JOINTS = ['以及', '会同', '及', '和', '与', '暨'];
/** 高等, 中等, 平等, 等级: not the 等 that closes a list. */
const NOT_A_CLOSING = /[高中初平均同优特劣]$/;
const ET_CETERA_NOUN =
  /^等[一二三四五六七八九十两\d]*(?:个|家)?(?:部门和单位|部门|单位|地区|地|机构|方面|厅局|高校|院校|企业|处室|有关方面)?$/;

/**
 * Splits the text of one list member at the words that join names: 等, 及, 和, 会同.
 * A word that belongs to a name (文化和旅游部, 海洋与渔业局) does not split it.
 *
 * @param start index in the text where its first name begins, and `end` where its last one ends
 */
export function splitMembers(spaced: SpacedText, start: number, end: number): readonly ClauseMember[] {
  const { text, gaps } = spaced;
  const members: ClauseMember[] = [];
  let from = start;
  let before: Joint = 'start';
  const close = (to: number, next: Joint): void => {
    const leads = next === 'with' ? (/(?:牵头|负责)+$/.exec(text.slice(from, to))?.[0].length ?? 0) : 0;
    const member = memberOf(text, from, to - leads, before);
    if (member) {
      members.push(member);
      before = next;
    }
  };
  let depth = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    depth += depthChange(code);
    const mayCut = depth === 0 && i > from && (CUTTING.has(code) || gaps.has(i));
    const cut = mayCut ? cutAt(spaced, from, i, end) : null;
    if (cut) {
      close(i, cut.joint);
      from = cut.next;
      i = cut.next - 1;
    }
  }
  close(end, 'word');
  return members;
}

/** What names may be split at begins with one of these, or with a gap. */
const CUTTING = new Set(['等', ...WORD_JOINTS].map((word) => word.charCodeAt(0)));

interface Cut {
  readonly next: number;
  readonly joint: Joint;
}

/** Whether one name ends before `i`, and where the next begins. */
function cutAt({ text, gaps }: SpacedText, from: number, i: number, end: number): Cut | null {
  const left = text.slice(from, i);
  if (text.charAt(i) === '等' && !NOT_A_CLOSING.test(left) && !/^等[级教院学]/.test(text.slice(i, end))) {
    const next = afterEtCetera(text, i, end);
    return text.startsWith('会同', next) && next + 2 < end
      ? { next: next + 2, joint: 'with' }
      : { next, joint: 'word' };
  }
  if (gaps.has(i) && isName(left) && standsApart(text.slice(i, end))) {
    return { next: i, joint: 'word' };
  }
  const word = WORD_JOINTS.find((candidate) => text.startsWith(candidate, i));
  if (word === undefined || i + word.length >= end) {
    return null;
  }
  const right = text.slice(i + word.length, end);
  const splits =
    word === '会同' ||
    (isName(left) && (isCollectiveStart(right) || startsName(right))) ||
    (isPlaceName(left) && isGovernmentOfPlace(right));
  return splits ? { next: i + word.length, joint: word === '会同' ? 'with' : 'word' } : null;
}

/** 等部门 and 等 alone are dropped; 等国务院相关部门 names bodies of its own. */
function afterEtCetera(text: string, i: number, end: number): number {
  for (let length = Math.min(9, end - i); length > 1; length--) {
    const rest = text.slice(i + length, end);
    if (
      ET_CETERA_NOUN.test(text.slice(i, i + length)) &&
      (rest === '' || /^(?:以及|及|和|与|会同)/.test(rest))
    ) {
      return i + length + joinLength(rest);
    }
  }
  return i + 1 + joinLength(text.slice(i + 1, end));
}

function joinLength(rest: string): number {
  return /^(?:以及|及|和|与)/.exec(rest)?.[0].length ?? 0;
}

function isName(text: string): boolean {
  return bodyShape(text) === 'strong' || isCollective(text) || isFieldOfWork(text);
}

/** 佛山市和顺德区人民政府: two governments that share their tail. */
function isPlaceName(text: string): boolean {
  return isPlace(text) || /^[一-龥]{2,5}[省市区县州]$/.test(text);
}

function isGovernmentOfPlace(text: string): boolean {
  return /^[一-龥]{2,6}[省市区县州旗盟](?:人民)?政府/.test(text);
}

function isCollectiveStart(text: string): boolean {
  return /^(?:各|有关|相关|其他|国务院|地方|省级|市级|县级|省有关|市有关|省直|市直)/.test(text);
}

/** Whether what follows a space is a name of its own, not the rest of one (省公安厅 交通管理局). */
function standsApart(text: string): boolean {
  const head = headOf(text);
  return (
    startsName(text) && (ownPrefix(head) !== null || isCollective(head) || /(?:部|总局|总署|委)$/.test(head))
  );
}

/** Whether a name begins here: the text up to the next joint looks like a body's. */
function startsName(text: string): boolean {
  const head = headOf(text);
  return bodyShape(head) !== 'none' || isCollective(head);
}

function headOf(text: string): string {
  const end = text.search(/等|及(?=[各有相])/);
  return end > 0 ? text.slice(0, end) : text;
}

function memberOf(clause: string, start: number, end: number, joint: Joint): ClauseMember | null {
  const whole = clause.slice(start, end);
  const bracket = BRACKET_AT_END.exec(whole)?.[0] ?? '';
  const mark = bracket === '' ? null : roleMark(bracket);
  const text = mark === null ? whole : whole.slice(0, -bracket.length);
  return text === '' ? null : { text, start, joint, mark, name: null };
}

const BRACKET_AT_END = /[（(][^（()）]*[）)]$/;
