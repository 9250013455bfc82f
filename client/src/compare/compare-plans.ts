import { type QuickPickItem, type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';
import type { CompareAtArgument } from '../../../server/src/lsp/protocol.js';
import { isNotice, nameOf } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';
import type { Compared } from './comparison.js';
import { type ComparePanel, panelOf, showComparison } from './panel.js';

/** Files that may be last year's plan. */
const PLANS = '**/*.{notice,gongwen,txt}';
const MOST_PLANS = 500;

/** Asks which file the active plan is compared with; those with most of its name come first. */
async function chooseOld(now: Uri): Promise<Uri | undefined> {
  const m = messages();
  const found = await workspace.findFiles(PLANS, '**/node_modules/**', MOST_PLANS);
  const others = found.filter((uri) => uri.toString() !== now.toString());
  const alike = (uri: Uri) => {
    const [a, b] = [nameOf(now), nameOf(uri)];
    return [...a].filter((char, i) => char === b[i]).length;
  };
  const items: (QuickPickItem & { readonly uri?: Uri })[] = others
    .sort((a, b) => alike(b) - alike(a))
    .map((uri) => ({ label: nameOf(uri), description: workspace.asRelativePath(uri), uri }));
  const picked = await window.showQuickPick([...items, { label: m.otherFile }], {
    placeHolder: m.chooseOld(nameOf(now)),
    matchOnDescription: true,
  });
  if (picked === undefined || picked.uri) {
    return picked?.uri;
  }
  const [chosen] = (await window.showOpenDialog({ canSelectMany: false, openLabel: m.compareWith })) ?? [];
  return chosen;
}

async function activePlan(given: unknown): Promise<TextDocument | undefined> {
  if (given instanceof Uri) {
    return workspace.openTextDocument(given);
  }
  const document = window.activeTextEditor?.document;
  return document && isNotice(document) ? document : undefined;
}

/**
 * Compares the active plan with an older one, in a view beside both.
 *
 * @param givenOld the older plan, as a program passes it; without one the user is asked
 * @param givenNew the newer plan; the active one when left out
 * @param column where the view opens; in front of the active editor when left out
 */
export async function comparePlans(
  server: ServerConnection,
  givenOld?: unknown,
  givenNew?: unknown,
  column?: ViewColumn,
): Promise<ComparePanel | undefined> {
  const m = messages();
  const now = await activePlan(givenNew);
  if (!now) {
    void window.showWarningMessage(m.noNotice);
    return undefined;
  }
  const oldUri = givenOld instanceof Uri ? givenOld : await chooseOld(now.uri);
  if (!oldUri) {
    return undefined;
  }
  const old = await workspace.openTextDocument(oldUri);
  if (!isNotice(now)) {
    void window.showWarningMessage(m.noNotice);
    return undefined;
  }
  const again = () => compared(server, old, now);
  const first = await again();
  if (!first) {
    void window.showWarningMessage(m.noNotice);
    return undefined;
  }
  return showComparison({ old, now, compared: first, server, again }, column);
}

async function compared(
  { client }: ServerConnection,
  old: TextDocument,
  now: TextDocument,
): Promise<Compared | undefined> {
  const params = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(now.uri) },
    old: { text: old.getText() },
  };
  return (await client.sendRequest<Compared | null>('policyNotice/compare', params)) ?? undefined;
}

function isPlace(given: unknown): given is CompareAtArgument {
  return typeof given === 'object' && given !== null && 'old' in given && 'new' in given && 'start' in given;
}

/** Shows what became of one unit, in the view of its comparison: the open one, or a new one. */
export async function compareAt(server: ServerConnection, given: unknown): Promise<void> {
  if (!isPlace(given)) {
    return;
  }
  const { asUri } = server.client.protocol2CodeConverter;
  const [old, now] = [asUri(given.old), asUri(given.new)];
  const open = panelOf(await workspace.openTextDocument(old), await workspace.openTextDocument(now));
  const panel = open ?? (await comparePlans(server, old, now, ViewColumn.Beside));
  panel?.showUnitAt(given.start);
}
