import type { DateMention, Notice, OutlineNode } from '../../model/notice.js';
import { bestAssignment, type Edge } from './assign.js';
import type { Candidate } from './candidates.js';
import { contentOf } from './content.js';
import { diceOf, type Grams, gramsOf } from './grams.js';
import type { DeadlineChanges, DeadlineMove } from './types.js';

/** Characters on both sides of a date that tell what it is a date for. */
const AROUND = 12;

interface Target {
  readonly date: DateMention;
  readonly around: Grams;
}

/** Target dates of some units and of their counterparts that are not the same. */
export function deadlineChanges(
  old: { readonly notice: Notice; readonly dates: readonly DateMention[] },
  now: { readonly notice: Notice; readonly dates: readonly DateMention[] },
): DeadlineChanges {
  const before = targetsIn(old.notice, without(old.dates, now.dates));
  const after = targetsIn(now.notice, without(now.dates, old.dates));
  const pairs = byWords(before, after);
  const moved = pairs.flatMap(({ old: i, new: j }): readonly DeadlineMove[] => {
    const [from, to] = [before[i]?.date, after[j]?.date];
    return from && to ? [{ from, to }] : [];
  });
  return {
    moved,
    added: after.map(({ date }) => date).filter((date) => !moved.some(({ to }) => to === date)),
    removed: before.map(({ date }) => date).filter((date) => !moved.some(({ from }) => from === date)),
  };
}

/** The dates without those that others name as well, each once. */
function without(dates: readonly DateMention[], others: readonly DateMention[]): readonly DateMention[] {
  const left = others.map(dayOf);
  return dates.filter((date) => {
    const at = left.indexOf(dayOf(date));
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}

function dayOf({ to, text }: DateMention): string {
  return to ?? text;
}

function targetsIn({ text }: Notice, dates: readonly DateMention[]): readonly Target[] {
  return dates.map((date) => {
    const before = { start: Math.max(0, date.start - AROUND), end: date.start };
    const after = { start: date.end, end: Math.min(text.length, date.end + AROUND) };
    return { date, around: gramsOf(contentOf(text, [before, after])) };
  });
}

/** Dates for the same thing by the words around them; in their order where those do not tell. */
function byWords(before: readonly Target[], after: readonly Target[]): readonly Candidate[] {
  const edges = before.flatMap(({ around }, i) =>
    after.map((other, j): Edge => {
      const order = 1 / (2 + Math.abs(i - j));
      return { old: i, new: j, worth: diceOf(around, other.around) + order * 0.1 };
    }),
  );
  return bestAssignment(edges);
}

/** The target dates in the own text of some nodes. */
export function deadlinesOf(notice: Notice, nodes: readonly OutlineNode[]): readonly DateMention[] {
  return nodes.flatMap(({ marker, ownEnd }) =>
    datesBetween(notice.dates, marker.end, ownEnd).filter(({ role }) => role === 'deadline'),
  );
}

function datesBetween(dates: readonly DateMention[], start: number, end: number): readonly DateMention[] {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.start ?? 0) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found: DateMention[] = [];
  for (let date = dates[low]; date && date.start < end; date = dates[++low]) {
    found.push(date);
  }
  return found;
}

/** Whether no target date has changed. */
export function areKept({ moved, added, removed }: DeadlineChanges): boolean {
  return moved.length + added.length + removed.length === 0;
}
