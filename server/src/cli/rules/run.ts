import type { Rule } from '../../core/lint/rule.js';
import { rules } from '../../core/rules/index.generated.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { messages } from '../messages.js';
import { nearest } from '../nearest.js';
import { tableText } from '../table.js';
import { optionSchemas, rulePage } from './page.js';

export interface ListOptions {
  readonly format: 'text' | 'json';
}

/**
 * Writes the catalogue of rules, the rules of one group, or everything about one rule.
 *
 * @param id a rule (`numbering/gap`) or a group (`numbering`)
 * @throws Failure when there is no such rule or group
 */
export async function showRules(
  context: Context,
  id: string | undefined,
  options: ListOptions,
): Promise<void> {
  const named = rules.filter((rule) => rule.meta.id === id);
  const group = rules.filter((rule) => rule.meta.id.startsWith(`${id}/`));
  const chosen = id === undefined ? rules : named.length > 0 ? named : group;
  if (id !== undefined && chosen.length === 0) {
    const known = rules.map((rule) => rule.meta.id);
    throw new Failure(messages.unknownRule(id, nearest(id, known)));
  }
  if (options.format === 'json') {
    await context.print(`${JSON.stringify(chosen.map(ruleObject), null, 1)}\n`);
  } else if (chosen === named) {
    await context.print(named.map((rule) => rulePage(rule.meta, context.locale)).join('\n'));
  } else {
    await context.print(catalogue(context, chosen));
  }
}

function catalogue(context: Context, chosen: readonly Rule<unknown>[]): string {
  const { columns } = messages.ruleTable;
  const header = [columns.id, columns.severity, columns.fix, columns.says].map((text) => context.say(text));
  const rows = chosen.map(({ meta }) => [
    meta.id,
    context.say(messages.severities[meta.severity]),
    context.say(messages.ruleTable.fix[meta.fix]),
    context.say(meta.title),
  ]);
  return tableText(context, header, rows);
}

function ruleObject({ meta }: Rule<unknown>): object {
  const { id, title, why, basis, severity, fix, since, examples } = meta;
  return { id, severity, fix, since, title, why, basis, options: optionSchemas(meta), examples };
}
