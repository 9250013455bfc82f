import { analyze } from '../../model/analyze.js';
import type { Notice, OutlineNode } from '../../model/notice.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import { meaningsOf } from '../../model/unit-meanings.js';
import { type UnitReference, unitReferences } from '../../model/unit-references.js';
import { withNumber } from '../../syntax/marker.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { follow, type LostReference, type PlacedReference, type Target } from './follow.js';
import { type KeptText, keptText, type MovedText } from './kept.js';
import { type Fate, fateOf } from './match.js';
import { pastedReferences } from './pasted.js';
import { type Run, runsAfter, runsOf } from './scheme.js';
import { contentOf, type Unit, unitsAfter, unitsOf } from './units.js';

export type { LossKind, LostReference } from './follow.js';

/** A marker or a reference before and after. Its span is the place in the text before. */
export interface NumberChange extends Span {
  readonly from: string;
  readonly to: string;
}

/** What numbering a text anew takes, and what comes of it. */
export interface Renumbered {
  /** In text order; each replaces the digits of one number. */
  readonly edits: readonly TextEdit[];
  readonly markers: readonly NumberChange[];
  readonly references: readonly NumberChange[];
  /** References that point at nothing any more, or at nobody knows what; left as they are. */
  readonly lost: readonly LostReference[];
  /** Whether units came, went or changed places since the text before; false where that is not known. */
  readonly restructured: boolean;
}

/** The text before an edit, read when its numbers were in order, and the edit. */
export interface Before {
  readonly notice: Notice;
  /** Edits of that text, in text order, none overlapping, that lead to the text to be numbered. */
  readonly edits: readonly TextEdit[];
  /** What the edits took out of one place and put in at another, where that is known. */
  readonly moved?: readonly MovedText[];
}

/** What is to be numbered, however it came to be known. */
interface Plan {
  readonly runs: readonly Run[];
  readonly references: readonly PlacedReference[];
  readonly isNew: (unit: Unit) => boolean;
  readonly restructured: boolean;
}

/** Chinese ordinals are written up to this number. */
const HIGHEST = 999;

/**
 * Numbers every series of a notice one by one, by the scheme the document itself keeps, and carries the
 * references to numbered units along. Nothing but numbers is changed.
 *
 * With the text before an edit each unit is known again wherever the edit has put it. Without it a
 * reference follows only where one unit alone bears the number it names.
 */
export function renumber(notice: Notice, before?: Before): Renumbered {
  const plan = before ? planAfter(notice, before) : planAsItStands(notice);
  const due = new Map<Unit, number>();
  const runOf = new Map<Unit, Run>();
  for (const run of plan.runs) {
    run.units.forEach((unit, i) => {
      due.set(unit, run.first + i > HIGHEST ? unit.number : run.first + i);
      runOf.set(unit, run);
    });
  }
  const dueOf = (unit: Unit): number => due.get(unit) ?? unit.number;
  const paths = new Map<Unit, string>();
  const markers = [...due.keys()]
    .sort((a, b) => a.marker.start - b.marker.start)
    .flatMap((unit) => markerEdit(unit, dueOf(unit), paths));
  const followed = plan.references.map((reference) => ({
    reference,
    ...follow(
      reference,
      dueOf,
      (number, near) => runOf.get(near)?.units[number - (runOf.get(near)?.first ?? 1)],
      plan.isNew,
    ),
  }));
  const edits = [...markers, ...followed.flatMap((one) => one.edits)].sort((a, b) => a.start - b.start);
  return {
    edits,
    markers: markers.map((edit) => ({
      ...edit,
      from: notice.text.slice(edit.start, edit.end),
      to: edit.newText,
    })),
    references: followed
      .filter((one) => one.edits.length > 0)
      .map(({ reference: { start, end, text }, edits: own }) => ({
        start,
        end,
        from: text,
        to: applyEdits(
          text,
          own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
        ),
      })),
    lost: followed.flatMap((one) => one.lost),
    restructured: plan.restructured,
  };
}

const DIGITS = /[〇○零一二三四五六七八九十百]+|[0-9０-９]+(?:\.[0-9]+)*/;

/** The edit that gives a unit its number; a decimal begins with the number of the unit it stands under. */
function markerEdit(unit: Unit, number: number, paths: Map<Unit, string>): readonly TextEdit[] {
  const match = DIGITS.exec(unit.marker.text);
  if (!match) {
    return [];
  }
  const [digits] = match;
  const above =
    unit.parent?.kind === 'decimal' && unit.kind === 'decimal' ? paths.get(unit.parent) : undefined;
  const own = withNumber(digits, number);
  const written = above === undefined ? own : `${above}.${own.slice(own.lastIndexOf('.') + 1)}`;
  paths.set(unit, written);
  const start = unit.marker.start + match.index;
  return written === digits ? [] : [{ start, end: start + digits.length, newText: written }];
}

