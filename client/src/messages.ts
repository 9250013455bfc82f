// Everything the client says, in both languages. The server has a catalogue of its own.

import type { Progress } from './review/review-file.js';

export type Locale = 'zh' | 'en';

export interface Messages {
  readonly notNumbered: string;
  readonly items: (n: number) => string;
  readonly sections: (n: number) => string;
  readonly chapters: (n: number) => string;
  readonly errors: (n: number) => string;
  readonly warnings: (n: number) => string;
  readonly outline: (chapters: number, sections: number, items: number) => string;
  readonly responsibilities: (groups: number, mentions: number, bodies: number) => string;
  readonly findings: (errors: number, warnings: number, infos: number, hints: number) => string;
  readonly hidden: (n: number) => string;
  readonly notANotice: string;
  readonly tooLarge: string;
  readonly openProblems: string;
  readonly openOutline: string;
  readonly statusName: string;
  readonly serverName: string;
  readonly serverStarting: string;
  readonly serverRunning: string;
  readonly serverFailed: string;
  readonly startFailed: (reason: string) => string;
  readonly exitedEarly: string;
  readonly crashedOften: (times: number) => string;
  readonly restartedAfterCrash: string;
  readonly restart: string;
  readonly showOutput: string;
  readonly recognised: (name: string) => string;
  readonly treatAsNotice: string;
  readonly always: string;
  readonly never: string;
  readonly noEditor: string;
  readonly noNotice: string;
  readonly nothingToFix: string;
  readonly notFixed: string;
  readonly openReferences: (n: number) => string;
  readonly pasteRenumbered: string;
  readonly showPlace: string;
  readonly ruleOff: (id: string) => string;
  readonly serverNeeded: string;
  readonly nothingHidden: string;
  readonly chooseHidden: string;
  readonly hiddenHere: string;
  readonly hiddenGone: string;
  readonly goTo: string;
  readonly restored: (n: number) => string;
  readonly notRestored: (reason: string) => string;
  readonly chooseRule: string;
  readonly noSuchRule: (id: string) => string;
  /** Where on a rule's page this language begins. */
  readonly pageAnchor: string;
  readonly pageMissing: (id: string) => string;
  readonly noSavedNotice: string;
  readonly noPlanYear: string;
  readonly askYear: (from: number) => string;
  readonly yearNotAhead: (from: number) => string;
  readonly progress: (progress: Progress) => string;
  readonly allDecided: string;
  readonly notInDraft: string;
  readonly notInDraftAnyMore: string;
  readonly sourceMissing: (source: string) => string;
  readonly reviewNotSaved: (reason: string) => string;
  readonly proposal: (text: string) => string;
  readonly changed: (from: string, to: string) => string;
  readonly showSource: string;
  /** What was decided, and what is to be. */
  readonly decisions: Readonly<Record<'keep' | 'edit' | 'drop' | 'merge', string>>;
  readonly decide: Readonly<Record<'keep' | 'edit' | 'drop' | 'merge', string>>;
  /** By the reasons and the kinds of change of a review. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly changes: Readonly<Record<string, string>>;
  readonly chooseOld: (now: string) => string;
  readonly otherFile: string;
  readonly compareWith: string;
  readonly compareTitle: (old: string, now: string) => string;
  readonly compareWhat: string;
  readonly compareNothing: string;
  readonly compareTogether: string;
  /** By the kinds of change, and `added`, `dropped`, `unchanged`. */
  readonly compareKinds: Readonly<Record<string, string>>;
  readonly noComparison: string;
  readonly compareFileName: string;
  readonly reportFileName: string;
  readonly exported: (name: string) => string;
  readonly openFile: string;
}

