import { type Command, Option } from 'commander';
import type { AgencyOptions } from '../agencies/run.js';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';

/** `agencies [NAME] [--at DATE]`: the registry of agencies. */
export function addAgencies(program: Command, context: Context): Command {
  return program
    .command('agencies')
    .description(context.say(helpTexts.agencies))
    .argument('[name]', context.say(helpTexts.agencyName))
    .option('--at <date>', context.say(helpTexts.at))
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .addOption(
      new Option('--format <format>', context.say(helpTexts.format))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (name: string | undefined, options: AgencyOptions) => {
      const { showAgencies } = await import('../agencies/run.js');
      await showAgencies(context, name, options);
    });
}
