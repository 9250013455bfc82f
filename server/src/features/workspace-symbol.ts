import type { SymbolKind as Kind, SymbolInformation } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { matches } from './support/completion/proposal.js';
import { defineWorkspaceFeature, type NoticeSymbol } from './support/context.js';
import { SYMBOL_OF } from './support/outline.js';
import { SymbolKind } from './support/protocol.js';

/** More are not looked through; a longer query finds the others. */
const MOST = 500;

function kindOf(what: NoticeSymbol['what']): Kind {
  return what === 'agency' ? SymbolKind.Object : SYMBOL_OF[what];
}

/** Items and agencies over all notices of the workspace. */
export const workspaceSymbol = defineWorkspaceFeature({
  method: 'workspace/symbol',
  params: z.object({ query: z.string() }),
  async handle({ library }, { query }): Promise<SymbolInformation[]> {
    const wanted = query.replace(/[\s　]/g, '').toLowerCase();
    const found = (await library.all()).flatMap(({ uri, title, symbols }) =>
      symbols
        .filter(({ name }) => matches(wanted, name))
        .map(({ name, what, start, end }) => ({
          name,
          kind: kindOf(what),
          location: { uri, range: { start, end } },
          containerName: title,
        })),
    );
    const exact = (name: string) => (name.toLowerCase().includes(wanted) ? 0 : 1);
    return found.sort((a, b) => exact(a.name) - exact(b.name)).slice(0, MOST);
  },
});