const zh: Messages = {
  notNumbered: '无编号',
  items: (n) => `${n} 项`,
  sections: (n) => `${n} 节`,
  chapters: (n) => `${n} 章`,
  errors: (n) => `${n} 错`,
  warnings: (n) => `${n} 警`,
  outline: (chapters, sections, items) => `${chapters} 章“一、”，${sections} 节“（一）”，${items} 项“1．”`,
  responsibilities: (groups, mentions, bodies) => `${groups} 处责任单位，共 ${mentions} 次、${bodies} 个单位`,
  findings: (errors, warnings, infos, hints) =>
    `${errors} 个错误，${warnings} 个警告，${infos} 条信息，${hints} 条提示`,
  hidden: (n) => `另有 ${n} 个问题已隐藏`,
  notANotice: '内容不像公文，未作检查。',
  tooLarge: '文件过大，未作检查。',
  openProblems: '查看问题',
  openOutline: '查看大纲',
  statusName: '公文概况',
  serverName: '公文语言服务',
  serverStarting: '正在启动',
  serverRunning: '运行中',
  serverFailed: '未运行，大纲与检查不可用',
  startFailed: (reason) =>
    `公文语言服务无法启动，大纲与检查不可用：${reason}。请重启语言服务；仍不行时查看输出。`,
  exitedEarly: '服务程序未能运行',
  crashedOften: (times) => `公文语言服务三分钟内意外退出 ${times} 次，已停止自动重启。请查看输出后手动重启。`,
  restartedAfterCrash: '语言服务意外退出，正在重启。',
  restart: '重启语言服务',
  showOutput: '显示输出',
  recognised: (name) => `“${name}”看起来是一份公文。是否按公文处理（大纲、序号与责任单位检查）？`,
  treatAsNotice: '按公文处理',
  always: '今后自动处理',
  never: '不再询问',
  noEditor: '没有打开的文本文件。请先打开要处理的文件。',
  noNotice: '当前文件不是公文。请先执行“将此文件按公文处理”。',
  nothingToFix: '没有可以自动修正的问题。',
  notFixed: '未能修正：文件在处理过程中有改动或为只读。请重试。',
  openReferences: (n) => `（共 ${n} 处引用需核对）`,
  pasteRenumbered: '粘贴并顺改序号',
  showPlace: '查看',
  ruleOff: (id) => `已在设置中关闭规则 ${id}。`,
  serverNeeded: '公文语言服务未运行。请先打开一份公文。',
  nothingHidden: '没有隐藏的问题。',
  chooseHidden: '勾选要恢复提示的问题',
  hiddenHere: '已隐藏',
  hiddenGone: '原文已改动，不再适用',
  goTo: '转到原文',
  restored: (n) => `已恢复 ${n} 个问题的提示。`,
  notRestored: (reason) => `未能恢复：${reason}`,
  chooseRule: '选择要查看说明的规则',
  noSuchRule: (id) => `没有名为 ${id} 的规则。`,
  pageAnchor: '',
  pageMissing: (id) => `规则 ${id} 的说明页无法打开，扩展可能不完整，请重新安装。`,
  noSavedNotice: '请先打开并保存本年度的计划（公文文件），再起草下一年度计划。',
  noPlanYear: '标题和成文日期都没有写明年度，无法起草下一年度计划。',
  askYear: (from) => `这是 ${from} 年的计划。新计划的年度：`,
  yearNotAhead: (from) => `请输入 ${from} 年之后的年度（四位数字）。`,
  progress: ({ done, all, items }) =>
    `已核定 ${done}/${all}处${items ? `，${items.done}/${items.all}项` : ''}`,
  allDecided: '已全部核定。',
  notInDraft: '文中已无',
  notInDraftAnyMore: '草稿中已没有这处文字：可能已经改写或删去。',
  sourceMissing: (source) => `上一年度计划无法打开：${source}`,
  reviewNotSaved: (reason) => `核定结果未能保存：${reason}`,
  proposal: (text) => `建议：${text}`,
  changed: (from, to) => `已由“${from}”改为“${to}”，请确认。`,
  showSource: '对照上年原文',
  decisions: { keep: '保留', edit: '已改', drop: '删去', merge: '合并' },
  decide: { keep: '保留', edit: '修改', drop: '删去', merge: '合并' },
  reasons: {
    'deadline-passed': '时限已过',
    'deadline-ahead': '时限在后',
    'year-bound': '过去年度',
    'ordinal-event': '届次顺延',
    'period-ended': '期间已满',
    wording: '措辞核定',
    'agency-reformed': '机构变动',
  },
  changes: {
    'title-year': '标题年度',
    'document-number': '发文字号待定',
    date: '日期待定',
    'agency-name': '机构名称',
    'ordinal-event': '届次顺延',
  },
  chooseOld: (now) => `选择与“${now}”对比的上年计划`,
  otherFile: '其他文件…',
  compareWith: '与此文件对比',
  compareTitle: (old, now) => `${old} ↔ ${now}`,
  compareWhat: '变化',
  compareNothing: '没有这类变化。',
  compareTogether: '与两份文稿一起滚动',
  compareKinds: {
    reworded: '改写',
    moved: '移动',
    split: '拆分',
    merged: '合并',
    agencies: '责任单位有变',
    deadlines: '时限有变',
    added: '新增',
    dropped: '删除',
    unchanged: '未变',
  },
  noComparison: '请先执行“与上年计划对比”。',
  compareFileName: '对比',
  reportFileName: '审核报告',
  exported: (name) => `已导出：${name}`,
  openFile: '打开',
};

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

