import { codeAction } from '../features/code-action.js';
import { compare } from '../features/compare.js';
import { diagnostic } from '../features/diagnostic.js';
import { documentSymbol } from '../features/document-symbol.js';
import { foldingRange } from '../features/folding-range.js';
import { formatting } from '../features/formatting.js';
import { hover } from '../features/hover.js';
import { nextPlan } from '../features/next.js';
import { onTypeFormatting } from '../features/on-type-formatting.js';
import { rangeFormatting } from '../features/range-formatting.js';
import { selectionRange } from '../features/selection-range.js';
import { compareFile } from './compare-file.js';
import type { AnyFeature } from './dispatch.js';
import { edit } from './edit.js';
import { summary } from './summary.js';

/** Every request about a document. A test compares this list with the files. */
export const features: readonly AnyFeature[] = [
  codeAction,
  compare,
  compareFile,
  diagnostic,
  documentSymbol,
  edit,
  foldingRange,
  formatting,
  hover,
  nextPlan,
  onTypeFormatting,
  rangeFormatting,
  selectionRange,
  summary,
];
