import { bracketsMatch } from '../syntax/characters.js';
import { type Assignment, assign } from './group/assign.js';
import { cleanText, offsetAt } from './group/clean-text.js';
import { expandNames, type NamedMember } from './group/elision.js';
import { type Inner, itemsOf } from './group/items.js';
import type { BodyShape } from './group/lexicon.js';
import { depthChange } from './group/members.js';
import { type Name, namesIn } from './group/name.js';
import { endsPlace, isPlace } from './places.js';
import type { Registry } from './registry.js';
import type { GroupEntry, GroupReading, Role } from './types.js';

/** Where a run stands, and what is known when it is read. */
export interface GroupContext {
  /** Whether an earlier group said that the first body of each list leads. */
  readonly firstIsLead: boolean;
  readonly registry: Registry | null;
  /**
   * Whether the run follows the end of a sentence (。；！？, a closing bracket, the unit's start).
   * White space does not count.
   */
  readonly followsSentence: boolean;
  /** Whether nothing but a full stop stands between the run and the end of its unit or paragraph. */
  readonly endsUnit: boolean;
}

const LONGEST_GROUP = 800;

/** Makes an entry of what was read of a body; `start` and `end` count from where the run was said to begin. */
export type EntryMaker<E> = (
  start: number,
  end: number,
  written: string,
  name: Name,
  role: Role,
  collective: boolean,
) => E;

/** A run read as a group, its entries as their maker made them. */
export interface RunReading<E> {
  readonly entries: readonly E[];
  /** Whether it says that the first body leads in all groups that follow. */
  readonly firstIsLead: boolean;
}

/**
 * Reads one run of text as a responsibility group.
 *
 * @param text a bracketed run with its brackets, or a run that begins with a label
 *   ({@link matchLabelledRun}); line breaks may stand inside its words
 * @returns entries in text order, offsets (UTF-16) relative to `text`; null when the run only
 *   explains, cites or remarks
 */
export function readGroup(text: string, context: GroupContext): GroupReading | null {
  const reading = readRun(text, 0, context, groupEntry);
  return (
    reading && {
      entries: reading.entries,
      convention: reading.firstIsLead ? { firstIsLead: true } : {},
    }
  );
}

const groupEntry: EntryMaker<GroupEntry> = (start, end, written, { text: name }, role, collective) => ({
  start,
  end,
  written,
  name,
  role,
  collective,
});

/**
 * The same, with entries of the caller's making.
 *
 * @param at offset of the run, which the entries' offsets are to count in
 */
export function readRun<E>(
  text: string,
  at: number,
  context: GroupContext,
  make: EntryMaker<E>,
): RunReading<E> | null {
  if (text.length < 3 || text.length > LONGEST_GROUP) {
    return null;
  }
  const clean = cleanText(text);
  const inner = innerSpan(clean.text);
  if (!inner || !mayEndGroup(clean.text, inner.end)) {
    return null;
  }
  const items = itemsOf(clean, inner);
  if (!items || items.length === 0 || (!inner.bracketed && items[0]?.label === null)) {
    return null;
  }
  const assignment = assign(items);
  const named = expandNames(assignment.members, namesIn(context.registry));
  if (!isGroup(assignment, named, inner.bracketed, context)) {
    return null;
  }
  const roles = ledByFirst(assignment, named, context.firstIsLead);
  const entries: E[] = [];
  for (const { member, name, collective } of named) {
    const start = offsetAt(clean, member.start);
    const end = offsetAt(clean, member.end - 1) + 1;
    // A member with nothing taken out stands as it is written; its text is shared by all that bear the name.
    const written = end - start === member.text.length ? member.text : text.slice(start, end);
    const role = roles[entries.length] ?? 'responsible';
    entries.push(make(at + start, at + end, written, name, role, collective || name.namesNone));
  }
  return { entries, firstIsLead: assignment.firstIsLead && assignment.holdsFurther };
}

/** The text inside the brackets that enclose the whole; else the whole. Null for a bracket that does not. */
function innerSpan(text: string): Inner | null {
  if (depthChange(text.charCodeAt(0)) !== 1) {
    return { start: 0, end: text.length, bracketed: false };
  }
  const last = text.length - 1;
  return bracketsMatch(text.charCodeAt(0), text.charCodeAt(last))
    ? { start: 1, end: last, bracketed: true }
    : null;
}

const LAST_CHARS = new Set(
  [
    ...('部委局厅署办会院社行关联队站府心团司学校所馆台处科园区县市州省旗盟乡镇位门构业面方地议组班网港室庭党协大群中' +
      '责任管投头与加合助导施实动进持成督理施展作主信通塔油化' +
      '同出列围前底内日月年等人效发促道织统场师岸航空路烟力）)〕。；;、，,'),
  ].map((char) => char.charCodeAt(0)),
);

/** With one of these inside, anything may come last: a time limit, a remark. */
const SIGN = /[：:]|负责|牵头/;

