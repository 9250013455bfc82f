import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import type { ParseOptions } from '../parse/run.js';

/** `parse --format json FILE`: the structure for other programs. */
export function addParse(program: Command, context: Context): Command {
  return program
    .command('parse')
    .description(context.say(helpTexts.parse))
    .argument('<file>', context.say(helpTexts.file))
    .addOption(
      new Option('--format <format>', context.say(helpTexts.format)).choices(['json']).default('json'),
    )
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (file: string, options: ParseOptions) => {
      const { parse } = await import('../parse/run.js');
      await parse(context, file, options);
    });
}
