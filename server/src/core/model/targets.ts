import type { DateMention, Notice } from './notice.js';
import { lastStartingAt } from './outline.js';
import { perNotice } from './per-notice.js';

/** A date by which something is to be done, and why it can no longer be. */
export interface MissedTarget {
  readonly date: DateMention;
  /** The year the plan is for, when the target lies before it; else the document's own date is past it. */
  readonly planYear: number | null;
}

/**
 * Targets that lie before the plan's year or before the document's date. Statements about the past name
 * dates in nearly the same words, so only a date that is plainly a target counts.
 */
export const missedTargets = perNotice(findMissed);

function findMissed(notice: Notice): readonly MissedTarget[] {
  const missed: MissedTarget[] = [];
  const issued = notice.header.issuedOn?.iso ?? '';
  const bound = notice.dates.length > 0 ? latestOf(issued, greatestYear(notice)) : '';
  let years: readonly (number | null)[] | null = null;
  for (const date of notice.dates) {
    const { to } = date;
    // Nearly all dates lie ahead: they are compared before any word about them is read, and these before the titles.
    if (to === null || to >= bound || !isTarget(notice, date)) {
      continue;
    }
    years ??= planYears(notice);
    const latest = years.reduce<number>((most, year) => Math.max(most, year ?? 0), 0);
    if (to >= latestOf(issued, latest)) {
      continue;
    }
    const planYear = latest > 0 ? (years[spaceAt(notice, date.start) + 1] ?? years[0] ?? null) : null;
    const early = planYear !== null && Number(to.slice(0, 4)) < planYear;
    if ((early || to < issued) && !isForwarded(notice, date)) {
      missed.push({ date, planYear: early ? planYear : null });
    }
  }
  return missed;
}

/** The later of a date and the beginning of a year. */
function latestOf(iso: string, year: number): string {
  return year > 0 && iso < `${year}` ? `${year}` : iso;
}

/** The greatest year that any title holds, whatever it says of it; 0 for none. */
function greatestYear({ header, spaces }: Notice): number {
  let greatest = yearOf(header.title?.text ?? '');
  for (const { title } of spaces) {
    greatest = Math.max(greatest, yearOf(title?.text ?? ''));
  }
  return greatest;
}

/** The greatest number that four digits in a row make in a text, if it may be a year; else 0. */
function yearOf(text: string): number {
  let greatest = 0;
  let value = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    const isDigit = digit >= 0 && digit <= 9;
    value = isDigit ? (value * 10 + digit) % 10_000 : 0;
    digits = isDigit ? digits + 1 : 0;
    greatest = digits >= 4 && value >= 1000 ? Math.max(greatest, value) : greatest;
  }
  return greatest;
}

/** A text handed on, or one signed and dated on its own, was written before the notice that brings it. */
function isForwarded(notice: Notice, date: DateMention): boolean {
  const space = notice.spaces.findLast((one) => one.start <= date.start);
  if (!space || space.index === 0) {
    return false;
  }
  const title = notice.header.title?.text ?? '';
  return (
    /转发|批转|修改|修订|废止/.test(title) ||
    notice.signatures.some((one) => one.start >= space.start && one.end <= space.end)
  );
}

const YEAR = /[12]\d{3}/g;
/** 2016年重点工作: a year, not one of a span, an edition (2016年本) or a report on what was. */
const PLAN =
  /(?<![\d—–至到-])([12]\d{3})年(?:度)?(?![\d—–至到-]|[版本]|修|代).*(?:工作|要点|计划|任务|安排|行动|分工|方案)/;

/** The year the plan is for whose text holds an offset, as its title says; null when it names none. */
export function planYearAt(notice: Notice, offset: number): number | null {
  const { spaces, header } = notice;
  return yearIn(spaces[spaceAt(notice, offset)]?.title?.text) ?? yearIn(header.title?.text);
}

/** What the notice's title says of the year, then what those of all numbering spaces do. */
function planYears({ spaces, header }: Notice): readonly (number | null)[] {
  return [yearIn(header.title?.text), ...spaces.map(({ title }) => yearIn(title?.text))];
}

/** Index of the last numbering space that starts at or before an offset; -1 for none. */
function spaceAt({ spaces }: Notice, offset: number): number {
  return spaces.findLastIndex((one) => one.start <= offset);
}