function planAsItStands(notice: Notice): Plan {
  const units = unitsOf(notice);
  const runs = runsOf(readAsMeant(notice), units);
  const changed = new Set<Unit>();
  for (const { units: members, first } of runs) {
    members.forEach((unit, i) => {
      if (unit.number !== first + i) {
        changed.add(unit);
      }
    });
  }
  const isMissing = (number: number): boolean => [...changed].some((unit) => unit.number > number);
  const unitFor = (node: OutlineNode): readonly Unit[] => [units[node.id] ?? []].flat();
  const references = unitReferences(notice).map(
    (reference): PlacedReference => ({
      ...reference,
      target(number) {
        const meant = meaningsOf(notice, reference, number).flatMap(unitFor);
        const [unit, other] = meant;
        if (unit && other) {
          return { is: 'several', units: meant, lost: false };
        }
        // A number that is missing where others have to move up was an item's that is gone.
        return unit ? { is: 'unit', unit } : isMissing(number) ? { is: 'gone' } : { is: 'none' };
      },
    }),
  );
  return { runs, references, isNew: () => false, restructured: false };
}

/** The notice with markers of the wrong form read as those of the series they belong to. */
function readAsMeant(notice: Notice): Notice {
  const { forms } = numberingFaults(notice);
  if (forms.length === 0) {
    return notice;
  }
  const edits = forms.map(({ node: { marker }, due }) => ({ ...marker, newText: due }));
  const meant = analyze(applyEdits(notice.text, edits), { registry: notice.registry });
  return meant.nodes.length === notice.nodes.length ? meant : notice;
}

function planAfter(notice: Notice, before: Before): Plan {
  const { notice: old } = before;
  const kept = keptText(old.text.length, before.edits, before.moved);
  const oldById = unitsOf(old);
  const oldUnits = oldById.filter((unit) => unit !== null);
  const units = unitsAfter(old, kept, notice);
  const fate = fateOf(old, oldUnits, kept, notice, units);
  const fresh = freshRuns(notice, units);
  const runs = runsAfter(runsOf(readAsMeant(old), oldById), fate, units, fresh);
  const survivors = new Set(fate.values());
  const isNew = (unit: Unit): boolean => !survivors.has(unit);
  return {
    runs,
    references: [
      ...unitReferences(old).flatMap(
        (reference) => placed(old, notice, reference, kept, fate, oldById) ?? [],
      ),
      ...pastedReferences(notice, before.edits, units.filter(isNew), copiesOf(old, oldUnits, notice)),
    ],
    isNew,
    restructured: isRestructured(oldUnits, units, fate),
  };
}

/** Whether a unit says the same as one that bore its number in the text before. */
function copiesOf(old: Notice, oldUnits: readonly Unit[], notice: Notice): (unit: Unit) => boolean {
  const textOf = ({ text }: Notice, { content }: Unit): string => text.slice(content.start, content.end);
  return (unit) =>
    oldUnits.some(
      (one) =>
        one.kind === unit.kind && one.number === unit.number && textOf(old, one) === textOf(notice, unit),
    );
}

function isRestructured(oldUnits: readonly Unit[], units: readonly Unit[], fate: Fate): boolean {
  return (
    oldUnits.length !== units.length ||
    oldUnits.some((unit, i) => fate.get(unit) !== units[i] || unit.kind !== units[i]?.kind)
  );
}

/** The runs the text would have by itself, of the units at hand. */
function freshRuns(notice: Notice, units: readonly Unit[]): readonly Run[] {
  const byStart = new Map(units.map((unit) => [unit.marker.start, unit]));
  return notice.series.map(({ nodes, first }) => ({
    units: nodes.flatMap((node) => byStart.get(node.start) ?? []),
    first,
  }));
}

/** A reference of the old text where it stands now; null when it was changed or taken out. */
function placed(
  old: Notice,
  notice: Notice,
  reference: UnitReference,
  kept: KeptText,
  fate: Fate,
  oldById: readonly (Unit | null)[],
): PlacedReference | null {
  const place = kept.span(reference) ?? movedAlong(old, notice, reference, fate, oldById);
  if (!place || notice.text.slice(place.start, place.end) !== reference.text) {
    return null;
  }
  const by = place.start - reference.start;
  return {
    ...place,
    text: reference.text,
    numbers: reference.numbers.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
    target(number): Target {
      const meant = meaningsOf(old, reference, number).flatMap((node) => oldById[node.id] ?? []);
      const [unit, other] = meant;
      if (!unit) {
        return { is: 'none' };
      }
      const now = meant.map((one) => fate.get(one) ?? null);
      if (other) {
        const left = now.filter((one) => one !== null);
        return { is: 'several', units: left, lost: left.length < now.length };
      }
      return now[0] ? { is: 'unit', unit: now[0] } : { is: 'gone' };
    },
  };
}

/** Where a reference stands that was moved with its unit. */
function movedAlong(
  old: Notice,
  notice: Notice,
  reference: UnitReference,
  fate: Fate,
  oldById: readonly (Unit | null)[],
): Span | null {
  const node = old.nodes.findLast((one) => one.start <= reference.start);
  const unit = node && oldById[node.id];
  const now = unit && fate.get(unit);
  if (!unit || !now) {
    return null;
  }
  const was = old.text.slice(contentOf(node).start, contentOf(node).end);
  const is = notice.text.slice(now.content.start, now.content.end);
  const by = now.content.start - unit.content.start;
  return was === is && reference.end <= unit.content.end
    ? { start: reference.start + by, end: reference.end + by }
    : null;
}
