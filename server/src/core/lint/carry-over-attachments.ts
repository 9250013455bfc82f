import { type AttachmentTitle, attachmentHeadings, attachmentNotes } from '../model/attachments.js';
import type { Notice } from '../model/notice.js';
import { lastStartingAt } from '../model/outline.js';
import { perNotice } from '../model/per-notice.js';
import { linesAfter } from '../model/physical-lines.js';
import { nearlySameTitle, plainTitle, sameTitle } from '../model/titles.js';
import { isHan } from '../syntax/characters.js';
import type { TextEdit } from '../text/edit.js';
import { groupBy } from '../text/group-by.js';
import { lineAround } from './carry-over-lines.js';

/** As far as a note 附件：… may reach (model/attachments). */
const LONGEST_NOTE = 1600;
/** Farther than a mention of an attachment is read before and behind it. */
const CITED = 64;
/** Whether an edit may change what is read of attachments: a mention, the note that lists them, a title. */
export function mayBeAttached(base: Notice, edit: TextEdit): boolean {
  const { left, right } = lineAround(base.text, edit, CITED);
  return (
    edit.newText.includes('附') ||
    base.text.slice(edit.start, edit.end).includes('附') ||
    left.includes('附') ||
    right.includes('附') ||
    mayBeListed(base, edit) ||
    mayBeTitle(base, edit)
  );
}

const NOTE_LABEL = /附\s*件\s*[：:]/g;
/** The heading of an attached text ends the note above it. */
const ATTACHED = /[\s　]附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]|[\r\n])/;

/** Whether an edit may stand in a note 附件：1.… 2.…, which a signature ends, and the heading of what is attached. */
function mayBeListed({ text, signatures }: Notice, { start }: TextEdit): boolean {
  const from = Math.max(0, start - LONGEST_NOTE);
  const before = text.slice(from, start);
  const label = [...before.matchAll(NOTE_LABEL)].at(-1);
  if (!label) {
    return false;
  }
  const signed = lastStartingAt(signatures, start);
  return !(
    (signed && signed.start >= from + label.index + label[0].length && signed.end < start) ||
    ATTACHED.test(before.slice(label.index + label[0].length))
  );
}

/** The titles that notes list, by their numbers. */
const listedTitles = perNotice((notice) => {
  const all = attachmentNotes(notice).flatMap(({ titles }) => titles);
  return { all, byNumber: groupBy(all, ({ number }) => number) };
});

/** The titles that may be those of an attached text with a number, or without one. */
function titlesFor(base: Notice, number: number | null): readonly AttachmentTitle[] {
  const { all, byNumber } = listedTitles(base);
  return number === null ? all : [...(byNumber.get(number) ?? []), ...(byNumber.get(null) ?? [])];
}

/** How a title in a note agrees with the lines below a heading. */
type Agreement = 'none' | 'same' | 'near';

/**
 * Whether an edit changes how the lines below the heading of an attached text, one after the other as one, agree with
 * the titles that notes list (rules/layout/attachment-note).
 */
function mayBeTitle(base: Notice, edit: TextEdit): boolean {
  const { text } = base;
  const heading = lastStartingAt(attachmentHeadings(base), edit.start);
  const end = heading?.below.at(-1)?.end ?? heading?.end ?? 0;
  if (!heading || edit.start > end + 1) {
    return false;
  }
  const told = (below: string): readonly string[] =>
    linesAfter(below, 0, heading.below.length).map(({ trimmed }) => trimmed);
  const before = heading.below.map(({ trimmed }) => trimmed);
  const after = told(
    text.slice(heading.end, edit.start) + edit.newText + text.slice(edit.end, Math.max(edit.end, end)),
  );
  return (
    before.length !== after.length ||
    before.some((_, i) => {
      const [own, other] = [before.slice(0, i + 1).join(''), after.slice(0, i + 1).join('')];
      return (
        own !== other &&
        titlesFor(base, heading.number).some(({ text: title }) => agreesElse(own, other, title))
      );
    })
  );
}

/** So many Han characters make a text too long to be near any title, or a part of one. */
const LONG = 300;

/** Whether one of two texts that differ by an edit agrees otherwise with a title than the other, or nearly agrees. */
function agreesElse(own: string, other: string, title: string): boolean {
  if (isLong(own) && isLong(other)) {
    // It can only hold the title: whether it does where the two differ.
    const plain = plainTitle(title);
    const at = differsAt(own, other);
    const from = firstHanBefore(own, at, plain.length);
    const alike = alikeBehind(own, other, at);
    const holds = (text: string): boolean =>
      plainTitle(text.slice(from, lastHanBehind(text, text.length - alike, plain.length))).includes(plain);
    return holds(own) !== holds(other);
  }
  const is = agreement(own, title);
  return is === 'near' || is !== agreement(other, title);
}

function isLong(text: string): boolean {
  let count = 0;
  for (let i = 0; i < text.length && count < LONG; i++) {
    count += isHan(text.charCodeAt(i)) ? 1 : 0;
  }
  return count >= LONG;
}

/** Up to where two texts are alike. */
function differsAt(some: string, other: string): number {
  let at = 0;
  while (at < some.length && some.charCodeAt(at) === other.charCodeAt(at)) {
    at++;
  }
  return at;
}

/** How much two texts are alike at their ends, behind an offset. */
function alikeBehind(some: string, other: string, offset: number): number {
  const most = Math.min(some.length, other.length) - offset;
  let count = 0;
  while (
    count < most &&
    some.charCodeAt(some.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  ) {
    count++;
  }
  return count;
}

/** Where the last so many Han characters before an offset begin: no title drops one (model/titles). */
function firstHanBefore(text: string, offset: number, count: number): number {
  let at = offset;
  for (let found = 0; at > 0 && found < count; ) {
    at--;
    found += isHan(text.charCodeAt(at)) ? 1 : 0;
  }
  return at;
}

/** Where the first so many Han characters behind an offset end. */
function lastHanBehind(text: string, offset: number, count: number): number {
  let at = offset;
  for (let found = 0; at < text.length && found < count; at++) {
    found += isHan(text.charCodeAt(at)) ? 1 : 0;
  }
  return at;
}

function agreement(title: string, listed: string): Agreement {
  return nearlySameTitle(title, listed) ? 'near' : sameTitle(title, listed) ? 'same' : 'none';
}
