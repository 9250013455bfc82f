import { rankOfForm } from '../model/acceptance.js';
import { attachmentsOf } from '../model/attachments.js';
import { NoticeMemory } from '../model/memory.js';
import type { Notice, NumberingSpace, OutlineNode, SeriesRun } from '../model/notice.js';
import { type NumberingFaults, numberingFaults } from '../model/numbering-faults.js';
import { lastStartingAt } from '../model/outline.js';
import { runsOfList } from '../model/series.js';
import { nodeWith } from '../model/unit.js';
import type { BlockMarker } from '../syntax/block.js';
import { isHanNumeral } from '../syntax/characters.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { firstFrom, type Span } from '../text/span.js';
import { isInBody, isNumberAlone, isUnread } from './carry-over-conditions.js';
import {
  candidatesBefore,
  candidatesFrom,
  mayBeInContents,
  type PlacedCandidate,
} from './carry-over-contents.js';
import { differenceOf } from './carry-over-difference.js';
import { type Base, type Effect, exchange, oldReading } from './carry-over-effect.js';
import { mapIn, readAfter, windowAround } from './carry-over-window.js';
import type { Rule } from './rule.js';
import { type Diagnostic, lint } from './runner.js';

/** The unit whose number an edit stands in. */
export function numberedAt({ nodes }: Notice, edit: TextEdit): OutlineNode | null {
  const unit = lastStartingAt(nodes, edit.start);
  return unit && edit.end < unit.marker.end ? unit : null;
}

/**
 * What another number of a unit makes of the findings: those of its numbering space are made anew, and all others
 * stand. Only for units that stand where a marker numbers one whatever its number is.
 *
 * @returns null where the edit may change what is found in other ways
 */
export function numberEffect(base: Base, edit: TextEdit, unit: OutlineNode): Effect | null {
  const { notice, local, words, configuration } = base;
  const { text, tree } = notice;
  const ground = base.ground();
  const { start, end } = unit.marker;
  const whole = heldBack(text, edit, start);
  if (
    !base.areDeclared ||
    !isNumeral(edit.newText) ||
    !isNumeral(text.slice(edit.start, edit.end)) ||
    !mayBeRenumbered(unit, tree) ||
    !isInBody(notice, ground, whole) ||
    !isNumberAlone(notice, ground, whole) ||
    mayBeInContents(notice, whole, '。')
  ) {
    return null;
  }
  const window = windowAround(notice, whole);
  const old = window && oldReading(base, window);
  if (!window || !old) {
    return null;
  }
  const map = mapIn(window);
  const now = readAfter(notice, window, old, map, local, configuration);
  const renumbered = start - window.start;
  const difference =
    now &&
    differenceOf(old, now, {
      map,
      horizon: ground.horizon,
      areDeclared: true,
      renumbered,
    });
  const number = now ? (numberAt(now.notice.tree, renumbered) ?? 1) : 1;
  if (
    !now ||
    !difference ||
    difference.list ||
    number === 1 ||
    [number, unit.number].some((one) => base.named().has(one)) ||
    !isUnread(notice, ground, window, old, now, words)
  ) {
    return null;
  }
  const around = exchange(base, window, { old, now, difference, map });
  return (
    around &&
    withSpace(
      base,
      around,
      nodeWith(unit, {
        number,
        marker: {
          start,
          end,
          text: text.slice(start, edit.start) + edit.newText + text.slice(edit.end, end),
        },
      }),
    )
  );
}

/** The same edit, so that a marker it stands right before begins with what is put in. */
function heldBack(text: string, { start, end, newText }: TextEdit, marker: number): TextEdit {
  return start === marker && end === marker
    ? { start, end: end + 1, newText: newText + text.charAt(end) }
    : { start, end, newText };
}

function isNumeral(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 0x30 && code <= 0x39) || isHanNumeral(code))) {
      return false;
    }
  }
  return true;
}

/** More candidates than this are not looked through for the next of a rank. */
const MOST_CANDIDATES = 2000;

/**
 * Whether a unit is one whatever its number is, and so are its neighbours of the same rank: those that stand in
 * running text are told by their number alone (model/acceptance). A one begins things.
 */
function mayBeRenumbered(unit: OutlineNode, tree: SyntaxTree): boolean {
  if (unit.number === 1 || unit.kind === 'decimal') {
    return false;
  }
  const rank = rankOfForm(unit.kind, unit.depth);
  const [own] = candidatesFrom(tree, unit.start);
  return (
    own?.start === unit.start &&
    isPlaced(own.marker) &&
    isNextPlaced(candidatesFrom(tree, unit.marker.end), rank, () => false) &&
    isNextPlaced(candidatesBefore(tree, unit.start), rank, ({ enclosed }) => enclosed)
  );
}

function isPlaced({ context, enclosed }: BlockMarker): boolean {
  return (context === 'line' || context === 'gap') && !enclosed;
}

function isNextPlaced(
  candidates: Iterable<PlacedCandidate>,
  rank: number,
  isPassed: (marker: BlockMarker) => boolean,
): boolean {
  let count = 0;
  for (const { marker } of candidates) {
    if (rankOfForm(marker.form, marker.depth) === rank && !isPassed(marker)) {
      return isPlaced(marker);
    }
    if (++count > MOST_CANDIDATES) {
      return false;
    }
  }
  return true;
}

