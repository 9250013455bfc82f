import type { Role } from '../types.js';
import type { CleanText } from './clean-text.js';
import { holdsFurther, isRemark, isTimeLimit, makesFirstLead, opensWithLimit } from './conventions.js';
import type { Item } from './items.js';
import { bodyShape } from './lexicon.js';
import { type Member, splitMembers } from './members.js';
import { closingWords } from './roles.js';

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
  /** Texts that are neither a body nor a known remark. */
  readonly unread: readonly string[];
}

const BY = /^(?:以上|上述|本项|此项)?(?:工作|任务|内容|事项|措施|各项)*(?:均|分别|主要)?由/;

/** A longer stretch without a separator is a sentence. */
const LONGEST_ITEM = 80;

/** The members whose part is still open, and the part 会同 gives to those after it. */
interface Open {
  readonly from: number;
  readonly after: Role | null;
}

/** Reads the items of a group: who is in it, and who does what. */
export function assign(clean: CleanText, items: readonly Item[]): Assignment {
  const members: Member[] = [];
  const roles: (Role | null)[] = [];
  const remarks: string[] = [];
  const unread: string[] = [];
  let open: Open = { from: 0, after: null };
  let label: Item['label'] = null;
  let closed = false;
  let by = false;
  const settle = (role: Role): void => {
    for (let i = open.from; i < members.length; i++) {
      roles[i] ??= open.after ?? role;
    }
    open = { from: members.length, after: null };
  };
  const settleUpTo = (count: number): void => {
    for (let i = open.from; open.after === null && i < count; i++) {
      roles[i] ??= label?.role ?? 'responsible';
    }
  };
  for (const item of items) {
    const text = clean.text.slice(item.start, item.end);
    if (item.label !== label || item.joint === 'block') {
      settle(label?.role ?? 'responsible');
      label = item.label;
    }
    if (label?.role === null) {
      continue;
    }
    // Once a sentence after the list turns out to be a remark, so is all the rest.
    const remarked = item.afterStop && remarks.length > 0;
    const limit = members.length > 0 ? isTimeLimit(text) : opensWithLimit(text);
    if (remarked || isRemark(text) || limit) {
      remarks.push(text);
      continue;
    }
    if (item.afterStop || text.length > LONGEST_ITEM) {
      unread.push(text);
      continue;
    }
    if (label?.persons && /^[一-龥·]{2,4}$/.test(text) && bodyShape(text) === 'none') {
      continue;
    }
    const before = members.length;
    const opening = BY.exec(text)?.[0].length ?? 0;
    by ||= opening > 0;
    const closing = closingWords(text);
    const bodyEnd = item.start + (closing?.at ?? text.length);
    for (const member of splitMembers(clean, item.start + opening, bodyEnd, item.joint)) {
      if (member.joint === 'with') {
        settle('lead');
        open = { from: members.length, after: 'support' };
      }
      members.push(member);
      roles.push(member.mark);
    }
    if (closing) {
      if (!closed && item.joint === 'comma' && /^(?:support|guide)$/.test(closing.role)) {
        // 省水利厅，省财政厅配合: who stands before the first word of a part, set apart by ，, has another.
        settleUpTo(before);
      }
      settle(closing.role);
      closed = true;
    }
  }
  settle(label?.role ?? 'responsible');
  const said = remarks.concat(unread).join('，');
  return {
    members,
    roles: roles.map((role) => role ?? 'responsible'),
    labelled: items.some((item) => item.label?.role),
    closed,
    by,
    firstIsLead: makesFirstLead(said),
    holdsFurther: holdsFurther(said),
    unread: unread.filter((text) => !makesFirstLead(text)),
  };
}
