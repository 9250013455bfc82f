// What an editor asks of an analysed document. A later feature is one more line of REQUESTS.

import { seedRegistry } from '../../server/src/core/agencies/seed.js';
import { readSettings } from '../../server/src/core/lint/settings.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { documentSymbol } from '../../server/src/features/document-symbol.js';
import { foldingRange } from '../../server/src/features/folding-range.js';
import { hover } from '../../server/src/features/hover.js';
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

/** A place inside an agency's name, another one each turn. */
function agencyPosition(context: FeatureContext, turn: number) {
  const { groups } = context.notice;
  const group = groups[(turn * 7919) % Math.max(1, groups.length)];
  return context.convert.position((group?.entries[0]?.start ?? 0) + 1);
}

const REQUESTS: readonly Request[] = [
  { name: 'outline', ask: (context) => documentSymbol.handle(context, { textDocument }, token) },
  { name: 'folding', ask: (context) => foldingRange.handle(context, { textDocument }, token) },
  {
    name: 'hover on an agency',
    ask: (context, turn) =>
      hover.handle(context, { textDocument, position: agencyPosition(context, turn) }, token),
  },
];

const CAPABILITIES = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown' as const] },
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
      for (let turn = 0; turn < (size === 100 ? Math.min(turns, 20) : turns); turn++) {
        const text = pool.textAt(turn);
        const context = analyst.contextOf(
          ropeStore().open({ uri, languageId: 'policy-notice', version: turn, text }),
        );
        // The analysis is measured elsewhere: here it is at hand, as after a keystroke.
        void context.notice;
        void context.convert.position(0);
        times.push(await timed(() => request.ask(context, turn)));
      }
      results.add({ part: 'features', name: request.name, size, timing: timingOf(times) });
    }
  }
}
