import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../model/notice.js';
import type { BlockMarker } from '../syntax/block.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner } from '../syntax/brackets.js';
import type { PlacedBlock } from '../syntax/tree.js';
import type { PositionMap } from '../text/position-map.js';
import type { Span } from '../text/span.js';
import type { Reading } from './carry-over-window.js';
import { placed } from './found.js';
import type { Diagnostic } from './runner.js';

/** What an edit changes of what a window tells. */
export interface Difference {
  /** The list of bodies that the edit stands in, where it tells otherwise. */
  readonly list: { readonly before: ResponsibilityGroup; readonly after: ResponsibilityGroup } | null;
  /** Whether other findings are made, or at other places. */
  readonly isFoundElse: boolean;
  /** The blocks before and after that part otherwise, or whose brackets pair otherwise; null where none does. */
  readonly parted: { readonly before: Span; readonly after: Span } | null;
}

interface Comparing {
  /** Where places stand after the edit; a place that the edit has swallowed, NaN, is like nothing. */
  readonly map: PositionMap;
  /** No date at or after this ISO day is one that a target has missed (model/targets). */
  readonly horizon: string;
  /** Whether every rule says what it reads; else all dates and references make a difference. */
  readonly areDeclared: boolean;
  /** Where the only marker begins that may bear another number. */
  readonly renumbered?: number;
  /** Whether a marker may stand at a line's start that stood behind a gap, or the other way: a unit is one at either. */
  readonly areLinesFree?: boolean;
}

/**
 * Compares two readings of a window.
 *
 * @returns null where they differ in more than one list and the findings of rules that read surroundings
 */
export function differenceOf(before: Reading, after: Reading, comparing: Comparing): Difference | null {
  const { map, horizon, areDeclared } = comparing;
  const [a, b] = [before.notice, after.notice];
  const isLike = likeness(map);
  const datesOf = ({ dates }: Notice) =>
    areDeclared ? dates.filter(({ to }) => to !== null && to < horizon) : dates;
  // Of the others, citations alone are read.
  const mentionsOf = ({ references }: Notice) =>
    areDeclared ? references.filter(({ kind }) => kind === 'attachment') : references;
  const [some, others] = blocksBetween(a.tree.blocks, b.tree.blocks);
  const isSame =
    areAlike(candidatesIn(some), candidatesIn(others), (one, other) =>
      isCandidateAlike(one, other, comparing),
    ) &&
    areAlike(
      mentionsOf(a),
      mentionsOf(b),
      (one, other) => isLike(one, other) && one.kind === other.kind && one.text === other.text,
    ) &&
    areAlike(
      datesOf(a),
      datesOf(b),
      (one, other) => isLike(one, other) && one.text === other.text && one.to === other.to,
    ) &&
    areAlike(
      a.signatures,
      b.signatures,
      (one, other) =>
        isLike(one, other) &&
        isLike(one.date, other.date) &&
        one.date.text === other.date.text &&
        one.issuer?.text === other.issuer?.text,
    ) &&
    areAlike(
      before.citations,
      after.citations,
      (one, other) =>
        isLike(one.title, other.title) &&
        isLike(one.number, other.number) &&
        one.number.text === other.number.text &&
        one.title.text === other.title.text,
    );
  const list = isSame ? changedList(a.groups, b.groups, isLike) : undefined;
  if (list === undefined) {
    return null;
  }
  return {
    list,
    isFoundElse: !areToldAlike(before.diagnostics, after.diagnostics, map),
    parted: areAlike(some, others, (one, other) => isBlockAlike(one, other, map))
      ? null
      : { before: spanOf(some), after: spanOf(others) },
  };
}

/** The blocks of two readings that they do not share: an edit leaves most as they are. */
function blocksBetween(
  some: readonly PlacedBlock[],
  others: readonly PlacedBlock[],
): readonly [readonly PlacedBlock[], readonly PlacedBlock[]] {
  const most = Math.min(some.length, others.length);
  let first = 0;
  while (first < most && some[first]?.block === others[first]?.block) {
    first++;
  }
  let last = 0;
  while (
    last < most - first &&
    some[some.length - 1 - last]?.block === others[others.length - 1 - last]?.block
  ) {
    last++;
  }
  return [some.slice(first, some.length - last), others.slice(first, others.length - last)];
}

function spanOf(blocks: readonly PlacedBlock[]): Span {
  const last = blocks.at(-1);
  return { start: blocks[0]?.start ?? 0, end: last ? last.start + last.block.length : 0 };
}

