import type { Command } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import type { OutlineOptions } from '../outline/run.js';

/** `outline [--summary] FILE`: the outline for reading. */
export function addOutline(program: Command, context: Context): Command {
  return program
    .command('outline')
    .description(context.say(helpTexts.outline))
    .argument('<file>', context.say(helpTexts.file))
    .option('--summary', context.say(helpTexts.summary))
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (file: string, options: OutlineOptions) => {
      const { outline } = await import('../outline/run.js');
      await outline(context, file, options);
    });
}
