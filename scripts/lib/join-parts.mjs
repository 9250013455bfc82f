// @ts-check
// A bundle in parts is cut wherever two parts that are loaded apart share something: two dozen files, some of a few
// hundred bytes, that are always loaded together. To find, read and link each takes Node as long as to compile it.
// Here those that are always loaded together are put into one file, and the parts loaded later are pointed to it.
// They become CommonJS: Node's own loader of ES modules is a dozen files that would have to be loaded first.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as esbuild from 'esbuild';
import { FINDING_ITSELF, OWN_ADDRESS } from './bundles.mjs';
import { ROOT } from './root.mjs';

/** @typedef {esbuild.Metafile['outputs']} Outputs by path from the root */

/** Options of a bundle in parts that one file cannot have. */
const OF_PARTS = /** @type {const} */ (['entryPoints', 'outdir', 'outExtension', 'chunkNames', 'splitting']);

/** Name of the file that a part becomes. */
export const joinedPath = (/** @type {string} */ part) => part.replace(/\.mjs$/, '.js');

/** What a file that others are joined into exports a name of theirs as. */
const joinedName = (/** @type {number} */ index, /** @type {string} */ name) => `p${index}_${name}`;

/**
 * The parts always loaded together: with the first one, and with each it loads by itself.
 * @param {Outputs} outputs
 * @param {string} main
 * @returns {readonly (readonly string[])[]} the one that brings the others along comes first in each
 */
function groupsOf(outputs, main) {
  const known = new Set();
  /** @type {(part: string) => string[]} */
  const take = (part) => {
    if (!outputs[part] || known.has(part)) {
      return [];
    }
    known.add(part);
    const needed = outputs[part].imports.filter(({ kind }) => kind === 'import-statement');
    return [part, ...needed.flatMap(({ path }) => take(path))];
  };
  const first = take(main);
  const loaded = first.flatMap((part) => outputs[part]?.imports ?? []);
  return [
    first,
    ...loaded.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => take(path)),
  ].filter(({ length }) => length > 0);
}

/**
 * @param {Outputs} outputs
 * @param {readonly string[]} group
 */
function joinedSource(outputs, group) {
  const [root = '', ...others] = group;
  const lines = others.map((part, i) => {
    const names = (outputs[part]?.exports ?? []).map((name) => `${name} as ${joinedName(i, name)}`);
    return names.length > 0 ? `export { ${names} } from '/${part}';` : `import '/${part}';`;
  });
  return [`export * from '/${root}';`, ...lines].join('\n');
}

/**
 * Joins what is always loaded together, in place, as CommonJS.
 * @param {Outputs} outputs of a bundle as ES modules in parts, written already
 * @param {string} main path of the part that begins
 * @param {esbuild.BuildOptions} options they were built with; those that are about parts are left out
 * @returns {Promise<Outputs>} those that are there now
 */
export async function joinParts(outputs, main, options) {
  const kept = { ...options };
  for (const name of OF_PARTS) {
    delete kept[name];
  }
  const groups = groupsOf(outputs, main);
  /** @type {Map<string, { root: string, index: number }>} */
  const places = new Map();
  for (const group of groups) {
    for (const [i, part] of group.entries()) {
      places.set(part, { root: group[0] ?? '', index: i - 1 });
    }
  }
  const alone = Object.keys(outputs).filter((part) => !places.has(part));
  const sources = [
    ...groups.map((group) => ({ path: group[0] ?? '', source: joinedSource(outputs, group) })),
    ...alone.map((path) => ({ path, source: `export * from '/${path}';` })),
  ];
  /** @type {Outputs} */
  const joined = {};
  const written = [];
  for (const { path, source } of sources) {
    const { outputFiles, metafile } = await esbuild.build({
      ...kept,
      format: 'cjs',
      banner: {},
      define: { 'import.meta.url': OWN_ADDRESS },
      supported: { 'dynamic-import': false },
      stdin: { contents: source, resolveDir: ROOT },
      outfile: joinedPath(path),
      metafile: true,
      write: false,
      plugins: [pointing(outputs, path, places)],
    });
    const [made] = Object.values(metafile.outputs);
    if (made) {
      joined[joinedPath(path)] = { ...made, imports: importsOf(outputs, path, places) };
    }
    written.push(...outputFiles);
  }
  for (const path of Object.keys(outputs)) {
    rmSync(join(ROOT, path));
  }
  for (const { path, text } of written) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.includes(OWN_ADDRESS) ? `${FINDING_ITSELF}\n${text}` : text);
  }
  return joined;
}

/**
 * What a joined file loads of the others. In CommonJS it does not say itself what it loads at once.
 * @param {Outputs} outputs
 * @param {string} root
 * @param {ReadonlyMap<string, { root: string, index: number }>} places
 */
function importsOf(outputs, root, places) {
  const rootOf = (/** @type {string} */ part) => places.get(part)?.root ?? part;
  return Object.keys(outputs)
    .filter((part) => rootOf(part) === root)
    .flatMap((part) => outputs[part]?.imports ?? [])
    .filter(({ path }) => outputs[path] && rootOf(path) !== root)
    .map((each) => ({ ...each, path: joinedPath(rootOf(each.path)) }));
}

/** A part's path from the root, as another one imports it. */
function partAt(/** @type {string} */ from, /** @type {string} */ path) {
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
}

/** How one part imports another. */
function addressOf(/** @type {string} */ from, /** @type {string} */ part) {
  const path = joinedPath(posix.relative(posix.dirname(from), part));
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * Resolves the imports of parts: what is joined into the file that is built, what into another one, and what stays.
 * @param {Outputs} outputs
 * @param {string} built
 * @param {ReadonlyMap<string, { root: string, index: number }>} places
 * @returns {esbuild.Plugin}
 */
function pointing(outputs, built, places) {
  return {
    name: 'join-parts',
    setup(build) {
      build.onResolve({ filter: /^[./]/ }, ({ path, importer, kind, namespace }) => {
        if (namespace === 'elsewhere') {
          return { path, external: true };
        }
        const part = path.startsWith('/') ? path.slice(1) : partAt(importer, path);
        if (kind === 'dynamic-import') {
          return { path: addressOf(built, part), external: true };
        }
        const isHere = part === built || places.get(part)?.root === built;
        return { path: part, namespace: isHere ? 'part' : 'elsewhere' };
      });
      build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
        contents: readFileSync(join(ROOT, path)),
        loader: 'js',
        resolveDir: ROOT,
      }));
      build.onLoad({ filter: /./, namespace: 'elsewhere' }, ({ path }) => {
        const { root, index } = places.get(path) ?? { root: path, index: -1 };
        const constants = (outputs[path]?.exports ?? []).map(
          (name) => `export const ${name} = part.${index < 0 ? name : joinedName(index, name)};`,
        );
        // Constants: what a part exports is whole when another one is loaded, and to ask it each time goes by a getter.
        return {
          contents: [`const part = require('${addressOf(built, root)}');`, ...constants].join('\n'),
          loader: 'js',
        };
      });
    },
  };
}
