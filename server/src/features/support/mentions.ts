import { ownPrefix } from '../../core/agencies/group/lexicon.js';
import { namesOf } from '../../core/agencies/names.js';
import { placeOfDocument } from '../../core/agencies/place.js';
import { leadingPlace } from '../../core/agencies/places.js';
import type { Agency } from '../../core/agencies/registry.js';
import { resolveBody } from '../../core/agencies/registry.js';
import type { Notice, ResponsibilityEntry } from '../../core/model/notice.js';
import { isInChrome } from '../../core/model/page-chrome.js';
import type { Span } from '../../core/text/span.js';
import { spanAt } from './structure.js';

/** A place outside the groups that names a body in full. */
export interface Mention extends Span {
  /** The name as it stands there. */
  readonly name: string;
  /** Whether it stands inside 《…》: such a title is another document's. */
  readonly inTitle: boolean;
}

/** No registered name is longer than a mention by more. */
const LONGEST_MORE = 8;

/** Words that may stand right before a name. */
const BEFORE = /[由和及与向报经请送至对会同各是为在从将把被]$/;

/** Behind a short name, what makes it a longer one: 市卫生健康委 of 市卫生健康委员会. */
const GOES_ON = /委员会$|办公[室厅]$/;

/** Where a document was issued; null when its header does not tell. For `context.derive`. */
export function documentPlace({ header, registry }: Notice): string | null {
  const letterhead = {
    issuer: header.issuer?.text ?? null,
    title: header.title?.text ?? null,
    documentNumber: header.documentNumber?.text ?? null,
  };
  return placeOfDocument(letterhead, registry.places);
}

/** Whether a name at a place is only a part of another body's: 湖南省教育厅, 省公安厅交通管理局. */
function isPartOfAnother(notice: Notice, agency: Agency | null, { start, end }: Span): boolean {
  const { text, registry } = notice;
  const name = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 3), start);
  const tails = [before, before.slice(1)];
  const place = tails.find((tail) => tail !== '' && leadingPlace(tail) === tail);
  const home = agency ? agency.place : (documentPlace(notice) ?? '');
  if (place !== undefined && !home.split('/').includes(place)) {
    return true;
  }
  if (GOES_ON.test(text.slice(end - 1, end + 2))) {
    return true;
  }
  const longer = Array.from({ length: LONGEST_MORE }, (_, i) => text.slice(start, end + i + 1));
  return (
    longer.some((more) => more !== name && registry.lookup(more).some((match) => match.agency !== agency)) ||
    // 义乌市教育局: a place the list does not hold.
    (/^[市县区州]/.test(name) &&
      place === undefined &&
      /[\u4e00-\u9fff]$/.test(before) &&
      !BEFORE.test(before))
  );
}

/** Names that tell by themselves whose they are; a bare 教育局 could be anybody's. */
function searchable(notice: Notice, agency: Agency): readonly string[] {
  const day = notice.header.issuedOn?.iso ?? null;
  return [...namesOf(agency)]
    .filter(([name, use]) => use !== 'stale' && ownPrefix(name) !== null && name.length >= 3)
    .filter(([name]) => resolveBody(notice.registry, name, day)?.id === agency.id)
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length);
}

/** Every place outside the groups where a body is named by one of its full names, in text order. */
export function mentionsOf(
  notice: Notice,
  subject: Pick<ResponsibilityEntry, 'agency' | 'name'>,
): readonly Mention[] {
  const { text } = notice;
  const { agency } = subject;
  const names = agency ? searchable(notice, agency) : ownPrefix(subject.name) ? [subject.name] : [];
  const titles = notice.references.filter(({ kind }) => kind === 'document');
  const found: Mention[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length };
      const taken = found.some(({ start, end }) => start < span.end && span.start < end);
      const elsewhere = spanAt(notice.groups, at) !== null || isInChrome(notice.chrome, at);
      if (!taken && !elsewhere && !isPartOfAnother(notice, agency, span)) {
        found.push({ ...span, name, inTitle: spanAt(titles, at) !== null });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What may name a body at an offset outside the groups: a registered name around it, the longest. */
export function bodyAround(
  notice: Notice,
  offset: number,
): Pick<ResponsibilityEntry, 'agency' | 'name'> | null {
  const { text, registry } = notice;
  const day = notice.header.issuedOn?.iso ?? null;
  const least = Math.max(0, offset - LONGEST_NAME);
  for (let length = LONGEST_NAME; length >= 3; length--) {
    for (let start = Math.max(least, offset - length + 1); start <= offset; start++) {
      const name = text.slice(start, start + length);
      const agency =
        ownPrefix(name) && registry.lookup(name).length > 0 ? resolveBody(registry, name, day) : null;
      if (agency && mentionsOf(notice, { agency, name }).some((one) => one.start === start)) {
        return { agency, name };
      }
    }
  }
  return null;
}

const LONGEST_NAME = 24;
