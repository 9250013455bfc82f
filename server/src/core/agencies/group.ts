import { bracketsMatch } from '../syntax/characters.js';
import { type Assignment, assign } from './group/assign.js';
import { cleanText } from './group/clean-text.js';
import { isFieldOfWork } from './group/collective.js';
import { expandNames, type NamedMember } from './group/elision.js';
import { itemsOf } from './group/items.js';
import { type BodyShape, bodyShape, isKnown, ownPrefix } from './group/lexicon.js';
import { depthChange } from './group/members.js';
import { isPlace } from './places.js';
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

/**
 * Reads one run of text as a responsibility group.
 *
 * @param text a bracketed run with its brackets, or a run that begins with a label
 *   ({@link matchLabelledRun}); line breaks may stand inside its words
 * @returns entries in text order, offsets (UTF-16) relative to `text`; null when the run only
 *   explains, cites or remarks
 */
export function readGroup(text: string, context: GroupContext): GroupReading | null {
  if (text.length < 3 || text.length > LONGEST_GROUP) {
    return null;
  }
  const clean = cleanText(text, 0, text.length);
  const inner = innerSpan(clean.text);
  if (!inner || !mayEndGroup(clean.text, inner.end)) {
    return null;
  }
  const items = itemsOf(clean, inner.start, inner.end);
  if (!items || items.length === 0 || (!inner.bracketed && items[0]?.label === null)) {
    return null;
  }
  const assignment = assign(clean, items);
  const named = expandNames(assignment.members, context.registry);
  if (!isGroup(assignment, named, inner.bracketed, context)) {
    return null;
  }
  const roles = ledByFirst(assignment, named, context.firstIsLead);
  const entries = named.map(({ member, name, collective }, i): GroupEntry => {
    const start = clean.at[member.start] ?? 0;
    const end = (clean.at[member.end - 1] ?? 0) + 1;
    const written = text.slice(start, end);
    // 行业主管部门 names no body either, but is no sign of a group.
    return {
      start,
      end,
      written,
      name,
      role: roles[i] ?? 'responsible',
      collective: collective || (isFieldOfWork(name) && ownPrefix(name) === null),
    };
  });
  const further = assignment.firstIsLead && assignment.holdsFurther;
  return { entries, convention: further ? { firstIsLead: true } : {} };
}

interface Inner {
  readonly start: number;
  readonly end: number;
  readonly bracketed: boolean;
}

/** The text inside the brackets, if one pair of them encloses the whole; else the whole. */
function innerSpan(text: string): Inner | null {
  if (depthChange(text.charAt(0)) !== 1) {
    return { start: 0, end: text.length, bracketed: false };
  }
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    depth += depthChange(text.charAt(i));
    if (depth === 0) {
      const encloses = i === text.length - 1 && bracketsMatch(text.charCodeAt(0), text.charCodeAt(i));
      return encloses ? { start: 1, end: i, bracketed: true } : null;
    }
  }
  return null;
}

const LAST_CHARS = new Set(
  '部委局厅署办会院社行关联队站府心团司学校所馆台处科园区县市州省旗盟乡镇位门构业面方地议组班网港室庭党协大群中' +
    '责任管投头与加合助导施实动进持成督理施展作主信通塔油化' +
    '同出列围前底内日月年等人效发促道织统场师岸航空路烟力）)〕。；;、，,',
);

/** With one of these inside, anything may come last: a time limit, a remark. */
const SIGNS = ['：', ':', '负责', '牵头'];

/** Most brackets explain; their last character tells, before anything is parsed. */
function mayEndGroup(text: string, end: number): boolean {
  return (
    LAST_CHARS.has(text.charAt(end - 1)) ||
    SIGNS.some((sign) => text.includes(sign)) ||
    isPlace(text.slice(end - 2, end)) ||
    isPlace(text.slice(end - 3, end)) ||
    isPlace(text.slice(end - 4, end))
  );
}

