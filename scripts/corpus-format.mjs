// @ts-check
// Formats every document of a folder and fails where that changes what is read in it, or a character that
// formatting has not announced (white space, and the width of brackets and digits).
//
//   node scripts/corpus-format.mjs FOLDER
//
// Needs dist/cli.js. Changes nothing: the formatted texts go to a folder of their own, which is taken away.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fromRoot } from './lib/root.mjs';

/**
 * @param {string} command
 * @param {string} file
 * @returns {string | null} null where the command refuses the file
 */
function run(command, file) {
  const options = command === 'parse' ? ['--format', 'json'] : [];
  const { status, stdout } = spawnSync(
    process.execPath,
    [fromRoot('dist/cli.js'), command, ...options, file],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return status === 0 ? stdout : null;
}

/**
 * A text as it reads: one width, no white space.
 * @param {string} text
 */
function read(text) {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/**
 * What is read in a document, without places: they move.
 * @param {string} json
 */
function structure(json) {
  const { nodes, responsibilities } = JSON.parse(json);
  return JSON.stringify({
    nodes: nodes.map((/** @type {Record<string, unknown>} */ { kind, number, parent, space, title }) => [
      kind,
      number,
      parent,
      space,
      read(String(title)),
    ]),
    groups: responsibilities.map(
      (/** @type {{ node: number, entries: { name: string, role: string }[] }} */ { node, entries }) => [
        node,
        entries.map(({ name, role }) => [name, role]),
      ],
    ),
  });
}

/**
 * @param {string} path
 * @param {string} folder for the formatted text
 * @returns {string | null} what is wrong
 */
function faultOf(path, folder) {
  const before = run('parse', path);
  const formatted = run('format', path);
  if (before === null || formatted === null) {
    return before === formatted ? null : 'is read but not formatted, or the other way round';
  }
  if (read(formatted) !== read(readFileSync(path, 'utf8'))) {
    return 'has other characters when it is formatted';
  }
  const copy = join(folder, basename(path));
  writeFileSync(copy, formatted);
  if (run('format', copy) !== formatted) {
    return 'changes again when it is formatted again';
  }
  const after = run('parse', copy);
  return after !== null && structure(after) === structure(before)
    ? null
    : 'reads otherwise when it is formatted';
}

const [given] = process.argv.slice(2);
if (given === undefined) {
  throw new Error('name the folder: node scripts/corpus-format.mjs ../shared/corpus');
}
const folder = mkdtempSync(join(tmpdir(), 'policy-notice-format-'));
try {
  const names = readdirSync(given).filter((name) => name.endsWith('.txt'));
  const faults = names.sort().flatMap((name) => {
    const fault = faultOf(join(given, name), folder);
    return fault === null ? [] : [`${name} ${fault}`];
  });
  for (const fault of faults) {
    console.error(fault);
  }
  console.log(`format: ${names.length} documents, ${faults.length} with a fault`);
  process.exitCode = names.length > 0 && faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
