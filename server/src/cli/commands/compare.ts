import { type Command, Option } from 'commander';
import { COMPARE_FORMATS } from '../compare/formats.js';
import type { CompareOptions } from '../compare/run.js';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';

/** `compare [--format …] OLD NEW`: what became of each item of a plan. */
export function addCompare(program: Command, context: Context): Command {
  const say = context.say.bind(context);
  return program
    .command('compare')
    .summary(say(helpTexts.compare))
    .description(`${say(helpTexts.compare)}\n${say(helpTexts.compareExitCodes)}`)
    .argument('<old>', say(helpTexts.oldFile))
    .argument('<new>', say(helpTexts.newFile))
    .addOption(
      new Option('--format <format>', say(helpTexts.format)).choices(COMPARE_FORMATS).default('text'),
    )
    .option('--agencies <file>', say(helpTexts.agencyFile))
    .option('--encoding <encoding>', say(helpTexts.encoding))
    .action(async (oldFile: string, newFile: string, options: CompareOptions) => {
      const { compare } = await import('../compare/run.js');
      await compare(context, oldFile, newFile, options);
    });
}