/** Whether what was read has the structure of a group: in doubt it has not. */
function isGroup(
  { labelled, closed, by, unread, members }: Assignment,
  named: readonly NamedMember[],
  bracketed: boolean,
  { registry, followsSentence, endsUnit }: GroupContext,
): boolean {
  if (members.length === 0 || (unread.length > 0 && !labelled)) {
    return false;
  }
  const shapes = named.map<BodyShape>(({ name, collective }) =>
    collective || isKnown(registry, name) ? 'strong' : isFieldOfWork(name) ? 'weak' : bodyShape(name),
  );
  if (labelled) {
    const readable = shapes.filter((shape, i) => shape !== 'none' || isPlaceLike(named[i])).length;
    return bracketed ? readable > 0 && readable * 2 >= shapes.length : readable === shapes.length;
  }
  if (!shapes.every((shape, i) => shape !== 'none' || mayStandAmong(named[i], shapes, closed))) {
    return false;
  }
  const certain = named.some((member, i) => isCertain(member, shapes[i] === 'strong', registry));
  if (closed) {
    return certain ? !by || followsSentence || endsUnit : followsSentence || endsUnit;
  }
  if (by) {
    return false;
  }
  const allStrong = shapes.every((shape) => shape === 'strong');
  if (!followsSentence) {
    return endsUnit && allStrong && certain && named.length > 1;
  }
  return (
    certain ||
    (allStrong && named.some(({ collective }) => !collective)) ||
    // （各区政府，市直部门）, （省交通集团）: nothing else stands so between a sentence and the unit's end.
    (endsUnit && named.some(standsAlone) && named.every(isInstitution))
  );
}

/** 省交通集团, 国网绵阳供电公司, 各区政府: enough of a body to be a list by itself. */
function standsAlone({ collective, name }: NamedMember): boolean {
  const carries = ownPrefix(name)?.carries;
  return collective
    ? /^[一-龥]{0,5}各/.test(name)
    : (carries !== undefined && /(?:集团|公司)$/.test(name)) || (Boolean(carries) && INSTITUTION.test(name));
}

const INSTITUTION =
  /(?:集团|公司|中心|大学|学院|医院|研究院|银行|[一-龥]投|(?:高新|经开|开发|度假|综保|园)区)$/;

function isInstitution({ collective, name }: NamedMember): boolean {
  return collective || INSTITUTION.test(name) || bodyShape(name) === 'strong';
}

/**
 * Whether a name without the ending of a body may stand among bodies: 中国电信 behind a first that has
 * it or with closing words, 办公室 in 办公室、规划处负责, a city by its bare name beside departments.
 */
function mayStandAmong(
  member: NamedMember | undefined,
  shapes: readonly BodyShape[],
  closed: boolean,
): boolean {
  if (closed && shapes.length > 1 && /^办公[室厅]$/.test(member?.name ?? '')) {
    return true;
  }
  if (member !== undefined && isPlace(member.name) && shapes.includes('strong')) {
    return true;
  }
  if (closed && /^中国[一-龥]{2,6}$/.test(member?.name ?? '')) {
    return true;
  }
  const strong = shapes.filter((shape) => shape === 'strong').length;
  return (
    member !== undefined &&
    (closed || strong * 2 > shapes.length) &&
    shapes[0] === 'strong' &&
    /^[一-龥]{4,10}$/.test(member.name) &&
    ownPrefix(member.name) !== null
  );
}

/** 浦东新区, 顺德区: a place that stands for its government under a label. */
function isPlaceLike(member: NamedMember | undefined): boolean {
  return (
    member !== undefined &&
    (isPlace(member.name) || /^[一-龥]{2,8}(?:区|县|市|州|镇|乡|街道)$/.test(member.name))
  );
}

/** Whether a member is without doubt a body's name: known, or with a prefix and an ending of bodies. */
function isCertain({ name, collective }: NamedMember, strong: boolean, registry: Registry | null): boolean {
  return (
    !collective && (isKnown(registry, name) || (strong && (ownPrefix(name) !== null || name.length > 2)))
  );
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