const en: Messages = {
  notNumbered: 'not numbered',
  items: (n) => count(n, 'item'),
  sections: (n) => count(n, 'section'),
  chapters: (n) => count(n, 'chapter'),
  errors: (n) => count(n, 'error'),
  warnings: (n) => count(n, 'warning'),
  outline: (chapters, sections, items) =>
    `${count(chapters, 'chapter')} “一、”, ${count(sections, 'section')} “（一）”, ${count(items, 'item')} “1．”`,
  responsibilities: (groups, mentions, bodies) =>
    `${count(groups, 'responsibility group')} with ${count(mentions, 'mention')} of ${count(bodies, 'body', 'bodies')}`,
  findings: (errors, warnings, infos, hints) =>
    `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${infos} information, ${count(hints, 'hint')}`,
  hidden: (n) => `${count(n, 'more finding is', 'more findings are')} hidden`,
  notANotice: 'The text does not look like an official document; it was not checked.',
  tooLarge: 'The file is too large to be checked.',
  openProblems: 'Show problems',
  openOutline: 'Show outline',
  statusName: 'Notice Summary',
  serverName: 'Policy Notice Language Server',
  serverStarting: 'starting',
  serverRunning: 'running',
  serverFailed: 'not running; no outline and no checks',
  startFailed: (reason) =>
    `The Policy Notice language server could not start, so there is no outline and nothing is checked: ${reason}. Restart it; if that does not help, see the output.`,
  exitedEarly: 'its program did not run',
  crashedOften: (times) =>
    `The Policy Notice language server stopped unexpectedly ${times} times within three minutes and is not restarted any more. See the output, then restart it.`,
  restartedAfterCrash: 'The language server stopped unexpectedly and is being restarted.',
  restart: 'Restart Server',
  showOutput: 'Show Output',
  recognised: (name) =>
    `“${name}” looks like a Chinese government notice. Treat it as one (outline, checks of numbering and agencies)?`,
  treatAsNotice: 'Treat as Notice',
  always: 'Always',
  never: 'Never Ask',
  noEditor: 'No text file is open. Open the file to work on first.',
  noNotice: 'This file is not a notice. Run “Treat This File as a Notice” first.',
  nothingToFix: 'There is nothing that can be fixed automatically.',
  notFixed: 'Nothing was fixed: the file changed meanwhile or is read-only. Try again.',
  openReferences: (n) => ` (${n} references to look at)`,
  pasteRenumbered: 'Paste and renumber',
  showPlace: 'Show',
  ruleOff: (id) => `Rule ${id} is now off in the settings.`,
  serverNeeded: 'The Policy Notice language server is not running. Open a notice first.',
  nothingHidden: 'No findings are hidden.',
  chooseHidden: 'Choose the findings to report again',
  hiddenHere: 'hidden',
  hiddenGone: 'the text has changed; no longer applies',
  goTo: 'Go to the text',
  restored: (n) => `${count(n, 'finding is', 'findings are')} reported again.`,
  notRestored: (reason) => `Nothing was restored: ${reason}`,
  chooseRule: 'Choose the rule to read about',
  noSuchRule: (id) => `There is no rule ${id}.`,
  pageAnchor: 'english',
  pageMissing: (id) =>
    `The page of rule ${id} cannot be opened. The extension may be incomplete; reinstall it.`,
  noSavedNotice: "Open this year's plan, saved as a notice, before you draft next year's.",
  noPlanYear: 'Neither its title nor its date names a year, so that next year’s plan cannot be drafted.',
  askYear: (from) => `This is the plan of ${from}. Year of the new one:`,
  yearNotAhead: (from) => `Enter a year after ${from}, in four digits.`,
  progress: ({ done, all, items }) =>
    `${done}/${all} places decided${items ? `, ${items.done}/${items.all} items` : ''}`,
  allDecided: 'Everything is decided.',
  notInDraft: 'gone from the text',
  notInDraftAnyMore: 'This text is no longer in the draft: it was reworded or taken out.',
  sourceMissing: (source) => `Last year’s plan cannot be opened: ${source}`,
  reviewNotSaved: (reason) => `The decisions could not be saved: ${reason}`,
  proposal: (text) => `Proposal: ${text}`,
  changed: (from, to) => `Changed from “${from}” to “${to}”; confirm it.`,
  showSource: 'Compare with Last Year',
  decisions: { keep: 'kept', edit: 'edited', drop: 'dropped', merge: 'merged' },
  decide: { keep: 'Keep', edit: 'Edit', drop: 'Drop', merge: 'Merge' },
  reasons: {
    'deadline-passed': 'target passed',
    'deadline-ahead': 'target ahead',
    'year-bound': 'a past year',
    'ordinal-event': 'event counted on',
    'period-ended': 'period over',
    wording: 'wording',
    'agency-reformed': 'body reformed',
  },
  changes: {
    'title-year': 'year of the title',
    'document-number': 'document number open',
    date: 'date open',
    'agency-name': 'name of a body',
    'ordinal-event': 'event counted on',
  },
  chooseOld: (now) => `Choose last year’s plan to compare “${now}” with`,
  otherFile: 'Another file…',
  compareWith: 'Compare with This',
  compareTitle: (old, now) => `${old} ↔ ${now}`,
  compareWhat: 'Change',
  compareNothing: 'No changes of these kinds.',
  compareTogether: 'Scroll with both editors',
  compareKinds: {
    reworded: 'reworded',
    moved: 'moved',
    split: 'split',
    merged: 'merged',
    agencies: 'other agencies',
    deadlines: 'other deadlines',
    added: 'new',
    dropped: 'dropped',
    unchanged: 'unchanged',
  },
  noComparison: 'Run “Compare with Last Year’s Plan” first.',
  compareFileName: 'comparison',
  reportFileName: 'review-report',
  exported: (name) => `Exported: ${name}`,
  openFile: 'Open',
};

/**
 * The language to speak.
 *
 * @param setting `policyNotice.language`
 * @param editor the editor's own language; Chinese unless it is English, as in the server
 */
export function localeFor(setting: string | undefined, editor: string): Locale {
  if (setting === 'zh' || setting === 'en') {
    return setting;
  }
  return editor.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** The catalogue of one language. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'zh' ? zh : en;
}
