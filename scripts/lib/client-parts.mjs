// @ts-check
// What the language client brings along and this extension never reaches: replaced by a few lines,
// which takes 55 kB out of each bundle of the extension. The library is CommonJS, so nothing falls
// away by itself. A part whose file is not there any more fails the build.

/** @typedef {{ readonly path: RegExp, readonly why: string, readonly code: string }} Part */

/** @type {readonly Part[]} */
const PARTS = [
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
    code: `
class Nothing {
  fillClientCapabilities() {}
  preInitialize() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}
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
