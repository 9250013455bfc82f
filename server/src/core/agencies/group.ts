import { bracketsMatch } from '../syntax/characters.js';
import {
  type Assignment,
  beginAnew,
  emptyAssignment,
  holdsUnread,
  sayingOf,
  settleAll,
} from './group/assign.js';
import { type CleanText, cleanText, offsetAt, uncleaned } from './group/clean-text.js';
import { expandNames } from './group/elision.js';
import { readItems } from './group/items.js';
import type { BodyShape } from './group/lexicon.js';
import type { Member, MemberRow } from './group/member-row.js';
import { type Name, namesIn } from './group/name.js';
import { depthChange, isTakenOut, Trait, traitOf } from './group/traits.js';
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

/** Makes an entry of what was read of a body. */
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

/** A run of a text. */
export interface RunOfText {
  readonly source: string;
  readonly from: number;
  readonly to: number;
  /** Where the source stands: offsets of entries count from there. */
  readonly at: number;
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
  const reading = readRun({ source: text, from: 0, to: text.length, at: 0 }, context, groupEntry);
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

/** The same for a run of a longer text, with entries of the caller's making. */
export function readRun<E>(run: RunOfText, context: GroupContext, make: EntryMaker<E>): RunReading<E> | null {
  const { source, from, to } = run;
  const length = to - from;
  if (length < 3 || length > LONGEST_GROUP) {
    return null;
  }
  original.text = source;
  original.start = from;
  original.end = to;
  const result = readText(run, context, make);
  // It would hold on to the whole text.
  original.text = '';
  return result;
}

/** What is being read: one for all groups, which are read one after the other and each forgotten when it is. */
const reading = emptyAssignment();
const original = uncleaned('', 0, 0);

function readText<E>(run: RunOfText, context: GroupContext, make: EntryMaker<E>): RunReading<E> | null {
  const names = namesIn(context.registry);
  beginAnew(reading, names);
  let clean: CleanText = original;
  let outcome = readList(reading, clean, context);
  if (outcome === 'unclean') {
    clean = cleanText(run.source, run.from, run.to);
    beginAnew(reading, names);
    outcome = readList(reading, clean, context);
  }
  if (outcome !== 'group') {
    return null;
  }
  const { firstIsLead, further } = sayingOf(reading);
  if ((context.firstIsLead || firstIsLead) && mayFirstLead(reading)) {
    giveLead(reading);
  }
  return { entries: entriesOf(reading.members, clean, run, make), firstIsLead: further };
}

function entriesOf<E>(
  members: MemberRow,
  clean: CleanText,
  { source, at }: RunOfText,
  make: EntryMaker<E>,
): readonly E[] {
  const entries = new Array<E>(members.count);
  for (let i = 0; i < entries.length; i++) {
    const member = members.at(i);
    if (member) {
      const { name, text, role, collective } = member;
      const start = offsetAt(clean, member.start);
      const end = offsetAt(clean, member.start + text.length - 1) + 1;
      // What nothing was taken out of is shared by all that bear the name.
      const written = end - start === text.length ? text : source.slice(start, end);
      const none = collective || name.namesNone;
      entries[i] = make(at + start, at + end, written, name, role ?? 'responsible', none);
    }
  }
  return entries;
}

/** @returns `unclean` when it cannot be read before white space and marks are taken out */
function readList(group: Assignment, clean: CleanText, context: GroupContext): 'group' | 'none' | 'unclean' {
  const { text, at } = clean;
  let start = trimmedStart(text, clean.start, clean.end);
  let end = trimmedEnd(text, start, clean.end);
  const bracketed = start < end && depthChange(text.charCodeAt(start)) === 1;
  if (bracketed) {
    if (!bracketsMatch(text.charCodeAt(start), text.charCodeAt(end - 1))) {
      return 'none';
    }
    end--;
    start = trimmedStart(text, start + 1, end);
    end = trimmedEnd(text, start, end);
  }
  if (start >= end) {
    return 'none';
  }
  if (MAY_BE_LAST[text.charCodeAt(end - 1) & 0xffff] !== 1) {
    if (at === null) {
      return 'unclean';
    }
    if (!endsAsGroup(text, start, end)) {
      return 'none';
    }
  }
  const outcome = readItems(group, clean, start, end, bracketed);
  if (outcome !== 'read') {
    return outcome;
  }
  if (!bracketed && !group.opensWithLabel) {
    return 'none';
  }
  settleAll(group);
  expandNames(group.members, group.names);
  return isGroup(group, bracketed, context) ? 'group' : 'none';
}

/** Where a span begins without white space and marks at its start. */
function trimmedStart(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && isTakenOut(traitOf(text.charCodeAt(from)))) {
    from++;
  }
  return from;
}

/** Where a span ends without white space and marks at its end. */
function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isTakenOut(traitOf(text.charCodeAt(to - 1)))) {
    to--;
  }
  return to;
}

/** Most brackets explain; their last character tells, before anything is parsed. */
const MAY_BE_LAST = new Uint8Array(0x10000);
for (const char of '部委局厅署办会院社行关联队站府心团司学校所馆台处科园区县市州省旗盟乡镇位门构业面方地议组班网港室庭党协大群中' +
  '责任管投头与加合助导施实动进持成督理施展作主信通塔油化' +
  '同出列围前底内日月年等人效发促道织统场师岸航空路烟力）)〕。；;、，,') {
  MAY_BE_LAST[char.charCodeAt(0)] = 1;
}

/** With one of these inside, anything may come last: a time limit, a remark. */
const SIGN = /[：:]|负责|牵头/;
/** One character of each, which no blank can cut in two. */
const SIGN_PARTS = new Set([...'责头'].map((char) => char.charCodeAt(0)));

