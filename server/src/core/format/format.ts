import { analyze } from '../model/analyze.js';
import type { Notice } from '../model/notice.js';
import { composeSets } from '../text/compose-sets.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { layoutEdits } from './layout.js';
import { essence, readingOf } from './reading.js';

/** A text in its canonical layout. */
export interface Formatted {
  /** In text order; each changes white space or the width of a mark. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** Places left as they are, for another layout would have them read as something else. */
  readonly left: readonly Span[];
}

/** A text that was not formatted: at `at` it would have lost or gained a character. */
export interface Refused {
  readonly at: number;
}

export function isRefused(result: Formatted | Refused): result is Refused {
  return 'at' in result;
}

/**
 * So much text may be read again to find what must be left alone, in UTF-16 units; then the rest of it is left. It
 * bounds the time a format takes, to a few seconds for the longest text.
 */
const MOST_READ = 3_000_000;
const MOST_READINGS = 60;

/**
 * Brings a notice into its canonical layout.
 *
 * What it says stays the same, and that is checked: no character changes but white space and the width of
 * brackets, and the text reads as before, units, bodies, references and dates alike. An edit that
 * would change the reading is left out.
 *
 * @param range only paragraphs that touch it; the whole text when left out
 */
export function formatNotice(notice: Notice, range?: Span): Formatted | Refused {
  const first = formatOnce(notice, range);
  if (range || first.edits.length === 0 || first.at !== null) {
    const { edits, text, left, at } = first;
    return at === null ? { edits, text, left } : { at };
  }
  // One layout can show the way to the next: a line that was healed may be indented only then.
  let last = first;
  let edits = first.edits;
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const next = formatOnce(last.notice);
    if (next.at !== null || next.edits.length === 0) {
      break;
    }
    edits = composeSets(edits, next.edits);
    last = next;
  }
  const at = firstDifference(notice.text, edits);
  return at === null ? { edits, text: last.text, left: first.left } : { at };
}

/** Texts settle in one or two rounds; broken ones may take another. */
const MOST_ROUNDS = 5;

interface Round extends Formatted {
  /** The text as it reads then. */
  readonly notice: Notice;
  /** Where it would lose or gain a character; null nowhere. */
  readonly at: number | null;
}

function wholeLines({ lines }: Notice, { start, end }: Span): Span {
  return {
    start: lines.lineStart(lines.positionAt(start).line),
    end: lines.lineEnd(lines.positionAt(end).line),
  };
}

function formatOnce(notice: Notice, range?: Span): Round {
  // Another kind of text, or one that was read with the wrong encoding, has no layout known here.
  const known = notice.genre === 'document' || notice.genre === 'draft';
  const all = known ? layoutEdits(notice) : [];
  const lines = range && wholeLines(notice, range);
  const wanted = lines ? all.filter((edit) => edit.start <= lines.end && edit.end >= lines.start) : all;
  const { edits, notice: after } = harmless(notice, wanted);
  const made = new Set(edits);
  return {
    edits,
    text: after.text,
    left: wanted.filter((edit) => !made.has(edit)),
    notice: after,
    at: firstDifference(notice.text, edits),
  };
}

/** Where an edit changes more than it may; null when none does. */
function firstDifference(text: string, edits: readonly TextEdit[]): number | null {
  const wrong = edits.find(({ start, end, newText }) => essence(text.slice(start, end)) !== essence(newText));
  return wrong?.start ?? null;
}

/**
 * The edits that leave a text's reading as it is, and the text after them: all edits, or what is left when
 * those that change it are halved out.
 */
function harmless(
  notice: Notice,
  edits: readonly TextEdit[],
): { readonly edits: readonly TextEdit[]; readonly notice: Notice } {
  const reading = readingOf(notice);
  const most = Math.min(MOST_READINGS, Math.max(2, MOST_READ / Math.max(1, notice.text.length)));
  let readings = 0;
  let after = notice;
  const readsSame = (some: readonly TextEdit[]): boolean => {
    readings++;
    const read = analyze(applyEdits(notice.text, some), { registry: notice.registry });
    const same = readingOf(read) === reading;
    after = same ? read : after;
    return same;
  };
  const add = (kept: readonly TextEdit[], more: readonly TextEdit[]): readonly TextEdit[] => {
    if (more.length === 0 || readings >= most) {
      return kept;
    }
    const together = [...kept, ...more];
    if (readsSame(together)) {
      return together;
    }
    const half = more.length >> 1;
    return half === 0 ? kept : add(add(kept, more.slice(0, half)), more.slice(half));
  };
  const kept = add([], edits);
  return { edits: kept.toSorted((a, b) => a.start - b.start || a.end - b.end), notice: after };
}
