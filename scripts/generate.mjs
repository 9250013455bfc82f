// @ts-check
// Writes everything that follows from rules and settings: the registry, the manifest's settings, the
// pages in docs/rules.
//
//   node scripts/generate.mjs           writes
//   node scripts/generate.mjs --check   writes nothing; fails and names what is stale

import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { glob } from 'tinyglobby';
import { withSettings, withTexts } from './lib/manifest.mjs';
import { pinyinTable } from './lib/pinyin.mjs';
import { fromRoot } from './lib/root.mjs';
import { ruleIndex, rulePage } from './lib/rule-pages.mjs';
import { loadSources, RULES_FOLDER } from './lib/rules.mjs';

/** @typedef {import('./lib/rules.mjs').RuleSource} RuleSource */

const PAGES = 'docs/rules';
const SEED = 'server/src/core/agencies/seed.generated.ts';
const PINYIN = 'server/src/features/support/pinyin.generated.ts';
const AGENCIES_SCHEMA = 'schemas/policy-notice.agencies.schema.json';
const BASELINE_SCHEMA = 'schemas/policy-notice.baseline.schema.json';

/**
 * Files that are not as the rules say: their new text, or null for one that has to go.
 * @returns {Promise<ReadonlyMap<string, string | null>>} by path from the root
 */
export async function staleFiles() {
  const sources = await loadSources();
  /** @type {Map<string, string | null>} */
  const stale = new Map();
  for (const [path, text] of generated(sources)) {
    if (current(path) !== text) {
      stale.set(path, text);
    }
  }
  const ids = new Set(sources.rules.map((rule) => rule.id));
  for (const page of await glob('*/*.md', { cwd: fromRoot(PAGES) })) {
    if (!ids.has(page.slice(0, -'.md'.length))) {
      stale.set(`${PAGES}/${page}`, null);
    }
  }
  return stale;
}

/**
 * @param {Awaited<ReturnType<typeof loadSources>>} sources
 * @returns {Map<string, string>} text by path from the root
 */
function generated(sources) {
  const files = new Map([
    [`${RULES_FOLDER}/index.generated.ts`, registry(sources.rules)],
    ['package.json', withSettings(current('package.json') ?? '{}', sources)],
    ['package.nls.json', withTexts(current('package.nls.json') ?? '{}', sources, 'en')],
    ['package.nls.zh-cn.json', withTexts(current('package.nls.zh-cn.json') ?? '{}', sources, 'zh')],
    [SEED, packedSeed(sources)],
    [PINYIN, readings(sources)],
    [AGENCIES_SCHEMA, agenciesSchema(sources.agencyFile)],
    [BASELINE_SCHEMA, fileSchema(sources.baselineFile, '.policy-notice/baseline.json')],
    [`${PAGES}/README.md`, ruleIndex(sources.rules)],
  ]);
  for (const source of sources.rules) {
    files.set(`${PAGES}/${source.id}.md`, rulePage(source));
  }
  return files;
}

/**
 * The shipped bodies, checked against their schema and packed.
 * @param {import('./lib/rules.mjs').Sources} sources
 */
function packedSeed({ agencies }) {
  const data = agencies.schema.parse(JSON.parse(current('seeds/agencies.json') ?? '{}'));
  const packed = agencies.pack(data);
  // Throws when a name holds a sign the packed form uses itself.
  deepStrictEqual(agencies.unpack(packed), data, 'seeds/agencies.json cannot be packed');
  const literal = packed.replace(/[\\`$]/g, '\\$&');
  return [
    '// Generated from seeds/agencies.json by «npm run generate». Do not edit; see packed.ts for the form.',
    '',
    `export const SEED = \`${literal}\`;`,
    '',
  ].join('\n');
}

/**
 * How the characters in the shipped bodies' names are read.
 * @param {import('./lib/rules.mjs').Sources} sources
 */
function readings({ agencies }) {
  const data = agencies.schema.parse(JSON.parse(current('seeds/agencies.json') ?? '{}'));
  return [
    '// Generated from seeds/agencies.json by «npm run generate». Do not edit; see docs/adr/0012-pinyin.md.',
    '',
    '/** Every reading, without its tone, with the characters that have it in some name. */',
    'export const PINYIN =',
    `  '${pinyinTable(data.agencies)}';`,
    '',
  ].join('\n');
}

/**
 * The JSON schema of a file of the workspace, for completion and hovers in an editor.
 * @param {import('./lib/rules.mjs').Sources['agencyFile']} schema
 * @param {string} title the file's name
 * @param {object} more
 */
function fileSchema(schema, title, more = {}) {
  const dialect = { $schema: 'http://json-schema.org/draft-07/schema#', title };
  return `${JSON.stringify({ ...schema, ...dialect, ...more }, null, 2)}\n`;
}

/**
 * The JSON schema of `policy-notice.agencies.json`.
 * @param {import('./lib/rules.mjs').Sources['agencyFile']} schema
 */
function agenciesSchema(schema) {
  // The editor's own marks for JSON with comments.
  const lenient = { allowComments: true, allowTrailingCommas: true };
  return fileSchema(schema, 'policy-notice.agencies.json', lenient);
}

/** @param {readonly RuleSource[]} sources */
function registry(sources) {
  const names = sources.map(({ id }) => [id, id.replace(/[/-](\w)/g, (_, c) => c.toUpperCase())]);
  return [
    '// Generated from this folder by «npm run generate». Do not edit.',
    "import type { Rule } from '../lint/rule.js';",
    ...names.map(([id, name]) => `import { rule as ${name} } from './${id}.js';`),
    '',
    '/** Every rule, by id. */',
    'export const rules: readonly Rule<unknown>[] = [',
    ...names.map(([, name]) => `  ${name},`),
    '];',
    '',
  ].join('\n');
}

/** @param {string} path */
function current(path) {
  return existsSync(fromRoot(path)) ? readFileSync(fromRoot(path), 'utf8') : undefined;
}

/**
 * Brings every generated file up to date.
 * @returns {Promise<readonly string[]>} the files that changed
 */
export async function generate() {
  const stale = await staleFiles();
  for (const [path, text] of stale) {
    if (text === null) {
      rmSync(fromRoot(path));
    } else {
      mkdirSync(dirname(fromRoot(path)), { recursive: true });
      writeFileSync(fromRoot(path), text);
    }
  }
  return [...stale.keys()];
}

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (values.check) {
    const stale = [...(await staleFiles()).keys()];
    for (const path of stale) {
      console.error(`stale: ${path}`);
    }
    if (stale.length > 0) {
      console.error('generate: run «npm run generate» and commit what it writes');
      process.exitCode = 1;
    }
    return;
  }
  const changed = await generate();
  for (const path of changed) {
    console.log(`wrote ${path}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (error) {
    console.error(`generate: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
