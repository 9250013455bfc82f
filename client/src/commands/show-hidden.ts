import { Range, ThemeIcon, Uri, window, workspace } from 'vscode';
import { State } from 'vscode-languageclient';
import {
  HIDDEN_METHOD,
  type HiddenFindings,
  RESTORE_COMMAND,
  type RestoreFindingsArgument,
} from '../../../server/src/lsp/protocol.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';
import { byFile, type HiddenItem, hiddenItems } from '../views/hidden/items.js';

async function goTo({ finding: { document, range } }: HiddenItem): Promise<void> {
  if (document === null || range === null) {
    return;
  }
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const opened = await workspace.openTextDocument(Uri.parse(document));
  await window.showTextDocument(opened, { selection });
}

/** Lets the user choose; a button leads to the text. */
function choose(items: readonly HiddenItem[]): Promise<readonly HiddenItem[]> {
  const m = messages();
  const button = { iconPath: new ThemeIcon('go-to-file'), tooltip: m.goTo };
  const pick = window.createQuickPick<HiddenItem & { readonly buttons: (typeof button)[] }>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.placeholder = m.chooseHidden;
  pick.items = items.map((item) => ({ ...item, buttons: item.finding.range === null ? [] : [button] }));
  return new Promise((done) => {
    let chosen: readonly HiddenItem[] = [];
    pick.onDidTriggerItemButton(({ item }) => {
      pick.hide();
      void goTo(item);
    });
    pick.onDidAccept(() => {
      chosen = pick.selectedItems;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      done(chosen);
    });
    pick.show();
  });
}

/** Lists what is hidden, and reports again what the user chooses. */
export async function showHidden({ client }: ServerConnection): Promise<void> {
  const m = messages();
  if (client.state !== State.Running) {
    void window.showWarningMessage(m.serverNeeded);
    return;
  }
  const { files } = await client.sendRequest<HiddenFindings>(HIDDEN_METHOD);
  const items = hiddenItems(files, m);
  if (items.length === 0) {
    void window.showInformationMessage(m.nothingHidden);
    return;
  }
  const chosen = await choose(items);
  try {
    for (const [uri, entries] of byFile(chosen)) {
      const argument: RestoreFindingsArgument = { uri, entries };
      await client.sendRequest('workspace/executeCommand', {
        command: RESTORE_COMMAND,
        arguments: [argument],
      });
    }
  } catch (error) {
    void window.showErrorMessage(m.notRestored(error instanceof Error ? error.message : String(error)));
    return;
  }
  if (chosen.length > 0) {
    void window.showInformationMessage(m.restored(chosen.length));
  }
}
