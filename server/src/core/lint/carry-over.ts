import type { Notice } from '../model/notice.js';
import { missedTargets } from '../model/targets.js';
import type { TextEdit } from '../text/edit.js';
import { positionMap, SAME_PLACES } from '../text/position-map.js';
import { type Ground, groundOf, isInBody, isInProse, isOfWords, isUnread } from './carry-over-conditions.js';
import {
  areAlike,
  editedText,
  mapIn,
  type Reading,
  readWindow,
  type Window,
  windowAround,
} from './carry-over-window.js';
import { type Found, foundIn, movedBy } from './found.js';
import type { Rule } from './rule.js';
import type { LintResult } from './runner.js';

/** More places edited than this since the last full analysis are not looked at one by one. */
const MOST_EDITS = 16;
/** Windows whose text before the edit stays read: those somebody types in. */
const MOST_WINDOWS = 32;

/** Tells what stands after edits, as long as they change nothing that is found. */
export interface CarryOver {
  /** What was found in the text itself. */
  readonly found: Found;
  /**
   * What a fresh analysis of the edited text would find.
   *
   * @param edits of the text that was analysed, in text order, none touching another
   * @returns null where the edits may change a finding, or bring or take one: then the text is to be analysed
   */
  after(edits: readonly TextEdit[]): Found | null;
}

/** What is kept of a text that findings are carried over from. */
interface Base {
  readonly notice: Notice;
  readonly local: readonly Rule<unknown>[];
  readonly words: readonly RegExp[];
  readonly ground: () => Ground;
  /** Readings of windows before their edits, by where they begin and end. */
  readonly readings: Map<string, Reading | null>;
}

/**
 * Carries findings over edits of running text, at a price that does not depend on the text's length.
 *
 * Around each edit a window of whole blocks is read before and after it. Where blocks, markers, brackets, lists of
 * bodies, references, dates, signatures and the findings of all rules that read a place's surroundings are the same
 * but for their places, and the edit is far from all that reads running text otherwise (`carry-over-conditions`),
 * every other finding is the same too. In doubt nothing is carried over.
 *
 * @param rules those the text was checked with
 */
export function carryOver(notice: Notice, result: LintResult, rules: readonly Rule<unknown>[]): CarryOver {
  const found = foundIn(result);
  let ground: Ground | null = null;
  const base: Base = {
    notice,
    local: rules.filter(({ meta }) => meta.reach === 'surroundings'),
    words: rules.flatMap(({ meta }) => meta.words ?? []),
    ground: () => {
      ground ??= groundOf(notice);
      return ground;
    },
    readings: new Map(),
  };
  /** Edits that last were found to change nothing. */
  let settled: ReadonlySet<string> = new Set();
  const isSettled = (edit: TextEdit, key: string): boolean => settled.has(key) || changesNothing(base, edit);
  // A page's front matter is read as one; other kinds of text are judged by their words.
  const carries =
    notice.genre === 'document' &&
    result.failures.length === 0 &&
    !/^\ufeff?---/.test(notice.text) &&
    // Which item of last year's plan one comes from goes by all of its words.
    (notice.lastYear === null || missedTargets(notice).length === 0);
  return {
    found,
    after(edits) {
      if (edits.length === 0) {
        return found;
      }
      const apart = carries && edits.length <= MOST_EDITS ? keptApart(notice.text, edits) : null;
      if (!apart) {
        return null;
      }
      const keys = apart.map(({ start, end, newText }) => `${start} ${end} ${newText}`);
      if (!apart.every((edit, i) => isSettled(edit, keys[i] ?? ''))) {
        return null;
      }
      settled = new Set(keys);
      return movedBy(found, positionMap(apart));
    },
  };
}

/** Nearer edits are taken as one with all that stands between them: nothing that is read lies within reach of two. */
const APART = 2400;

function keptApart(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const apart: TextEdit[] = [];
  for (const edit of edits) {
    const last = apart.at(-1);
    if (!last || edit.start - last.end > APART) {
      apart.push(edit);
    } else {
      apart[apart.length - 1] = {
        start: last.start,
        end: edit.end,
        newText: last.newText + text.slice(last.end, edit.start) + edit.newText,
      };
    }
  }
  return apart;
}

function changesNothing(base: Base, edit: TextEdit): boolean {
  const { notice, local, words } = base;
  const ground = base.ground();
  if (!isOfWords(edit, notice.text.slice(edit.start, edit.end)) || !isInBody(notice, ground, edit)) {
    return false;
  }
  const window = windowAround(notice, edit);
  const old = window && oldReading(base, window);
  if (!window || !old || !isInProse(notice, ground, window, old)) {
    return false;
  }
  const map = mapIn(window);
  const now = readWindow(notice, window, editedText(notice.text, window), map, local);
  return now !== null && areAlike(old, now, map) && isUnread(notice, ground, window, old, now, words);
}

function oldReading({ notice, local, readings }: Base, window: Window): Reading | null {
  const key = `${window.start} ${window.end}`;
  let reading = readings.get(key);
  if (reading === undefined) {
    if (readings.size >= MOST_WINDOWS) {
      readings.clear();
    }
    reading = readWindow(notice, window, notice.text.slice(window.start, window.end), SAME_PLACES, local);
    readings.set(key, reading);
  }
  return reading;
}
