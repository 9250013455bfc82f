// @ts-check
// Bundles the product into dist/.
//
//   node scripts/build.mjs            minified, with a size report; fails past a budget
//   node scripts/build.mjs --dev      readable, with source maps
//   node scripts/build.mjs --watch    as --dev, again at every change
//   node scripts/build.mjs --only server,cli

import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { BUNDLES, FINDING_ITSELF, OWN_ADDRESS, TARGET } from './lib/bundles.mjs';
import { clientParts } from './lib/client-parts.mjs';
import { joinedPath, joinParts } from './lib/join-parts.mjs';
import { fromRoot, ROOT } from './lib/root.mjs';
import { serverParts } from './lib/server-parts.mjs';
import { thirdPartyNotices } from './lib/third-party.mjs';

/** @typedef {import('./lib/bundles.mjs').Bundle} Bundle */

/**
 * @param {Bundle} bundle
 * @param {boolean} dev
 * @returns {esbuild.BuildOptions & { metafile: true }}
 */
function optionsFor(bundle, dev) {
  const inParts = bundle.format === 'esm';
  return {
    absWorkingDir: ROOT,
    ...(inParts
      ? {
          entryPoints: { [mainPartOf(bundle)]: bundle.entry },
          outdir: 'dist',
          outExtension: { '.js': '.mjs' },
          chunkNames: `${bundle.name}/[name]-[hash]`,
          splitting: true,
        }
      : { entryPoints: [bundle.entry], outfile: bundle.outfile }),
    bundle: true,
    platform: bundle.platform,
    format: bundle.format,
    target: TARGET,
    external: [...bundle.external],
    mainFields: bundle.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...(bundle.findsItself ? { define: { 'import.meta.url': OWN_ADDRESS } } : {}),
    banner: { js: bannerOf(bundle) },
    plugins: pluginsFor(bundle),
  };
}

/**
 * @param {Bundle} bundle
 * @returns {esbuild.Plugin[]}
 */
function pluginsFor(bundle) {
  if (bundle.external.includes('vscode')) {
    return [clientParts()];
  }
  return bundle.servesOnly ? [serverParts()] : [];
}

/**
 * Name of the part a bundle in parts begins with; its outfile only loads it.
 * @param {Bundle} bundle
 */
function mainPartOf({ name }) {
  return `${name}-main`;
}

/** @param {Bundle} bundle */
function bannerOf(bundle) {
  return [
    ...(needsShebang(bundle) ? ['#!/usr/bin/env node'] : []),
    // CommonJS among what is bundled asks for Node's own modules by `require`.
    ...(bundle.format === 'esm'
      ? [
          "import { createRequire as __nodeRequire } from 'node:module'; const require = __nodeRequire(import.meta.url);",
        ]
      : []),
    ...(bundle.findsItself ? [FINDING_ITSELF] : []),
  ].join('\n');
}

/** @param {Bundle} bundle */
function needsShebang(bundle) {
  return bundle.executable === true && !readFileSync(fromRoot(bundle.entry), 'utf8').startsWith('#!');
}

/**
 * @param {Bundle} bundle
 * @param {boolean} joins whether its parts were joined
 */
