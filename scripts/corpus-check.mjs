// @ts-check
// Checks a folder of real documents and fails where the checker cries wolf.
//
//   node scripts/corpus-check.mjs FOLDER
//
// Needs dist/cli.js. A finding is let pass where test/corpus/reviewed.json holds it, by file name, rule
// and count, with a verdict of someone who looked at it. Of what is left no finding may be an error,
// and a group of documents (the part of the name before the first _) may have one warning per 20,000
// characters. Documents named neg_* are no notices and may have nothing above information.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from './lib/root.mjs';

/** @typedef {{ readonly file: string, readonly rule: string, readonly count: number, readonly verdict: string }} Reviewed */
/** @typedef {{ readonly rule: string, readonly severity: string }} Found */
/** @typedef {{ readonly name: string, readonly characters: number, readonly found: readonly Found[] }} Checked */
/** @typedef {{ group: string, documents: number, characters: number, errors: number, warnings: number, reviewed: number, allowed: number }} Row */

const CHARACTERS_PER_WARNING = 20_000;
const NEGATIVE = 'neg';
const GRAVE = ['error', 'warning'];

/**
 * The table and what is wrong in it.
 * @param {readonly Checked[]} documents
 * @param {readonly Reviewed[]} reviewed
 * @returns {{ rows: readonly Row[], problems: readonly string[] }}
 */
export function judge(documents, reviewed) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, string[]>} */
  const unreviewed = new Map();
  for (const { name, characters, found } of documents) {
    const group = /^([a-z]+)_/.exec(name)?.[1] ?? name.replace(/\.[^.]*$/, '');
    const row = rows.get(group) ?? emptyRow(group);
    rows.set(group, row);
    row.documents++;
    row.characters += characters;
    for (const [key, count] of counted(found)) {
      const [severity = '', rule = ''] = key.split(' ');
      const entry = reviewed.find((one) => one.file === name && one.rule === rule);
      if (entry?.count === count) {
        row.reviewed += count;
        continue;
      }
      const was = entry === undefined ? '' : ` (${entry.count} reviewed)`;
      const said = `${name}: ${count} × ${rule}, ${severity}${was}`;
      if (severity === 'error' || group === NEGATIVE || entry !== undefined) {
        problems.push(said);
      } else {
        unreviewed.set(group, [...(unreviewed.get(group) ?? []), said]);
      }
      row[severity === 'error' ? 'errors' : 'warnings'] += count;
    }
    for (const { rule, count } of reviewed.filter((one) => one.file === name)) {
      if (!found.some((one) => one.rule === rule && GRAVE.includes(one.severity))) {
        problems.push(
          `${name}: ${count} × ${rule} reviewed, none found; take the entry out or mend the rule`,
        );
      }
    }
  }
  for (const row of rows.values()) {
    row.allowed = row.group === NEGATIVE ? 0 : Math.floor(row.characters / CHARACTERS_PER_WARNING);
    if (row.warnings > row.allowed) {
      problems.push(...(unreviewed.get(row.group) ?? []));
    }
  }
  return { rows: [...rows.values()], problems };
}

/**
 * @param {string} group
 * @returns {Row}
 */
function emptyRow(group) {
  return { group, documents: 0, characters: 0, errors: 0, warnings: 0, reviewed: 0, allowed: 0 };
}

/**
 * Grave findings by `severity rule`.
 * @param {readonly Found[]} found
 */
function counted(found) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { severity, rule } of found.filter((one) => GRAVE.includes(one.severity))) {
    counts.set(`${severity} ${rule}`, (counts.get(`${severity} ${rule}`) ?? 0) + 1);
  }
  return counts;
}

/**
 * All documents by the built command line. One that is refused as wrongly encoded has no findings.
 * @param {readonly string[]} paths
 * @returns {readonly Checked[]}
 */
function checked(paths) {
  const args = [fromRoot('dist/cli.js'), 'check', '--format', 'json', ...paths];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  /** @type {Map<string, readonly Found[]>} */
  const found = new Map();
  if (run.stdout.trim() !== '') {
    for (const { file, diagnostics } of JSON.parse(run.stdout).files) {
      found.set(basename(file), diagnostics);
    }
  }
  return paths.map((path) => {
    const name = basename(path);
    const own = found.get(name);
    const refusal = run.stderr.split('\n').find((line) => line.includes(name));
    if (own === undefined && !refusal?.includes('wrong encoding')) {
      throw new Error(refusal ?? `${name}: not checked\n${run.stderr}`);
    }
    return own === undefined
      ? { name, characters: 0, found: [] }
      : { name, characters: readFileSync(path, 'utf8').length, found: own };
  });
}

function main() {
  const folder = process.argv[2];
  if (folder === undefined) {
    throw new Error('name the folder: node scripts/corpus-check.mjs ../shared/corpus');
  }
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  if (names.length === 0) {
    throw new Error(`${folder}: no *.txt file in it`);
  }
  const { reviewed } = JSON.parse(readFileSync(fromRoot('test/corpus/reviewed.json'), 'utf8'));
  const { rows, problems } = judge(checked(names.map((name) => join(folder, name))), reviewed);
  console.table(Object.fromEntries(rows.map(({ group, ...row }) => [group, row])));
  for (const problem of problems) {
    console.error(problem);
  }
  console.log(problems.length === 0 ? 'corpus: no false alarm' : `corpus: ${problems.length} to look at`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    console.error(`corpus-check: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
