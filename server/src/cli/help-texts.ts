import type { Localized } from '../core/text/localized.js';

// The texts of `--help` and of wrong usage.

export const helpTexts = {
  program: {
    zh: '起草和审核公文：结构、编号、责任单位、引用。',
    en: 'Drafting and reviewing Chinese government notices: structure, numbering, agencies, references.',
  },
  check: {
    zh: '检查文件，报告编号、责任单位、括号等方面的问题。',
    en: 'Check files and report problems of numbering, agencies, brackets and more.',
  },
  exitCodes: {
    zh: '退出码：0 没有达到 --fail-on 级别的问题；1 有；2 用法错误，或有文件无法读取。',
    en: 'Exit code: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or a file that cannot be read.',
  },
  parse: { zh: '输出文件的结构（JSON）。', en: "Print a file's structure as JSON." },
  outline: { zh: '以树形显示文件的提纲。', en: "Show a file's outline as a tree." },
  next: {
    zh: '由本年度计划起草下一年度计划，并列出需要核定之处。',
    en: "Draft next year's plan from this year's, and list what has to be decided.",
  },
  report: {
    zh: '生成审核报告：检查结果、责任单位、与上年计划的对比。输出到标准输出。',
    en: 'Write a review report: what was found, who is responsible, what is other than last year. Printed.',
  },
  lastYear: { zh: '与之对比的上年计划', en: "last year's plan, to compare with" },
  year: { zh: '新计划的年度', en: 'year of the new plan' },
  out: {
    zh: '草稿写入此文件（默认：标准输出）',
    en: 'write the draft to this file (default: standard output)',
  },
  review: {
    zh: '需要核定之处和已改动之处写入此文件（JSON）',
    en: 'write what has to be decided, and what was changed, to this file (JSON)',
  },
  formatFiles: {
    zh: '整理版面：一段一行、首行缩进、接回断行、括号用全角、删去多余空格。只动空白和括号宽度，内容不变；不加选项时输出到标准输出。',
    en: 'Bring files into the canonical layout: one indented paragraph a line, wraps healed, full-width brackets, no stray spaces. Only white space and the width of brackets change. Printed unless --write or --check is given.',
  },
  formatCheck: {
    zh: '不改文件，只列出需要整理的；有则退出码为 1',
    en: 'change nothing, list the files that would change; exit with 1 when there are any',
  },
  writeFiles: {
    zh: '写回原文件（保持编码和换行），并列出改动的文件',
    en: 'write the files back, in their own encoding and with their own line ends, and list those that changed',
  },
  renumber: {
    zh: '按文件自己的编法顺改序号，文内“第N项”等引用随之调整；不加 --write 时输出到标准输出。',
    en: "Put the numbers in order by the document's own scheme and carry references to items along; printed unless --write is given.",
  },
  compare: {
    zh: '逐项对比两份文件：未变、改写、移动、拆分、合并、新增、删除，责任单位和时限的变化。',
    en: 'Compare two notices item by item: unchanged, reworded, moved, split, merged, new, dropped; agencies, deadlines.',
  },
  compareExitCodes: {
    zh: '退出码：0 已对比，不论有无差异；2 用法错误，或有文件无法读取。',
    en: 'Exit code: 0 compared, whatever the differences; 2 wrong usage, or a file that cannot be read.',
  },
  oldFile: { zh: '旧文件，或 - 表示标准输入', en: 'the old file, or - for standard input' },
  newFile: { zh: '新文件，或 - 表示标准输入', en: 'the new file, or - for standard input' },
  rules: { zh: '列出全部规则，或者显示一条规则的详细说明。', en: 'List all rules, or explain one.' },
  agencies: {
    zh: '查询机构名录：全称、简称、层级、沿革。',
    en: 'Look agencies up: full and short names, level, history.',
  },
  lsp: { zh: '运行语言服务器，供编辑器连接。', en: 'Run the language server for an editor.' },
  help: { zh: '显示命令的帮助', en: 'show help for a command' },
  paths: {
    zh: '文件、文件夹（其中的 *.notice、*.gongwen、*.txt）、通配符，或 - 表示标准输入（--format ndjson 时逐行读取 JSON）',
    en: 'files, folders (*.notice, *.gongwen and *.txt in them), globs, or - for standard input (with --format ndjson: a JSON object on each line)',
  },
  file: { zh: '文件，或 - 表示标准输入', en: 'a file, or - for standard input' },
  ruleId: {
    zh: '规则（numbering/gap）或规则组（numbering）',
    en: 'a rule (numbering/gap) or a group (numbering)',
  },
  agencyName: {
    zh: '任何名称；没有完全一致的就显示相近的',
    en: 'any name; names near it are shown when none is the same',
  },
  format: { zh: '输出格式', en: 'output format' },
  config: {
    zh: '设置文件（JSON，内容同编辑器的 policyNotice 设置）',
    en: 'settings file (JSON, like the policyNotice settings of an editor)',
  },
  maxSeverity: {
    zh: '封顶：更严重的问题按此级别显示和计算，便于逐步采用',
    en: 'cap: graver findings are shown and counted as this, for adopting the checks step by step',
  },
  failOn: { zh: '达到此级别即以退出码 1 结束', en: 'exit with 1 on findings of this severity or graver' },
  fix: {
    zh: '自动修复可以安全修复的问题，写回原文件（保持编码和换行）',
    en: 'apply safe fixes and write the files back, in their own encoding and with their own line ends',
  },
  write: {
    zh: '写回原文件（保持编码和换行），并列出改动',
    en: 'write the file back, in its own encoding and with its own line ends, and list the changes',
  },
  before: {
    zh: '改动前的版本：按它确定引用原来所指的条目，序号已乱时也不会指错',
    en: 'the version before the changes: it tells what each reference meant, however the numbers stand now',
  },
  noBaseline: {
    zh: '不理会 .policy-notice/baseline.json，隐藏的问题也列出',
    en: 'disregard .policy-notice/baseline.json and report hidden findings too',
  },
  encoding: {
    zh: '文件的编码，例如 gb18030；不指定则自动识别',
    en: 'encoding of the files, such as gb18030; detected when not given',
  },
  workers: {
    zh: '并行线程数；0 为不并行（默认：每 16 个文件一个，不超过核心数）',
    en: 'threads to use; 0 for none (default: one for every 16 files, up to the number of cores)',
  },
  workersAllowed: { zh: '0 至 999 的整数', en: 'a whole number from 0 to 999' },
  agencyFile: {
    zh: '自有机构名录文件；不指定则取文件所在及上层文件夹中最近的 policy-notice.agencies.json',
    en: 'your own file of agencies; when not given, the nearest policy-notice.agencies.json beside or above the file',
  },
  summary: {
    zh: '只显示摘要：标题、文号、日期、各级数量、责任单位',
    en: 'only a summary: title, number, dates, counts, agencies',
  },
  at: { zh: '某一天（YYYY-MM-DD）的情况', en: 'as of a day (YYYY-MM-DD)' },
  stdio: { zh: '通过标准输入输出通信', en: 'communicate over standard input and output' },
  lang: { zh: '语言（默认随系统）', en: "language (default: the system's)" },
  version: { zh: '显示版本号', en: 'print the version' },
  helpOption: { zh: '显示帮助', en: 'show help' },
  headings: {
    'Usage:': { zh: '用法：', en: 'Usage:' },
    'Arguments:': { zh: '参数：', en: 'Arguments:' },
    'Options:': { zh: '选项：', en: 'Options:' },
    'Commands:': { zh: '命令：', en: 'Commands:' },
  } satisfies Record<string, Localized>,
  choices: (values: string): Localized => ({ zh: `可选：${values}`, en: `one of ${values}` }),
  preset: (value: string): Localized => ({ zh: `默认：${value}`, en: `default: ${value}` }),
  extra: (parts: readonly string[]): Localized => ({
    zh: `（${parts.join('；')}）`,
    en: ` (${parts.join('; ')})`,
  }),
} as const;

