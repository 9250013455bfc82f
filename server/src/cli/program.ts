import { Command, Option } from 'commander';
import { addAgencies } from './commands/agencies.js';
import { addCheck } from './commands/check.js';
import { addCompare } from './commands/compare.js';
import { addFormat } from './commands/format.js';
import { addLsp } from './commands/lsp.js';
import { addNext } from './commands/next.js';
import { addOutline } from './commands/outline.js';
import { addParse } from './commands/parse.js';
import { addRenumber } from './commands/renumber.js';
import { addReport } from './commands/report.js';
import { addRules } from './commands/rules.js';
import type { Context, Services } from './context.js';
import { localizeHelp } from './help.js';
import { helpTexts } from './help-texts.js';

/** Where commander writes: collected, so that results go out in order and errors in our own words. */
export interface HelpOutput {
  out(text: string): void;
  err(text: string): void;
}

/** The command line with all its commands. Building it loads nothing that a command needs to run. */
export function buildProgram(context: Context, services: Services, output: HelpOutput): Command {
  const program = new Command('policy-notice');
  program
    .exitOverride()
    .configureOutput({ writeOut: output.out, writeErr: output.err, outputError: () => undefined })
    .configureHelp(localizeHelp(context))
    .description(context.say(helpTexts.program))
    .helpCommand('help [command]', context.say(helpTexts.help));
  addCommon(context, program);
  for (const add of [
    addCheck,
    addParse,
    addOutline,
    addFormat,
    addRenumber,
    addNext,
    addCompare,
    addReport,
    addRules,
    addAgencies,
  ]) {
    addCommon(context, add(program, context));
  }
  addCommon(context, addLsp(program, context, services));
  return program;
}

/** What every command understands. */
function addCommon(context: Context, command: Command): void {
  command
    .addOption(new Option('--lang <lang>', context.say(helpTexts.lang)).choices(['zh', 'en']))
    .version(context.version, '-V, --version', context.say(helpTexts.version))
    .helpOption('-h, --help', context.say(helpTexts.helpOption));
}
