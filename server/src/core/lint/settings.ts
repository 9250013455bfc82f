import * as z from 'zod/mini';
import { type AgencyAddition, agencyAddition } from '../agencies/added-schema.js';
import { editDistance } from '../text/edit-distance.js';
import { issueText } from '../text/issue-text.js';
import type { Localized } from '../text/localized.js';
import { type LintConfiguration, ruleSetting, severitySetting } from './configuration.js';
import type { Rule } from './rule.js';

/** Every setting of the product as a program reads it. */
export interface Settings {
  readonly lint: LintConfiguration;
  /** Bodies, or names of known bodies, added to the registry. */
  readonly agencies: readonly AgencyAddition[];
  readonly recognition: Recognition;
  readonly maxPerDocument: number;
  readonly language: 'auto' | 'zh' | 'en';
  readonly display: DisplaySettings;
}

/** What is shown beside the text of a notice, each turned on or off. */
export type DisplaySettings = Readonly<Record<keyof typeof DISPLAY, boolean>>;

/** What happens when a plain text file turns out to be a notice. */
export type Recognition = 'automatic' | 'ask' | 'never';

/** A value that was not taken, by the setting's full name, with what it may be. */
export interface SettingProblem {
  /** `policyNotice.rules["numbering/gap"]`. */
  readonly name: string;
  readonly message: Localized;
}

export interface SettingsReading {
  readonly settings: Settings;
  /** Settings that hold their defaults because their value was wrong. */
  readonly problems: readonly SettingProblem[];
  /** Names nothing here knows. They may belong to a client, so they are no problem. */
  readonly unknown: readonly string[];
}

/** One setting with one value: what it is called, may be, and is when nothing is said. */
export interface SettingSpec<T> {
  /** Below `policyNotice`, with dots. */
  readonly name: string;
  readonly schema: z.ZodMiniType<T>;
  readonly fallback: T;
  readonly about: Localized;
  /** Completes "must be …". */
  readonly allowed: Localized;
}

/** The name all settings begin with. */
export const SETTINGS_PREFIX = 'policyNotice';

const RECOGNITION: SettingSpec<Recognition> = {
  name: 'recognition',
  schema: z.enum(['automatic', 'ask', 'never']),
  fallback: 'automatic',
  about: {
    zh: '打开的纯文本文件内容为公文时：automatic 自动按公文处理，ask 先询问，never 不识别。',
    en: 'When an opened plain text file turns out to be a notice: treat it as one (automatic), ask first (ask), or leave it alone (never).',
  },
  allowed: { zh: '"automatic"、"ask"、"never" 之一', en: '"automatic", "ask" or "never"' },
};

const MAX_PER_DOCUMENT: SettingSpec<number> = {
  name: 'diagnostics.maxPerDocument',
  schema: z.int().check(z.minimum(1), z.maximum(10_000)),
  fallback: 100,
  about: {
    zh: '每个文件最多显示的问题数；超出时保留最严重的，并说明未显示的数量。',
    en: 'How many findings are shown per document. Past that the gravest are kept and the rest is counted.',
  },
  allowed: { zh: '1 至 10000 的整数', en: 'a whole number from 1 to 10000' },
};

const LANGUAGE: SettingSpec<'auto' | 'zh' | 'en'> = {
  name: 'language',
  schema: z.enum(['auto', 'zh', 'en']),
  fallback: 'auto',
  about: {
    zh: '提示与说明所用的语言；auto 随编辑器。',
    en: 'Language of messages and hovers; auto follows the editor.',
  },
  allowed: { zh: '"auto"、"zh"、"en" 之一', en: '"auto", "zh" or "en"' },
};

function flag(name: string, fallback: boolean, about: Localized): SettingSpec<boolean> {
  return {
    name,
    schema: z.boolean(),
    fallback,
    about,
    allowed: { zh: 'true 或 false', en: 'true or false' },
  };
}

