import type { Role } from '../types.js';

/** What a label before a colon announces: bodies with a role, or something that is no body at all. */
export type Label =
  | {
      readonly role: Role;
      /** 责任单位及责任人: names of persons may stand among the bodies. */
      readonly persons: boolean;
    }
  | { readonly role: null };

/** 单位, also 单位（部门）, 单位及时限. */
const NOUN =
  '(?:单位|部门|机关|机构|处室|科室|主体|厅局|委办局|方)(?:[（(](?:单位|部门|处室|科室|机关)[）)])?(?:[及和、](?:责任人|负责人|(?:完成)?时限|分工))?';

/** 省级责任单位, 市级责任单位. */
const LEVEL = '(?:省级|市级|县级|区级|省直|市直)?';

const LEAD = `(?:第一责任|首责|牵头|主办|主责|牵头(?:责任|负责|组织|承办|落实)|总牵头|责任牵头|主要牵头|首要责任)${NOUN}|牵头`;
const SUPPORT = `(?:配合|协同|协办|协助|参与|参加|支持|协作|会办|联合|共同|配合责任|协同责任|参与责任|协办责任|配合实施|其他责任)${NOUN}|配合|参与|协助`;
const GUIDE = `(?:指导|督导|业务指导|监督指导)${NOUN}`;
const RESPONSIBLE = `(?:责任|负责|落实|实施|承办|主管|执行|主体责任|具体责任|责任落实|组织实施|完成|承担|主要责任|主要负责)${NOUN}|责任分工|任务分工|部门分工|职责分工|分工|分工${NOUN}`;

const PATTERNS: readonly (readonly [Role, RegExp])[] = [
  ['support', new RegExp(`${LEVEL}(?:${SUPPORT})$`)],
  ['lead', new RegExp(`${LEVEL}(?:${LEAD})$`)],
  ['guide', new RegExp(`${LEVEL}(?:${GUIDE})$`)],
  ['responsible', new RegExp(`${LEVEL}(?:${RESPONSIBLE})$`)],
];

/** Keys whose value is a person, a time or a place. */
const OTHER_KEY =
  /^[一-龥]{0,6}(?:范围|时限|时间|期限|日期|进度|领导|责任人|负责人|联系人|对象|目标|地点|要求|依据|备注|说明|成果|形式|来源)$/;
/** The commonest of them, to be known even where the body before them has no end of its own (各区政府完成时限). */
const OTHER_KEY_AT_END =
  /(?:(?:完成|办结|办理|整改|落实|推进|实施|起止|截止|启动)(?:时限|时间|期限)|(?:牵头|责任|分管|主管|包保|挂钩|联系|配合)(?:[省市县区])?(?:领导|负责人|责任人|联系人)|适用(?:范围|对象))$/;

/** Longest label there is; longer text before a colon is not searched. */
export const LONGEST_LABEL = 14;

/** A label and how much of the text's end it takes up. */
export interface FoundLabel {
  readonly length: number;
  readonly label: Label;
}

/**
 * The label a text ends with.
 *
 * @param text white space removed, without the colon
 * @returns null when it ends with none; else the label's length and what it announces
 */
export function labelAtEnd(text: string): FoundLabel | null {
  const tail = text.slice(-LONGEST_LABEL);
  let best: FoundLabel | null = null;
  for (const [role, pattern] of PATTERNS) {
    const found = pattern.exec(tail)?.[0] ?? '';
    if (found.length > (best?.length ?? 0)) {
      best = { length: found.length, label: { role, persons: found.endsWith('人') } };
    }
  }
  const other = OTHER_KEY_AT_END.exec(tail)?.[0].length ?? (OTHER_KEY.test(text) ? text.length : 0);
  return best ?? (other > 0 ? { length: other, label: { role: null } } : null);
}
