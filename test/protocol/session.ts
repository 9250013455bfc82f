import { readFileSync } from 'node:fs';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Rpc } from './rpc.js';

export const SAMPLE = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

export const URI = 'file:///drafts/notice%20(1).notice';

/** What a modern editor says of itself; tests take parts away. */
export const FULL_CLIENT = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      isPreferredSupport: true,
    },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: {},
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

/** The same without pulling and without being asked for settings. */
export const PUSH_CLIENT = {
  textDocument: { ...FULL_CLIENT.textDocument, diagnostic: undefined },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export interface Start {
  readonly capabilities?: object;
  readonly locale?: string;
  readonly options?: unknown;
  /** The answer to `workspace/configuration`. */
  readonly settings?: unknown;
}

/** Initializes a session; returns what the server promised. */
export async function begin(rpc: Rpc, start: Start = {}): Promise<Record<string, unknown>> {
  giveSettings(rpc, () => start.settings);
  const { capabilities } = await rpc.request<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: null,
    rootUri: null,
    locale: start.locale ?? 'zh-cn',
    capabilities: start.capabilities ?? FULL_CLIENT,
    initializationOptions: start.options,
  });
  rpc.notify('initialized', {});
  return capabilities;
}

/** Answers the server's questions for settings, one answer per item. */
export function giveSettings(rpc: Rpc, settingsOf: (uri: string | undefined) => unknown): void {
  rpc.answer('workspace/configuration', (params) =>
    (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => settingsOf(scopeUri) ?? null),
  );
}

export function open(rpc: Rpc, text: string, uri = URI, languageId = 'policy-notice'): void {
  rpc.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
}

/** Where the n-th occurrence of a text begins. */
export function placeOf(text: string, wanted: string, n = 1): Position {
  let offset = -1;
  for (let i = 0; i < n; i++) {
    offset = text.indexOf(wanted, offset + 1);
    if (offset < 0) {
      throw new Error(`${wanted} does not occur ${n} times`);
    }
  }
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function offsetOf(text: string, { line, character }: Position): number {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(match.index + match[0].length);
  }
  return (starts[line] ?? text.length) + character;
}

/** The edits to one document of a workspace edit, versioned or not. */
export function editsOf(edit: WorkspaceEdit | undefined, uri = URI): readonly TextEdit[] {
  const versioned = edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
  return [...(versioned ?? []), ...(edit?.changes?.[uri] ?? [])].filter((one) => 'newText' in one);
}

/** The text after edits that all refer to the text before. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start))
    .reduce(
      (done, { range, newText }) =>
        done.slice(0, offsetOf(text, range.start)) + newText + done.slice(offsetOf(text, range.end)),
      text,
    );
}
