// @ts-check
/**
 * Bundles the editor suite into one CommonJS file that runs in VS Code's Node host and in its web-worker host.
 *
 *     node test/editor/build.mjs
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { fromRoot, ROOT } from '../../scripts/lib/root.mjs';

const SUITE = fromRoot('test', 'editor', 'suite');
const OUTPUT = fromRoot('dist', 'test', 'editor', 'index.js');

/**
 * @param {'node' | 'web'} kind the extension host it is built for, so that a test can tell another one
 * @param {string} [grep] runs only the tests whose full title holds this text
 * @returns {Promise<string>} the built file
 */
export async function buildSuite(kind, grep) {
  const tests = readdirSync(SUITE).filter((name) => name.endsWith('.test.ts'));
  // Mocha is set up before a test file calls `describe`; `index.ts` comes last. A new file needs no registration.
  const imports = tests.sort().map((name) => `import './${name}';`);
  // A web worker has no environment and no command line to hand a filter to, so it is built in.
  const filter = grep === undefined ? [] : [`mocha.fgrep(${JSON.stringify(grep)});`];
  await esbuild.build({
    absWorkingDir: ROOT,
    stdin: {
      contents: [
        "import { mocha } from './setup.ts';",
        ...imports,
        ...filter,
        "export { run } from './index.ts';",
      ].join('\n'),
      resolveDir: SUITE,
      sourcefile: 'entry.js',
      loader: 'js',
    },
    outfile: OUTPUT,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { EXTENSION_HOST: JSON.stringify(kind) },
    sourcemap: 'inline',
    sourcesContent: false,
    charset: 'utf8',
    logLevel: 'warning',
  });
  return OUTPUT;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${await buildSuite('node')}\n`);
}
