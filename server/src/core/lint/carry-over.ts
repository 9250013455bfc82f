import { attachmentHeadings } from '../model/attachments.js';
import { itemReferences } from '../model/item-references.js';
import type { Notice } from '../model/notice.js';
import { numberingFaults } from '../model/numbering-faults.js';
import { missedTargets } from '../model/targets.js';
import type { TextEdit } from '../text/edit.js';
import { groupBy } from '../text/group-by.js';
import { type PositionMap, positionMap } from '../text/position-map.js';
import { overlaps } from '../text/span.js';
import { groundOf } from './carry-over-conditions.js';
import { type Base, type Effect, effectOf } from './carry-over-effect.js';
import { edited, rankedIn } from './carry-over-found.js';
import { prepareKeys } from './carry-over-keys.js';
import { type Summary, summaryOf } from './carry-over-lists.js';
import { numberEffect, numberedAt } from './carry-over-numbers.js';
import { DEFAULT_LINT, type LintConfiguration } from './configuration.js';
import { type Found, foundIn, movedBy } from './found.js';
import type { ListSummary, Reach, Rule } from './rule.js';
import { type Diagnostic, type LintResult, optionsOf } from './runner.js';

/** More places edited than this since the last full analysis are not looked at one by one. */
const MOST_EDITS = 16;
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
  /**
   * Does beforehand what {@link CarryOver.after} needs once for all edits.
   *
   * @param near where the next edit is likely
   */
  prepare(near?: number): void;
}

/** Computes a value at the first call and keeps it. */
function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}

/**
 * Carries findings over edits, at a price that does not depend on the text's length.
 *
 * Around each edit a window of whole blocks is read before and after it. Where blocks, markers, brackets, references,
 * dates and signatures are the same but for their places, and the edit is far from all that reads running text
 * otherwise (`carry-over-conditions`), findings outside the window are the same too. Those of rules that read
 * surroundings are exchanged for what is found in the window now; a list of bodies that has changed is looked at
 * anew, as long as nothing changes that lists are compared by (`carry-over-lists`). In doubt nothing is carried over.
 *
 * @param rules those the text was checked with
 */
export function carryOver(
  notice: Notice,
  result: LintResult,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration = DEFAULT_LINT,
): CarryOver {
  const found = foundIn(result);
  const reaching = (...reaches: readonly Reach[]) =>
    rules.filter(({ meta }) => meta.reach && reaches.includes(meta.reach));
  const base: Base = {
    notice,
    result,
    configuration,
    local: reaching('surroundings', 'habit'),
    habits: reaching('habit'),
    ofLists: reaching('list'),
    ofSeries: reaching('series'),
    ofSpaces: reaching('space'),
    ofNumbers: reaching('series', 'space'),
    areDeclared: rules.every(({ meta }) => meta.reach !== undefined),
    words: rules.flatMap(({ meta }) => meta.words ?? []),
    ground: once(() => groundOf(notice)),
    ranked: once(() => rankedIn(result)),
    byRule: once(() => groupBy(result.diagnostics, ({ rule }) => rule)),
    summaries: once(() => summariesOf(notice, rules, configuration)),
    spare: once(() => spareOf(notice, reaching('habit'), configuration)),
    named: once(() => new Set(itemReferences(notice).flatMap(({ numbers }) => numbers))),
    readings: new Map(),
    spaces: new Map(),
  };
  /** What edits were last found to make of the findings. */
  let settled: ReadonlyMap<string, Effect> = new Map();
  // A page's front matter is read as one; other kinds of text are judged by their words.
  const carries =
    notice.genre === 'document' &&
    result.failures.length === 0 &&
    !/^\ufeff?---/.test(notice.text) &&
    // Which item of last year's plan one comes from goes by all of its words.
    (notice.lastYear === null || missedTargets(notice).length === 0);
  return {
    found,
    prepare(near) {
      if (carries) {
        base.ground();
        base.ranked();
        base.byRule();
        base.summaries();
        base.spare();
        base.named();
        attachmentHeadings(notice);
        numberingFaults(notice);
        prepareKeys(notice);
        rehearse(base, near ?? notice.nodes[0]?.markerEnd ?? 0);
      }
    },
    after(edits) {
      if (edits.length === 0) {
        return found;
      }
      const apart = carries && edits.length <= MOST_EDITS ? keptApart(notice.text, edits) : null;
      if (!apart || sizeOf(apart) >= base.spare()) {
        return null;
      }
      const effects = new Map<string, Effect>();
      for (const edit of apart) {
        const key = `${edit.start} ${edit.end} ${edit.newText}`;
        const effect = settled.get(key) ?? effectAt(base, edit);
        if (!effect) {
          return null;
        }
        effects.set(key, effect);
      }
      settled = effects;
      return combined(base, [...effects.values()]);
    },
  };
}

