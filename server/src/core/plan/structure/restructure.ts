import type { Notice } from '../../model/notice.js';
import type { StructureAction } from './actions.js';
import { type Refusal, type StructureChange, unitAt } from './change.js';
import { insertUnit, splitUnit } from './insert.js';
import { demote, promote } from './level.js';
import { mergeUnits } from './merge.js';
import { moveUnit } from './move.js';
import { removeUnit } from './remove.js';

/**
 * The edits of one change of the structure at a place; the numbers are still to be put in order after them.
 *
 * @param offset of the cursor
 */
export function restructure(
  notice: Notice,
  action: StructureAction,
  offset: number,
): StructureChange | Refusal {
  const node = unitAt(notice, offset);
  if (!node) {
    return { why: { zh: '光标不在有编号的条目内', en: 'The cursor is not in a numbered unit' } };
  }
  switch (action) {
    case 'moveUp':
      return moveUnit(notice, node, -1, offset);
    case 'moveDown':
      return moveUnit(notice, node, 1, offset);
    case 'promote':
      return promote(notice, node, offset);
    case 'demote':
      return demote(notice, node, offset);
    case 'split':
      return splitUnit(notice, node, offset);
    case 'merge':
      return mergeUnits(notice, node);
    case 'insert':
      return insertUnit(notice, node);
    case 'remove':
      return removeUnit(notice, node);
  }
}
