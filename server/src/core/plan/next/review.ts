import type { DateMention, Notice, OutlineNode } from '../../model/notice.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { entryIds } from './entry-id.js';
import { reviewMessages } from './messages.js';
import { ordinalEvents } from './ordinals.js';
import { type YearMention, yearMentions } from './periods.js';
import type { Doubt, ReviewEntry, ReviewReason } from './plan.js';

/** The text of a unit that belongs to no unit inside it. */
interface OwnText {
  readonly item: OutlineNode;
  readonly start: number;
  readonly text: string;
}

/**
 * All places of a plan somebody has to decide on before it is issued again, bodies aside.
 *
 * @param from the year the plan is for
 * @param year of the plan that is drafted
 */
export function doubtsOf(notice: Notice, from: number, year: number): readonly Doubt[] {
  return ownTexts(notice).flatMap((own) => [
    ...yearDoubts(notice, own, from, year),
    ...ordinalDoubts(own, year - from),
    ...wordingDoubts(own),
  ]);
}

/** Gives doubts their ids, and puts them in text order. */
export function reviewList(doubts: readonly Doubt[]): readonly ReviewEntry[] {
  const ordered = [...doubts].sort((a, b) => a.start - b.start || a.end - b.end);
  const ids = entryIds(ordered);
  return ordered.map((doubt, i) => ({ id: ids[i] ?? '', ...doubt }));
}

function ownTexts(notice: Notice): readonly OwnText[] {
  return notice.nodes.map((item) => {
    const start = item.marker.end;
    return { item, start, text: notice.text.slice(start, item.ownEnd) };
  });
}

function doubt(
  { item, start }: OwnText,
  reason: ReviewReason,
  at: Span & { readonly text: string },
  message: Localized,
  proposal: string | null = null,
): Doubt {
  return { item, reason, start: start + at.start, end: start + at.end, text: at.text, message, proposal };
}

function yearDoubts(notice: Notice, own: OwnText, planYear: number, year: number): readonly Doubt[] {
  const end = own.start + own.text.length;
  const targets = notice.dates.filter(
    (date) => date.role === 'deadline' && date.start >= own.start && date.end <= end,
  );
  const mentions = yearMentions(own.text).filter(
    (mention) =>
      !targets.some(({ start }) => start === own.start + mention.start) &&
      (mention.isSpan || !isCited(own.text, mention.start)),
  );
  return [
    ...targets.map((date) => targetDoubt(own, date, year)),
    ...mentions.flatMap((mention) => mentionDoubt(own, mention, planYear, year)),
  ];
}

function targetDoubt(own: OwnText, date: DateMention, year: number): Doubt {
  const { text } = date;
  const at = { start: date.start - own.start, end: date.end - own.start, text };
  return date.to !== null && date.to < `${year}-01-01`
    ? doubt(own, 'deadline-passed', at, reviewMessages.deadlinePassed(text, year))
    : doubt(own, 'deadline-ahead', at, reviewMessages.deadlineAhead(text, year));
}

function mentionDoubt(own: OwnText, mention: YearMention, planYear: number, year: number): readonly Doubt[] {
  const { text, from, to, isSpan } = mention;
  if (isSpan) {
    return to < year ? [doubt(own, 'period-ended', mention, reviewMessages.periodEnded(text, year))] : [];
  }
  if (from >= year) {
    return [doubt(own, 'deadline-ahead', mention, reviewMessages.deadlineAhead(text, year))];
  }
  const proposal = from === planYear ? text.replace(String(from), String(year)) : null;
  return [doubt(own, 'year-bound', mention, reviewMessages.yearBound(text, year), proposal)];
}

/** Whether a place stands in 《…》: a document keeps the year of its title. */
function isCited(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
}

function ordinalDoubts(own: OwnText, by: number): readonly Doubt[] {
  return ordinalEvents(own.text, by)
    .filter(({ start }) => !isCited(own.text, start))
    .map((event) => {
      const to =
        event.text.slice(0, event.number.start - event.start) +
        event.next +
        event.text.slice(event.number.end - event.start);
      return doubt(own, 'ordinal-event', event, reviewMessages.ordinalEvent(event.text, to), to);
    });
}

/** Words that begin something, at the start of a clause. 成立于, 制定的 tell of what is there. */
const BEGINNING =
  /(?:^|[。；，、：])[ 　\r\n]*((?:广东|香港|我省|我市)?(?:争取|适时|抓紧|加快|尽快|研究|探索|指导|全面|正式|积极)*(?:启动|成立|组建|筹建|筹备|推出|出台|制定|制订|编制|开工建设|试点)(?:实施|开展)?)(?!于|的|以来|后)/;
/** A building that is put up, at the beginning of an item. */
const PROJECT =
  /^[ 　\r\n]*((?:继续|全力|加快|大力|积极)*推进[^。；，\r\n]{0,40}(?:工程|项目|口岸|大桥|铁路|公路|机场|码头|场馆|路)[^。；，、\r\n]{0,12}?建设)/;

function wordingDoubts(own: OwnText): readonly Doubt[] {
  const found: Doubt[] = [];
  for (const [pattern, message] of [
    [BEGINNING, reviewMessages.begun],
    [PROJECT, reviewMessages.project],
  ] as const) {
    const match = pattern.exec(own.text);
    const text = match?.[1];
    if (match && text !== undefined) {
      const start = match.index + match[0].length - text.length;
      const proposal = text.includes('启动') ? text.replace(/(?:正式)?启动/, '推进') : null;
      found.push(doubt(own, 'wording', { start, end: start + text.length, text }, message(text), proposal));
    }
  }
  return found;
}
