import type { Command } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import type { NextOptions } from '../next/run.js';

/** `next --year YYYY FILE`: the draft of the next plan. */
export function addNext(program: Command, context: Context): Command {
  return program
    .command('next')
    .description(context.say(helpTexts.next))
    .argument('<file>', context.say(helpTexts.file))
    .requiredOption('--year <year>', context.say(helpTexts.year))
    .option('--out <file>', context.say(helpTexts.out))
    .option('--review <file>', context.say(helpTexts.review))
    .option('--agencies <file>', context.say(helpTexts.agencyFile))
    .option('--encoding <encoding>', context.say(helpTexts.encoding))
    .action(async (file: string, options: NextOptions) => {
      const { next } = await import('../next/run.js');
      await next(context, file, options);
    });
}
