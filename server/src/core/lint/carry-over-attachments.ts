import { attachmentHeadings, attachmentNotes } from '../model/attachments.js';
import type { Notice } from '../model/notice.js';
import { lastStartingAt } from '../model/outline.js';
import { linesAfter } from '../model/physical-lines.js';
import { nearlySameTitle, sameTitle } from '../model/titles.js';
import type { TextEdit } from '../text/edit.js';
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
  const listed = attachmentNotes(base)
    .flatMap(({ titles }) => titles)
    .filter(({ number }) => number === heading.number || number === null || heading.number === null);
  const told = (below: string): readonly string[] =>
    linesAfter(below, 0, heading.below.length).map(({ trimmed }) => trimmed);
  const before = told(text.slice(heading.end, end));
  const after = told(
    text.slice(heading.end, edit.start) + edit.newText + text.slice(edit.end, Math.max(edit.end, end)),
  );
  return (
    before.length !== after.length ||
    listed.some((title) =>
      before.some((_, i) => {
        const [own, other] = [before.slice(0, i + 1).join(''), after.slice(0, i + 1).join('')];
        const is = agreement(own, title.text);
        return own !== other && (is === 'near' || is !== agreement(other, title.text));
      }),
    )
  );
}

function agreement(title: string, listed: string): Agreement {
  return nearlySameTitle(title, listed) ? 'near' : sameTitle(title, listed) ? 'same' : 'none';
}
