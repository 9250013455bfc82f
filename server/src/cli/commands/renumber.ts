import type { Command } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import type { RenumberOptions } from '../renumber/run.js';

/** `renumber [--write] [--before OLD] FILE`: numbers and the references to them. */
export function addRenumber(program: Command, context: Context): Command {
  return program
    .command('renumber')
    .description(context.say(helpTexts.renumber))
    .argument('<file>', context.say(helpTexts.file))
    .option('--write', context.say(helpTexts.write))
    .option('--before <old>', context.say(helpTexts.before))
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (file: string, options: RenumberOptions) => {
      const { renumberFile } = await import('../renumber/run.js');
      await renumberFile(context, file, options);
    });
}
