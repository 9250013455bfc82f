import { rememberedParts } from '../memo.js';
import type { Role } from '../types.js';
import type { SpacedText } from './clean-text.js';
import { NO_GAPS } from './clean-text.js';
import { isCollective } from './collective.js';
import { isRemark, isTimeLimit, opensWithLimit } from './conventions.js';
import { type FoundLabel, labelAtEnd } from './labels.js';
import { bodyShape } from './lexicon.js';
import { type ClauseMember, splitMembers } from './members.js';
import { closingWords } from './roles.js';

/** Who does what, or a remark, as the words tell by themselves. */
export interface Clause {
  readonly text: string;
  /** Whether it names bodies and says nothing else. */
  readonly isPlain: boolean;
  /** Too long for a list: a sentence. */
  readonly isSentence: boolean;
  /** Whether it speaks of the list instead of belonging to it. */
  readonly isRemark: boolean;
  /** Whether it is a time limit; before any body it must say so. */
  readonly isTimeLimit: boolean;
  readonly opensWithLimit: boolean;
  /** Whether it may be a person's name. */
  readonly mayBePerson: boolean;
  /** Whether 由 opens it. */
  readonly by: boolean;
  readonly closing: Role | null;
  readonly members: readonly ClauseMember[];
}

/** A clause and where it begins in its stretch. */
export interface PlacedClause {
  readonly at: number;
  readonly clause: Clause;
}

/** What stands between two separators, spaces taken out. */
export interface Stretch {
  readonly text: string;
  /** The body it names, where it does nothing else. */
  readonly only: ClauseMember | null;
  /** The label it begins with: 牵头单位为. */
  readonly label: FoundLabel | null;
  /** Mostly one; none when nothing follows the label. */
  readonly clauses: readonly PlacedClause[];
}

/** A longer stretch without a separator is a sentence. */
const LONGEST_ITEM = 80;

const LONGEST_REMEMBERED = 40;

const stretchAt = rememberedParts((text) => readStretch({ text, gaps: NO_GAPS }));

/**
 * Reads what stands between two separators.
 *
 * @param start indices into the text, and `end`; the start before the end
 */
export function stretchIn({ text, gaps }: SpacedText, start: number, end: number): Stretch {
  if (gaps === NO_GAPS && end - start <= LONGEST_REMEMBERED) {
    return stretchAt(text, start, end);
  }
  const inner = gapsBetween(gaps, start, end);
  return inner.size === 0 && end - start <= LONGEST_REMEMBERED
    ? stretchAt(text, start, end)
    : readStretch({ text: text.slice(start, end), gaps: inner });
}

function gapsBetween(gaps: ReadonlySet<number>, start: number, end: number): ReadonlySet<number> {
  let inner: Set<number> | null = null;
  for (const gap of gaps) {
    if (gap > start && gap < end) {
      inner ??= new Set();
      inner.add(gap - start);
    }
  }
  return inner ?? NO_GAPS;
}

function readStretch(spaced: SpacedText): Stretch {
  const { text } = spaced;
  const label = labelWithoutColon(text);
  const clauses: PlacedClause[] = [];
  let at = label?.length ?? 0;
  for (const end of clauseEnds(spaced, at)) {
    clauses.push({ at, clause: readClause(spaced, at, end) });
    at = end;
  }
  return { text, only: label ? null : onlyMember(text, clauses), label, clauses };
}

function onlyMember(text: string, clauses: readonly PlacedClause[]): ClauseMember | null {
  const [first, second] = clauses;
  const [member = null] = first?.clause.members ?? [];
  const whole = first?.clause.isPlain === true && !second && member?.text === text && member.mark === null;
  return whole ? member : null;
}

function readClause({ text: whole, gaps }: SpacedText, start: number, end: number): Clause {
  const text = whole.slice(start, end);
  const spaced = start === 0 ? { text, gaps } : { text, gaps: gapsBetween(gaps, start, end) };
  const isSentence = text.length > LONGEST_ITEM;
  const opening = BY.exec(text)?.[0].length ?? 0;
  const closing = closingWords(text);
  const says = {
    isSentence,
    isRemark: isRemark(text),
    isTimeLimit: isTimeLimit(text),
    opensWithLimit: opensWithLimit(text),
    mayBePerson: /^[一-龥·]{2,4}$/.test(text) && bodyShape(text) === 'none',
    by: opening > 0,
  };
  const isPlain = closing === null && Object.values(says).every((one) => !one);
  const members = isSentence ? [] : splitMembers(spaced, opening, closing?.at ?? text.length);
  return { text, isPlain, ...says, closing: closing?.role ?? null, members };
}

const BY = /^(?:以上|上述|本项|此项)?(?:工作|任务|内容|事项|措施|各项)*(?:均|分别|主要)?由/;

/** 牵头单位为省水利厅，配合单位为省财政厅: 为 stands for the colon, if a body follows. */
function labelWithoutColon(text: string): FoundLabel | null {
  const is = LABEL_OPENINGS.includes(text.charAt(0)) ? text.slice(0, 8).indexOf('为') : -1;
  if (is < 4 || is + 2 > text.length) {
    return null;
  }
  const found = labelAtEnd(text.slice(0, is));
  const body = text.slice(is + 1);
  const whole = found?.length === is && found.label.role !== null;
  return whole && (bodyShape(body) !== 'none' || isCollective(body))
    ? { length: is + 1, label: found.label }
    : null;
}

/** 主管部门为… only explains. */
const LABEL_OPENINGS = '牵责配协参负';

/** What a body is asked to do, and another body after it with nothing but a space or nothing between. */
const CLAUSE_END = /(?:牵头|负责|配合|参与|协助|指导)(?=(?:[省市县区州]|国家|各|有关|相关)[一-龥]{2})/g;

const CLAUSE_WORD = /牵头|负责|配合|参与|协助|指导/;

/** Where the clauses end: 市水务局牵头 市财政局配合 is two, a separator was left out. */
function clauseEnds({ text, gaps }: SpacedText, from: number): readonly number[] {
  if (from >= text.length) {
    return [];
  }
  const whole = from === 0 ? text : text.slice(from);
  if (!CLAUSE_WORD.test(whole)) {
    return [text.length];
  }
  const ends: number[] = [];
  let start = from;
  for (const match of whole.matchAll(CLAUSE_END)) {
    const cut = from + match.index + match[0].length;
    const left = text.slice(start, cut);
    const closing = closingWords(left);
    const before = closing ? left.slice(0, closing.at) : '';
    const reads = bodyShape(before) === 'strong' || isCollective(before);
    if (reads && (gaps.has(cut) || closingWords(text.slice(cut)) !== null)) {
      ends.push(cut);
      start = cut;
    }
  }
  ends.push(text.length);
  return ends;
}
