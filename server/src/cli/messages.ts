import type { TransitionKind } from '../core/agencies/schema.js';
import type { RuleMeta, Severity, Source } from '../core/lint/rule.js';
import type { NodeKind } from '../core/model/notice.js';
import type { Localized } from '../core/text/localized.js';
import type { BinaryKind } from './input/binary.js';

// Every text the command line itself says while it works; its help stands in help-texts.ts.
// Messages of findings stand with their rules.

function counted(n: number, zh: string, one: string, many = `${one}s`): Localized {
  return { zh: `${n}${zh}`, en: `${n} ${n === 1 ? one : many}` };
}

const BINARY: Readonly<Record<BinaryKind, Localized>> = {
  word: {
    zh: '这是 Word 文档（.docx）。请在 Word 或 WPS 中另存为纯文本（.txt，UTF-8）',
    en: 'this is a Word document (.docx); save it as plain text (.txt, UTF-8) first',
  },
  'old-office': {
    zh: '这是 Word、WPS 或 Excel 的二进制文档。请另存为纯文本（.txt，UTF-8）',
    en: 'this is a binary Word, WPS or Excel document; save it as plain text (.txt, UTF-8) first',
  },
  pdf: { zh: '这是 PDF 文件。请先转换为纯文本', en: 'this is a PDF file; convert it to plain text first' },
  image: { zh: '这是图片。请先识别为文字', en: 'this is a picture; have its text recognised first' },
  archive: { zh: '这是压缩文件。请先解压', en: 'this is an archive; unpack it first' },
  unknown: {
    zh: '这是二进制文件，不是文本。如果是没有标记的 UTF-16 文本，请用 --encoding utf-16le',
    en: 'this is a binary file, not text; if it is UTF-16 text without a mark, give --encoding utf-16le',
  },
};

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** Everything the command line says while it works. */
export const messages = {
  // Reading and writing documents: each names the file and says what to do.

  standardInput: { zh: '<标准输入>', en: '<stdin>' },
  missing: (file: string): Localized => ({
    zh: `${file}：没有这个文件。请检查路径`,
    en: `${file}: no such file; check the path`,
  }),
  forbidden: (file: string): Localized => ({
    zh: `${file}：没有权限读取。请检查文件权限`,
    en: `${file}: not allowed to read it; check its permissions`,
  }),
  isFolder: (file: string): Localized => ({
    zh: `${file}：这是文件夹。请给出其中的一个文件`,
    en: `${file}: this is a folder; name one of its files`,
  }),
  unreadable: (file: string, why: string): Localized => ({
    zh: `${file}：无法读取（${why}）`,
    en: `${file}: cannot be read (${why})`,
  }),
  empty: (file: string): Localized => ({
    zh: `${file}：文件是空的，没有可分析的内容`,
    en: `${file}: the file is empty; there is nothing to analyse`,
  }),
  tooLarge: (file: string, limit: number): Localized => ({
    zh: `${file}：文件超过 ${megabytes(limit)} 的上限，未读取。请确认它确实是公文，或者拆分后再处理`,
    en: `${file}: larger than the limit of ${megabytes(limit)}, not read; make sure it is a notice, or split it`,
  }),
  binary: (file: string, is: BinaryKind): Localized => ({
    zh: `${file}：${BINARY[is].zh}`,
    en: `${file}: ${BINARY[is].en}`,
  }),
  undecodable: (file: string, encoding: string, line: number): Localized => ({
    zh: `${file}：第 ${line} 行起不是有效的 ${encoding.toUpperCase()} 文本：文件已损坏，或者编码有误。请重新取得文件，或用 --encoding 指定实际的编码`,
    en: `${file}: not valid ${encoding.toUpperCase()} from line ${line} on: it is damaged, or that is the wrong encoding; get the file again, or name the encoding with --encoding`,
  }),
  unrecognised: (file: string, line: number, guess: string | null): Localized => ({
    zh: `${file}：看来编码有误：第 ${line} 行起不是有效的 UTF-8，也不像 GB18030 文本。请用 --encoding ${guess ?? '…'} 指定编码${guess ? '（推测）' : ''}，或另存为 UTF-8`,
    en: `${file}: looks like wrong encoding: not valid UTF-8 from line ${line} on, and not GB18030 text either; name it with --encoding ${guess ?? '…'}${guess ? ' (a guess)' : ''}, or save it as UTF-8`,
  }),
  mojibake: (
    file: string,
    source: { readonly readAs: string; readonly really: string } | null,
  ): Localized => ({
    zh: `${file}：看来编码有误，内容是乱码：${
      source
        ? `${source.really.toUpperCase()} 文本曾被当作 ${source.readAs.toUpperCase()} 打开并保存`
        : '部分字符已在转码时丢失或变样'
    }。请从原始文件重新取得文本`,
    en: `${file}: looks like wrong encoding, the text is garbled: ${
      source
        ? `${source.really.toUpperCase()} text was once opened as ${source.readAs.toUpperCase()} and saved`
        : 'characters were lost or changed in a conversion'
    }; get the text again from its source`,
  }),
  readAs: (file: string, encoding: string): Localized => ({
    zh: `${file}：按 ${encoding.toUpperCase()} 编码读取`,
    en: `${file}: read as ${encoding.toUpperCase()}`,
  }),
  unknownEncoding: (label: string): Localized => ({
    zh: `--encoding ${label}：不认识的编码。常用的有 utf-8、gb18030、gbk、big5、utf-16le`,
    en: `--encoding ${label}: unknown encoding; common ones are utf-8, gb18030, gbk, big5, utf-16le`,
  }),
  emptyFolder: (folder: string, endings: readonly string[]): Localized => {
    const listed = endings.map((ending) => `*.${ending}`).join(', ');
    return {
      zh: `${folder}：文件夹里没有可检查的文件（${listed}）。其他文件请写出文件名`,
      en: `${folder}: no file to check in this folder (${listed}); name other files one by one`,
    };
  },
  noMatch: (pattern: string): Localized => ({
    zh: `${pattern}：没有匹配的文件`,
    en: `${pattern}: no file matches`,
  }),
  lossyEncoding: (file: string, encoding: string): Localized => ({
    zh: `${file}：未写入：用 ${encoding.toUpperCase()} 写回会丢失或改动其他字符。请先另存为 UTF-8`,
    en: `${file}: not written: writing it back as ${encoding.toUpperCase()} would lose or change other characters; save it as UTF-8 first`,
  }),
  unwritable: (file: string, why: string): Localized => ({
    zh: `${file}：无法写入（${why}）`,
    en: `${file}: cannot be written (${why})`,
  }),

  // renumber, format
  changesOf: (file: string, done: Localized): Localized => ({
    zh: `${file}：${done.zh}`,
    en: `${file}: ${done.en}`,
  }),
  openPlace: (file: string, line: number, column: number, what: Localized): Localized => ({
    zh: `${file}:${line}:${column}: ${what.zh}`,
    en: `${file}:${line}:${column}: ${what.en}`,
  }),
  formatNothing: (file: string): Localized => ({
    zh: `${file}：内容不像公文，未整理版面`,
    en: `${file}: does not look like an official document; left as it is`,
  }),
  formatRefused: (file: string, line: number, column: number): Localized => ({
    zh: `${file}:${line}:${column}: 整理版面会在此处改动内容，已放弃，文件未动。请报告此问题`,
    en: `${file}:${line}:${column}: formatting would change the content here; given up, the file was left alone. Please report this`,
  }),
  formatLeft: (file: string, line: number, column: number): Localized => ({
    zh: `${file}:${line}:${column}: 此处整理后结构会有变化，保持原样`,
    en: `${file}:${line}:${column}: left as it is: another layout would change how it reads`,
  }),
  formatOne: {
    zh: '不加 --write 或 --check 时一次只能整理一个文件',
    en: 'without --write or --check only one file can be formatted at a time',
  },
  writeStdin: {
    zh: '--write 不能用于标准输入：没有可写回的文件',
    en: '--write does not work on standard input: there is no file to write back to',
  },

  // check
  severities: {
    error: { zh: '错误', en: 'error' },
    warning: { zh: '警告', en: 'warning' },
    info: { zh: '信息', en: 'info' },
    hint: { zh: '提示', en: 'hint' },
  } satisfies Record<Severity, Localized>,
  found: {
    error: (n: number): Localized => counted(n, ' 个错误', 'error'),
    warning: (n: number): Localized => counted(n, ' 个警告', 'warning'),
    info: (n: number): Localized => counted(n, ' 条信息', 'info'),
    hint: (n: number): Localized => counted(n, ' 条提示', 'hint'),
  } satisfies Record<Severity, (n: number) => Localized>,
  checked: (n: number): Localized => counted(n, ' 个文件：', 'file: ', 'files: '),
  nothingFound: { zh: '没有发现问题', en: 'no problems found' },
  comma: { zh: '，', en: ', ' },
  see: (line: number, column: number, what: string): Localized => ({
    zh: `参见 ${line}:${column} ${what}`,
    en: `see ${line}:${column} ${what}`,
  }),
  fixable: (n: number): Localized => ({
    zh: `其中 ${n} 个可用 --fix 自动修复`,
    en: `${n} can be fixed with --fix`,
  }),
  fixed: (n: number): Localized => ({ zh: `已修复 ${n} 处`, en: `${n} fixed` }),
  hidden: (n: number): Localized => ({ zh: `已隐藏 ${n} 个`, en: `${n} hidden` }),
  unread: (n: number): Localized => ({
    zh: `${n} 个文件未能检查`,
    en: `${n} ${n === 1 ? 'file' : 'files'} not checked`,
  }),
  ruleFailed: (file: string, rule: string, why: string): Localized => ({
    zh: `${file}：规则 ${rule} 运行出错，已跳过（${why}）。请报告此问题`,
    en: `${file}: rule ${rule} failed and was skipped (${why}); please report this`,
  }),
  crashed: (file: string, why: string): Localized => ({
    zh: `${file}：检查时出现内部错误，已跳过（${why}）。请报告此问题`,
    en: `${file}: skipped, the check failed inside (${why}); please report this`,
  }),
  linesAlone: {
    zh: '--format ndjson 逐行读取标准输入时不能同时指定文件',
    en: 'with --format ndjson standard input is read line by line; no files can be named beside it',
  },
  lineTooLong: (limit: number): Localized => ({
    zh: `此行超过 ${megabytes(limit)} 的上限，未读取`,
    en: `the line is longer than ${megabytes(limit)} and was not read`,
  }),
  lineSyntax: (why: string): Localized => ({
    zh: `此行不是 JSON（${why}）`,
    en: `the line is not JSON (${why})`,
  }),
  lineShape: {
    zh: '每行应为一个对象：{"file": "文件名", "text": "正文"} 或 {"file": "路径"}',
    en: 'a line holds one object: {"file": "name", "text": "the text"} or {"file": "path"}',
  },
  progress: (n: number): Localized => ({ zh: `已检查 ${n} 个文件`, en: `${n} files checked` }),
  fixStdin: {
    zh: '--fix 不能用于标准输入：没有可写回的文件',
    en: '--fix does not work on standard input: there is no file to write back to',
  },
  configSyntax: (file: string, why: string): Localized => ({
    zh: `${file}：不是有效的 JSON（${why}）`,
    en: `${file}: not valid JSON (${why})`,
  }),
  configSetting: (file: string, name: string, why: string): Localized => ({
    zh: `${file}：${name}：${why}`,
    en: `${file}: ${name}: ${why}`,
  }),
  configUnknown: (file: string, names: string): Localized => ({
    zh: `${file}：没有这些设置：${names}`,
    en: `${file}: there are no such settings: ${names}`,
  }),

  // next
  badYear: (year: string): Localized => ({
    zh: `年度“${year}”无效，应为四位数字，例如 --year 2017`,
    en: `“${year}” is no year; give four digits, as in --year 2017`,
  }),
  noPlanYear: (file: string): Localized => ({
    zh: `${file}：标题和成文日期都没有写明年度，无法顺延`,
    en: `${file}: neither its title nor its date names a year, so that it cannot be moved on`,
  }),
  yearNotAhead: (file: string, from: number, year: number): Localized => ({
    zh: `${file}：这是${from}年的计划，新计划的年度应在其后，而不是${year}`,
    en: `${file}: this is the plan of ${from}; the new one must be of a later year, not ${year}`,
  }),
  sameFile: (file: string): Localized => ({
    zh: `${file}：不能写入原文件，请另给一个文件名`,
    en: `${file}: is the source itself; give another file`,
  }),
  nextDone: (decide: number, changed: number, review: string | null): Localized => ({
    zh: `已改动 ${changed} 处，另有 ${decide} 处需要核定${review === null ? '（--review FILE 可写出清单）' : `，见 ${review}`}`,
    en: `${changed} changes made, ${decide} places to decide on${review === null ? ' (--review FILE writes the list)' : `, see ${review}`}`,
  }),

  // outline
  units: {
    part: (n: number): Localized => counted(n, ' 个编章', 'part'),
    chapter: (n: number): Localized => counted(n, ' 个章', 'chapter'),
    section: (n: number): Localized => counted(n, ' 个节', 'section'),
    item: (n: number): Localized => counted(n, ' 项', 'item'),
    subitem: (n: number): Localized => counted(n, ' 个小项', 'subitem'),
    article: (n: number): Localized => counted(n, ' 条', 'article'),
    decimal: (n: number): Localized => counted(n, ' 个分级编号项', 'decimal item'),
  } satisfies Record<NodeKind, (n: number) => Localized>,
  untitled: { zh: '（无标题）', en: '(untitled)' },
  noUnits: { zh: '没有编号的章节或条目', en: 'no numbered units' },
  nothingNumbered: (file: string): Localized => ({
    zh: `${file}：没有编号的条目，无可对比`,
    en: `${file}: no numbered items, nothing to compare`,
  }),
  twiceStdin: {
    zh: '只能有一个文件取自标准输入（-）；请写出另一个文件的名称',
    en: 'only one of the files can be standard input (-); name the other one',
  },
  notANotice: (file: string): Localized => ({
    zh: `${file}：看来不是公文，结果仅供参考`,
    en: `${file}: does not look like a notice; take the result with care`,
  }),
  labels: {
    title: { zh: '标题', en: 'Title' },
    documentNumber: { zh: '发文字号', en: 'Document number' },
    issuer: { zh: '发文机关', en: 'Issuer' },
    issuedOn: { zh: '成文日期', en: 'Issued' },
    publishedOn: { zh: '发布日期', en: 'Published' },
    addressees: { zh: '主送机关', en: 'Addressees' },
    contents: { zh: '内容', en: 'Contents' },
  },
  absent: { zh: '（未见）', en: '(not found)' },
  colon: { zh: '：', en: ': ' },
  listComma: { zh: '、', en: ', ' },
  semicolon: { zh: '；', en: '; ' },
  mentions: (mentions: number, bodies: number): Localized => ({
    zh: `责任提及 ${mentions} 处，涉及 ${bodies} 个单位`,
    en: `${counted(mentions, '', 'responsibility mention').en} of ${counted(bodies, '', 'body', 'bodies').en}`,
  }),
  collective: (n: number): Localized => ({
    zh: `另有统称 ${n} 处`,
    en: `${counted(n, '', 'collective mention').en} besides`,
  }),

  // rules, agencies
  ruleTable: {
    columns: {
      id: { zh: '规则', en: 'RULE' },
      severity: { zh: '级别', en: 'SEVERITY' },
      fix: { zh: '修复', en: 'FIX' },
      says: { zh: '说明', en: 'SAYS' },
    },
    fix: {
      none: { zh: '', en: '' },
      safe: { zh: '自动', en: 'safe' },
      unsafe: { zh: '需核对', en: 'review' },
    } satisfies Record<RuleMeta<unknown>['fix'], Localized>,
  },
  rulePage: {
    severity: (name: string): Localized => ({ zh: `默认级别：${name}`, en: `Default severity: ${name}` }),
    fix: {
      none: { zh: '修复：无', en: 'Fix: none' },
      safe: { zh: '修复：可自动应用', en: 'Fix: safe to apply' },
      unsafe: { zh: '修复：应用前请核对', en: 'Fix: to be looked at before it is applied' },
    } satisfies Record<RuleMeta<unknown>['fix'], Localized>,
    since: (version: string): Localized => ({ zh: `自版本 ${version}`, en: `Since ${version}` }),
    why: { zh: '为什么', en: 'Why' },
    basis: { zh: '依据', en: 'Basis' },
    source: (name: string, strength: string): Localized => ({
      zh: `${name}（${strength}）`,
      en: `${name} (${strength})`,
    }),
    strength: {
      norm: { zh: '标准的规定', en: 'required by the norm' },
      permissive: { zh: '标准允许，不强制', en: 'permitted by the norm, not required' },
      practice: { zh: '通行做法，并非规定', en: 'common practice, not a norm' },
      disputed: { zh: '有争议', en: 'disputed' },
    } satisfies Record<Source['strength'], Localized>,
    bad: { zh: '有问题的写法（⟦ ⟧ 内为报告的位置）', en: 'Faulty (⟦ ⟧ marks what is reported)' },
    good: { zh: '正确的写法', en: 'Right' },
    settings: { zh: '设置', en: 'Settings' },
  },
  unknownRule: (id: string, near: string | null): Localized => ({
    zh: `没有规则或规则组 ${id}${near ? `，是否指 ${near}？` : '。'}全部规则见 policy-notice rules`,
    en: `there is no rule or group ${id}${near ? `; did you mean ${near}?` : '.'} All rules: policy-notice rules`,
  }),
  agencyTable: {
    columns: {
      id: { zh: '编号', en: 'ID' },
      short: { zh: '简称', en: 'SHORT NAME' },
      full: { zh: '全称', en: 'FULL NAME' },
      level: { zh: '层级', en: 'LEVEL' },
    },
  },
  agency: {
    short: { zh: '规范简称', en: 'Short name' },
    aliases: { zh: '其他名称', en: 'Other names' },
    nonStandard: { zh: '不规范的名称', en: 'Non-standard' },
    stale: { zh: '旧名称', en: 'Former names' },
    level: { zh: '层级', en: 'Level' },
    history: { zh: '沿革', en: 'History' },
    source: { zh: '来源', en: 'Source' },
    note: { zh: '备注', en: 'Note' },
    at: (day: string): Localized => ({ zh: day, en: day }),
    inForce: { zh: '在用', en: 'in force' },
    ended: (date: Localized): Localized => ({ zh: `已于${date.zh}终止`, en: `ended ${date.en}` }),
    'not-yet': (date: Localized): Localized => ({ zh: `${date.zh}才设立`, en: `not before ${date.en}` }),
    instead: (names: string): Localized => ({ zh: `；当时在用：${names}`, en: `; in force then: ${names}` }),
    from: (name: string, change: Localized): Localized => ({
      zh: `由${name}${change.zh}`,
      en: `from ${name}: ${change.en}`,
    }),
    to: (name: string, change: Localized): Localized => ({
      zh: `改为${name}：${change.zh}`,
      en: `to ${name}: ${change.en}`,
    }),
    since: (date: Localized): Localized => ({ zh: `${date.zh}起`, en: `since ${date.en}` }),
    until: (date: Localized): Localized => ({ zh: `${date.zh}止`, en: `until ${date.en}` }),
    plate: (of: string, from: Localized | null, to: Localized | null): Localized => ({
      zh: `在${of}加挂牌子（${from?.zh ?? '？'}至${to?.zh ?? '今'}）`,
      en: `name plate at ${of} (${from?.en ?? '?'} to ${to?.en ?? 'now'})`,
    }),
    kinds: {
      更名: { zh: '更名', en: 'renamed' },
      合并: { zh: '合并', en: 'merged' },
      撤销: { zh: '撤销', en: 'dissolved' },
      划入: { zh: '划入', en: 'taken over' },
    } satisfies Record<TransitionKind, Localized>,
    dateUnknown: { zh: '日期不详，', en: 'date unknown' },
    verified: { zh: '（已核实）', en: ' (verified)' },
    partlyVerified: { zh: '（部分核实）', en: ' (partly verified)' },
    unverified: { zh: '（未核实）', en: ' (unverified)' },
  },
  noAgency: (name: string): Localized => ({
    zh: `机构名录中没有“${name}”，也没有相近的名称`,
    en: `the registry has no “${name}” and no name near it`,
  }),
  nearAgencies: (name: string): Localized => ({
    zh: `机构名录中没有“${name}”，以下是相近的名称`,
    en: `the registry has no “${name}”; these names are near it`,
  }),
  nameMeans: (name: string, day: string, body: string): Localized => ({
    zh: `“${name}”在 ${day} 指${body}`,
    en: `“${name}” on ${day} means ${body}`,
  }),
  badDate: (written: string): Localized => ({
    zh: `--at ${written}：日期应写作 YYYY-MM-DD，例如 2016-03-28`,
    en: `--at ${written}: write the date as YYYY-MM-DD, as in 2016-03-28`,
  }),
} as const;
