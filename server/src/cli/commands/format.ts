import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import type { FormatOptions } from '../format/run.js';
import { helpTexts } from '../help-texts.js';

/** `format [--check|--write] PATH…`: the canonical layout. */
export function addFormat(program: Command, context: Context): Command {
  return program
    .command('format')
    .description(context.say(helpTexts.formatFiles))
    .argument('<path...>', context.say(helpTexts.paths))
    .addOption(new Option('--check', context.say(helpTexts.formatCheck)).conflicts('write'))
    .option('--write', context.say(helpTexts.writeFiles))
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (paths: readonly string[], options: FormatOptions) => {
      const { formatFiles } = await import('../format/run.js');
      await formatFiles(context, paths, options);
    });
}
