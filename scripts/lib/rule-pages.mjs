// @ts-check
// Writes a rule's page and the index of all pages: Chinese first, then English.

/** @typedef {import('./rules.mjs').RuleSource} RuleSource */
/** @typedef {import('../../server/src/core/lint/rule.js').Severity} Severity */
/** @typedef {'zh' | 'en'} Locale */

/** @type {Readonly<Record<Locale, Readonly<Record<Severity | 'off', string>>>>} */
export const SEVERITY = {
  zh: { error: '错误', warning: '警告', info: '信息', hint: '提示', off: '关闭' },
  en: { error: 'error', warning: 'warning', info: 'information', hint: 'hint', off: 'off' },
};

const STRENGTH = {
  zh: {
    norm: '标准的规定',
    permissive: '标准允许的做法，不强制',
    practice: '通行做法，并非规定',
    disputed: '有争议',
  },
  en: {
    norm: 'required by the norm',
    permissive: 'permitted by the norm, not required',
    practice: 'common practice, not a norm',
    disputed: 'disputed',
  },
};

const FIX = {
  zh: { none: '无', safe: '有，可自动应用', unsafe: '有，应用前请核对' },
  en: { none: 'none', safe: 'yes, safe to apply', unsafe: 'yes, to be looked at before it is applied' },
};

const WORDS = {
  zh: {
    severity: '默认级别',
    fix: '快速修复',
    since: '自版本',
    why: '为什么',
    basis: '依据',
    bad: '有问题的写法',
    good: '正确的写法',
    settings: '设置',
    values: '可取的值',
    options: '选项',
    colon: '：',
    comma: '，',
    stop: '。',
    open: '（',
    close: '）',
  },
  en: {
    severity: 'Default severity',
    fix: 'Quick fix',
    since: 'Since',
    why: 'Why',
    basis: 'Basis',
    bad: 'Faulty',
    good: 'Right',
    settings: 'Settings',
    values: 'Values',
    options: 'Options',
    colon: ': ',
    comma: ', ',
    stop: '.',
    open: ' (',
    close: ')',
  },
};

/**
 * The page of one rule.
 * @param {RuleSource} source
 */
export function rulePage(source) {
  return [
    generatedBy(`server/src/core/rules/${source.id}.ts`),
    '',
    `# ${source.id} · ${source.rule.meta.title.zh}`,
    '',
    ...section(source, 'zh'),
    '---',
    '',
    // The client takes readers of English to this heading; one with the title would move with its words.
    '# English',
    '',
    `**${source.id}: ${source.rule.meta.title.en}**`,
    '',
    ...section(source, 'en'),
    '',
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/**
 * The page that lists all rules.
 * @param {readonly RuleSource[]} sources
 */
export function ruleIndex(sources) {
  const rows = sources.map(({ id, rule: { meta } }) => {
    const fix = meta.fix === 'none' ? '' : '✓';
    return `| [${id}](${id}.md) | ${SEVERITY.zh[meta.severity]} ${meta.severity} | ${fix} | ${cell(meta.title.zh)} | ${cell(meta.title.en)} |`;
  });
  return [
    generatedBy('server/src/core/rules'),
    '',
    '# 规则 · Rules',
    '',
    '每条规则一页，说明理由、依据和设置方法。 One page for each rule: why it exists, what it rests on, how to set it.',
    '',
    '| 规则 rule | 级别 severity | 修复 fix | 说明 | says |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** @param {string} from */
function generatedBy(from) {
  return `<!-- Generated from ${from} by «npm run generate». Do not edit. -->`;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

/**
 * @param {RuleSource} source
 * @param {Locale} locale
 * @returns {string[]}
 */
function section(source, locale) {
  const { meta } = source.rule;
  const w = WORDS[locale];
  const facts = [
    `${w.severity}${w.colon}**${SEVERITY[locale][meta.severity]}**`,
    `${w.fix}${w.colon}${FIX[locale][meta.fix]}`,
    `${w.since}${w.colon}${meta.since}`,
  ];
  const basis = meta.basis.map(({ name, clause, strength }) => {
    const where = clause === undefined ? '' : `${w.comma}${clause}`;
    return `- ${name}${where}${w.open}${STRENGTH[locale][strength]}${w.close}`;
  });
  return [
    facts.join(' · '),
    '',
    `## ${w.why}`,
    '',
    meta.why[locale],
    '',
    ...(basis.length === 0 ? [] : [`## ${w.basis}`, '', ...basis, '']),
    ...meta.examples.flatMap((example, i) => [
      `## ${numbered(w.bad, i, meta.examples.length)}`,
      '',
      marked(example.bad),
      '',
      `## ${numbered(w.good, i, meta.examples.length)}`,
      '',
      marked(example.good),
      '',
    ]),
    ...settings(source, locale),
  ];
}

/**
 * @param {string} title
 * @param {number} index
 * @param {number} count
 */
function numbered(title, index, count) {
  return count === 1 ? title : `${title} ${index + 1}`;
}

/**
 * An example as HTML, the fault between ⟦ and ⟧ as a mark: Markdown cannot mark inside code.
 * @param {string} example
 */
function marked(example) {
  const html = example
    .replace(/\n+$/, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/⟦(?:[a-z-]+\/[a-z-]+\|)?/g, '<mark>')
    .replaceAll('⟧', '</mark>');
  return `<pre>\n${html}\n</pre>`;
}

/**
 * @param {RuleSource} source
 * @param {Locale} locale
 * @returns {string[]}
 */
function settings({ id, rule, options, optionTexts }, locale) {
  const w = WORDS[locale];
  const values = /** @type {const} */ (['error', 'warning', 'info', 'hint', 'off']);
  const described = values.map((value) =>
    locale === 'zh' ? `\`${value}\`（${SEVERITY.zh[value]}）` : `\`${value}\``,
  );
  const listed = optionTexts.map(({ name, text }) => {
    const value = `${w.open}${JSON.stringify(fallbackOf(options.properties?.[name]))}${w.close}`;
    return `- \`${name}\`${value}${w.colon}**${text.title[locale]}**${w.stop}${locale === 'en' ? ' ' : ''}${text.about[locale]}`;
  });
  return [
    `## ${w.settings}`,
    '',
    `${w.values}${w.colon}${described.join(locale === 'zh' ? '、' : ', ')}${w.stop}`,
    '',
    '```json',
    '{',
    `  "policyNotice.rules": { ${JSON.stringify(id)}: ${JSON.stringify(rule.meta.severity)} }`,
    '}',
    '```',
    '',
    ...(listed.length === 0 ? [] : [`${w.options}${w.colon}`, '', ...listed, '']),
  ];
}

/**
 * What an option is when nothing is said.
 * @param {unknown} schema
 */
function fallbackOf(schema) {
  return typeof schema === 'object' && schema !== null && 'default' in schema ? schema.default : undefined;
}
