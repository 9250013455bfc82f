// @ts-check
// The part of the manifest that rules and settings decide, with its texts.

import { SEVERITY } from './rule-pages.mjs';

/** @typedef {import('./rules.mjs').RuleSource} RuleSource */
/** @typedef {import('./rule-pages.mjs').Locale} Locale */
/** @typedef {import('./rules.mjs').Sources} Sources */
/** @typedef {{ id?: string, properties: Record<string, unknown> }} Section */

const PREFIX = 'policyNotice.';
/** Texts whose keys begin so belong to the generator. */
const KEYS = { rule: 'rule.', setting: 'setting.' };
const LEVELS = /** @type {const} */ (['error', 'warning', 'info', 'hint', 'off']);

/**
 * The manifest with the settings in it.
 * @param {string} manifest package.json
 * @param {Sources} sources
 */
export function withSettings(manifest, { rules, settings, agency }) {
  const parsed = JSON.parse(manifest);
  const general = sectionOf(parsed, 'general');
  for (const [i, { name, fallback, schema }] of settings.entries()) {
    const { $schema: _dialect, ...type } = schema;
    general.properties[PREFIX + name] = {
      ...type,
      default: fallback,
      // Messages come in one language per window; all else may differ from folder to folder.
      scope: name === 'language' ? 'window' : 'resource',
      order: i + 1,
      description: `%${KEYS.setting}${name}%`,
    };
  }
  general.properties[`${PREFIX}agencies`] = {
    type: 'array',
    default: [],
    scope: 'resource',
    order: settings.length + 1,
    markdownDescription: '%configuration.agencies.description%',
    items: agencySchema(agency),
  };
  sectionOf(parsed, 'rules').properties[`${PREFIX}rules`] = {
    type: 'object',
    scope: 'resource',
    order: 1,
    markdownDescription: '%configuration.rules.description%',
    default: {},
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
  };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

/**
 * @param {{ contributes: { configuration: Section[] } }} manifest
 * @param {string} id
 */
function sectionOf(manifest, id) {
  const section = manifest.contributes.configuration.find((candidate) => candidate.id === id);
  if (section === undefined) {
    throw new Error(`package.json: no contributes.configuration section with the id «${id}»`);
  }
  return section;
}

/** @param {Sources['agency']} agency */
function agencySchema({ $schema: _dialect, readOnly: _readOnly, ...schema }) {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    { ...Object(property), description: `%configuration.agencies.${name}%` },
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** @param {RuleSource} source */
function ruleSchema({ id, rule, options, optionTexts }) {
  const severity = {
    type: 'string',
    enum: LEVELS,
    enumDescriptions: LEVELS.map((level) => `%severity.${level}%`),
  };
  const described = { description: `%${KEYS.rule}${id}%`, default: rule.meta.severity };
  if (optionTexts.length === 0) {
    // A plain choice: the settings editor can show it as one.
    return { ...severity, ...described };
  }
  const { $schema: _dialect, ...schema } = options;
  const properties = optionTexts.map(({ name }) => [
    name,
    {
      ...Object(schema.properties?.[name]),
      title: `%${optionKey(id, name)}.title%`,
      description: `%${optionKey(id, name)}%`,
    },
  ]);
  return {
    ...described,
    anyOf: [
      severity,
      {
        type: 'object',
        additionalProperties: false,
        properties: { severity, options: { ...schema, properties: Object.fromEntries(properties) } },
      },
    ],
  };
}

/**
 * Key of an option's text; its title's has `.title` behind it.
 * @param {string} id
 * @param {string} name
 */
function optionKey(id, name) {
  return `${KEYS.rule}${id}.${name}`;
}

/**
 * A file of texts with the texts of rules and settings in it; all others stay, in their order.
 * @param {string} texts package.nls.json or one of its translations
 * @param {Sources} sources
 * @param {Locale} locale
 */
export function withTexts(texts, { rules, settings }, locale) {
  const kept = Object.entries(JSON.parse(texts)).filter(([key]) =>
    Object.values(KEYS).every((prefix) => !key.startsWith(prefix)),
  );
  const written = settings.map(({ name, about }) => [KEYS.setting + name, about[locale]]);
  for (const { id, rule, optionTexts } of rules) {
    const level = SEVERITY[locale][rule.meta.severity];
    const title = rule.meta.title[locale];
    written.push([
      KEYS.rule + id,
      locale === 'zh' ? `${title}（默认：${level}）` : `${title} (default: ${level})`,
    ]);
    for (const { name, text } of optionTexts) {
      written.push([`${optionKey(id, name)}.title`, text.title[locale]]);
      written.push([optionKey(id, name), text.about[locale]]);
    }
  }
  return `${JSON.stringify(Object.fromEntries([...kept, ...written]), null, 2)}\n`;
}
