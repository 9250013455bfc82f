import type { Notice, ResponsibilityGroup } from '../model/notice.js';
import type { TextEdit } from '../text/edit.js';
import type { PositionMap } from '../text/position-map.js';
import { firstFrom, overlaps, type Span, shifted } from '../text/span.js';
import { areWords, type Ground, isInBody, isInProse, isOfWord, isUnread } from './carry-over-conditions.js';
import { areToldAlike, type Difference, differenceOf } from './carry-over-difference.js';
import type { Ranked } from './carry-over-found.js';
import { isOfKeys, staysInProse } from './carry-over-keys.js';
import { noticeOfList, type Summary } from './carry-over-lists.js';
import { isPairedAsKnown } from './carry-over-pairs.js';
import type { SpaceGround } from './carry-over-runs.js';
import {
  mapIn,
  type Reading,
  readAfter,
  readBefore,
  type Window,
  windowAround,
} from './carry-over-window.js';
import type { LintConfiguration } from './configuration.js';
import { placed } from './found.js';
import type { Rule } from './rule.js';
import { type Diagnostic, type LintResult, lint } from './runner.js';
import { compare } from './text-order.js';

/** Windows whose text before the edit stays read: those somebody types in. */
const MOST_WINDOWS = 32;

/** What is kept of a text that findings are carried over from. */
export interface Base {
  readonly notice: Notice;
  readonly result: LintResult;
  readonly configuration: LintConfiguration;
  readonly local: readonly Rule<unknown>[];
  readonly habits: readonly Rule<unknown>[];
  readonly ofLists: readonly Rule<unknown>[];
  readonly ofSeries: readonly Rule<unknown>[];
  readonly ofSpaces: readonly Rule<unknown>[];
  /** Of both. */
  readonly ofNumbers: readonly Rule<unknown>[];
  readonly words: readonly RegExp[];
  /** Whether every rule says what it reads. */
  readonly areDeclared: boolean;
  ground(): Ground;
  ranked(): Ranked;
  /** What each rule says, in text order. */
  byRule(): ReadonlyMap<string, readonly Diagnostic[]>;
  summaries(): readonly Summary[];
  /** So many characters put in or taken out may tip a habit of the whole text. */
  spare(): number;
  /** The numbers that references to items name. */
  named(): ReadonlySet<number>;
  /** Readings of windows before their edits, by where they begin and end. */
  readonly readings: Map<string, Reading | null>;
  /** What is known of numbering spaces, by their indices. */
  readonly spaces: Map<number, SpaceGround>;
}

/** What one edit makes of the findings. */
export interface Effect {
  readonly edit: TextEdit;
  /** Nothing that is replaced lies outside. */
  readonly window: Span;
  readonly removed: readonly Diagnostic[];
  /** By offsets of the window after the edit. */
  readonly added: readonly Diagnostic[];
  /** By offsets of the text before all edits. */
  readonly moved: readonly Diagnostic[];
  /** Whether it changes what more than its window is measured by, so that no other such edit may stand beside it. */
  readonly isWide: boolean;
}

/** @returns null where the edit may change what is found in other ways */
export function effectOf(base: Base, edit: TextEdit): Effect | null {
  const { notice, local, words, configuration, areDeclared } = base;
  const ground = base.ground();
  const removed = notice.text.slice(edit.start, edit.end);
  const areLinesFree = !(areWords(edit.newText) && areWords(removed));
  if (
    !isOfKeys(edit.newText, isOfWord) ||
    !isOfKeys(removed, isOfWord) ||
    (areLinesFree && !staysInProse(notice, ground, edit)) ||
    !isInBody(notice, ground, edit)
  ) {
    return null;
  }
  const window = windowAround(notice, edit);
  const old = window && oldReading(base, window);
  if (!window || !old || !isInProse(notice, ground, window, old)) {
    return null;
  }
  const map = mapIn(window);
  const now = readAfter(notice, window, old, map, local, configuration);
  const comparing = { map, horizon: ground.horizon, areDeclared, areLinesFree };
  const difference = now && differenceOf(old, now, comparing);
  return now &&
    difference &&
    isPairedAsKnown(notice, window, { old, now, parted: difference.parted }) &&
    isUnread(notice, ground, window, old, now, words)
    ? exchange(base, window, { old, now, difference, map })
    : null;
}

/** A window before and after its edit. */
export interface Readings {
  readonly old: Reading;
  readonly now: Reading;
  readonly difference: Difference;
  readonly map: PositionMap;
}

