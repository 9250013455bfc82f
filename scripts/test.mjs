// @ts-check
// Bundles the TypeScript tests and runs them in mocha.
//
//   node scripts/test.mjs test/unit test/cli [--grep TEXT]
//
// Folders or single files. Ends with a line `N passed, N failed[, N skipped]`. The current folder
// of every test is the repository's root.

import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { glob } from 'tinyglobby';
import { fromRoot, ROOT, shown } from './lib/root.mjs';

/** A wrong command line: its message says all, a stack would not help. */
class UsageError extends Error {}

/** How long the process may live on after the last test before that counts as a failure. */
const LINGER_MS = 5000;

/** Packages that find files of their own beside themselves, so they cannot be bundled. */
const EXTERNAL = ['esbuild', 'mocha', 'oxc-parser', 'playwright-core', 'typescript'];

/**
 * @param {readonly string[]} places folders or files, from the root
 * @returns {Promise<readonly string[]>} test files, absolute
 */
async function testFiles(places) {
  /** @type {Set<string>} */
  const files = new Set();
  for (const place of places) {
    const path = fromRoot(place);
    if (!existsSync(path)) {
      throw new UsageError(`${place}: no such folder or file`);
    }
    const found = statSync(path).isDirectory()
      ? await glob('**/*.test.ts', { cwd: path, absolute: true })
      : [path];
    if (found.length === 0) {
      throw new UsageError(`${place}: no *.test.ts file in it`);
    }
    for (const file of found) {
      files.add(file);
    }
  }
  return [...files].sort();
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<readonly string[]>} built files in the same order
 */
async function bundle(files) {
  // A folder of its own for every run: two runs may go on at the same time.
  const outdir = fromRoot('dist', 'test', String(process.pid));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [...files],
    outdir,
    outbase: ROOT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: EXTERNAL,
    sourcemap: 'inline',
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    // Bundled CommonJS packages load Node's own modules with `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return files.map((file) => join(outdir, shown(file).replace(/\.ts$/, '.mjs')));
}

/**
 * @param {readonly string[]} built
 * @param {string | undefined} grep
 */
async function run(built, grep) {
  const mocha = new Mocha({ reporter: 'spec', timeout: 10_000, forbidOnly: Boolean(process.env.CI) });
  if (grep !== undefined) {
    mocha.fgrep(grep);
  }
  for (const file of built) {
    mocha.addFile(file);
  }
  await mocha.loadFilesAsync();
  const stats = { passed: 0, failed: 0, skipped: 0 };
  await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(undefined));
    runner.on('pass', () => stats.passed++);
    runner.on('fail', () => stats.failed++);
    runner.on('pending', () => stats.skipped++);
  });
  return stats;
}

/** A test that leaves a process or a timer behind must not hang the machine that runs it. */
function failIfLingering() {
  setTimeout(() => {
    const held = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout');
    console.error(`test: something is still running ${LINGER_MS} ms after the last test: ${held.join(', ')}`);
    process.exit(1);
  }, LINGER_MS).unref();
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', short: 'g' } },
  });
  if (positionals.length === 0) {
    throw new UsageError('name the folders or files to run: node scripts/test.mjs test/unit');
  }
  process.chdir(ROOT);
  process.setSourceMapsEnabled(true);
  const stats = await run(await bundle(await testFiles(positionals)), values.grep);
  const ran = stats.passed + stats.failed + stats.skipped > 0;
  if (!ran) {
    console.error(values.grep === undefined ? 'test: no tests' : `test: no test matches «${values.grep}»`);
  }
  const skipped = stats.skipped > 0 ? `, ${stats.skipped} skipped` : '';
  console.log(`${stats.passed} passed, ${stats.failed} failed${skipped}`);
  process.exitCode = stats.failed > 0 || !ran ? 1 : 0;
  failIfLingering();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? `test: ${error.message}` : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
  failIfLingering();
}
