// @ts-check
// What the language client brings along and this extension never reaches: replaced by a few lines,
// which takes 95 kB out of each bundle of the extension. The library is CommonJS, so nothing falls
// away by itself. A part whose file is not there any more fails the build.

/** @typedef {{ readonly path: RegExp, readonly why: string, readonly code: string }} Part */

/** What a feature of the client is when nothing of it is wanted. */
const NOTHING = `
class Nothing {
  fillClientCapabilities() {}
  preInitialize() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}`;

/** Requests the server never offers, by the file and the class that would send them. */
const NEVER_OFFERED = {
  callHierarchy: 'CallHierarchyFeature',
  colorProvider: 'ColorProviderFeature',
  declaration: 'DeclarationFeature',
  implementation: 'ImplementationFeature',
  inlineCompletion: 'InlineCompletionItemFeature',
  inlineValue: 'InlineValueFeature',
  linkedEditingRange: 'LinkedEditingFeature',
  signatureHelp: 'SignatureHelpFeature',
  textDocumentContent: 'TextDocumentContentFeature',
  typeDefinition: 'TypeDefinitionFeature',
  typeHierarchy: 'TypeHierarchyFeature',
};

/** @type {readonly Part[]} */
const PARTS = [
  ...Object.entries(NEVER_OFFERED).map(([file, name]) => ({
    path: new RegExp(`^\\./${file}$`),
    why: 'the server offers no such request; a test compares the features it has with this list',
    code: `${NOTHING}\nexports.${name} = Nothing;`,
  })),
  {
    path: /^\.\/notebook$/,
    why: 'notices are no notebooks; diagnostics listen to this feature all the same, and hear nothing',
    code: `${NOTHING}
const never = () => ({ dispose() {} });
class Notebooks extends Nothing {
  registrationType = { method: 'notebookDocument/sync' };
  onOpenNotificationSent = never;
  onChangeNotificationSent = never;
  onSaveNotificationSent = never;
  onCloseNotificationSent = never;
  register() {}
  unregister() {}
  handles() { return false; }
}
Notebooks.CellScheme = 'vscode-notebook-cell';
exports.NotebookDocumentSyncFeature = Notebooks;`,
  },
  {
    path: /^semver\/functions\/parse$/,
    why: 'the editor itself checks `engines` in the manifest before it starts an extension',
    code: 'module.exports = (version) => ({ version, prerelease: [] });',
  },
  {
    path: /^semver\/functions\/satisfies$/,
    why: 'as above',
    code: 'module.exports = () => true;',
  },
  {
    path: /^minimatch$/,
    why: 'our selector names languages and schemes, never patterns of paths',
    code: "exports.Minimatch = class { constructor(pattern) { throw new Error('no patterns in this build: ' + pattern); } };",
  },
  {
    path: /^\.\/fileOperations$/,
    why: 'the server asks for no file operations',
    code: `${NOTHING}
for (const name of ['Create', 'Rename', 'Delete']) {
  exports['Did' + name + 'FilesFeature'] = class extends Nothing {};
  exports['Will' + name + 'FilesFeature'] = class extends Nothing {};
}`,
  },
];

/** @type {() => import('esbuild').Plugin} */
export function clientParts() {
  return {
    name: 'client-parts',
    setup(build) {
      const missing = new Set(PARTS);
      for (const part of PARTS) {
        build.onResolve({ filter: part.path }, ({ importer }) => {
          if (!importer.includes('vscode-languageclient')) {
            return undefined;
          }
          missing.delete(part);
          return { path: String(PARTS.indexOf(part)), namespace: 'client-parts' };
        });
      }
      build.onLoad({ filter: /./, namespace: 'client-parts' }, ({ path }) => ({
        contents: PARTS[Number(path)]?.code ?? '',
        loader: 'js',
      }));
      build.onEnd(() => ({
        // The browser's client checks no version.
        errors: [...missing]
          .filter((part) => build.initialOptions.platform === 'node' || !part.path.source.includes('semver'))
          .map((part) => ({ text: `the language client has no part ${part.path} any more` })),
      }));
    },
  };
}
