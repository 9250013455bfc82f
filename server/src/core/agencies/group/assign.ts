import type { Role } from '../types.js';
import type { Clause } from './clause.js';
import { holdsFurther, makesFirstLead } from './conventions.js';
import type { Label } from './labels.js';
import { MemberRow } from './member-row.js';
import type { ClauseMember, Joint } from './members.js';
import { type Names, namesIn } from './name.js';

/** Who is in a group, and who does what, as far as it is read. */
export interface Assignment {
  names: Names;
  readonly members: MemberRow;
  /** The label what is read stands under (责任单位：); null for none. Two with the same words are two. */
  label: Label | null;
  /** Whether a full stop has ended the list and no label has opened another. */
  afterStop: boolean;
  /** Whether the group begins with a label; null while nothing is read. */
  opensWithLabel: boolean | null;
  /** Whether a label or closing words (负责) stand in it. */
  labelled: boolean;
  closed: boolean;
  /** Whether 由 opens it. */
  by: boolean;
  /** Texts that only speak of the list, and those that are neither that nor bodies. */
  remarks: readonly string[];
  unread: readonly string[];
  /** The label the members whose part is open stand under. */
  settling: Label | null;
  /** The first of them, and the part 会同 gives to those after it. */
  from: number;
  after: Role | null;
}

const NOTHING: readonly string[] = [];

export function emptyAssignment(): Assignment {
  return {
    names: namesIn(null),
    members: new MemberRow(),
    label: null,
    afterStop: false,
    opensWithLabel: null,
    labelled: false,
    closed: false,
    by: false,
    remarks: NOTHING,
    unread: NOTHING,
    settling: null,
    from: 0,
    after: null,
  };
}

/** Empties an assignment for another group. */
export function beginAnew(group: Assignment, names: Names): void {
  group.names = names;
  group.members.clear();
  group.label = null;
  group.afterStop = false;
  group.opensWithLabel = null;
  group.labelled = false;
  group.closed = false;
  group.by = false;
  group.remarks = NOTHING;
  group.unread = NOTHING;
  group.settling = null;
  group.from = 0;
  group.after = null;
}

/**
 * Reads the next clause of a group.
 *
 * @param start where it begins, an index in the clean text
 * @param joint what stands before it
 */
export function readClause(group: Assignment, clause: Clause, start: number, joint: Joint): void {
  if (begin(group, joint) && !isSetAside(group, clause)) {
    readBodies(group, clause, start, joint);
  }
}

/** The same for a clause that does nothing but name one body; nearly all are such. */
export function readBody(group: Assignment, body: ClauseMember, start: number, joint: Joint): void {
  // Where no label stands before it, nothing is begun by another body of a list.
  const goesOn = group.label === null && group.settling === null && joint !== 'block';
  if (goesOn) {
    group.opensWithLabel ??= false;
  } else if (!begin(group, joint)) {
    return;
  }
  if (group.afterStop) {
    setAside(group, body.text);
  } else {
    addMember(group, body, start, joint);
  }
}

/** Begins a clause; false when its label says that no bodies stand under it. */
function begin(group: Assignment, joint: Joint): boolean {
  const { label } = group;
  group.opensWithLabel ??= label !== null;
  if (label !== group.settling || joint === 'block') {
    settle(group, roleOf(group.settling));
    group.settling = label;
  }
  if (label === null) {
    return true;
  }
  group.labelled ||= label.role !== null;
  return label.role !== null;
}

/** Gives members a part that have none when the whole group is read; without any word for it they stay without. */
export function settleAll(group: Assignment): void {
  if (group.settling !== null || group.after !== null) {
    settle(group, roleOf(group.settling));
  }
}

function readBodies(group: Assignment, clause: Clause, start: number, joint: Joint): void {
  const { members } = group;
  group.by ||= clause.by;
  const before = members.count;
  for (const member of clause.members) {
    if (member.joint === 'with') {
      settle(group, 'lead');
      group.after = 'support';
    }
    addMember(group, member, start, members.count === before ? joint : member.joint);
  }
  if (clause.closing !== null) {
    if (!group.closed && joint === 'comma' && (clause.closing === 'support' || clause.closing === 'guide')) {
      // 省水利厅，省财政厅配合: who stands before the first word of a part, set apart by ，, has another.
      settleUpTo(group, before);
    }
    settle(group, clause.closing);
    group.closed = true;
  }
}

function addMember({ names, members }: Assignment, body: ClauseMember, start: number, joint: Joint): void {
  const { text, mark } = body;
  if (body.name?.registry !== names.registry) {
    body.name = names.of(text);
  }
  members.add(text, start + body.start, joint, mark, body.name);
}

/** Whether a clause names no bodies; what it says instead is kept. */
function isSetAside(group: Assignment, clause: Clause): boolean {
  const limit = group.members.count > 0 ? clause.isTimeLimit : clause.opensWithLimit;
  if (clause.isRemark || limit) {
    group.remarks = [...group.remarks, clause.text];
    return true;
  }
  if (group.afterStop || clause.isSentence) {
    setAside(group, clause.text);
    return true;
  }
  return clause.mayBePerson && group.label !== null && group.label.role !== null && group.label.persons;
}

/** Once a sentence after the list turns out to be a remark, so is all the rest. */
function setAside(group: Assignment, text: string): void {
  if (group.afterStop && group.remarks.length > 0) {
    group.remarks = [...group.remarks, text];
  } else {
    group.unread = [...group.unread, text];
  }
}

function roleOf(label: Label | null): Role {
  return label?.role ?? 'responsible';
}

/** Gives all members whose part is open a part. */
function settle(group: Assignment, role: Role): void {
  const { members } = group;
  settleMembers(members, group.from, members.count, group.after ?? role);
  group.from = members.count;
  group.after = null;
}

function settleUpTo(group: Assignment, count: number): void {
  if (group.after === null) {
    settleMembers(group.members, group.from, count, roleOf(group.settling));
  }
}

function settleMembers(members: MemberRow, from: number, to: number, role: Role): void {
  for (let i = from; i < to; i++) {
    const member = members.at(i);
    if (member) {
      member.role ??= role;
    }
  }
}

/** Whether a text neither names bodies nor gives the first of them the lead. */
export function holdsUnread({ unread }: Assignment): boolean {
  return unread.length > 0 && unread.some((text) => !makesFirstLead(text));
}

/** 排在第一位的部门为牵头部门: whether the group says so, and whether for those that follow too. */
export function sayingOf({ remarks, unread }: Assignment): {
  readonly firstIsLead: boolean;
  readonly further: boolean;
} {
  if (remarks.length + unread.length === 0) {
    return SILENCE;
  }
  const said = remarks.concat(unread).join('，');
  const firstIsLead = makesFirstLead(said);
  return { firstIsLead, further: firstIsLead && holdsFurther(said) };
}

const SILENCE = { firstIsLead: false, further: false };
