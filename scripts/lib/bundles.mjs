// @ts-check
// What the product is built of: one place names every bundle, its entry and the size it may have.

/**
 * @typedef {object} Bundle
 * @property {string} name short name for the command line
 * @property {string} entry source file, from the repository's root
 * @property {string} outfile built file, from the repository's root
 * @property {'node' | 'browser'} platform
 * @property {'cjs' | 'iife' | 'esm'} format `esm`: in parts, of which those a first request does not need are loaded later
 * @property {readonly string[]} external modules the host provides
 * @property {number} budget largest size of the minified file, in bytes; of one in parts, what is always loaded
 * @property {boolean} [findsItself] its code asks where it is, with `import.meta.url`
 * @property {boolean} [servesOnly] a language server and nothing else; see server-parts.mjs
 * @property {boolean} [executable] gets a `#!` line and the executable bit
 */

const KB = 1024;

/** All code and the packed registry of agencies, which every build carries. */
const SERVER_BUDGET = 450 * KB;
const WORKER_BUDGET = 940 * KB;

/** Nearly all of it is vscode-languageclient, CommonJS, so that nothing unused falls away; see client-parts.mjs. */
const CLIENT_BUDGET = 400 * KB;

/** The oldest engines in use: VS Code 1.91 (Electron 29, Node 20) and Node 20 for the command line. */
export const TARGET = ['node20', 'chrome122'];

/** What `import.meta.url` becomes in a CommonJS file, where there is none. */
export const OWN_ADDRESS = '__ownAddress';

export const FINDING_ITSELF = `const ${OWN_ADDRESS} = require('node:url').pathToFileURL(__filename).href;`;

/** @type {readonly Bundle[]} */
export const BUNDLES = [
  {
    name: 'extension',
    entry: 'client/src/extension.ts',
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    budget: CLIENT_BUDGET,
  },
  {
    name: 'extension.web',
    entry: 'client/src/extension.web.ts',
    outfile: 'dist/extension.web.js',
    platform: 'browser',
    // The web extension host evaluates the file as a CommonJS module.
    format: 'cjs',
    external: ['vscode'],
    budget: CLIENT_BUDGET,
  },
  {
    name: 'server',
    entry: 'server/src/entry/node.ts',
    outfile: 'dist/server.js',
    platform: 'node',
    format: 'esm',
    external: [],
    budget: SERVER_BUDGET,
    servesOnly: true,
  },
  {
    name: 'server.worker',
    entry: 'server/src/entry/browser.ts',
    outfile: 'dist/server.worker.js',
    platform: 'browser',
    format: 'iife',
    external: [],
    servesOnly: true,
    // A worker is one file: what the other server loads later is in it from the start.
    budget: WORKER_BUDGET,
  },
  {
    name: 'cli',
    entry: 'server/src/entry/cli.ts',
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    external: [],
    // Carries the encodings of iconv-lite beside everything the server has, and what writes Word files.
    budget: 1530 * KB,
    executable: true,
    findsItself: true,
  },
  {
    name: 'cli.thread',
    // The pool looks for it at this place, relative to the file it is bundled into.
    entry: 'node_modules/tinypool/dist/entry/worker.js',
    outfile: 'dist/entry/worker.js',
    platform: 'node',
    format: 'cjs',
    external: [],
    budget: 10 * KB,
  },
  {
    name: 'cli.thread.task',
    entry: 'server/src/entry/check-in-thread.ts',
    outfile: 'dist/check-in-thread.js',
    platform: 'node',
    format: 'cjs',
    // The program as it was built.
    external: ['./cli.js'],
    budget: 2 * KB,
  },
];
