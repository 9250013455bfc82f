// @ts-check
// What would only make a server's bundle large.
//
// Of the rules: why they exist, their sources and examples. The pages and the command line tell of them; the
// server links to the pages. Of vscode-jsonrpc: its index, which names every export one by one in CommonJS,
// 8 kB, so that nothing falls away. And what would only make its start slow: Node's own modules as ES modules, whose
// names are all read at once, and `crypto`, which vscode-jsonrpc loads for the names of pipes.

import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { parseSync } from 'oxc-parser';

/** Texts of a rule's metadata, by name, with what stands in their place. */
const TEXTS = new Map([
  ['why', "{ zh: '', en: '' }"],
  ['basis', '[]'],
  ['examples', '[]'],
  ['optionTexts', '{}'],
]);

/**
 * A rule's source without the texts; what only they used falls away by itself.
 * @param {string} path for the message
 * @param {string} source
 */
export function withoutTexts(path, source) {
  const meta = metaOf(parseSync(path, source).program);
  const texts = meta?.filter(({ name }) => TEXTS.has(name)) ?? [];
  if (!texts.some(({ name }) => name === 'examples')) {
    throw new Error(`${path}: no metadata with examples was found; see scripts/lib/server-parts.mjs`);
  }
  let left = source;
  for (const { name, start, end } of texts.toSorted((a, b) => b.start - a.start)) {
    left = left.slice(0, start) + TEXTS.get(name) + left.slice(end);
  }
  return left;
}

/**
 * The properties of `meta` in `export const rule = defineRule({ meta: { … } })`, with the places of their values.
 * @param {import('oxc-parser').Program} program
 * @returns {readonly { name: string, start: number, end: number }[] | undefined}
 */
function metaOf({ body }) {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    const init = declared?.type === 'VariableDeclaration' ? declared.declarations[0]?.init : null;
    const rule = init?.type === 'CallExpression' ? init.arguments[0] : null;
    const meta = propertiesOf(rule).find(({ name }) => name === 'meta');
    if (meta) {
      return propertiesOf(meta.value).map(({ name, value: { start, end } }) => ({ name, start, end }));
    }
  }
  return undefined;
}

/** @param {import('oxc-parser').Argument | import('oxc-parser').Expression | null | undefined} node */
function propertiesOf(node) {
  const properties = node?.type === 'ObjectExpression' ? node.properties : [];
  return properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier'
      ? [{ name: property.key.name, value: property.value }]
      : [],
  );
}

/** What the index of vscode-jsonrpc gives that this server and the library's own entries reach. */
const JSON_RPC_INDEX = `
const parts = [
  require('./messages'),
  require('./disposable'),
  require('./events'),
  require('./cancellation'),
  require('./messageBuffer'),
  require('./messageReader'),
  require('./messageWriter'),
  require('./connection'),
];
Object.assign(exports, ...parts, { RAL: require('./ral').default });
`;

/** Loaded when something of it is asked for. */
const CRYPTO = `
module.exports = {
  get randomBytes() { return require('node:crypto').randomBytes; },
  get randomUUID() { return require('node:crypto').randomUUID; },
};
`;

/** @param {import('esbuild').PluginBuild} build */
function nodeModules(build) {
  build.onResolve({ filter: /^[a-z]/ }, ({ path, importer, kind }) => {
    if (path === 'crypto' && /[\\/]vscode-jsonrpc[\\/]/.test(importer)) {
      return { path, namespace: 'node' };
    }
    return isBuiltin(path) && kind === 'import-statement' ? { path, namespace: 'node' } : undefined;
  });
  build.onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
    contents: path === 'crypto' ? CRYPTO : `module.exports = require('${path}');`,
    loader: 'js',
  }));
}

/** @type {() => import('esbuild').Plugin} */
export function serverParts() {
  return {
    name: 'server-parts',
    setup(build) {
      let found = false;
      nodeModules(build);
      build.onLoad({ filter: /vscode-jsonrpc[\\/]lib[\\/]common[\\/]api\.js$/ }, () => {
        found = true;
        return { contents: JSON_RPC_INDEX, loader: 'js' };
      });
      build.onEnd(() => ({
        errors: found ? [] : [{ text: 'vscode-jsonrpc has no lib/common/api.js any more' }],
      }));
      build.onLoad({ filter: /[\\/]core[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
        contents: withoutTexts(path, readFileSync(path, 'utf8')),
        loader: 'ts',
        watchFiles: [path],
      }));
    },
  };
}
