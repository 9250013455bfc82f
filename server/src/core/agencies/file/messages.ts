import type { ParseError } from 'jsonc-parser';
import type { Localized } from '../../text/localized.js';

const SYNTAX: Readonly<Record<number, Localized>> = {
  3: { zh: '此处应为属性名（带双引号）', en: 'a property name in double quotes is expected here' },
  4: { zh: '此处缺少值', en: 'a value is missing here' },
  5: { zh: '属性名后缺少冒号“:”', en: 'a colon is missing after the property name' },
  6: { zh: '缺少逗号“,”', en: 'a comma is missing' },
  7: { zh: '缺少右花括号“}”', en: 'a closing brace } is missing' },
  8: { zh: '缺少右方括号“]”', en: 'a closing bracket ] is missing' },
  9: { zh: '文件应在此处结束', en: 'the file should end here' },
  11: { zh: '注释没有结束', en: 'the comment does not end' },
  12: { zh: '字符串没有结束，缺少双引号', en: 'the string does not end; a double quote is missing' },
  14: { zh: '\\u 后应为四位十六进制数', en: 'four hexadecimal digits must follow \\u' },
  15: { zh: '没有这种转义字符', en: 'there is no such escape' },
};

/** What is wrong with the writing of a JSON file at one place. */
export function syntaxText({ error }: ParseError): Localized {
  return SYNTAX[error] ?? { zh: '不是有效的 JSON', en: 'not valid JSON' };
}

/** Everything said about a file of agencies. */
export const fileMessages = {
  missing: (name: string): Localized => ({ zh: `缺少“${name}”`, en: `“${name}” is missing` }),
  tooDeep: { zh: '嵌套过深，无法读取', en: 'nested too deeply to be read' },
  tooLong: { zh: '文件过大，无法读取', en: 'too large to be read' },
  noObject: { zh: '文件内容应为一个对象 {…}', en: 'the file must hold one object {…}' },
  unknownKey: (name: string, near: string | null): Localized => ({
    zh: `没有“${name}”这一项${near === null ? '' : `，是否指“${near}”`}；已忽略`,
    en: `there is no property “${name}”; ${near === null ? 'it' : `did you mean “${near}”? It`} is ignored`,
  }),
  repeatedKey: (name: string): Localized => ({
    zh: `“${name}”重复出现，以最后一个为准`,
    en: `“${name}” stands here twice; the last one counts`,
  }),
  sameId: (id: string): Localized => ({
    zh: `编号“${id}”已用于本文件中的另一单位；此条未采用`,
    en: `the id “${id}” is another body’s in this file; this entry is not used`,
  }),
  foreignId: (id: string, owner: string): Localized => ({
    zh: `编号“${id}”属于“${owner}”；要整条替换请加 "replace": true。此条未采用`,
    en: `the id “${id}” is that of “${owner}”; to take its place say "replace": true. This entry is not used`,
  }),
  sameBody: (name: string): Localized => ({
    zh: `“${name}”在本文件中已有一条；此条未采用`,
    en: `this file already has an entry “${name}”; this one is not used`,
  }),
  repeatedName: (name: string): Localized => ({
    zh: `“${name}”在此条中重复出现`,
    en: `“${name}” stands in this entry twice`,
  }),
  sharedName: (name: string, others: readonly string[]): Localized => ({
    zh: `“${name}”也是${others.map((other) => `“${other}”`).join('、')}的名称，文中出现时无法确定所指`,
    en: `“${name}” is also a name of ${others.map((other) => `“${other}”`).join(', ')}; where a document uses it, it cannot be resolved`,
  }),
  noPlace: (place: string): Localized => ({
    zh: `没有“${place}”这样的地方；应写作 国家、广东、广东/深圳 或 /延吉`,
    en: `there is no place “${place}”; write it as in 国家, 广东, 广东/深圳 or /延吉`,
  }),
  otherPlace: (place: string): Localized => ({
    zh: `此条列在“${place}”之下，不能属于另一地`,
    en: `this entry stands under “${place}” and cannot be of another place`,
  }),
  endsBefore: (day: string): Localized => ({
    zh: `早于设立日期 ${day}；此条未采用`,
    en: `before its first day, ${day}; this entry is not used`,
  }),
  noSuccessor: (name: string, near: string | null): Localized => ({
    zh: `名录中没有“${name}”${near === null ? '' : `，是否指“${near}”`}；此变动未采用`,
    en: `there is no body “${name}”; ${near === null ? 'the' : `did you mean “${near}”? The`} change is not used`,
  }),
  ownSuccessor: {
    zh: '单位不能接续自身；此变动未采用',
    en: 'a body cannot come after itself; the change is not used',
  },
} as const;