function yearIn(title: string | undefined): number | null {
  const years = title?.match(YEAR);
  if (!title || !years || years.some((year) => year !== years[0]) || /情况|总结|考核|通报|报告/.test(title)) {
    return null;
  }
  const match = PLAN.exec(title);
  return match ? Number(match[1]) : null;
}

const VERB =
  '(?:完成|建成|封顶|投入|开工|启用|启动|开通|通车|实现|达到|达标|竣工|投产|上线|形成|建立|出台|印发|制定|制订|编制|报送|上报|报|反馈|提交|备案|公布|发布|落实|整改|取消|淘汰|关停|清理|推出|配备|完善|下放|压缩|降低|提高|优化|纳入|组织|开展|到位)';
const BY = new RegExp(`^[，,]?[^。；！？\\r\\n]{0,30}?(?:${VERB}|要|应|须|将|力争|确保|全部)`);
const NEXT_VERB = new RegExp(`^[^，。；！？\\r\\n]{0,12}?${VERB}`);
const INTENT = /(?:力争|争取|确保|计划|预计|目标|务必|必须|应|须|要)(?:是|在|于|到)?[ 　]*$/;
/** What tells of things done, begun or laid down elsewhere. */
const PAST =
  /已|曾|未(?!来)|(?<!为|除)了|以来|截至|截止|去年|上年|前年|原定|原计划|延长|延期|推迟|顺延|调整|提前|(?:要求|规定|提出|明确|印发|通知|批复|决定)[，,“]?$|[“《][^”》]*$/;
const PAST_AFTER = /已|曾|未(?!来)|(?<!为|除)了|以来/;
const GOAL =
  /^[，,]?[^。；！？\r\n]{0,50}(?:力争|不低于|不少于|不超过|以上|以内|左右|基本(?:实现|建成|形成|完成)|全面(?:实现|建成|形成|完成)|全部)/;
/** What was done by a date tells which ones are meant: 2015年底前建成的项目. */
const WHICH = new RegExp(
  `${VERB}[^，。；]{0,16}?的(?:[，。；、）)]|应|按|可|由|不|企业|单位|项目|地区|人员|机构|学校|建筑|小区|住宅|房屋|设施|车辆|工程|村|户|人|城市|县|市)`,
);

function isTarget(notice: Notice, { start, end, text }: DateMention): boolean {
  const before = notice.text.slice(stretchStart(notice.text, start), start);
  const isBound = /(?<![之以])前$/.test(text);
  const isAimed = /[到至]$/.test(before);
  const isMeant = INTENT.test(before);
  // What makes it a target is looked for before all that makes it none.
  if (!isBound && !isAimed && !isMeant) {
    return false;
  }
  const after = notice.text.slice(end, stretchEnd(notice.text, end));
  if (PAST.test(before) || PAST_AFTER.test(after) || WHICH.test(after)) {
    return false;
  }
  const by = isBound && !after.startsWith('后');
  const intended = isMeant && NEXT_VERB.test(after);
  return (by && BY.test(after)) || intended || (isAimed && isGoal(notice, start, after));
}

/** How far about a date is read what it is said of. */
const REACH = 60;

/** Where the words before a place begin that are read with it. */
function stretchStart(text: string, at: number): number {
  const least = Math.max(0, at - REACH);
  let start = at;
  while (start > least && !endsStretch(text.charCodeAt(start - 1))) {
    start--;
  }
  return start;
}

function stretchEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + REACH);
  let end = at;
  while (end < most && !endsStretch(text.charCodeAt(end))) {
    end++;
  }
  return end;
}

/** `[。；！？\r\n　]` */
function endsStretch(code: number): boolean {
  switch (code) {
    case 0x3002:
    case 0xff1b:
    case 0xff01:
    case 0xff1f:
    case 0x0d:
    case 0x0a:
    case 0x3000:
      return true;
    default:
      return false;
  }
}

/** 到2020年，…达到95%以上: a goal where it stands in a task with bodies to answer for it. */
function isGoal({ nodes, groups }: Notice, at: number, after: string): boolean {
  const task = GOAL.test(after) ? lastStartingAt(nodes, at) : null;
  if (!task) {
    return false;
  }
  const end = nodes[task.id + 1]?.start ?? Number.POSITIVE_INFINITY;
  return lastStartingAt(groups, end - 1)?.node === task;
}
