// Everything the client says, in both languages. The server has a catalogue of its own.

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
  readonly chooseRule: string;
  readonly noSuchRule: (id: string) => string;
  /** Where on a rule's page this language begins. */
  readonly pageAnchor: string;
  readonly pageMissing: (id: string) => string;
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
  chooseRule: '选择要查看说明的规则',
  noSuchRule: (id) => `没有名为 ${id} 的规则。`,
  pageAnchor: '',
  pageMissing: (id) => `规则 ${id} 的说明页无法打开，扩展可能不完整，请重新安装。`,
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
  chooseRule: 'Choose the rule to read about',
  noSuchRule: (id) => `There is no rule ${id}.`,
  pageAnchor: 'english',
  pageMissing: (id) =>
    `The page of rule ${id} cannot be opened. The extension may be incomplete; reinstall it.`,
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
