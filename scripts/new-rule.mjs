// @ts-check
// Starts a rule: its file, its fixture, and everything that is generated from it.
//
//   npm run new:rule -- numbering/gap

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generate } from './generate.mjs';
import { fromRoot } from './lib/root.mjs';
import { RULES_FOLDER } from './lib/rules.mjs';

const ID = /^[a-z]+\/[a-z]+(-[a-z]+)*$/;

/**
 * @param {string} id
 * @param {string} since
 */
function ruleText(id, since) {
  return `import { z } from 'zod';
import { defineRule } from '../../lint/rule.js';

export const rule = defineRule({
  meta: {
    id: '${id}',
    title: { zh: '一句话说明', en: 'one sentence' },
    why: { zh: '为什么要查。', en: 'Why it is checked.' },
    basis: [{ name: '通行做法', strength: 'practice' }],
    severity: 'hint',
    fix: 'none',
    since: '${since}',
    options: z.strictObject({}),
    examples: [],
  },
  *check({ notice }) {
    for (const node of notice.nodes) {
      if (node.number < 0) {
        yield {
          start: node.marker.start,
          end: node.marker.end,
          message: { zh: '说明问题，以及怎么改。', en: 'What is wrong, and what to do.' },
        };
      }
    }
  },
});
`;
}

const FIXTURE = `关于做好某项工作的通知

各有关单位：

一、第一章
1．第一项。（省财政厅）
2．第二项。（省财政厅）
`;

async function main() {
  const id = process.argv[2];
  if (id === undefined || !ID.test(id)) {
    throw new Error('name the rule as group/name in small letters: npm run new:rule -- numbering/gap');
  }
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const files = [
    { path: `${RULES_FOLDER}/${id}.ts`, text: ruleText(id, version) },
    { path: `test/fixtures/rules/${id}.txt`, text: FIXTURE },
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
}

try {
  await main();
} catch (error) {
  console.error(`new:rule: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
