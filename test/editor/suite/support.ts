/** Helpers every editor test shares. Nothing here sleeps: it waits for what it names, and says so if it fails. */
import * as vscode from 'vscode';
import type { PolicyNoticeApi } from '../../../client/src/api.js';
import { assert } from './assert.js';

const POLL_MS = 20;
const TIMEOUT_MS = 15_000;

export interface WaitOptions {
  /** What is waited for, for the message: "the outline of a.notice". */
  readonly what: string;
  readonly timeout?: number;
}

/**
 * The first value of `probe` that is neither undefined, null nor false. Asks again every 20 ms, and at once when
 * diagnostics change.
 */
export function waitFor<T>(
  probe: () => T | Thenable<T>,
  { what, timeout = TIMEOUT_MS }: WaitOptions,
): Promise<Exclude<T, undefined | null | false>> {
  return new Promise((done, fail) => {
    const start = Date.now();
    let last: unknown;
    let settled = false;
    let asking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = vscode.languages.onDidChangeDiagnostics(() => void ask());

    const finish = (settle: () => void) => {
      settled = true;
      clearTimeout(timer);
      listener.dispose();
      settle();
    };
    const ask = async () => {
      if (settled || asking) return;
      asking = true;
      try {
        const value = await probe();
        last = value;
        if (value !== undefined && value !== null && value !== false) {
          finish(() => done(value as Exclude<T, undefined | null | false>));
        }
      } catch (error) {
        // A provider that is not there yet may reject; the last reason is part of the message.
        last = error;
      }
      asking = false;
      if (settled) return;
      if (Date.now() - start > timeout) {
        finish(() => fail(new Error(`${what}: not within ${timeout} ms (last: ${String(last)})`)));
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), POLL_MS);
    };
    void ask();
  });
}

let fixtures = 0;

/**
 * A new file of the test workspace with this text, shown. Not an untitled document: VS Code gives the name of a
 * closed one to the next and may fill it from the closed one's backup, which it has not yet thrown away.
 */
export async function openFixture(text: string, extension = 'notice'): Promise<vscode.TextDocument> {
  fixtures += 1;
  const uri = workspaceFile(`fixture-${fixtures}.${extension}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return openFile(uri);
}

/** A file, shown. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** A file of the test workspace: a copy that tests may change. */
export function workspaceFile(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests run without a workspace folder.');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Closes everything without asking to save: what is not saved is given up. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

/** The code of a diagnostic as a string, whichever of its three shapes it has. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

export async function outlineOf(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return symbols ?? [];
}

/** The text of all hovers at a position. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n\n');
}

export async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    // Resolve them all: an action without its edit could not be applied.
    100,
  );
  return actions;
}

export async function applyAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`VS Code refused the edit of "${action.title}".`);
  }
  const { command } = action;
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** The start of the first occurrence of `text` in a document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`"${text}" is not in ${document.uri.path}`);
  return document.positionAt(offset);
}

export async function extensionApi(): Promise<PolicyNoticeApi> {
  const extension = vscode.extensions.getExtension<PolicyNoticeApi>('policy-notice.policy-notice');
  assert(extension !== undefined, 'the extension is there');
  return extension.activate();
}

/**
 * Pastes as a person does. In a browser the command to paste leaves out what extensions offer; there the program that
 * shows the page pastes (scripts/editor-host/vscode-shim.mjs).
 */
export async function paste(text: string): Promise<void> {
  if (vscode.env.uiKind === vscode.UIKind.Web) {
    console.log(`policy-notice:paste ${JSON.stringify(text)}`);
  } else {
    await vscode.env.clipboard.writeText(text);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
  }
}
