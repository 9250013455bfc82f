import type { Notice, OutlineNode } from '../model/notice.js';
import { lastStartingAt } from '../model/outline.js';
import { nodeWith } from '../model/unit.js';
import type { BlockMarker } from '../syntax/block.js';
import { isHanNumeral } from '../syntax/characters.js';
import { rankOfForm } from '../syntax/lexed-marker.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { isInBody, isNumberAlone, isUnread } from './carry-over-conditions.js';
import {
  candidatesBefore,
  candidatesFrom,
  mayBeInContents,
  type PlacedCandidate,
} from './carry-over-contents.js';
import { differenceOf } from './carry-over-difference.js';
import { type Base, type Effect, exchange, oldReading } from './carry-over-effect.js';
import { withSpace } from './carry-over-space.js';
import { mapIn, readAfter, windowAround } from './carry-over-window.js';

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
    difference.parted ||
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