/** Most brackets explain; their last character tells, before anything is parsed. */
function mayEndGroup(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return (
    LAST_CHARS.has(last) ||
    SIGN.test(text) ||
    (endsPlace(last) &&
      (isPlace(text.slice(end - 2, end)) ||
        isPlace(text.slice(end - 3, end)) ||
        isPlace(text.slice(end - 4, end))))
  );
}

/** Whether what was read has the structure of a group: in doubt it has not. */
function isGroup(
  assignment: Assignment,
  named: readonly NamedMember[],
  bracketed: boolean,
  { followsSentence, endsUnit }: GroupContext,
): boolean {
  const { labelled, closed, by, unread } = assignment;
  if (named.length === 0 || (unread && !labelled)) {
    return false;
  }
  if (labelled) {
    return isLabelledGroup(named, bracketed);
  }
  const strong = count(named, isStrong);
  if (strong < named.length && !named.every((member) => standsAmong(member, named, strong, closed))) {
    return false;
  }
  const certain = named.some(isCertain);
  if (closed) {
    return certain ? !by || followsSentence || endsUnit : followsSentence || endsUnit;
  }
  if (by) {
    return false;
  }
  const allStrong = strong === named.length;
  if (!followsSentence) {
    return endsUnit && allStrong && certain && named.length > 1;
  }
  return (
    certain ||
    (allStrong && named.some(isNamed)) ||
    // （各区政府，市直部门）, （省交通集团）: nothing else stands so between a sentence and the unit's end.
    (endsUnit && named.some(standsAlone) && named.every(isInstitution))
  );
}

/** Under a label most need to look like bodies, without brackets all of them. */
function isLabelledGroup(named: readonly NamedMember[], bracketed: boolean): boolean {
  const readable = count(named, (member) => shapeOf(member) !== 'none' || isPlaceLike(member));
  return bracketed ? readable > 0 && readable * 2 >= named.length : readable === named.length;
}

function shapeOf({ name, collective }: NamedMember): BodyShape {
  return collective ? 'strong' : name.standing;
}

function isStrong(member: NamedMember): boolean {
  return shapeOf(member) === 'strong';
}

function isCertain({ name, collective }: NamedMember): boolean {
  return !collective && name.certain;
}

function isNamed({ collective }: NamedMember): boolean {
  return !collective;
}

function count<T>(all: readonly T[], counts: (one: T) => boolean): number {
  let found = 0;
  for (const one of all) {
    found += counts(one) ? 1 : 0;
  }
  return found;
}

/** 省交通集团, 国网绵阳供电公司, 各区政府: enough of a body to be a list by itself. */
function standsAlone({ collective, name }: NamedMember): boolean {
  const { text, own } = name;
  return collective
    ? /^[一-龥]{0,5}各/.test(text)
    : own !== null && (/(?:集团|公司)$/.test(text) || (own.carries !== '' && INSTITUTION.test(text)));
}

const INSTITUTION =
  /(?:集团|公司|中心|大学|学院|医院|研究院|银行|[一-龥]投|(?:高新|经开|开发|度假|综保|园)区)$/;

function isInstitution({ collective, name }: NamedMember): boolean {
  return collective || name.shape === 'strong' || INSTITUTION.test(name.text);
}

/**
 * Whether a member may stand in the list: it looks like a body, or the others do. 中国电信 may behind a first
 * that does or with closing words, 办公室 in 办公室、规划处负责, a city by its bare name beside departments.
 *
 * @param strong how many of the list look like bodies beyond doubt
 */
function standsAmong(
  member: NamedMember,
  named: readonly NamedMember[],
  strong: number,
  closed: boolean,
): boolean {
  if (shapeOf(member) !== 'none') {
    return true;
  }
  const { name } = member;
  if (closed && named.length > 1 && /^办公[室厅]$/.test(name.text)) {
    return true;
  }
  if (name.isPlace && strong > 0) {
    return true;
  }
  if (closed && /^中国[一-龥]{2,6}$/.test(name.text)) {
    return true;
  }
  const first = named[0];
  return (
    (closed || strong * 2 > named.length) &&
    first !== undefined &&
    isStrong(first) &&
    /^[一-龥]{4,10}$/.test(name.text) &&
    name.own !== null
  );
}

/** 浦东新区, 顺德区: a place that stands for its government under a label. */
function isPlaceLike({ name }: NamedMember): boolean {
  return name.isPlace || /^[一-龥]{2,8}(?:区|县|市|州|镇|乡|街道)$/.test(name.text);
}

/** Applies 排在第一位的部门为牵头部门: only where no word has given anyone another part. */
function ledByFirst(
  assignment: Assignment,
  named: readonly NamedMember[],
  firstIsLead: boolean,
): readonly Role[] {
  const { roles } = assignment;
  const applies =
    (firstIsLead || assignment.firstIsLead) &&
    named.length > 1 &&
    named[0]?.collective === false &&
    roles.every((role) => role === 'responsible');
  return applies ? roles.map((role, i) => (i === 0 ? 'lead' : role)) : roles;
}

export { continuesLabelledRun, matchLabelledRun } from './group/labelled-run.js';
export type { Name } from './group/name.js';