/** What was found in a window, and what is found there now. */
export function exchange(base: Base, window: Window, { old, now, difference, map }: Readings): Effect | null {
  const { notice, result, local } = base;
  const { edit } = window;
  const { list, isFoundElse } = difference;
  if (!list && !isFoundElse) {
    return { edit, window, removed: [], added: [], moved: [], isWide: false };
  }
  const lists = list ? listFindings(base, window, { old, now, list }) : NO_LISTS;
  if (!lists || notice.chrome.some((span) => overlaps(span, window))) {
    return null;
  }
  const isLocal = isOneOf(local);
  const isHabit = isOneOf(base.habits);
  const was = old.diagnostics.filter((finding) => !isHabit(finding));
  const is = now.diagnostics.filter((finding) => !isHabit(finding));
  if (!areToldAlike(old.diagnostics.filter(isHabit), now.diagnostics.filter(isHabit), map)) {
    return null;
  }
  const isReplaced = (finding: Diagnostic) => isLocal(finding) && !isHabit(finding);
  const isOfList = list && isOneOf(base.ofLists);
  const removed: Diagnostic[] = [];
  for (const finding of startingIn(result.diagnostics, window)) {
    const own = shifted(finding, -window.start);
    if (isReplaced(finding) || (list && isOfList?.(finding) && overlaps(own, list.before))) {
      removed.push(finding);
    } else if (Number.isNaN(placed(own, map).start + placed(own, map).end)) {
      return null;
    }
  }
  // What a window tells must be what the whole text tells of it.
  const isTrue = areAtOnePlace(removed, [...was, ...lists.before].sort(compare), window.start);
  return isTrue
    ? { edit, window, removed, added: [...is, ...lists.after], moved: [], isWide: list !== null }
    : null;
}

interface ListFindings {
  readonly before: readonly Diagnostic[];
  readonly after: readonly Diagnostic[];
}

const NO_LISTS: ListFindings = { before: [], after: [] };

/** What a list says to the lists behind it. */
const FOR_OTHERS = /下同|以下|后同/;

/** What is found in the list that an edit changes; null where that may change what is found in others. */
function listFindings(
  base: Base,
  window: Window,
  { old, now, list }: Pick<Readings, 'old' | 'now'> & { readonly list: NonNullable<Difference['list']> },
): ListFindings | null {
  const { notice, areDeclared, ofLists, configuration, summaries } = base;
  if (
    !isOfNotice(notice, list.before, window) ||
    FOR_OTHERS.test(list.before.text) ||
    FOR_OTHERS.test(list.after.text) ||
    !areDeclared
  ) {
    return null;
  }
  const change = {
    before: noticeOfList(notice, old.notice, list.before),
    after: noticeOfList(notice, now.notice, list.after),
    areOthersNamed: areNamedOutside(base, shifted(list.before, window.start)),
  };
  return summaries().every((summary) => summary.keeps(change))
    ? {
        before: lint(change.before, ofLists, configuration).diagnostics,
        after: lint(change.after, ofLists, configuration).diagnostics,
      }
    : null;
}

/** Whether a rule that compares names speaks of any outside a list. */
function areNamedOutside({ ofLists, byRule }: Base, list: Span): boolean {
  return ofLists.some(
    ({ meta }) =>
      meta.compares === 'names' &&
      byRule()
        .get(meta.id)
        ?.some((finding) => !overlaps(finding, list)),
  );
}

/** Whether the whole text has a list as its window tells it. */
function isOfNotice({ groups }: Notice, list: ResponsibilityGroup, { start }: Window): boolean {
  const own = groups[firstFrom(groups, list.start + start)];
  return (
    own !== undefined &&
    own.start === list.start + start &&
    own.text === list.text &&
    own.entries.length === list.entries.length &&
    own.entries.every((entry, i) => {
      const other = list.entries[i];
      return entry.name === other?.name && entry.role === other.role && entry.agency === other.agency;
    })
  );
}

function isOneOf(rules: readonly Rule<unknown>[]): (finding: Diagnostic) => boolean {
  const ids = new Set(rules.map(({ meta }) => meta.id));
  return ({ rule }) => ids.has(rule);
}

function* startingIn(findings: readonly Diagnostic[], { start, end }: Span): Iterable<Diagnostic> {
  for (let i = firstFrom(findings, start); i < findings.length; i++) {
    const finding = findings[i];
    if (!finding || finding.start >= end) {
      return;
    }
    yield finding;
  }
}

function areAtOnePlace(some: readonly Diagnostic[], others: readonly Diagnostic[], by: number): boolean {
  return (
    some.length === others.length &&
    some.every((one, i) => {
      const other = others[i];
      return other?.rule === one.rule && other.start + by === one.start && other.end + by === one.end;
    })
  );
}

export function oldReading({ notice, local, readings, configuration }: Base, window: Window): Reading | null {
  const key = `${window.start} ${window.end}`;
  let reading = readings.get(key);
  if (reading === undefined) {
    if (readings.size >= MOST_WINDOWS) {
      readings.clear();
    }
    reading = readBefore(notice, window, local, configuration);
    readings.set(key, reading);
  }
  return reading;
}
