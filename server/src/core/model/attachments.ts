import type { Span } from '../text/span.js';
import { isCopyText } from './copy-lines.js';
import { parseCount } from './days.js';
import type { Notice, TextSpan } from './notice.js';
import { perNotice } from './per-notice.js';
import { linesAfter, linesBeginningWith, type PhysicalLine, physicalLines } from './physical-lines.js';

/** One title of an 附件说明. */
export interface AttachmentTitle extends TextSpan {
  /** Null where a single attachment is not numbered. */
  readonly number: number | null;
  /** The number with its point; empty where there is none. */
  readonly marker: Span;
  /** A mark after the title; empty where there is none. */
  readonly mark: Span;
}

/** 附件：1.… 2.…, the note that lists what is attached. */
export interface AttachmentNote {
  /** 附件 with its colon. */
  readonly label: TextSpan;
  readonly titles: readonly AttachmentTitle[];
}

/** 附件1 on a line of its own, above the attached text. */
export interface AttachmentHeading extends TextSpan {
  readonly number: number | null;
  /** The lines under it, as far as they may make up its title. */
  readonly below: readonly PhysicalLine[];
}

interface Attachments {
  readonly notes: readonly AttachmentNote[];
  readonly headings: readonly AttachmentHeading[];
}

/** The notes of a text that list attachments, in text order. */
export function attachmentNotes(notice: Notice): readonly AttachmentNote[] {
  return attachmentsOf(notice).notes;
}

/** The headings of attached texts, in text order. */
export function attachmentHeadings(notice: Notice): readonly AttachmentHeading[] {
  return attachmentsOf(notice).headings;
}

/** All that is read of attachments. */
export const attachmentsOf = perNotice(
  (notice): Attachments =>
    notice.text.includes('附')
      ? { notes: findNotes(notice), headings: findHeadings(notice.text) }
      : { notes: [], headings: [] },
);

const HEADING = /^附[ 　]*件[ 　]*(\d{1,2}|[一二三四五六七八九十]{1,3})?[：:]?$/;
const LINES_BELOW = 4;

function findHeadings(text: string): readonly AttachmentHeading[] {
  return linesBeginningWith(text, '附').flatMap((line) => {
    const match = HEADING.exec(line.trimmed);
    if (!match) {
      return [];
    }
    const number = match[1] ? parseCount(match[1]) : null;
    const below = linesAfter(text, line.end, LINES_BELOW);
    return [{ start: line.textStart, end: line.textEnd, text: line.trimmed, number, below }];
  });
}

/** At a line's start, after wide space, or glued to the end of the body. */
const LABEL = /(?<=^|[\r\n　]|[。）] *|[ \t]{2})附[ 　]*件[ 　]*[：:](?=[ \t　]*\S)/y;
const LONGEST_NOTE = 1500;
const NEXT_HEADING = /(?<=[\s　])附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]|[\r\n]|$)/;

function findNotes(notice: Notice): readonly AttachmentNote[] {
  const { text, signatures } = notice;
  return findLabels(text).flatMap(({ start, end: from }) => {
    const signed = signatures.find((one) => one.start >= from)?.start ?? text.length;
    const window = text.slice(from, Math.min(signed, from + LONGEST_NOTE));
    const heading = window.search(NEXT_HEADING);
    const titles = readTitles(text, from, from + (heading < 0 ? window.length : heading));
    const label = { start, end: from, text: text.slice(start, from) };
    // 附件：x.pdf is a link of the copy.
    const isList = titles.length > 0 && titles.every((title) => isTitle(title.text));
    return isList && !titles.some((title) => isCopyText(notice, title.start)) ? [{ label, titles }] : [];
  });
}

/** The label is tried only where its first character stands: it is rare, and what may precede it is not. */
function findLabels(text: string): readonly Span[] {
  const labels: Span[] = [];
  for (let start = text.indexOf('附'); start >= 0; start = text.indexOf('附', start + 1)) {
    LABEL.lastIndex = start;
    if (LABEL.test(text)) {
      labels.push({ start, end: LABEL.lastIndex });
    }
  }
  return labels;
}

const LONGEST_TITLE = 80;

/** Running text after 附件： is no list. */
function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[。；]/.test(text);
}

/** A number with its point where a title begins: at a line's start, or after space or a mark. */
const MARKER = /(?<=^|[\s　；;，,。])(\d{1,2})[.．、﹒](?!\d)[ 　]*/g;

function readTitles(text: string, from: number, to: number): readonly AttachmentTitle[] {
  const end = from + listLength(text.slice(from, to));
  const list = text.slice(from, end);
  const markers = [...list.matchAll(MARKER)].filter(
    (match, i) => i > 0 || list.slice(0, match.index).trim() === '',
  );
  const first = markers[0];
  if (!first || list.slice(0, first.index).trim() !== '') {
    return [titleOf(text, from, from, end, null)].filter((title) => title.text.length > 0);
  }
  return markers.map((match, i) => {
    const start = from + match.index;
    const next = markers[i + 1];
    return titleOf(text, start, start + match[0].length, next ? from + next.index : end, Number(match[1]));
  });
}

/** The list goes on while lines begin with numbers; a title may be wrapped once, never over a blank line. */
function listLength(window: string): number {
  let end = 0;
  let numbered = false;
  for (const line of physicalLines(window, 0, window.length)) {
    const starts = /^[\s　]*\d{1,2}[.．、﹒](?!\d)/.test(window.slice(line.start, line.end));
    if (end > 0 && line.trimmed.length > 0 && !starts) {
      const wrapped =
        numbered && line.start <= end + 2 && !/[。：]|年/.test(line.trimmed) && line.trimmed.length <= 30;
      if (!wrapped) {
        break;
      }
    }
    numbered ||= starts;
    end = line.trimmed.length > 0 ? line.end : end;
  }
  return end;
}

function titleOf(
  text: string,
  start: number,
  from: number,
  to: number,
  number: number | null,
): AttachmentTitle {
  const raw = text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  const trimmed = raw.trim();
  const mark = /[。；;，,、．.]$/.exec(trimmed)?.[0] ?? '';
  const titleStart = from + lead;
  const titleEnd = titleStart + trimmed.length - mark.length;
  return {
    start: titleStart,
    end: titleEnd,
    text: text.slice(titleStart, titleEnd).replace(/[\r\n][\s　]*/g, ''),
    number,
    marker: { start, end: from },
    mark: { start: titleEnd, end: titleEnd + mark.length },
  };
}
