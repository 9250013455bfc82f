/** What can be done with the unit at the cursor. */
export const STRUCTURE_ACTIONS = [
  'moveUp',
  'moveDown',
  'promote',
  'demote',
  'split',
  'merge',
  'insert',
  'remove',
] as const;

export type StructureAction = (typeof STRUCTURE_ACTIONS)[number];
