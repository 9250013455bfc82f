// Generated from this folder by «npm run generate». Do not edit.
import type { Rule } from '../lint/rule.js';
import { rule as numberingDuplicate } from './numbering/duplicate.js';
import { rule as numberingGap } from './numbering/gap.js';
import { rule as numberingLevel } from './numbering/level.js';
import { rule as numberingOrder } from './numbering/order.js';
import { rule as numberingStyle } from './numbering/style.js';
import { rule as textBrackets } from './text/brackets.js';

/** Every rule, by id. */
export const rules: readonly Rule<unknown>[] = [
  numberingDuplicate,
  numberingGap,
  numberingLevel,
  numberingOrder,
  numberingStyle,
  textBrackets,
];