function numberAt(tree: SyntaxTree, offset: number): number | null {
  const [own] = candidatesFrom(tree, offset);
  return own?.start === offset ? own.marker.number : null;
}

/** The findings of a numbering space exchanged for those that are made with another number of one of its units. */
function withSpace(base: Base, around: Effect, unit: OutlineNode): Effect | null {
  const { notice, ofSeries, ofSpaces, configuration } = base;
  const space = notice.spaces[unit.space];
  if (!space) {
    return null;
  }
  const first = firstFrom(notice.nodes, space.start);
  const last = firstFrom(notice.nodes, space.end);
  const nodes = notice.nodes.slice(first, last);
  putUnit(nodes, unit, unit.id - first);
  const span = {
    start: nodes[0]?.start ?? space.start,
    end: notice.nodes[last]?.start ?? notice.text.length + 1,
  };
  const faults = faultsIn(notice, span);
  const part: Notice = {
    ...notice,
    nodes,
    series: seriesWith(notice, space, nodes, { unit, faults }),
    groups: notice.groups.slice(firstFrom(notice.groups, span.start), firstFrom(notice.groups, span.end)),
    memory: new NoticeMemory(),
  };
  part.memory.keep(attachmentsOf.find, attachmentsOf(notice));
  const isMeasuredElse =
    !areFaultsOfSameUnits(faults, faultsIn(part, span)) || saidIn(base, ofSpaces, unit).length > 0;
  const again = isMeasuredElse ? [...ofSeries, ...ofSpaces] : ofSeries;
  const replaced = saidIn(base, again, span);
  const { diagnostics, failures } = lint(part, again, configuration);
  return failures.length > 0
    ? null
    : { ...around, removed: [...around.removed, ...replaced], moved: diagnostics, isWide: true };
}

/** What rules say in a stretch. */
function saidIn(
  { byRule }: Base,
  rules: readonly Rule<unknown>[],
  { start, end }: Span,
): readonly Diagnostic[] {
  return rules.flatMap(({ meta }) => {
    const all = byRule().get(meta.id) ?? [];
    return all.slice(firstFrom(all, start), firstFrom(all, end));
  });
}

/**
 * The runs of a space with another number of a unit: only those of its own form part otherwise. Those of other forms
 * are left out where none of them is at fault.
 */
function seriesWith(
  { text, header, series }: Notice,
  space: NumberingSpace,
  nodes: readonly OutlineNode[],
  { unit, faults }: { readonly unit: OutlineNode; readonly faults: NumberingFaults },
): readonly SeriesRun[] {
  const rank = rankOfForm(unit.kind, unit.depth);
  const isOwn = (node: OutlineNode | undefined) => node && rankOfForm(node.kind, node.depth) === rank;
  const now = (node: OutlineNode): OutlineNode => nodes[node.id - (nodes[0]?.id ?? 0)] ?? node;
  const areOthersSound = faults.forms.length === 0 && faults.series.every(({ node }) => isOwn(node));
  const before: SeriesRun[] = [];
  const after: SeriesRun[] = [];
  const own: OutlineNode[] = [];
  for (let i = firstOfSpace(series, space.index); series[i]?.nodes[0]?.space === space.index; i++) {
    const run = series[i];
    if (run && isOwn(run.nodes[0])) {
      for (const node of run.nodes) {
        own.push(node);
      }
    } else if (run && !areOthersSound) {
      (own.length > 0 ? after : before).push({ ...run, nodes: run.nodes.map(now) });
    }
  }
  own[firstFrom(own, unit.start)] = unit;
  const isExcerpt = header.title === null && space.index === 0;
  return [...before, ...runsOfList(text, own, isExcerpt), ...after];
}

/** Index of the first run of a space; runs stand space by space. */
function firstOfSpace(series: readonly SeriesRun[], space: number): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series[middle]?.nodes[0]?.space ?? 0) < space) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** What is at fault in the numbers of a stretch. */
function faultsIn(notice: Notice, { start, end }: Span): NumberingFaults {
  const { series, forms } = numberingFaults(notice);
  const isInside = ({ node }: { readonly node: OutlineNode }) => node.start >= start && node.start < end;
  return { series: series.filter(isInside), forms: forms.filter(isInside) };
}

/** Whether the same units are at fault, none of them for its form. */
function areFaultsOfSameUnits(some: NumberingFaults, others: NumberingFaults): boolean {
  return (
    some.forms.length + others.forms.length === 0 &&
    some.series.length === others.series.length &&
    some.series.every(({ node }, i) => node.start === others.series[i]?.node.start)
  );
}

/** Puts another unit in the place of one of a space, and those below it below that. */
function putUnit(nodes: OutlineNode[], unit: OutlineNode, index: number): void {
  const put = new Map<OutlineNode | null | undefined, OutlineNode>([[nodes[index], unit]]);
  nodes[index] = unit;
  for (let i = index + 1; i < nodes.length; i++) {
    const node = nodes[i];
    const parent = put.get(node?.parent);
    if (!node || !parent) {
      return;
    }
    const copy = nodeWith(node, { parent });
    nodes[i] = copy;
    put.set(node, copy);
  }
}
