import * as z from 'zod/mini';
import type { OptionText, RuleExample, RuleMeta } from '../../core/lint/rule.js';
import type { Locale, Localized } from '../../core/text/localized.js';
import { messages } from '../messages.js';

/** A rule's whole documentation as Markdown that reads well without being rendered. */
export function rulePage(meta: RuleMeta<unknown>, locale: Locale): string {
  const say = (text: Localized): string => text[locale];
  const { rulePage: words } = messages;
  const facts = [
    words.severity(say(messages.severities[meta.severity])),
    words.fix[meta.fix],
    words.since(meta.since),
  ];
  const basis = meta.basis.map(({ name, clause, strength }) =>
    say(
      words.source(
        [name, ...(clause === undefined ? [] : [clause])].join(' '),
        say(words.strength[strength]),
      ),
    ),
  );
  const options = Object.entries(optionSchemas(meta)).map(([name, schema]) =>
    optionLine(name, schema, optionText(meta, name), say),
  );
  const sections: readonly (readonly [Localized, readonly string[]])[] = [
    [words.why, [say(meta.why)]],
    [words.basis, basis.map((line) => `- ${line}`)],
    ...meta.examples.flatMap((example) => exampleSections(example)),
    [words.settings, [settingExample(meta), ...options.map((line) => `- ${line}`)]],
  ];
  const written = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `## ${say(heading)}\n\n${lines.join('\n')}\n`);
  const head = `# ${meta.id} · ${say(meta.title)}\n\n${facts.map(say).join(' · ')}\n`;
  return [head, ...written].join('\n');
}

function exampleSections({ bad, good }: RuleExample): readonly (readonly [Localized, readonly string[]])[] {
  const { rulePage: words } = messages;
  return [
    [words.bad, indented(bad)],
    [words.good, indented(good)],
  ];
}

/** Fixtures may name the rule inside the marks; a reader knows which one it is. */
function indented(example: string): readonly string[] {
  const text = example.replace(/⟦[a-z-]+\/[a-z-]+\|/g, '⟦');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
}

function settingExample(meta: RuleMeta<unknown>): string {
  return `    {"rules": {${JSON.stringify(meta.id)}: ${JSON.stringify(meta.severity)}}}`;
}

function optionText(meta: RuleMeta<unknown>, name: string): OptionText | undefined {
  const texts: Readonly<Record<string, OptionText>> = meta.optionTexts ?? {};
  return texts[name];
}

function optionLine(
  name: string,
  schema: unknown,
  text: OptionText | undefined,
  say: (text: Localized) => string,
): string {
  const fallback =
    typeof schema === 'object' && schema !== null && 'default' in schema ? schema.default : undefined;
  return [
    `\`options.${name}\``,
    ...(fallback === undefined ? [] : [`= ${JSON.stringify(fallback)}`]),
    ...(text ? [`${say(text.title)} · ${say(text.about)}`] : []),
  ].join(' ');
}

/** The JSON schemas of a rule's options, by name. */
export function optionSchemas(meta: RuleMeta<unknown>): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(meta.options, { io: 'input', unrepresentable: 'any' }).properties ?? {};
}
