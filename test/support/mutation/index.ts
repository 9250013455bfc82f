import { AGENCIES } from './agencies.js';
import { DATES } from './dates.js';
import { LAYOUT } from './layout.js';
import type { Mutator } from './mutant.js';
import { NUMBERING } from './numbering.js';
import { REFERENCES } from './references.js';
import { RESPONSIBILITIES } from './responsibilities.js';
import { TEXT } from './text.js';

/** Every kind of fault the rules are to find. */
export const MUTATORS: readonly Mutator[] = [
  ...NUMBERING,
  ...AGENCIES,
  ...RESPONSIBILITIES,
  ...REFERENCES,
  ...DATES,
  ...LAYOUT,
  ...TEXT,
];
