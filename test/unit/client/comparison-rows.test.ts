import assert from 'node:assert/strict';
import type { ComparedRow } from '../../../client/src/compare/comparison.js';
import { besideRow, lastBegunAt, placedIn } from '../../../client/src/compare/rows.js';

const unit = (marker: string, start: number, end: number) => ({ marker, start, end });
const row = (old: ComparedRow['old'], now: ComparedRow['new']): ComparedRow => ({
  old,
  new: now,
  isHeading: false,
  change: [],
  remarks: [],
  pieces: [],
});
/** 2．has moved to the front, 3．was put together from two, 4．is new. */
const ROWS = [
  row([unit('2．', 20, 40)], [unit('1．', 0, 10)]),
  row([unit('1．', 0, 20)], [unit('2．', 10, 20)]),
  row([unit('3．', 40, 50), unit('4．', 50, 60)], [unit('3．', 20, 40)]),
  row([], [unit('4．', 40, 50)]),
];

describe('rows of a comparison by the places of their units', () => {
  const placed = placedIn(ROWS);

  it('are found on each side, whatever their order', () => {
    const at = (side: 'old' | 'new', offset: number) => lastBegunAt(placed[side], offset)?.row;
    assert.deepEqual(
      [0, 19, 20, 45, 55, 99].map((offset) => at('old', offset)),
      [1, 1, 0, 2, 2, 2],
    );
    assert.deepEqual(
      [0, 10, 39, 40].map((offset) => at('new', offset)),
      [0, 1, 2, 3],
    );
    assert.equal(lastBegunAt(placedIn([]).old, 5), null);
  });

  it('have a unit beside them, or the one before does', () => {
    assert.equal(besideRow(ROWS, 0, 'old')?.marker, '2．');
    assert.equal(besideRow(ROWS, 3, 'old')?.marker, '3．');
    assert.equal(besideRow([row([], [unit('1．', 0, 9)])], 0, 'old'), null);
  });
});
