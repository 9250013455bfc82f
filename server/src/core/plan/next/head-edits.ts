import type { Notice, NumberingSpace } from '../../model/notice.js';
import type { Span } from '../../text/span.js';
import type { ChangeKind } from './plan.js';

/** A change of the source's text. Its span lies in the source. */
export interface DraftEdit extends Span {
  readonly what: ChangeKind;
  readonly newText: string;
  readonly verified: boolean;
}

/** What a number or a day still to come leaves open. */
const OPEN = '　　';
const NUMBER = /^(.*?[〔［[(（【]\s*)(?:19|20)\d{2}(\s*[〕］\])）】]\s*第?\s*)\d{1,5}(\s*号)$/su;
const DAY =
  /^(?:(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})(\s*年\s*)[\d一二三四五六七八九十]{1,3}(\s*月\s*)[\d一二三四五六七八九十]{1,3}(\s*日)$/u;
/** What follows the year in the title of a plan. */
const PLAN = /^[^。；！？，]{0,40}?(?:工作|要点|计划|任务|安排|行动|分工|方案|措施)/;

/**
 * The edits that make the head of a plan that of another year: the year in its titles moved on, document number
 * and days left open.
 *
 * @param from the year the plan is for
 */
export function headEdits(notice: Notice, from: number, year: number): readonly DraftEdit[] {
  const edits = [
    ...notice.spaces.flatMap((space) => titleEdits(notice, space, from, year)),
    ...numberEdits(notice, year),
    ...dayEdits(notice, year),
  ];
  return edits
    .sort((a, b) => a.start - b.start)
    .filter((edit, i) => i === 0 || edit.start >= (edits[i - 1]?.end ?? 0));
}

/** Between the start of a text and its first unit: titles, and the sentence that names the text sent with them. */
function titleEdits(notice: Notice, space: NumberingSpace, from: number, year: number): readonly DraftEdit[] {
  const end = space.roots[0]?.start ?? space.end;
  const head = notice.text.slice(space.start, end);
  return [...head.matchAll(new RegExp(`(?<!\\d)${from}(?=[\\s　]*年)`, 'g'))].flatMap(({ index }) => {
    const after = head.slice(index + 4, index + 60).replace(/^[\s　]*年(?:度)?|[\s　]/g, '');
    return PLAN.test(after) && !/^\d/.test(after)
      ? [edit(space.start + index, String(from), 'title-year', String(year), true)]
      : [];
  });
}

function edit(start: number, old: string, what: ChangeKind, newText: string, verified: boolean): DraftEdit {
  return { start, end: start + old.length, what, newText, verified };
}

function numberEdits({ header: { documentNumber } }: Notice, year: number): readonly DraftEdit[] {
  const match = documentNumber && NUMBER.exec(documentNumber.text);
  if (!documentNumber || !match) {
    return [];
  }
  const [, code = '', close = '', unit = ''] = match;
  const newText = `${code}${year}${close}${OPEN}${unit}`;
  return [edit(documentNumber.start, documentNumber.text, 'document-number', newText, false)];
}

function dayEdits({ header: { issuedOn, publishedOn } }: Notice, year: number): readonly DraftEdit[] {
  const edits: DraftEdit[] = [];
  if (issuedOn) {
    const [, y = '年', m = '月', d = '日'] = DAY.exec(issuedOn.text) ?? [];
    edits.push(edit(issuedOn.start, issuedOn.text, 'date', `${year}${y}${OPEN}${m}${OPEN}${d}`, false));
  }
  if (publishedOn && publishedOn.start !== issuedOn?.start) {
    edits.push(edit(publishedOn.start, publishedOn.text, 'date', '', false));
  }
  return edits;
}
