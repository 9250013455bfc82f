import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client said it can do, read once, with every default spelled out. */
export interface ClientProfile {
  readonly hierarchicalSymbols: boolean;
  readonly lineFoldingOnly: boolean;
  readonly foldingLimit: number;
  readonly foldingText: boolean;
  readonly hoverMarkdown: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly diagnosticRelated: boolean;
  readonly diagnosticLinks: boolean;
  readonly diagnosticTags: readonly number[];
  readonly diagnosticVersion: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly versionedEdits: boolean;
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  readonly changeAnnotations: boolean;
  readonly semanticTokens: boolean;
  /** Whether the client knows the command of the same name. Told by `initializationOptions`. */
  readonly showReferences: boolean;
  /** Requests by which the client can be told to ask again for what is shown between the lines. */
  readonly refreshable: readonly string[];
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly completionTags: readonly number[];
  readonly completionMarkdown: boolean;
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
}

function readDiagnostics(client: ClientCapabilities) {
  const push = client.textDocument?.publishDiagnostics;
  const pull = client.textDocument?.diagnostic;
  return {
    pullDiagnostics: pull !== undefined && pull !== null,
    refreshDiagnostics: client.workspace?.diagnostics?.refreshSupport ?? false,
    // Clients that pull may state these below either capability.
    diagnosticRelated: push?.relatedInformation ?? pull?.relatedInformation ?? false,
    diagnosticLinks: push?.codeDescriptionSupport ?? pull?.codeDescriptionSupport ?? false,
    diagnosticTags: push?.tagSupport?.valueSet ?? pull?.tagSupport?.valueSet ?? [],
    diagnosticVersion: push?.versionSupport ?? false,
  };
}

function readCompletion(client: ClientCapabilities) {
  const item = client.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    insertReplace: item?.insertReplaceSupport ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    completionTags: item?.tagSupport?.valueSet ?? [],
    completionMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
  };
}

function readRefreshes({ workspace }: ClientCapabilities): readonly string[] {
  return [
    ...(workspace?.codeLens?.refreshSupport ? ['workspace/codeLens/refresh'] : []),
    ...(workspace?.inlayHint?.refreshSupport ? ['workspace/inlayHint/refresh'] : []),
    ...(workspace?.semanticTokens?.refreshSupport ? ['workspace/semanticTokens/refresh'] : []),
  ];
}

/** Reads the capabilities of `initialize`; anything not stated is taken as not supported. */
export function readClient(client: ClientCapabilities, showReferences = false): ClientProfile {
  const text = client.textDocument;
  return {
    ...readDiagnostics(client),
    ...readCompletion(client),
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    lineFoldingOnly: text?.foldingRange?.lineFoldingOnly ?? false,
    foldingLimit: text?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    foldingText: text?.foldingRange?.foldingRange?.collapsedText ?? false,
    hoverMarkdown: text?.hover?.contentFormat?.includes('markdown') ?? false,
    definitionLinks: text?.definition?.linkSupport ?? false,
    semanticTokens: text?.semanticTokens !== undefined,
    showReferences,
    refreshable: readRefreshes(client),
    prepareRename: text?.rename?.prepareSupport ?? false,
    changeAnnotations: client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    codeActionLiterals: text?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: text?.codeAction?.isPreferredSupport ?? false,
    versionedEdits: client.workspace?.workspaceEdit?.documentChanges ?? false,
    configuration: client.workspace?.configuration ?? false,
    watchFiles: client.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchConfiguration: client.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
  };
}