export const usageTexts = {
  unknownOption: (option: string): Localized => ({
    zh: `没有选项 ${option}`,
    en: `unknown option ${option}`,
  }),
  unknownCommand: (name: string): Localized => ({ zh: `没有命令 ${name}`, en: `unknown command ${name}` }),
  missingArgument: (name: string): Localized => ({ zh: `缺少参数 ${name}`, en: `missing argument ${name}` }),
  missingValue: (option: string): Localized => ({
    zh: `选项 ${option} 缺少值`,
    en: `option ${option} needs a value`,
  }),
  missingOption: (option: string): Localized => ({
    zh: `必须指定 ${option}`,
    en: `option ${option} is required`,
  }),
  conflict: (one: string, other: string): Localized => ({
    zh: `选项 ${one} 与 ${other} 不能同时使用`,
    en: `options ${one} and ${other} do not go together`,
  }),
  tooMany: { zh: '参数过多', en: 'too many arguments' },
  invalidValue: (option: string, value: string, allowed: string): Localized => ({
    zh: `选项 ${option} 不接受 ${value}，可选：${allowed}`,
    en: `option ${option} cannot be ${value}; it is one of ${allowed}`,
  }),
  suggestion: (name: string): Localized => ({ zh: `，是否指 ${name}？`, en: `; did you mean ${name}?` }),
  seeHelp: (command: string): Localized => ({
    zh: `。用法见 ${command} --help`,
    en: `. See ${command} --help`,
  }),
  internal: (why: string): Localized => ({
    zh: `内部错误：${why}。请报告此问题；设置环境变量 POLICY_NOTICE_DEBUG=1 可显示详情`,
    en: `internal error: ${why}. Please report this; POLICY_NOTICE_DEBUG=1 in the environment shows the details`,
  }),
} as const;
