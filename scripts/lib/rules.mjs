// @ts-check
// Reads the rules from their folder, where what exists is the catalogue, and the other settings.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { glob } from 'tinyglobby';
import { fromRoot, ROOT } from './root.mjs';

/** @typedef {import('../../server/src/core/lint/rule.js').Rule<unknown>} Rule */
/** @typedef {import('zod').core.JSONSchema.BaseSchema} JsonSchema */

/**
 * @typedef {object} OptionSource
 * @property {string} name
 * @property {import('../../server/src/core/lint/rule.js').OptionText} text
 */

/**
 * @typedef {object} RuleSource
 * @property {string} id `group/name`, as the file's place says
 * @property {Rule} rule
 * @property {JsonSchema} options schema of the rule's options
 * @property {readonly OptionSource[]} optionTexts what each of them is called, in their order
 */

/**
 * @typedef {object} SettingSource
 * @property {string} name below `policyNotice`
 * @property {import('../../server/src/core/text/localized.js').Localized} about
 * @property {unknown} fallback
 * @property {JsonSchema} schema
 */

/**
 * @typedef {object} Sources
 * @property {readonly RuleSource[]} rules
 * @property {readonly SettingSource[]} settings
 * @property {JsonSchema} agency schema of one entry of `policyNotice.agencies`
 * @property {Loaded['agencies']} agencies the shipped bodies' schema and packed form
 * @property {JsonSchema} agencyFile schema of `policy-notice.agencies.json`
 * @property {JsonSchema} baselineFile schema of `.policy-notice/baseline.json`
 */

export const RULES_FOLDER = 'server/src/core/rules';

/**
 * Ids of all rules, sorted, read off the folder.
 * @returns {Promise<readonly string[]>}
 */
export async function ruleIds() {
  const files = await glob('*/*.ts', { cwd: fromRoot(RULES_FOLDER) });
  return files.map((file) => file.slice(0, -'.ts'.length).replaceAll('\\', '/')).sort(byCodeUnits);
}

/**
 * Order of ids in every generated file; not the machine's language, which differs.
 * @param {string} a
 * @param {string} b
 */
export function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Loads every rule, checks that its id is its place, and loads the settings that are no rules.
 * @returns {Promise<Sources>}
 */
export async function loadSources() {
  const ids = await ruleIds();
  const { rules, specs, agencyAddition, agencyFile, baselineFile, agencies, z } = await importBundled(ids);
  const sources = ids.map((id, i) => {
    const rule = rules[i];
    const file = `${RULES_FOLDER}/${id}.ts`;
    if (rule === undefined) {
      throw new Error(`${file}: no export named «rule»; every file in a rule folder is one rule`);
    }
    if (rule.meta.id !== id) {
      throw new Error(`${file}: its id is «${rule.meta.id}»; the folder says «${id}»`);
    }
    const options = z.toJSONSchema(rule.meta.options, { io: 'input' });
    return { id, rule, options, optionTexts: optionTextsOf(file, rule, options) };
  });
  const settings = specs.map(({ name, about, fallback, schema }) => ({
    name,
    about,
    fallback,
    schema: z.toJSONSchema(schema, { io: 'input' }),
  }));
  const agency = z.toJSONSchema(agencyAddition, { io: 'input' });
  // The dialect VS Code knows best.
  const fileSchema = (/** @type {import('zod/mini').ZodMiniType} */ schema) =>
    z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return {
    rules: sources,
    settings,
    agency,
    agencyFile: fileSchema(agencyFile),
    baselineFile: fileSchema(baselineFile),
    agencies,
  };
}

/**
 * The texts of a rule's options: one for each, and none too many.
 * @param {string} file
 * @param {Rule} rule
 * @param {JsonSchema} options
 * @returns {readonly OptionSource[]}
 */
function optionTextsOf(file, rule, options) {
  const texts = new Map(Object.entries(rule.meta.optionTexts ?? {}));
  const names = Object.keys(options.properties ?? {});
  const extra = [...texts.keys()].find((name) => !names.includes(name));
  if (extra !== undefined) {
    throw new Error(`${file}: «optionTexts» names «${extra}», which is no option`);
  }
  return names.map((name) => {
    const text = texts.get(name);
    if (text === undefined) {
      throw new Error(`${file}: the option «${name}» has no text; add it to «optionTexts»`);
    }
    return { name, text };
  });
}

/**
 * @typedef {object} Loaded
 * @property {readonly (Rule | undefined)[]} rules
 * @property {typeof import('../../server/src/core/lint/settings.js').SETTING_SPECS} specs
 * @property {import('zod/mini').ZodMiniType} agencyAddition
 * @property {import('zod/mini').ZodMiniType} agencyFile
 * @property {import('zod/mini').ZodMiniType} baselineFile
 * @property {{ schema: typeof import('../../server/src/core/agencies/schema.js').agencyData,
 *   pack: typeof import('../../server/src/core/agencies/packed.js').packAgencies,
 *   unpack: typeof import('../../server/src/core/agencies/packed.js').unpackAgencies }} agencies
 * @property {typeof import('zod').z} z
 */

/**
 * @param {readonly string[]} ids
 * @returns {Promise<Loaded>}
 */
async function importBundled(ids) {
  const imports = ids.map((id, i) => `import * as m${i} from './${id}.ts';`);
  const list = ids.map((_, i) => `m${i}.rule`).join(', ');
  const result = await esbuild.build({
    stdin: {
      // The schemas are read by the very copy of zod that made them.
      contents: [
        ...imports,
        "export { z } from 'zod';",
        "export { agencyAddition } from '../agencies/added-schema.ts';",
        "export { agencyFile } from '../agencies/file/schema.ts';",
        "export { baselineFile } from '../lint/baseline/file-schema.ts';",
        "import { agencyData as schema } from '../agencies/schema.ts';",
        "import { packAgencies as pack, unpackAgencies as unpack } from '../agencies/packed.ts';",
        'export const agencies = { schema, pack, unpack };',
        "export { SETTING_SPECS as specs } from '../lint/settings.ts';",
        `export const rules = [${list}];`,
      ].join('\n'),
      resolveDir: fromRoot(RULES_FOLDER),
    },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'silent' },
  });
  const folder = fromRoot('.cache', 'generate');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `rules-${process.pid}.mjs`);
  try {
    writeFileSync(file, result.outputFiles[0]?.text ?? '');
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}
