import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CheckOptions, FORMATS, SEVERITIES } from '../check/options.js';
import type { Context } from '../context.js';
import { helpTexts } from '../help-texts.js';

/** `check [options] PATH…`: all rules over documents. */
export function addCheck(program: Command, context: Context): Command {
  const say = context.say.bind(context);
  return program
    .command('check')
    .summary(say(helpTexts.check))
    .description(`${say(helpTexts.check)}\n${say(helpTexts.exitCodes)}`)
    .argument('<path...>', say(helpTexts.paths))
    .addOption(new Option('--format <format>', say(helpTexts.format)).choices(FORMATS).default('text'))
    .option('--config <file>', say(helpTexts.config))
    .addOption(new Option('--max-severity <severity>', say(helpTexts.maxSeverity)).choices(SEVERITIES))
    .addOption(
      new Option('--fail-on <severity>', say(helpTexts.failOn))
        .choices([...SEVERITIES, 'never'])
        .default('error'),
    )
    .option('--fix', say(helpTexts.fix))
    .option('--agencies <file>', say(helpTexts.agencyFile))
    .option('--no-baseline', say(helpTexts.noBaseline))
    .option('--encoding <encoding>', say(helpTexts.encoding))
    .addOption(
      new Option('--workers <n>', say(helpTexts.workers)).argParser((value) => {
        if (!/^\d{1,3}$/.test(value)) {
          throw new InvalidArgumentError(say(helpTexts.workersAllowed));
        }
        return Number(value);
      }),
    )
    .action(async (paths: readonly string[], given: CheckOptions, command: Command) => {
      const failOnGiven = command.getOptionValueSource('failOn') !== 'default';
      const options = { ...given, failOnGiven };
      const { check } = await import('../check/run.js');
      await check(context, paths, options);
    });
}
