// What an editor asks of an analysed document. A later feature is one more line of REQUESTS.

import { seedRegistry } from '../../server/src/core/agencies/seed.js';
import { readSettings } from '../../server/src/core/lint/settings.js';
import { renumber } from '../../server/src/core/plan/renumber/renumber.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { codeAction } from '../../server/src/features/code-action.js';
import { codeLens } from '../../server/src/features/code-lens.js';
import { completion } from '../../server/src/features/completion.js';
import { documentSymbol } from '../../server/src/features/document-symbol.js';
import { foldingRange } from '../../server/src/features/folding-range.js';
import { formatting } from '../../server/src/features/formatting.js';
import { hover } from '../../server/src/features/hover.js';
import { references } from '../../server/src/features/references.js';
import { semanticTokens } from '../../server/src/features/semantic-tokens.js';
import { readClient } from '../../server/src/features/support/client.js';
import type { FeatureContext } from '../../server/src/features/support/context.js';
import { createAnalyst } from '../../server/src/lsp/analyst.js';
import { ropeStore } from '../../server/src/lsp/documents.js';
import type { Corpus } from './corpus-text.js';
import { timed, timingOf } from './measure.js';
import { type BenchOptions, by } from './options.js';
import type { Results } from './results.js';
import { createPool } from './texts.js';

interface Request {
  readonly name: string;
  ask(context: FeatureContext, turn: number): unknown;
}

const uri = 'file:///bench.notice';
const textDocument = { uri };
const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

/** A place `inside` an agency's name, another name each turn. */
function agencyPosition(context: FeatureContext, turn: number, inside = 1) {
  const { groups } = context.notice;
  const group = groups[(turn * 7919) % Math.max(1, groups.length)];
  return context.convert.position((group?.entries[0]?.start ?? 0) + inside);
}

/** A line with an agency's name, another one each turn. */
function agencyLine(context: FeatureContext, turn: number) {
  const { line } = agencyPosition(context, turn);
  return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
}

const REQUESTS: readonly Request[] = [
  { name: 'outline', ask: (context) => documentSymbol.handle(context, { textDocument }, token) },
  { name: 'folding', ask: (context) => foldingRange.handle(context, { textDocument }, token) },
  {
    name: 'hover on an agency',
    ask: (context, turn) =>
      hover.handle(context, { textDocument, position: agencyPosition(context, turn) }, token),
  },
  {
    name: 'completion of an agency',
    ask: (context, turn) =>
      completion.handle(context, { textDocument, position: agencyPosition(context, turn, 2) }, token),
  },
  {
    name: 'references of an agency',
    ask: (context, turn) =>
      references.handle(
        context,
        {
          textDocument,
          position: agencyPosition(context, turn),
          context: { includeDeclaration: true },
        },
        token,
      ),
  },
  {
    name: 'actions on a line',
    ask: (context, turn) =>
      codeAction.handle(
        context,
        { textDocument, range: agencyLine(context, turn), context: { diagnostics: [] } },
        token,
      ),
  },
  { name: 'lenses', ask: (context) => codeLens.handle(context, { textDocument }, token) },
  { name: 'semantic tokens', ask: (context) => semanticTokens.handle(context, { textDocument }, token) },
  { name: 'formatting', ask: (context) => formatting.handle(context, { textDocument }, token) },
  { name: 'renumbering', ask: (context) => renumber(context.notice) },
];

const CAPABILITIES = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown' as const] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: [] },
  },
};

export async function benchFeatures(corpus: Corpus, options: BenchOptions, results: Results): Promise<void> {
  const analyst = createAnalyst({
    settings: readSettings({}, rules).settings,
    registry: seedRegistry,
    rules,
    client: readClient(CAPABILITIES),
    locale: 'zh',
    rulePages: null,
    hiddenIn: () => [],
    commandsFor: () => ({ hide: null, turnOff: null, compare: null }),
    onRuleFailure: () => {},
  });
  const turns = by(options.mode, { quick: 10, normal: 40, full: 200 });
  for (const size of [1, 10, 100]) {
    const pool = createPool(corpus, size, 8);
    for (const request of REQUESTS) {
      const times: number[] = [];
      for (let turn = 0; turn < (size === 100 ? Math.min(turns, 10) : turns); turn++) {
        const text = pool.textAt(turn);
        const context = analyst.contextOf(
          ropeStore().open({ uri, languageId: 'policy-notice', version: turn, text }),
        );
        // The analysis is measured elsewhere: here it is at hand, as half a second after a keystroke.
        void context.lint;
        void context.convert.position(0);
        times.push(await timed(() => request.ask(context, turn)));
      }
      results.add({ part: 'features', name: request.name, size, timing: timingOf(times) });
    }
  }
}
