// @ts-check
// Starts a rule: its file, its fixture, and everything that is generated from it.
//
//   npm run new:rule -- numbering/gap

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generate } from './generate.mjs';
import { fromRoot } from './lib/root.mjs';
import { fixtureText, ruleText } from './lib/rule-template.mjs';
import { RULES_FOLDER } from './lib/rules.mjs';

const ID = /^[a-z]+\/[a-z]+(-[a-z]+)*$/;

/** @returns {readonly string[]} */
function groups() {
  return readdirSync(fromRoot(RULES_FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function main() {
  const id = process.argv[2];
  if (id === undefined || !ID.test(id)) {
    throw new Error('name the rule as group/name in small letters: npm run new:rule -- numbering/gap');
  }
  const group = id.slice(0, id.indexOf('/'));
  const known = groups();
  if (!known.includes(group)) {
    throw new Error(
      `there is no group «${group}»; the groups are ${known.join(', ')}. Where none fits, make the folder ${RULES_FOLDER}/${group} first`,
    );
  }
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const files = [
    { path: `${RULES_FOLDER}/${id}.ts`, text: ruleText(id, version) },
    { path: `test/fixtures/rules/${id}.md`, text: fixtureText(id) },
  ];
  const existing = files.find(({ path }) => existsSync(fromRoot(path)));
  if (existing !== undefined) {
    throw new Error(`${existing.path} exists already`);
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(fromRoot(path)), { recursive: true });
    writeFileSync(fromRoot(path), text);
  }
  for (const path of [...files.map((file) => file.path), ...(await generate())]) {
    console.log(`wrote ${path}`);
  }
  console.log(`now: node scripts/test.mjs test/unit/rules --grep ${id}`);
}

try {
  await main();
} catch (error) {
  console.error(`new:rule: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
