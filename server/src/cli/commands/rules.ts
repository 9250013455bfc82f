import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import type { ListOptions } from '../rules/run.js';

/** `rules [ID]`: the catalogue of rules, or one of them. */
export function addRules(program: Command, context: Context): Command {
  return program
    .command('rules')
    .description(context.say(helpTexts.rules))
    .argument('[id]', context.say(helpTexts.ruleId))
    .addOption(
      new Option('--format <format>', context.say(helpTexts.format))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (id: string | undefined, options: ListOptions) => {
      const { showRules } = await import('../rules/run.js');
      await showRules(context, id, options);
    });
}
