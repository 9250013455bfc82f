// Generated from this folder by «npm run generate». Do not edit.
import type { Rule } from '../lint/rule.js';
import { rule as agencyAlias } from './agency/alias.js';
import { rule as agencyDuplicate } from './agency/duplicate.js';
import { rule as agencyInconsistent } from './agency/inconsistent.js';
import { rule as agencyOrder } from './agency/order.js';
import { rule as agencyOutdated } from './agency/outdated.js';
import { rule as agencyUnknown } from './agency/unknown.js';
import { rule as dateDeadlinePassed } from './date/deadline-passed.js';
import { rule as dateInvalid } from './date/invalid.js';
import { rule as dateOrder } from './date/order.js';
import { rule as dateStaleYear } from './date/stale-year.js';
import { rule as documentEncoding } from './document/encoding.js';
import { rule as documentKind } from './document/kind.js';
import { rule as layoutAddressees } from './layout/addressees.js';
import { rule as layoutAttachmentNote } from './layout/attachment-note.js';
import { rule as layoutDocumentNumber } from './layout/document-number.js';
import { rule as layoutIssuedDate } from './layout/issued-date.js';
import { rule as layoutTitle } from './layout/title.js';
import { rule as numberingDuplicate } from './numbering/duplicate.js';
import { rule as numberingGap } from './numbering/gap.js';
import { rule as numberingLevel } from './numbering/level.js';
import { rule as numberingOrder } from './numbering/order.js';
import { rule as numberingPunctuation } from './numbering/punctuation.js';
import { rule as numberingStyle } from './numbering/style.js';
import { rule as referenceAttachment } from './reference/attachment.js';
import { rule as referenceDocument } from './reference/document.js';
import { rule as referenceItem } from './reference/item.js';
import { rule as responsibilityBrackets } from './responsibility/brackets.js';
import { rule as responsibilityMissing } from './responsibility/missing.js';
import { rule as responsibilityRole } from './responsibility/role.js';
import { rule as responsibilitySeparator } from './responsibility/separator.js';
import { rule as textBrackets } from './text/brackets.js';
import { rule as textHardWrap } from './text/hard-wrap.js';
import { rule as textQuotes } from './text/quotes.js';
import { rule as textSpace } from './text/space.js';
import { rule as textWidth } from './text/width.js';

/** Every rule, by id. */
export const rules: readonly Rule<unknown>[] = [
  agencyAlias,
  agencyDuplicate,
  agencyInconsistent,
  agencyOrder,
  agencyOutdated,
  agencyUnknown,
  dateDeadlinePassed,
  dateInvalid,
  dateOrder,
  dateStaleYear,
  documentEncoding,
  documentKind,
  layoutAddressees,
  layoutAttachmentNote,
  layoutDocumentNumber,
  layoutIssuedDate,
  layoutTitle,
  numberingDuplicate,
  numberingGap,
  numberingLevel,
  numberingOrder,
  numberingPunctuation,
  numberingStyle,
  referenceAttachment,
  referenceDocument,
  referenceItem,
  responsibilityBrackets,
  responsibilityMissing,
  responsibilityRole,
  responsibilitySeparator,
  textBrackets,
  textHardWrap,
  textQuotes,
  textSpace,
  textWidth,
];
