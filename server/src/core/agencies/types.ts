import type { Span } from '../text/span.js';

/** What a body is asked to do: 牵头, 配合/参与, 指导, or plainly 负责. */
export type Role = 'lead' | 'support' | 'guide' | 'responsible';

/** One body as a responsibility group names it. Offsets are relative to the group's own text. */
export interface GroupEntry extends Span {
  /** The characters as they stand in the text (`交通运输厅`). */
  readonly written: string;
  /** The written name with elision undone (`省交通运输厅`); never another name of the body. */
  readonly name: string;
  readonly role: Role;
  /** 各地区, 国务院相关部门 and the like name no single body. */
  readonly collective: boolean;
}

/** What a group says beyond its own entries. */
export interface GroupConvention {
  /** 排在第一位的部门为牵头部门，下同: holds for this group and all that follow. */
  readonly firstIsLead?: true;
}

/** A run of text read as a responsibility group. */
export interface GroupReading {
  readonly entries: readonly GroupEntry[];
  readonly convention: GroupConvention;
}
