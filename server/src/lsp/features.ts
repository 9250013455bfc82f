import { codeAction } from '../features/code-action.js';
import { codeLens } from '../features/code-lens.js';
import { compare } from '../features/compare.js';
import { completion } from '../features/completion.js';
import { completionResolve } from '../features/completion-resolve.js';
import { definition } from '../features/definition.js';
import { diagnostic } from '../features/diagnostic.js';
import { documentHighlight } from '../features/document-highlight.js';
import { documentLink } from '../features/document-link.js';
import { documentSymbol } from '../features/document-symbol.js';
import { foldingRange } from '../features/folding-range.js';
import { formatting } from '../features/formatting.js';
import { hover } from '../features/hover.js';
import { inlayHint } from '../features/inlay-hint.js';
import { nextPlan } from '../features/next.js';
import { onTypeFormatting } from '../features/on-type-formatting.js';
import { prepareRename } from '../features/prepare-rename.js';
import { rangeFormatting } from '../features/range-formatting.js';
import { references } from '../features/references.js';
import { rename } from '../features/rename.js';
import { selectionRange } from '../features/selection-range.js';
import { semanticTokens, semanticTokensRange } from '../features/semantic-tokens.js';
import { workspaceSymbol } from '../features/workspace-symbol.js';
import { compareFile } from './compare-file.js';
import type { AnyFeature, AnyWorkspaceFeature } from './dispatch.js';
import { edit } from './edit.js';
import { reportFile } from './report-file.js';
import { summary } from './summary.js';

/** Every request about a document. A test compares this list with the files. */
export const features: readonly AnyFeature[] = [
  codeAction,
  codeLens,
  compare,
  compareFile,
  completion,
  completionResolve,
  definition,
  diagnostic,
  documentHighlight,
  documentLink,
  documentSymbol,
  edit,
  foldingRange,
  formatting,
  hover,
  inlayHint,
  nextPlan,
  onTypeFormatting,
  rangeFormatting,
  prepareRename,
  references,
  rename,
  reportFile,
  selectionRange,
  semanticTokens,
  semanticTokensRange,
  summary,
];

/** Every request about the whole workspace. */
export const workspaceFeatures: readonly AnyWorkspaceFeature[] = [workspaceSymbol];
