import type { Notice } from '../model/notice.js';
import { lastStartingAt } from '../model/outline.js';
import { perNotice } from '../model/per-notice.js';
import { bracketAt, bracketCount, bracketPartner } from '../syntax/brackets.js';
import type { PlacedBlock } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { firstFrom } from '../text/span.js';
import { areWords, loneNear, refersNear } from './carry-over-conditions.js';
import type { Difference } from './carry-over-difference.js';
import type { Reading, Window } from './carry-over-window.js';

// What reads brackets beyond the window of an edit: rules/text/brackets pairs those without a partner within their
// unit, and rules/responsibility/missing passes over a unit with more brackets that open than close.

/** A rule that tells of lone marks tells no more than so many (rules/text/brackets); far from it, one more is one more. */
const MOST_LONE = 400;
/** The unit of a lone mark is not looked through farther than this. */
const LONGEST_UNIT = 20_000;

/** Where marks without a partner stand in some blocks. */
function lonesIn(blocks: readonly PlacedBlock[], from: number, to: number): number[] {
  const lones: number[] = [];
  for (let b = Math.max(0, firstFrom(blocks, from + 1) - 1); b < blocks.length; b++) {
    const placed = blocks[b];
    if (!placed || placed.start >= to) {
      break;
    }
    const { brackets } = placed.block;
    for (let i = 0; i < bracketCount(brackets); i++) {
      const at = placed.start + bracketAt(brackets, i);
      if (bracketPartner(brackets, i) < 0 && at >= from && at < to) {
        lones.push(at);
      }
    }
  }
  return lones;
}

const loneCount = perNotice(({ tree }) => lonesIn(tree.blocks, 0, tree.length).length);

/** Does beforehand what keys that pair brackets need once. */
export function preparePairs(base: Notice): void {
  loneCount(base);
}

/** Readings of a window, and the blocks of it that part or pair otherwise. */
interface Paired {
  readonly old: Reading;
  readonly now: Reading;
  readonly parted: Difference['parted'];
}

/** Whether blocks that part otherwise, and brackets that pair otherwise, make no difference that a window does not show. */
export function isPairedAsKnown(base: Notice, window: Window, { old, now, parted }: Paired): boolean {
  const { edit, start } = window;
  const at = { start: edit.start - start, end: edit.end - start };
  if (parted === null && !loneNear(old, at)) {
    return true;
  }
  const removed = base.text.slice(edit.start, edit.end);
  return (
    arePairsKnown(base, window, old, now) &&
    (parted === null ||
      (!(areWords(edit.newText) && areWords(removed)) &&
        // A sentence with a reference is read no farther than its block.
        !refersNear(old.notice.text, parted.before) &&
        !refersNear(now.notice.text, parted.after) &&
        staysBalanced(base, edit)))
  );
}

/**
 * Whether what is said of marks without a partner near an edit is known from its window alone: no other stands in
 * their units outside of it.
 */
function arePairsKnown(base: Notice, window: Window, old: Reading, now: Reading): boolean {
  const { edit } = window;
  const grown = edit.newText.length - (edit.end - edit.start);
  const before = lonesIn(old.notice.tree.blocks, 0, old.notice.text.length).map((at) => at + window.start);
  const after = lonesIn(now.notice.tree.blocks, 0, now.notice.text.length).map((at) => {
    const place = at + window.start;
    return place < edit.start ? place : Math.max(edit.start, place - grown);
  });
  const places = [...before, ...after];
  return (
    places.length === 0 || (loneCount(base) < MOST_LONE && places.every((at) => isAlone(base, window, at)))
  );
}

/** Whether the unit that holds an offset has no lone mark outside a window. */
function isAlone({ tree, nodes }: Notice, window: Window, offset: number): boolean {
  const unit = lastStartingAt(nodes, offset);
  const start = unit?.start ?? 0;
  const end = nodes[unit ? unit.id + 1 : 0]?.start ?? tree.length;
  return (
    end - start <= LONGEST_UNIT &&
    lonesIn(tree.blocks, start, Math.min(end, window.start)).length === 0 &&
    lonesIn(tree.blocks, Math.max(start, window.end), end).length === 0
  );
}

/** Whether an edit leaves its unit with as many round brackets that open as close, or not, unless the unit has a list. */
function staysBalanced({ text, nodes, groups }: Notice, edit: TextEdit): boolean {
  const unit = lastStartingAt(nodes, edit.start);
  const grown = balanceOf(edit.newText) - balanceOf(text.slice(edit.start, edit.end));
  if (grown === 0 || !unit) {
    return grown === 0;
  }
  const own = balanceOf(text.slice(unit.markerEnd, unit.ownEnd));
  return (own === 0) === (own + grown === 0) || groups[firstFrom(groups, unit.start)]?.node === unit;
}

function balanceOf(text: string): number {
  let balance = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    balance += char === '（' || char === '(' ? 1 : char === '）' || char === ')' ? -1 : 0;
  }
  return balance;
}