function areAlike<T>(
  some: readonly T[],
  others: readonly T[],
  isLike: (one: T, other: T) => boolean,
): boolean {
  return some.length === others.length && some.every((one, i) => isLike(one, others[i] as T));
}

/** The only list that tells otherwise; null for none, undefined for several. */
function changedList(
  some: readonly ResponsibilityGroup[],
  others: readonly ResponsibilityGroup[],
  isLike: IsLike,
): Difference['list'] | undefined {
  if (some.length !== others.length) {
    return undefined;
  }
  let list: Difference['list'] = null;
  for (let i = 0; i < some.length; i++) {
    const [before, after] = [some[i], others[i]];
    if (!before || !after || !isLike(before, after)) {
      return undefined;
    }
    if (
      before.text !== after.text ||
      !areAlike(before.entries, after.entries, (one, other) => isLike(one, other) && isEntryAlike(one, other))
    ) {
      if (list) {
        return undefined;
      }
      list = { before, after };
    }
  }
  return list;
}

function isEntryAlike(one: ResponsibilityEntry, other: ResponsibilityEntry): boolean {
  return (
    one.name === other.name &&
    one.written === other.written &&
    one.role === other.role &&
    one.collective === other.collective &&
    one.agency === other.agency
  );
}

/** Whether one span stands after an edit where another does. */
type IsLike = (one: Span, other: Span) => boolean;

function likeness(map: PositionMap): IsLike {
  return (one, other) => map.start(one.start) === other.start && placed(one, map).end === other.end;
}

/** Whether findings say the same at the same places. */
export function areToldAlike(
  some: readonly Diagnostic[],
  others: readonly Diagnostic[],
  map: PositionMap,
): boolean {
  const isLike = likeness(map);
  return areAlike(some, others, (one, other) => isToldAlike(one, other, isLike));
}

function isToldAlike(one: Diagnostic, other: Diagnostic, isLike: IsLike): boolean {
  return (
    isLike(one, other) &&
    one.rule === other.rule &&
    one.severity === other.severity &&
    one.message.zh === other.message.zh &&
    one.message.en === other.message.en &&
    areAlike(one.related, other.related, (a, b) => isLike(a, b) && a.message.zh === b.message.zh) &&
    areAlike(
      one.fixes,
      other.fixes,
      (a, b) =>
        a.title.zh === b.title.zh &&
        a.safe === b.safe &&
        areAlike(a.edits, b.edits, (c, d) => isLike(c, d) && c.newText === d.newText),
    )
  );
}

function isBlockAlike(a: PlacedBlock, b: PlacedBlock, map: PositionMap): boolean {
  return map.start(a.start) === b.start && areBracketsAlike(a, b, map);
}

/** A candidate for a unit's marker, by offsets of the window. */
interface Candidate extends Span {
  readonly marker: BlockMarker;
}

function candidatesIn(blocks: readonly PlacedBlock[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { block, start: by } of blocks) {
    for (let marker = block.firstMarker; marker !== null; marker = marker.next) {
      candidates.push({ start: by + marker.start, end: by + marker.end, marker });
    }
  }
  return candidates;
}

function isCandidateAlike(
  one: Candidate,
  other: Candidate,
  { map, renumbered, areLinesFree }: Comparing,
): boolean {
  const [a, b] = [one.marker, other.marker];
  return (
    map.start(one.start) === other.start &&
    map.end(one.end) === other.end &&
    (a.number === b.number || one.start === renumbered) &&
    (a.context === b.context || (areLinesFree === true && isPlaced(a) && isPlaced(b))) &&
    a.form === b.form &&
    a.before === b.before &&
    a.shape === b.shape &&
    a.depth === b.depth &&
    a.enclosed === b.enclosed
  );
}

/** Whether a marker numbers a unit at a line's start and behind a gap alike (model/acceptance). */
function isPlaced({ context, enclosed }: BlockMarker): boolean {
  return (context === 'line' || context === 'gap') && !enclosed;
}

function areBracketsAlike(a: PlacedBlock, b: PlacedBlock, map: PositionMap): boolean {
  const [some, others] = [a.block.brackets, b.block.brackets];
  const count = bracketCount(some);
  for (let i = 0; i < count; i++) {
    if (
      bracketCode(some, i) !== bracketCode(others, i) ||
      bracketPartner(some, i) !== bracketPartner(others, i) ||
      map.start(a.start + bracketAt(some, i)) !== b.start + bracketAt(others, i)
    ) {
      return false;
    }
  }
  return count === bracketCount(others);
}
