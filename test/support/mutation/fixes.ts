import type { Fix } from '../../../server/src/core/lint/rule.js';
import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import type { TextEdit } from '../../../server/src/core/text/edit.js';
import { type PositionMap, positionMap } from '../../../server/src/core/text/position-map.js';
import type { Span } from '../../../server/src/core/text/span.js';
import { mapped } from './mutant.js';
import { type Reading, readAgain } from './reading.js';
import { describe } from './trial.js';

/** A text with the edits that led to it from one whose fixes have been tried. */
export interface Origin {
  readonly reading: Reading;
  readonly edits: readonly TextEdit[];
}

/** A finding with one of its fixes. */
export interface Offer {
  readonly found: Diagnostic;
  readonly fix: Fix;
}

const keyOf = (rule: string, start: number, end: number): string => `${rule}|${start}|${end}`;

function isSameFix(fix: Fix, old: Fix, places: PositionMap): boolean {
  return (
    fix.safe === old.safe &&
    fix.title.zh === old.title.zh &&
    fix.edits.length === old.edits.length &&
    fix.edits.every(({ start, end, newText }, i) => {
      const was = old.edits[i];
      return was?.newText === newText && places.start(was.start) === start && places.end(was.end) === end;
    })
  );
}

/** The fixes of a text. Those of its origin that the edits have only moved are left out. */
export function offersOf({ diagnostics }: Reading, origin?: Origin): readonly Offer[] {
  const all = diagnostics.flatMap((found) => found.fixes.map((fix) => ({ found, fix })));
  if (!origin || origin.reading.diagnostics.length === 0) {
    return all;
  }
  const places = positionMap(origin.edits.toSorted((a, b) => a.start - b.start || a.end - b.end));
  const known = new Map<string, Fix[]>();
  for (const { rule, start, end, fixes } of origin.reading.diagnostics) {
    const key = keyOf(rule, places.start(start), places.end(end));
    known.set(key, [...(known.get(key) ?? []), ...fixes]);
  }
  return all.filter(({ found: { rule, start, end }, fix }) => {
    const old = known.get(keyOf(rule, start, end)) ?? [];
    return !old.some((one) => isSameFix(fix, one, places));
  });
}

/** A finding that was there, where it has to be looked for. */
interface Known {
  readonly finding: Diagnostic;
  /** What is marked. */
  readonly text: string;
  readonly place: Span;
  /** All that was rewritten around it: what is exchanged there may have taken it along. */
  readonly reach: Span | null;
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const holds = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end;
const textAt = ({ text }: Notice, { start, end }: Span): string => text.slice(start, end);

function knownOf({ notice, diagnostics }: Reading): readonly Known[] {
  return diagnostics.map((finding) => ({
    finding,
    text: textAt(notice, finding),
    place: finding,
    reach: null,
  }));
}

function after(edits: readonly TextEdit[], known: readonly Known[]): readonly Known[] {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  return known.map(({ place, reach, ...rest }) => {
    const all = reach ?? place;
    const wide = { start: Math.min(start, all.start), end: Math.max(end, all.end) };
    const isNear = touches({ start, end }, all);
    return { ...rest, place: mapped(place, edits), reach: isNear ? mapped(wide, edits) : reach };
  });
}

/** Whether a finding may be an old one in a new place; names are written shorter behind others of their kind. */
function isMoved({ reach, finding, text }: Known, one: Diagnostic, written: string): boolean {
  const isSame = finding.message.zh === one.message.zh || text.endsWith(written) || written.endsWith(text);
  return isSame && reach !== null && holds(reach, one);
}

/** Findings that are not among the known; each known one excuses one. */
function unknown(known: readonly Known[], { notice, diagnostics }: Reading): readonly Diagnostic[] {
  // Nearly all stand where they stood.
  const still = new Map<string, Known[]>();
  for (const old of known) {
    const key = keyOf(old.finding.rule, old.place.start, old.place.end);
    still.set(key, [...(still.get(key) ?? []), old]);
  }
  const others = diagnostics.filter(
    ({ rule, start, end }) => still.get(keyOf(rule, start, end))?.pop() === undefined,
  );
  const left = [...still.values()].flat();
  const isNew = (one: Diagnostic, isSame: (old: Known) => boolean): boolean => {
    const i = left.findIndex((old) => old.finding.rule === one.rule && isSame(old));
    left.splice(i, i < 0 ? 0 : 1);
    return i < 0;
  };
  return others
    .filter((one) => isNew(one, ({ place }) => holds(place, one)))
    .filter((one) => isNew(one, (old) => isMoved(old, one, textAt(notice, one))));
}

/** The origin's own findings that the edits of it have hidden: a fix that brings them back has not made them. */
function hiddenBy({ reading, edits }: Origin, found: readonly Diagnostic[]): readonly Known[] {
  return after(edits, knownOf(reading)).filter(
    ({ finding, place }) => !found.some((one) => one.rule === finding.rule && touches(one, place)),
  );
}

/**
 * Makes fixes, each on its own: it must take its finding away and bring none.
 *
 * @param origin what the text came from; what that had itself, no fix has brought
 * @returns what is left or new after each
 */
export function faultsOf(reading: Reading, offers: readonly Offer[], origin?: Origin): readonly string[] {
  const { diagnostics, notice } = reading;
  const hidden = origin && offers.length > 0 ? hiddenBy(origin, diagnostics) : [];
  const known = [...knownOf(reading), ...hidden];
  return offers.flatMap(({ found, fix }) => {
    const rest = known.filter(({ finding }) => finding !== found);
    const mended = readAgain(reading, fix.edits);
    return unknown(after(fix.edits, rest), mended).map((other) => {
      const left = describe(mended.notice.text, other);
      return `${describe(notice.text, found)}: “${fix.title.zh}” leaves ${left}`;
    });
  });
}
