import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';

/** `parse --format json FILE`: the structure for other programs. */
export function addParse(program: Command, context: Context): Command {
  return program
    .command('parse')
    .description(context.say(helpTexts.parse))
    .argument('<file>', context.say(helpTexts.file))
    .addOption(
      new Option('--format <format>', context.say(helpTexts.format)).choices(['json']).default('json'),
    )
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (file: string, options: { readonly encoding?: string }) => {
      const { parse } = await import('../parse/run.js');
      await parse(context, file, options);
    });
}