/** Whether a clean text may be a group for all that {@link MAY_BE_LAST} says of its last character. */
function endsAsGroup(text: string, start: number, end: number): boolean {
  return (
    SIGN.test(text.slice(start, end)) ||
    (endsPlace(text.charCodeAt(end - 1)) &&
      (isPlace(text.slice(end - 2, end)) ||
        isPlace(text.slice(end - 3, end)) ||
        isPlace(text.slice(end - 4, end))))
  );
}

/**
 * Whether a bracketed run may be a group at all, as far as a look at it tells: what {@link readGroup} would
 * find last in it after more work.
 *
 * @param to after the closing bracket
 */
export function mayHoldGroup(text: string, from: number, to: number): boolean {
  let last = to - 2;
  while (last > from && isTakenOut(traitOf(text.charCodeAt(last)))) {
    last--;
  }
  const code = text.charCodeAt(last);
  return MAY_BE_LAST[code & 0xffff] === 1 || endsPlace(code) || mayHoldSign(text, from, last);
}

function mayHoldSign(text: string, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) {
    const code = text.charCodeAt(i);
    if (SIGN_PARTS.has(code) || traitOf(code) === Trait.colon) {
      return true;
    }
  }
  return false;
}

/** Whether what was read has the structure of a group: in doubt it has not. */
function isGroup(group: Assignment, bracketed: boolean, context: GroupContext): boolean {
  const { members, labelled, closed, by } = group;
  const { count } = members;
  if (count === 0 || (!labelled && holdsUnread(group))) {
    return false;
  }
  if (labelled) {
    return isLabelledGroup(members, bracketed);
  }
  const { strong, hasCertain: certain } = members;
  const allStrong = strong === count;
  if (!allStrong && !allStandAmong(members, strong, closed)) {
    return false;
  }
  if (closed) {
    return (certain && !by) || context.followsSentence || context.endsUnit;
  }
  if (by) {
    return false;
  }
  if (!context.followsSentence) {
    return allStrong && certain && count > 1 && context.endsUnit;
  }
  return (
    certain ||
    (allStrong && members.some(({ collective }) => !collective)) ||
    // （各区政府，市直部门）, （省交通集团）: nothing else stands so between a sentence and the unit's end.
    (context.endsUnit && members.some(standsAlone) && members.every(isInstitution))
  );
}

/** Under a label most need to look like bodies, without brackets all of them. */
function isLabelledGroup(members: MemberRow, bracketed: boolean): boolean {
  const { count } = members;
  let readable = 0;
  for (let i = 0; i < count; i++) {
    const member = members.at(i);
    readable += member && (shapeOf(member) !== 'none' || isPlaceLike(member)) ? 1 : 0;
  }
  return bracketed ? readable > 0 && readable * 2 >= count : readable === count;
}

function shapeOf({ name, collective }: Member): BodyShape {
  return collective ? 'strong' : name.standing;
}

/** 省交通集团, 国网绵阳供电公司, 各区政府: enough of a body to be a list by itself. */
function standsAlone({ collective, name }: Member): boolean {
  const { text, own } = name;
  return collective
    ? /^[一-龥]{0,5}各/.test(text)
    : own !== null && (/(?:集团|公司)$/.test(text) || (own.carries !== '' && INSTITUTION.test(text)));
}

const INSTITUTION =
  /(?:集团|公司|中心|大学|学院|医院|研究院|银行|[一-龥]投|(?:高新|经开|开发|度假|综保|园)区)$/;

function isInstitution({ collective, name }: Member): boolean {
  return collective || name.shape === 'strong' || INSTITUTION.test(name.text);
}

function allStandAmong(members: MemberRow, strong: number, closed: boolean): boolean {
  return members.every((member) => standsAmong(member, members, strong, closed));
}

/**
 * Whether a member may stand in the list: it looks like a body, or the others do. 中国电信 may behind a first
 * that does or with closing words, 办公室 in 办公室、规划处负责, a city by its bare name beside departments.
 *
 * @param strong how many of the list look like bodies beyond doubt
 */
function standsAmong(member: Member, members: MemberRow, strong: number, closed: boolean): boolean {
  if (shapeOf(member) !== 'none') {
    return true;
  }
  const { name } = member;
  if (closed && members.count > 1 && /^办公[室厅]$/.test(name.text)) {
    return true;
  }
  if (name.isPlace && strong > 0) {
    return true;
  }
  if (closed && /^中国[一-龥]{2,6}$/.test(name.text)) {
    return true;
  }
  const first = members.at(0);
  return (
    (closed || strong * 2 > members.count) &&
    first !== null &&
    shapeOf(first) === 'strong' &&
    /^[一-龥]{4,10}$/.test(name.text) &&
    name.own !== null
  );
}

/** 浦东新区, 顺德区: a place that stands for its government under a label. */
function isPlaceLike({ name }: Member): boolean {
  return name.isPlace || /^[一-龥]{2,8}(?:区|县|市|州|镇|乡|街道)$/.test(name.text);
}

/** Whether 排在第一位的部门为牵头部门 applies: only where no word has given anyone another part. */
function mayFirstLead({ members }: Assignment): boolean {
  return (
    members.count > 1 &&
    members.at(0)?.collective === false &&
    members.every(({ role }) => role === null || role === 'responsible')
  );
}

function giveLead({ members }: Assignment): void {
  const first = members.at(0);
  if (first) {
    first.role = 'lead';
  }
}

export { continuesLabelledRun, matchLabelledRun } from './group/labelled-run.js';
export type { Name } from './group/name.js';
