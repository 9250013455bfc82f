// @ts-check
// Builds the benchmark and runs it.
//
//   node scripts/bench.mjs [--quick | --full] [--only core,edits,features,compare,peers,stdio,cli] [--write-docs]
//
// What it compares with is installed into test/bench on the first run, and by nothing else.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { TARGET } from './lib/bundles.mjs';
import { fromRoot, ROOT } from './lib/root.mjs';

const HOME = fromRoot('test', 'bench');
/** Below the peers' packages, so that the built benchmark finds them. */
const OUT = fromRoot('test', 'bench', 'node_modules', '.cache');

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: exit code ${status}`);
  }
}

/** Whether the packages the benchmark names are there in the versions it names. */
function isInstalled() {
  /** @type {{ devDependencies: Record<string, string> }} */
  const { devDependencies } = JSON.parse(readFileSync(`${HOME}/package.json`, 'utf8'));
  return Object.entries(devDependencies).every(([name, version]) => {
    const file = `${HOME}/node_modules/${name}/package.json`;
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
  });
}

async function build() {
  /** @type {esbuild.BuildOptions} */
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
  };
  await esbuild.build({
    ...common,
    entryPoints: ['test/bench/main.ts'],
    outfile: `${OUT}/main.mjs`,
    format: 'esm',
    banner: {},
  });
  await esbuild.build({
    ...common,
    entryPoints: ['test/bench/trivial-server.ts'],
    outfile: `${OUT}/trivial-server.cjs`,
    format: 'cjs',
    minify: true,
  });
}

async function main() {
  if (!isInstalled()) {
    // Not `ci`: it refuses a lock without the builds of one optional package for systems its registry has none for.
    run('npm', ['install', '--no-save', '--prefix', HOME, '--no-audit', '--no-fund']);
  }
  if (!process.argv.includes('--no-build')) {
    run(process.execPath, [fromRoot('scripts', 'build.mjs')]);
  }
  await build();
  const args = process.argv.slice(2).filter((arg) => arg !== '--no-build');
  run(process.execPath, ['--max-old-space-size=6144', `${OUT}/main.mjs`, ...args]);
}

try {
  await main();
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
