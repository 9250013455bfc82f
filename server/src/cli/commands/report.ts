import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';
import { REPORT_FORMATS } from '../report/formats.js';
import type { ReportOptions } from '../report/run.js';

/** `report [--format …] [--last-year OLD] FILE`: a review report for people. */
export function addReport(program: Command, context: Context): Command {
  const say = context.say.bind(context);
  return program
    .command('report')
    .description(say(helpTexts.report))
    .argument('<file>', say(helpTexts.file))
    .addOption(new Option('--format <format>', say(helpTexts.format)).choices(REPORT_FORMATS).default('html'))
    .option('--last-year <file>', say(helpTexts.lastYear))
    .option('--config <file>', say(helpTexts.config))
    .option('--agencies <file>', say(helpTexts.agencyFile))
    .option('--no-baseline', say(helpTexts.noBaseline))
    .option('--encoding <encoding>', say(helpTexts.encoding))
    .action(async (file: string, options: ReportOptions) => {
      const { report } = await import('../report/run.js');
      await report(context, file, options);
    });
}
