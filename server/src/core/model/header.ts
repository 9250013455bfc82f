import { holdsAny, isWhiteSpace, withoutSpace } from '../syntax/characters.js';
import type { Span } from '../text/span.js';
import { FULL_DAY, isoDate, parseFullDay } from './days.js';
import type { Header, Signature, TextSpan } from './notice.js';
import { isInChrome } from './page-chrome.js';
import { filledLines, type PhysicalLine } from './physical-lines.js';

type DatedSpan = TextSpan & { readonly iso: string | null };

/** 文种: what a document calls itself at the end of its title. */
const DOCUMENT_TYPES =
  '通知|意见|方案|办法|决定|决议|通报|批复|报告|公告|通告|公报|命令|议案|请示|纪要|规定|条例|细则|规划|计划|答复|函|令|要点|规则|制度|措施|预案|分工';
const TITLE_END = new RegExp(`(?:${DOCUMENT_TYPES})(?:[（(][^（）()]{1,12}[）)])?》?$`);
/** No title's ending, with what may stand behind its 文种, is longer. */
const LONGEST_TITLE_END = 20;
const TYPE_WORD = new RegExp(`(?:${DOCUMENT_TYPES})(?=[\\u4e00-\\u9fff]{1,10}$)`, 'g');
const NUMBER = /[〔[［(（【]\s*\d{4}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号/;
const LONGEST_HEADER = 6000;
const LONGEST_TITLE_LINE = 90;
/** What can receive a notice: parts of the addressee list end so. */
const ADDRESSEE =
  /^各|(?:政府|部门|各部|部委|委员会|委|办|局|厅|部|院|署|行|会|社|单位|机构|企业|公司|集团|学校|高校|机关|直属机构|开发区|管委会|镇|乡|街道|省|区|县|市|委员|中心|大学|学院|医院|银行)(?:[（(][^（）()]*[）)])?$/;
/** What a list of addressees never holds: sentence marks, a blank line, the words of a title or lead-in. */
const NO_LIST = /[。；！？《]|\n\s*\n|关于|印发|通知|如下|附件|联系人|责任单位|牵头单位/;
const METADATA =
  /^(?:发布日期|发布机构|发布机关|统一编号|主题分类|有效性|发布时间|原文链接|检索|来源|分类|索引号|主题词|名称|文号|成文日期|更新时间|浏览|字体|分享)/;

/** The header of a text that has none, or of a part of one. */
export const NO_HEADER: Header = {
  title: null,
  documentNumber: null,
  addressees: null,
  issuer: null,
  issuedOn: null,
  publishedOn: null,
};

function endsTitle(line: string): boolean {
  return TITLE_END.test(line.slice(-LONGEST_TITLE_END));
}

interface HeaderLines {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  /** Where the body's first unit begins. */
  readonly bodyStart: number;
}

/**
 * Reads the parts before the body: title, 发文字号, 主送机关, and the dates.
 *
 * @param bodyStart offset of the first numbered unit, or the text's end
 * @param signatures all of the text, in order; the first one dates the notice
 * @param chrome what belongs to the page: labelled particulars are read there, a title is not
 */
export function readHeader(
  text: string,
  bodyStart: number,
  signatures: readonly Signature[],
  chrome: readonly Span[],
): Header {
  const to = Math.min(text.length, Math.max(bodyStart, 1), LONGEST_HEADER);
  const lines = filledLines(text, 0, to);
  const scope: HeaderLines = { text, bodyStart: to, lines };
  const own: HeaderLines =
    chrome.length > 0 ? { ...scope, lines: lines.filter(({ start }) => !isInChrome(chrome, start)) } : scope;
  const documentNumber = findDocumentNumber(scope) ?? numberOfOrder(scope);
  const addressees = findAddressees(own, documentNumber);
  const title = findTitle(own, documentNumber, addressees);
  const signature = signatures[0];
  return {
    title,
    documentNumber,
    addressees,
    issuer: issuerOf(title) ?? signature?.issuer ?? null,
    issuedOn:
      signature?.date ??
      labelledDay(scope, ISSUED, LABELLED_ISSUED) ??
      parenthesisedDay(scope, documentNumber),
    publishedOn: labelledDay(scope, PUBLISHED, LABELLED_PUBLISHED),
  };
}

function spanOf(text: string, start: number, end: number): TextSpan {
  return { start, end, text: withoutSpace(text.slice(start, end)) };
}

/** The document's own number: on a line of its own, after 文号：, or glued to the end of the title. */
function findDocumentNumber({ text, lines }: HeaderLines): TextSpan | null {
  let labelled: TextSpan | null = null;
  for (const line of lines) {
    const match = line.trimmed.includes('号') ? NUMBER.exec(line.trimmed) : null;
    if (!match || holdsAny(line.trimmed.slice(0, match.index), '。；《')) {
      continue;
    }
    const before = line.trimmed.slice(0, match.index);
    const code = issuerCode(before);
    if (code === null) {
      continue;
    }
    const start = line.textStart + match.index - code.length;
    const found = spanOf(text, start, line.textStart + match.index + match[0].length);
    if (!METADATA.test(before)) {
      return found;
    }
    labelled ??= found;
  }
  return labelled;
}

/** 第706号 under …令: an order bears a number without code and year. */
function numberOfOrder({ text, lines }: HeaderLines): TextSpan | null {
  const at = lines.findIndex(
    ({ trimmed }) => trimmed.endsWith('令') && /^[\u4e00-\u9fff\s　]{2,40}令$/.test(trimmed),
  );
  const below = lines[at + 1];
  const number = at >= 0 && below ? /^第[\s　]*\d{1,4}[\s　]*号/.exec(below.trimmed)?.[0] : undefined;
  return below && number ? spanOf(text, below.textStart, below.textStart + number.length) : null;
}

/** The Han letters right before the year, a title glued to them cut off; null when there is none. */
function issuerCode(before: string): string | null {
  const run = /[\u4e00-\u9fff]+$/.exec(before)?.[0] ?? '';
  let code = run;
  TYPE_WORD.lastIndex = 0;
  while (TYPE_WORD.test(run)) {
    code = run.slice(TYPE_WORD.lastIndex);
  }
  return code.length >= 1 && code.length <= 10 ? code : null;
}

function findAddressees({ text, lines }: HeaderLines, number: TextSpan | null): TextSpan | null {
  const from = number?.end ?? 0;
  const after = lines.filter((line) => line.end > from);
  for (let i = 0; i < after.length; i++) {
    const line = after[i];
    if (!line) {
      break;
    }
    const start = Math.max(line.textStart, from);
    const found = addresseesFrom(
      text,
      skipSpace(text, start),
      after[Math.min(i + 2, after.length - 1)]?.end ?? line.end,
    );
    if (found) {
      return found;
    }
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (isWhiteSpace(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** A list of bodies closed by a colon, beginning right at `start`, hard wraps inside allowed. */
function addresseesFrom(text: string, start: number, to: number): TextSpan | null {
  const window = text.slice(start, Math.min(to, start + 400));
  const colon = window.search(/[：:]/);
  const list = colon > 0 ? window.slice(0, colon) : '';
  if (list.length < 2 || NO_LIST.test(list)) {
    return null;
  }
  const squeezed = withoutSpace(list);
  if (squeezed.length < 2 || METADATA.test(squeezed)) {
    return null;
  }
  const parts = squeezed.split(/[、，,]/);
  return parts.every((part) => ADDRESSEE.test(part)) ? spanOf(text, start, start + colon) : null;
}

/** The title: title lines around the number first, else the first heading of the copy. */
function findTitle(
  scope: HeaderLines,
  number: TextSpan | null,
  addressees: TextSpan | null,
): TextSpan | null {
  const glued = number ? titleGluedTo(scope, number) : null;
  const limit = addressees?.start ?? scope.bodyStart;
  const above = scope.lines.filter(
    (line) => line.start < limit && !(number && line.textStart <= number.start && number.end <= line.textEnd),
  );
  for (let i = 0; i < above.length && !glued; i++) {
    const run = titleRun(scope.text, above, i);
    if (run) {
      return run;
    }
  }
  return glued ?? headingTitle(scope);
}

function titleGluedTo({ text, lines }: HeaderLines, number: TextSpan): TextSpan | null {
  const line = lines.find((one) => one.textStart < number.start && number.end <= one.textEnd);
  return line && endsTitle(text.slice(line.textStart, number.start).trim())
    ? spanOf(text, line.textStart, number.start)
    : null;
}

/** One to five lines, the first naming its matter (关于, 印发…), the last ending in a 文种. */
function titleRun(text: string, lines: readonly PhysicalLine[], from: number): TextSpan | null {
  const first = lines[from];
  if (!first || !beginsTitle(first.trimmed)) {
    return null;
  }
  for (let i = from; i < Math.min(lines.length, from + 5); i++) {
    const line = lines[i];
    if (
      !line ||
      line.trimmed.length > LONGEST_TITLE_LINE ||
      holdsAny(line.trimmed, '。；：') ||
      METADATA.test(line.trimmed)
    ) {
      return null;
    }
    if (endsTitle(withoutSpace(line.trimmed))) {
      return spanOf(text, first.textStart, line.textEnd);
    }
  }
  return null;
}

/** 国务院办公厅对…提案的答复, wrapped before its 的. */
const ANSWERS = /^[\u4e00-\u9fff]{2,30}(?:[厅局部委院会署]|政府|办公室)[对就给][\u4e00-\u9fff]/;

function beginsTitle(line: string): boolean {
  return (
    (/关于|印发|转发|批转|[对就][^，]{2,}的|公布|发布|修改|废止/.test(line) || ANSWERS.test(line)) &&
    !METADATA.test(line) &&
    !/^[（(《]/.test(line)
  );
}

/** A Markdown heading, or the first line of a regulation, when no title line was found. */
function headingTitle({ text, lines }: HeaderLines): TextSpan | null {
  const heading = lines.find((line) => text.startsWith('# ', line.start));
  const named =
    heading ??
    lines.find(
      (line) => line.trimmed.length <= 40 && endsTitle(line.trimmed) && !holdsAny(line.trimmed, '。；：，'),
    );
  return named ? spanOf(text, named.textStart, named.textEnd) : null;
}

/** The organ named before 关于, 印发 or 转发 in a title. */
function issuerOf(title: TextSpan | null): TextSpan | null {
  const match =
    title && /^(?!关于|印发|转发|批转)(.{2,40}?)(?:等\d+部门)?(?=关于|印发|转发|批转|对)/.exec(title.text);
  const name = match?.[1] ?? (title && /^(.{2,30})令$/.exec(title.text)?.[1]);
  return title && name ? { start: title.start, end: title.start + name.length, text: name } : null;
}

const LABEL_END = `\\**[ 　\\t]*[：:]\\**[ 　\\t]*(\\d{4}-\\d{1,2}-\\d{1,2}|${FULL_DAY})`;
const ISSUED = '成文日期';
const LABELLED_ISSUED = new RegExp(`${ISSUED}${LABEL_END}`);
const PUBLISHED = '发布';
const LABELLED_PUBLISHED = new RegExp(`${PUBLISHED}(?:日期|时间)${LABEL_END}`);
const BRACKETED_DAY = new RegExp(`^[\\s　]*[（(](${FULL_DAY})[）)]`);

function labelledDay({ text, bodyStart }: HeaderLines, label: string, pattern: RegExp): DatedSpan | null {
  const head = text.slice(0, bodyStart);
  const match = head.includes(label) ? pattern.exec(head) : null;
  const day = match?.[1];
  if (!match || !day) {
    return null;
  }
  const start = match.index + match[0].length - day.length;
  return {
    start,
    end: start + day.length,
    text: day,
    iso: day.includes('-') ? dashedDay(day) : parseFullDay(day),
  };
}

/** 2016-4-11; null when there is no such day. */
function dashedDay(text: string): string | null {
  const month = text.indexOf('-') + 1;
  const day = text.indexOf('-', month) + 1;
  return isoDate(
    Number(text.slice(0, month - 1)),
    Number(text.slice(month, day - 1)),
    Number(text.slice(day)),
  );
}

/** Older copies give the day in brackets right after the number. */
function parenthesisedDay({ text }: HeaderLines, number: Span | null): DatedSpan | null {
  const match = number && BRACKETED_DAY.exec(text.slice(number.end, number.end + 40));
  const day = match?.[1];
  if (!number || !match || !day) {
    return null;
  }
  const start = number.end + match[0].indexOf(day);
  return { start, end: start + day.length, text: day, iso: parseFullDay(day) };
}
