import { type Command, Option } from 'commander';
import type { Context, Services } from '../context.js';
import { helpTexts } from '../help-texts.js';

/** `lsp --stdio`: the language server. */
export function addLsp(program: Command, context: Context, services: Services): Command {
  return (
    program
      .command('lsp')
      .description(context.say(helpTexts.lsp))
      .requiredOption('--stdio', context.say(helpTexts.stdio))
      // Editors add it so that the server ends when they do; the connection itself reads it.
      .addOption(new Option('--clientProcessId <pid>').hideHelp())
      .action(() => services.serve())
  );
}
