import type { Role } from '../../core/agencies/types.js';
import type { NodeKind } from '../../core/model/notice.js';
import type { Localized } from '../../core/text/localized.js';

// Every text the server itself says. Messages of findings stand with their rules.

function counted(n: number, zh: string, one: string, many = `${one}s`): Localized {
  return { zh: `${n}${zh}`, en: `${n} ${n === 1 ? one : many}` };
}

/** How many units of a kind. */
export function units(n: number, kind: NodeKind): Localized {
  switch (kind) {
    case 'part':
      return counted(n, '编', 'part');
    case 'chapter':
      return counted(n, '章', 'chapter');
    case 'section':
      return counted(n, '节', 'section');
    case 'item':
      return counted(n, '项', 'item');
    case 'subitem':
      return counted(n, '小项', 'subitem');
    case 'article':
      return counted(n, '条', 'article');
    case 'decimal':
      return counted(n, '项', 'numbered point');
  }
}

export const messages = {
  attachedText: (index: number): Localized => ({ zh: `附件文本${index}`, en: `Attached text ${index}` }),
  noticeText: { zh: '正文', en: 'Notice' },
  agencies: (n: number): Localized => counted(n, '个单位', 'agency', 'agencies'),
  firstAgency: (name: string, n: number): Localized =>
    n === 1 ? { zh: name, en: name } : { zh: `${name}等${n}个单位`, en: `${name} and ${n - 1} more` },
  line: (n: number): Localized => ({ zh: `第${n}行`, en: `line ${n}` }),
  noAgencies: { zh: '未列责任单位', en: 'No responsible agency' },
  deadlines: { zh: '时限：', en: 'Deadlines: ' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  semicolon: { zh: '，', en: ', ' },
  openBracket: { zh: '（', en: ' (' },
  closeBracket: { zh: '）', en: ')' },
  andMore: (n: number): Localized => ({ zh: `，另有${n}处`, en: ` and ${n} more` }),
  moreParts: (n: number): Localized => ({ zh: `……另有${n}个`, en: `… and ${n} more` }),
  note: { zh: '说明：', en: 'Note: ' },
  expands: (written: string, name: string): Localized => ({
    zh: `文中省略写作“${written}”，即“${name}”。`,
    en: `Written “${written}” for short: “${name}”.`,
  }),
  collective: {
    zh: '泛指一类单位，不指某一个机构。',
    en: 'Names a class of bodies, no single one.',
  },
  notRegistered: {
    zh: '机构名录中没有这个名称。',
    en: 'The registry of agencies has no such name.',
  },
  shortName: (name: string): Localized => ({ zh: `规范简称：${name}`, en: `Standard short name: ${name}` }),
  shortNameUnverified: (name: string): Localized => ({
    zh: `简称：${name}（未核实）`,
    en: `Short name: ${name} (unverified)`,
  }),
  history: { zh: '沿革', en: 'History' },
  unverified: { zh: '（未核实）', en: ' (unverified)' },
  appears: (n: number): Localized => ({
    zh: `本文出现${n}处：`,
    en: `Named ${counted(n, '', 'time').en} here: `,
  }),
  cited: (n: number): Localized => ({
    zh: `本文引用${n}次：`,
    en: `Cited ${counted(n, '', 'time').en} here: `,
  }),
  rolesByName: {
    lead: { zh: '牵头', en: 'lead' },
    support: { zh: '配合', en: 'support' },
    guide: { zh: '指导', en: 'guidance' },
    responsible: { zh: '负责', en: 'responsible' },
  } satisfies Record<Role, Localized>,
  headerFold: { zh: '标题、文号与主送机关', en: 'Title, number and addressees' },
  tooLarge: (size: string, limit: string): Localized => ({
    zh: `文件过大（${size}，上限 ${limit}），未作分析。请拆分后再检查。`,
    en: `The file is too large to be analysed (${size}; the limit is ${limit}). Split it to have it checked.`,
  }),
  notShown: (n: number, shown: number, setting: string): Localized => ({
    zh: `另有${n}个问题未显示（已列出最严重的${shown}个，上限由 ${setting} 设定）。命令 policy-notice check 列出全部问题。`,
    en: `${counted(n, '', 'more finding').en} not shown (these are the ${shown} gravest; ${setting} sets the limit). Run policy-notice check for all.`,
  }),
  renumberAll: { zh: '顺改全文序号与引用', en: 'Renumber the whole document, references included' },
  /** Behind the title of what renumbers: how many references it leaves as they are for somebody to look at. */
  openReferences: (n: number): Localized => ({
    zh: `；另有${n}处引用须核对`,
    en: `; ${counted(n, '', 'reference').en} to look at`,
  }),
  referencesStay: { zh: '；引用不随改', en: '; references stay as they are' },
  expandNames: { zh: '写全本组省略的单位名称', en: 'Write the shortened names of this list in full' },
  elideNames: { zh: '省略本组单位名称中重复的部分', en: 'Shorten the names of this list' },
  unifyName: (name: string, n: number): Localized => ({
    zh: `全文统一为“${name}”（${n}处）`,
    en: `Write “${name}” all through the document (${counted(n, '', 'place').en})`,
  }),
  hideFinding: (title: string): Localized => ({
    zh: `隐藏此问题（${title}），不改动文件`,
    en: `Hide this finding (${title}); the document stays as it is`,
  }),
  turnOffRule: (title: string): Localized => ({
    zh: `在工作区设置中关闭此规则（${title}）`,
    en: `Turn this rule off in the workspace settings (${title})`,
  }),
  findingGone: {
    zh: '此问题已不在原处：文件已有改动。',
    en: 'The finding is no longer there: the document has changed.',
  },
  noFolder: {
    zh: '文件不在工作区文件夹中，无处记录隐藏的问题。请先打开所在文件夹。',
    en: 'The document is in no workspace folder, so there is nowhere to keep what is hidden. Open its folder first.',
  },
  baselineBroken: (file: string): Localized => ({
    zh: `${file} 有错误，未作改动。请先改正其中标出的错误。`,
    en: `${file} has errors and was left as it is. Mend what is marked in it first.`,
  }),
  notWritten: (file: string): Localized => ({
    zh: `无法写入 ${file}。`,
    en: `${file} could not be written.`,
  }),
  /** Behind the title of a change somebody could disagree with. */
  toBeChecked: { zh: '（请核对）', en: ' (check the result)' },
  fixRule: (title: string): Localized => ({
    zh: `修复全文中的此类问题：${title}`,
    en: `Fix all in the document: ${title}`,
  }),
  fixAll: (n: number): Localized => ({
    zh: `修复全部可安全修复的问题（${n}处）`,
    en: `Fix all problems that can be fixed safely (${n})`,
  }),
  notOpen: (uri: string): Localized => ({
    zh: `文档未打开：${uri}`,
    en: `the document is not open: ${uri}`,
  }),
  wrongParams: (method: string, what: string): Localized => ({
    zh: `${method} 的参数有误：${what}`,
    en: `${method}: wrong parameters: ${what}`,
  }),
  setting: (name: string, message: string): Localized => ({
    zh: `设置 ${name}：${message}。`,
    en: `Setting ${name}: ${message}.`,
  }),
  unknownSettings: (names: string): Localized => ({
    zh: `未识别的设置（已忽略）：${names}`,
    en: `Settings not known to the server (ignored): ${names}`,
  }),
  ruleFailed: (rule: string, error: string): Localized => ({
    zh: `规则 ${rule} 运行出错，已跳过，其他规则照常运行：${error}`,
    en: `rule ${rule} failed and was skipped, the others ran: ${error}`,
  }),
  requestFailed: (method: string): Localized => ({
    zh: `${method} 处理失败，详情见服务器日志。`,
    en: `${method} failed; the server's log has the details.`,
  }),
} as const;
