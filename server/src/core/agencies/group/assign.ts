import type { Role } from '../types.js';
import { holdsFurther, makesFirstLead } from './conventions.js';
import type { Item } from './items.js';
import type { Label } from './labels.js';
import type { Joint } from './members.js';

/** One body as written, its span in indices of the clean text. */
export interface Member {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly joint: Joint;
}

/** The bodies of a group with their parts, and what else its text says. */
export interface Assignment {
  readonly members: readonly Member[];
  /** One for each member. */
  readonly roles: readonly Role[];
  /** Whether a label (责任单位：) or closing words (负责) stand in it. */
  readonly labelled: boolean;
  readonly closed: boolean;
  /** Whether 由 opens it. */
  readonly by: boolean;
  readonly firstIsLead: boolean;
  readonly holdsFurther: boolean;
  /** Whether it holds texts that are neither a body nor a known remark. */
  readonly unread: boolean;
}

/** What has been read of a group so far. */
interface State {
  readonly members: Member[];
  /** Null where the part is still open. */
  readonly roles: (Role | null)[];
  /** The first member whose part may still be open, and the part 会同 gives to those after it. */
  from: number;
  after: Role | null;
  label: Label | null;
  labelled: boolean;
  closed: boolean;
  by: boolean;
  remarks: readonly string[];
  unread: readonly string[];
}

const NOTHING: readonly string[] = [];

/** Reads the items of a group: who is in it, and who does what. */
export function assign(items: readonly Item[]): Assignment {
  const state: State = {
    members: [],
    roles: [],
    from: 0,
    after: null,
    label: null,
    labelled: false,
    closed: false,
    by: false,
    remarks: NOTHING,
    unread: NOTHING,
  };
  for (const item of items) {
    if (item.label !== state.label || item.joint === 'block') {
      settle(state, roleOf(state.label));
      state.label = item.label;
    }
    state.labelled ||= Boolean(item.label?.role);
    if (state.label === null || state.label.role !== null) {
      read(state, item);
    }
  }
  settle(state, roleOf(state.label));
  const { members, labelled, closed, by, remarks, unread } = state;
  const said = remarks.length + unread.length === 0 ? '' : remarks.concat(unread).join('，');
  return {
    members,
    roles: settled(state.roles),
    labelled,
    closed,
    by,
    firstIsLead: said !== '' && makesFirstLead(said),
    holdsFurther: said !== '' && holdsFurther(said),
    unread: unread.some((text) => !makesFirstLead(text)),
  };
}

function read(state: State, { clause, joint, start, afterStop }: Item): void {
  const { members, roles } = state;
  // Once a sentence after the list turns out to be a remark, so is all the rest.
  const remarked = afterStop && state.remarks.length > 0;
  const limit = members.length > 0 ? clause.isTimeLimit : clause.opensWithLimit;
  if (remarked || clause.isRemark || limit) {
    state.remarks = [...state.remarks, clause.text];
    return;
  }
  if (afterStop || clause.isSentence) {
    state.unread = [...state.unread, clause.text];
    return;
  }
  if (clause.mayBePerson && isOfPersons(state.label)) {
    return;
  }
  state.by ||= clause.by;
  const before = members.length;
  for (const member of clause.members) {
    if (member.joint === 'with') {
      settle(state, 'lead');
      state.after = 'support';
    }
    const at = start + member.start;
    members.push({
      text: member.text,
      start: at,
      end: at + member.text.length,
      joint: members.length === before ? joint : member.joint,
    });
    roles.push(member.mark);
  }
  if (clause.closing !== null) {
    if (!state.closed && joint === 'comma' && (clause.closing === 'support' || clause.closing === 'guide')) {
      // 省水利厅，省财政厅配合: who stands before the first word of a part, set apart by ，, has another.
      settleUpTo(state, before);
    }
    settle(state, clause.closing);
    state.closed = true;
  }
}

function roleOf(label: Label | null): Role {
  return label?.role ?? 'responsible';
}

function isOfPersons(label: Label | null): boolean {
  return label !== null && label.role !== null && label.persons;
}

/** Gives all members whose part is open a part. */
function settle(state: State, role: Role): void {
  const { roles } = state;
  for (let i = state.from; i < roles.length; i++) {
    roles[i] ??= state.after ?? role;
  }
  state.from = roles.length;
  state.after = null;
}

function settleUpTo(state: State, count: number): void {
  const { roles } = state;
  for (let i = state.from; state.after === null && i < count; i++) {
    roles[i] ??= roleOf(state.label);
  }
}

function settled(roles: readonly (Role | null)[]): readonly Role[] {
  const all: Role[] = [];
  for (const role of roles) {
    all.push(role ?? 'responsible');
  }
  return all;
}