const DISPLAY = {
  chapterLenses: flag('codeLens.chapters', true, {
    zh: '在每章上方显示所含节数、项数和单位数。',
    en: 'Show above each chapter how many sections, items and agencies it has.',
  }),
  referenceLenses: flag('codeLens.references', true, {
    zh: '在被引用的条目上方显示引用数。',
    en: 'Show above each cited item how often it is referred to.',
  }),
  originLenses: flag('codeLens.lastYear', true, {
    zh: '文件夹中有上年同名计划时，在每项上方显示它在上年的项号和变化。',
    en: 'Where the folder has last year’s plan, show above each item which one it was there and what has changed.',
  }),
  // Off: between the words of a document a hint is easily taken for a part of it.
  expandedNames: flag('inlayHints.expandedNames', false, {
    zh: '在省略写法的单位处显示省略的部分（“交通运输厅”前的“省”）。',
    en: 'Show what is left out of shortened names of agencies (省 before 交通运输厅).',
  }),
  itemCounts: flag('inlayHints.itemCounts', false, {
    zh: '在章标题之后显示本章的项数。',
    en: 'Show behind the heading of a chapter how many items it has.',
  }),
  semanticTokens: flag('semanticTokens.enabled', true, {
    zh: '按分析结果着色：序号、单位（未登记、已停用、泛指有别）、引用和时限。',
    en: 'Colour by the analysis: numbers, agencies (unknown, out of force, collective ones apart), references and deadlines.',
  }),
} as const;

/** The settings that hold one value each; `rules` and `agencies` hold many and are read one by one. */
export const SETTING_SPECS = [RECOGNITION, MAX_PER_DOCUMENT, LANGUAGE, ...Object.values(DISPLAY)] as const;

/** What one rule's setting may be. */
const RULE_ALLOWED: Localized = {
  zh: `${severitySetting.options.map((name) => `"${name}"`).join('、')} 之一，或 {"severity": …, "options": {…}}`,
  en: `one of ${severitySetting.options.map((name) => `"${name}"`).join(', ')}, or {"severity": …, "options": {…}}`,
};

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A setting by its dotted name, written nested or with the dots kept; null means unset. */
function givenValue(fields: Fields, name: string): unknown {
  const flat = fields[name];
  if (flat !== undefined && flat !== null) {
    return flat;
  }
  let value: unknown = fields;
  for (const part of name.split('.')) {
    value = isFields(value) ? value[part] : undefined;
  }
  return value ?? undefined;
}