function finish(bundle, joins) {
  if (bundle.format === 'esm') {
    const main = `./${mainPartOf(bundle)}`;
    const source = joins ? `require('${main}.js');\n` : `import('${main}.mjs');\n`;
    writeFileSync(fromRoot(bundle.outfile), source);
  }
  if (bundle.executable) {
    chmodSync(fromRoot(bundle.outfile), 0o755);
  }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0).padStart(5)} kB`;
}

/**
 * What is always loaded: a bundle's file, or of one in parts the first part and those it loads by itself, at once or
 * as soon as it has answered.
 * @param {Bundle} bundle
 * @param {esbuild.Metafile} metafile
 * @returns {{ readonly size: number, readonly first: number, readonly later: number }} bytes; `first` of `size` are
 *   those without which nothing is answered
 */
function sizesOf(bundle, { outputs }) {
  if (bundle.format !== 'esm') {
    const { size } = statSync(fromRoot(bundle.outfile));
    return { size, first: size, later: 0 };
  }
  const importsOf = (/** @type {string} */ part) => outputs[part]?.imports ?? [];
  /**
   * @param {Set<string>} parts
   * @param {string} part with it, all it needs is added
   */
  const take = (parts, part) => {
    if (outputs[part] && !parts.has(part)) {
      parts.add(part);
      for (const { path, kind } of importsOf(part)) {
        if (kind === 'import-statement') {
          take(parts, path);
        }
      }
    }
    return parts;
  };
  const bytesOf = (/** @type {ReadonlySet<string>} */ parts) =>
    [...parts].reduce((sum, part) => sum + (outputs[part]?.bytes ?? 0), 0);
  const first = take(new Set(), joinedPath(`dist/${mainPartOf(bundle)}.mjs`));
  const always = new Set(first);
  for (const { path, kind } of [...first].flatMap(importsOf)) {
    if (kind === 'dynamic-import') {
      take(always, path);
    }
  }
  const size = bytesOf(always);
  return { size, first: bytesOf(first), later: bytesOf(new Set(Object.keys(outputs))) - size };
}

/**
 * The sizes for the benchmark's report.
 * @param {ReadonlyMap<Bundle, esbuild.Metafile>} bundles
 */
function sizesFile(bundles) {
  const sizes = [...bundles].map(([bundle, metafile]) => [bundle.name, sizesOf(bundle, metafile)]);
  return `${JSON.stringify(Object.fromEntries(sizes), null, 1)}\n`;
}

/**
 * Prints the size of every bundle beside its budget.
 * @param {ReadonlyMap<Bundle, esbuild.Metafile>} bundles
 * @returns {readonly Bundle[]} those past their budget
 */
function reportSizes(bundles) {
  const over = [];
  for (const [bundle, metafile] of bundles) {
    const { size, first, later } = sizesOf(bundle, metafile);
    const passed = size > bundle.budget;
    const inParts = later > 0 ? `, first${kilobytes(first)}, later${kilobytes(later)}` : '';
    const note = `${inParts}${passed ? '  TOO LARGE' : ''}`;
    console.log(`${bundle.outfile.padEnd(24)} ${kilobytes(size)} of ${kilobytes(bundle.budget)}${note}`);
    if (passed) {
      over.push(bundle);
    }
  }
  return over;
}

/**
 * @param {boolean} joins not for development: what is joined keeps no source map
 * @param {Bundle} bundle
 * @param {esbuild.Metafile} metafile
 * @param {esbuild.BuildOptions} options
 * @returns {Promise<esbuild.Metafile>}
 */
async function joinedWhere(joins, bundle, metafile, options) {
  if (!joins) {
    return metafile;
  }
  const outputs = await joinParts(metafile.outputs, `dist/${mainPartOf(bundle)}.mjs`, options);
  return { ...metafile, outputs };
}

/**
 * @param {readonly Bundle[]} bundles
 * @param {boolean} dev
 * @param {boolean} complete whether these are all bundles of the product
 * @returns {Promise<number>} exit code
 */
async function buildOnce(bundles, dev, complete) {
  /** @type {Set<string>} */
  const inputs = new Set();
  /** @type {Map<Bundle, esbuild.Metafile>} */
  const built = new Map();
  for (const bundle of bundles) {
    // One after the other: esbuild is parallel inside, and memory stays low on small machines.
    const options = optionsFor(bundle, dev);
    const joins = !dev && bundle.format === 'esm';
    const { metafile } = await esbuild.build(joins ? { ...options, banner: {} } : options);
    built.set(bundle, await joinedWhere(joins, bundle, metafile, options));
    for (const input of Object.keys(metafile.inputs)) {
      inputs.add(input);
    }
    finish(bundle, joins);
  }
  if (complete) {
    writeFileSync(fromRoot('dist/THIRD-PARTY.txt'), thirdPartyNotices(inputs));
  }
  if (dev) {
    return 0;
  }
  const over = reportSizes(built);
  if (complete) {
    writeFileSync(fromRoot('dist/sizes.json'), sizesFile(built));
  }
  for (const bundle of over) {
    console.error(`build: ${bundle.outfile} is past its budget; see scripts/lib/bundles.mjs`);
  }
  return over.length === 0 ? 0 : 1;
}

/** @param {readonly Bundle[]} bundles */
async function watch(bundles) {
  for (const bundle of bundles) {
    const context = await esbuild.context({
      ...optionsFor(bundle, true),
      plugins: [
        ...(optionsFor(bundle, true).plugins ?? []),
        {
          name: 'report',
          setup(build) {
            build.onEnd((result) => {
              const failed = result.errors.length > 0;
              if (!failed) {
                finish(bundle, false);
              }
              console.log(`${failed ? 'failed' : 'built '} ${bundle.outfile}`);
            });
          },
        },
      ],
    });
    await context.watch();
  }
  console.log('watching; stop with Ctrl+C');
}

/**
 * The bundles asked for, those without an entry left out and named.
 * @param {string | undefined} only
 */
function chosen(only) {
  const names = only?.split(',');
  const unknown = names?.filter((name) => BUNDLES.every((bundle) => bundle.name !== name)) ?? [];
  if (unknown.length > 0) {
    const known = BUNDLES.map((bundle) => bundle.name).join(', ');
    throw new Error(`no bundle named ${unknown.join(', ')}; there are: ${known}`);
  }
  const wanted = BUNDLES.filter((bundle) => names === undefined || names.includes(bundle.name));
  const missing = wanted.filter((bundle) => !existsSync(fromRoot(bundle.entry)));
  return { bundles: wanted.filter((bundle) => !missing.includes(bundle)), missing };
}

async function main() {
  const { values } = parseArgs({
    options: {
      dev: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const { bundles, missing } = chosen(values.only);
  for (const bundle of missing) {
    console.error(`build: ${bundle.entry} does not exist; ${bundle.outfile} was not built`);
  }
  mkdirSync(fromRoot('dist'), { recursive: true });
  for (const bundle of BUNDLES) {
    // A map of an earlier development build would describe another file.
    rmSync(fromRoot(`${bundle.outfile}.map`), { force: true });
    // Parts carry a hash in their names: old ones would stay for ever.
    if (bundle.format === 'esm') {
      rmSync(fromRoot('dist', bundle.name), { recursive: true, force: true });
    }
  }
  if (values.watch) {
    await watch(bundles);
    return;
  }
  const code = await buildOnce(bundles, values.dev, values.only === undefined);
  process.exitCode = missing.length > 0 ? 1 : code;
}

try {
  await main();
} catch (error) {
  // esbuild has printed its own messages already.
  if (!(error instanceof Error && 'errors' in error)) {
    console.error(`build: ${error instanceof Error ? error.message : error}`);
  }
  process.exitCode = 1;
}
