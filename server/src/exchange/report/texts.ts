import type { Role } from '../../core/agencies/types.js';
import type { Severity } from '../../core/lint/rule.js';
import type { Localized } from '../../core/text/localized.js';

/** What a review report says of itself. */
export const reportTexts = {
  title: { zh: '审核报告', en: 'Review Report' },
  overview: { zh: '一、文稿概况', en: '1. The document' },
  findings: { zh: '二、检查结果', en: '2. What was found' },
  bodies: { zh: '三、责任单位', en: '3. Who is responsible' },
  comparison: { zh: '四、与上年计划对比', en: '4. Compared with last year’s plan' },
  fileTitle: { zh: '标题', en: 'Title' },
  documentNumber: { zh: '发文字号', en: 'Document number' },
  issuer: { zh: '发文机关', en: 'Issuer' },
  issuedOn: { zh: '成文日期', en: 'Issued on' },
  addressees: { zh: '主送机关', en: 'Addressees' },
  structure: { zh: '结构', en: 'Structure' },
  none: { zh: '（无）', en: '(none)' },
  counts: (chapters: number, sections: number, items: number, groups: number, bodies: number): Localized => ({
    zh: `${chapters}章，${sections}节，${items}项；责任单位${groups}处，涉及${bodies}个单位`,
    en: `${chapters} chapters, ${sections} sections, ${items} items; ${groups} lists of agencies, ${bodies} agencies`,
  }),
  severity: {
    error: { zh: '错误', en: 'error' },
    warning: { zh: '警告', en: 'warning' },
    info: { zh: '提示', en: 'information' },
    hint: { zh: '建议', en: 'hint' },
  } satisfies Record<Severity, Localized>,
  found: (counts: Readonly<Record<Severity, number>>): Localized => ({
    zh: `共${sum(counts)}处：错误${counts.error}，警告${counts.warning}，提示${counts.info}，建议${counts.hint}。`,
    en: `${sum(counts)} in all: ${counts.error} errors, ${counts.warning} warnings, ${counts.info} remarks, ${counts.hint} hints.`,
  }),
  nothingFound: { zh: '未发现问题。', en: 'Nothing was found.' },
  hidden: (n: number): Localized => ({
    zh: `另有${n}处已由审核人员隐藏，未列入。`,
    en: `${n} more were hidden by reviewers and are not listed.`,
  }),
  where: { zh: '位置', en: 'Place' },
  what: { zh: '问题', en: 'What is wrong' },
  written: { zh: '原文', en: 'As written' },
  rule: (severity: string, title: string, n: number): Localized => ({
    zh: `【${severity}】${title}（${n}处）`,
    en: `${title} (${severity}, ${n})`,
  }),
  places: (names: Localized, outside: number, more: number): Localized => ({
    zh: `同类问题见于：${[names.zh, more > 0 ? `另${more}个条目` : '', outside > 0 ? `条目之外${outside}处` : ''].filter(Boolean).join('，')}。`,
    en: `The same in: ${[names.en, more > 0 ? `${more} more units` : '', outside > 0 ? `${outside} places outside them` : ''].filter(Boolean).join(', ')}.`,
  }),
  line: (n: number): Localized => ({ zh: `第${n}行`, en: `line ${n}` }),
  body: { zh: '单位', en: 'Agency' },
  role: {
    lead: { zh: '牵头', en: 'leads' },
    support: { zh: '配合', en: 'supports' },
    guide: { zh: '指导', en: 'guides' },
    responsible: { zh: '负责', en: 'responsible' },
  } satisfies Record<Role, Localized>,
  total: { zh: '合计', en: 'Total' },
  units: { zh: '条目', en: 'Items' },
  noBodies: { zh: '文中没有责任单位。', en: 'No agency is named as responsible.' },
  comparedWith: (title: string): Localized => ({
    zh: `对比文件：《${title}》。`,
    en: `Compared with 《${title}》.`,
  }),
  nothingChanged: { zh: '各项均未变。', en: 'All items are as they were.' },
} as const;

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