/** A value as a message shows it, never longer than a line can bear. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function refusal(name: string, value: unknown, allowed: Localized): SettingProblem {
  return {
    name: `${SETTINGS_PREFIX}.${name}`,
    message: {
      zh: `值 ${shown(value)} 无效，应为${allowed.zh}；已按默认值处理`,
      en: `${shown(value)} is not valid; it must be ${allowed.en}. The default is used`,
    },
  };
}

function readOne<T>(fields: Fields, spec: SettingSpec<T>, problems: SettingProblem[]): T {
  const value = givenValue(fields, spec.name);
  if (value === undefined) {
    return spec.fallback;
  }
  const parsed = spec.schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  problems.push(refusal(spec.name, value, spec.allowed));
  return spec.fallback;
}

function unknownRule(id: string, known: readonly string[]): SettingProblem {
  const nearest = [...known].sort((a, b) => editDistance(id, a) - editDistance(id, b))[0];
  const near = nearest !== undefined && editDistance(id, nearest) <= Math.max(2, id.length / 3);
  return {
    name: `${SETTINGS_PREFIX}.rules["${id}"]`,
    message: {
      zh: `没有名为 ${id} 的规则${near ? `，是否指 ${nearest}？` : ''}`,
      en: `there is no rule ${id}${near ? `; did you mean ${nearest}?` : ''}`,
    },
  };
}

function readRules(
  value: unknown,
  rules: readonly Rule<unknown>[],
  problems: SettingProblem[],
): LintConfiguration {
  if (value === undefined) {
    return { rules: {} };
  }
  if (!isFields(value)) {
    problems.push(
      refusal('rules', value, { zh: '对象：规则编号 → 级别', en: 'an object: rule id → severity' }),
    );
    return { rules: {} };
  }
  const ids = rules.map((rule) => rule.meta.id);
  const read: Record<string, z.output<typeof ruleSetting>> = {};
  for (const [id, written] of Object.entries(value)) {
    const rule = rules.find((candidate) => candidate.meta.id === id);
    if (!rule) {
      problems.push(unknownRule(id, ids));
      continue;
    }
    const parsed = ruleSetting.safeParse(written);
    if (!parsed.success) {
      problems.push(refusal(`rules["${id}"]`, written, RULE_ALLOWED));
      continue;
    }
    const options = rule.meta.options.safeParse(parsed.data.options ?? {});
    if (options.success) {
      read[id] = parsed.data;
    } else {
      problems.push(entryProblem(`rules["${id}"].options`, parsed.data.options, options.error));
      read[id] = { severity: parsed.data.severity, options: undefined };
    }
  }
  return { rules: read };
}

function readAgencies(value: unknown, problems: SettingProblem[]): readonly AgencyAddition[] {
  const allowed = {
    zh: '数组，每项至少含 {"fullName": "机构全称"}',
    en: 'an array whose entries hold at least {"fullName": "…"}',
  };
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    problems.push(refusal('agencies', value, allowed));
    return [];
  }
  const read: AgencyAddition[] = [];
  for (const [i, entry] of value.entries()) {
    const parsed = agencyAddition.safeParse(entry);
    if (parsed.success) {
      read.push(parsed.data);
    } else {
      problems.push(entryProblem(`agencies[${i}]`, entry, parsed.error));
    }
  }
  return read;
}

/** What is wrong inside a value that holds several: the first complaint, at its own path. */
function entryProblem(name: string, value: unknown, error: z.core.$ZodError): SettingProblem {
  const issue = error.issues[0];
  const path = issue?.path.map((part) => `.${String(part)}`).join('') ?? '';
  const said = issue ? issueText(issue) : { zh: '', en: '' };
  return {
    name: `${SETTINGS_PREFIX}.${name}${path}`,
    message: {
      zh: `值 ${shown(value)} 无效：${said.zh}；已忽略`,
      en: `${shown(value)} is not valid: it ${said.en}. It is ignored`,
    },
  };
}

function unknownNames(fields: Fields): readonly string[] {
  const known = new Set(['rules', 'agencies', ...SETTING_SPECS.map((spec) => spec.name.split('.')[0])]);
  return Object.keys(fields).filter((name) => !known.has(name.split('.')[0]));
}

/**
 * Reads the settings below `policyNotice` as an editor or a file gives them.
 * Every setting is judged alone: a wrong one is reported and holds its default, the others apply.
 *
 * @param value an object, nested or with dotted names; undefined and null mean no settings
 * @param rules those whose settings may be named
 */
export function readSettings(value: unknown, rules: readonly Rule<unknown>[]): SettingsReading {
  const problems: SettingProblem[] = [];
  const given = value ?? {};
  const fields = isFields(given) ? given : {};
  if (!isFields(given)) {
    problems.push({
      name: SETTINGS_PREFIX,
      message: { zh: `设置应为对象，而不是 ${shown(value)}`, en: `must be an object, not ${shown(value)}` },
    });
  }
  const settings: Settings = {
    lint: readRules(fields.rules ?? undefined, rules, problems),
    agencies: readAgencies(fields.agencies ?? undefined, problems),
    recognition: readOne(fields, RECOGNITION, problems),
    maxPerDocument: readOne(fields, MAX_PER_DOCUMENT, problems),
    language: readOne(fields, LANGUAGE, problems),
    display: {
      chapterLenses: readOne(fields, DISPLAY.chapterLenses, problems),
      referenceLenses: readOne(fields, DISPLAY.referenceLenses, problems),
      originLenses: readOne(fields, DISPLAY.originLenses, problems),
      expandedNames: readOne(fields, DISPLAY.expandedNames, problems),
      itemCounts: readOne(fields, DISPLAY.itemCounts, problems),
      semanticTokens: readOne(fields, DISPLAY.semanticTokens, problems),
    },
  };
  return { settings, problems, unknown: unknownNames(fields) };
}