function effectAt(base: Base, edit: TextEdit): Effect | null {
  const unit = numberedAt(base.notice, edit);
  return unit ? numberEffect(base, edit, unit) : effectOf(base, edit);
}

/** As often a key is looked at in a pause: an analysis of a long text leaves little of its code as it was. */
const REHEARSED = 4;

/** Looks at a key as if one were typed: what the next one needs is read then, and near at hand. */
function rehearse(base: Base, near: number): void {
  const edit = { start: near, end: near, newText: base.notice.text.charAt(near) };
  for (let i = 0; i < REHEARSED; i++) {
    effectAt(base, edit);
  }
}

function summariesOf(
  notice: Notice,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): readonly Summary[] {
  const summaries = new Map<ListSummary, Summary>();
  for (const rule of rules) {
    const { id, compares } = rule.meta;
    const setting = configuration.rules[id];
    if (compares && setting?.severity !== 'off' && (rule.margin || !summaries.has(compares))) {
      const margin = () =>
        rule.margin?.({ notice, options: optionsOf(rule, setting?.options ?? {}) }) ??
        Number.POSITIVE_INFINITY;
      summaries.set(compares, summaryOf(notice, compares, margin));
    }
  }
  return [...summaries.values()];
}

/** How many characters more or less may tip what one of some rules counts all through a text. */
function spareOf(notice: Notice, habits: readonly Rule<unknown>[], configuration: LintConfiguration): number {
  let spare = Number.POSITIVE_INFINITY;
  for (const rule of habits) {
    const setting = configuration.rules[rule.meta.id];
    if (rule.margin && setting?.severity !== 'off') {
      const margin = rule.margin({ notice, options: optionsOf(rule, setting?.options ?? {}) });
      spare = Math.min(spare, Math.abs(margin));
    }
  }
  return spare;
}

/** How many characters edits put in and take out. */
function sizeOf(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { start, end, newText }) => sum + end - start + newText.length, 0);
}

/** What several edits, each looked at by itself, make of the findings; null where one may touch what another changes. */
function combined({ ranked }: Base, effects: readonly Effect[]): Found | null {
  const removed = new Set<Diagnostic>();
  const added: Diagnostic[] = [];
  const map = positionMap(effects.map(({ edit }) => edit));
  let grown = 0;
  for (const effect of effects) {
    const { edit, window } = effect;
    const isExchanged = effect.removed.length + effect.added.length > 0;
    for (const other of effects) {
      if (
        other !== effect &&
        ((effect.isWide && other.isWide) || (isExchanged && overlaps(other.window, window)))
      ) {
        return null;
      }
    }
    const inWindow = shiftBy(window.start + grown);
    added.push(...effect.added.map((finding) => movedBy(finding, inWindow)));
    added.push(...effect.moved.map((finding) => movedBy(finding, map)));
    for (const finding of effect.removed) {
      removed.add(finding);
    }
    grown += edit.newText.length - (edit.end - edit.start);
  }
  return edited(ranked(), map, { removed, added });
}

function shiftBy(by: number): PositionMap {
  return { start: (offset) => offset + by, end: (offset) => offset + by };
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
