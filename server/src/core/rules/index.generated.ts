// Generated from this folder by «npm run generate». Do not edit.
import type { Rule } from '../lint/rule.js';
import { rule as agencyAlias } from './agency/alias.js';
import { rule as agencyDuplicate } from './agency/duplicate.js';
import { rule as agencyInconsistent } from './agency/inconsistent.js';
import { rule as agencyOutdated } from './agency/outdated.js';
import { rule as agencyUnknown } from './agency/unknown.js';
import { rule as numberingDuplicate } from './numbering/duplicate.js';
import { rule as numberingGap } from './numbering/gap.js';
import { rule as numberingLevel } from './numbering/level.js';
import { rule as numberingOrder } from './numbering/order.js';
import { rule as numberingStyle } from './numbering/style.js';
import { rule as responsibilityBrackets } from './responsibility/brackets.js';
import { rule as responsibilityMissing } from './responsibility/missing.js';
import { rule as textBrackets } from './text/brackets.js';

/** Every rule, by id. */
export const rules: readonly Rule<unknown>[] = [
  agencyAlias,
  agencyDuplicate,
  agencyInconsistent,
  agencyOutdated,
  agencyUnknown,
  numberingDuplicate,
  numberingGap,
  numberingLevel,
  numberingOrder,
  numberingStyle,
  responsibilityBrackets,
  responsibilityMissing,
  textBrackets,
];
