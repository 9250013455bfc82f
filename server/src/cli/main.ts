import { CommanderError } from 'commander';
import { type Context, EXIT, type Services, worsen } from './context.js';
import { Failure, messageOf, OutputClosed } from './failure.js';
import { explainUsage } from './help.js';
import { usageTexts } from './help-texts.js';
import { buildProgram } from './program.js';

/**
 * Runs one command line to its end. Nothing is thrown: whatever happens is told to the user on
 * standard error, and `context.exit` says how the run ended.
 *
 * @param args without the interpreter and the program
 */
export async function run(args: readonly string[], context: Context, services: Services): Promise<void> {
  let out = '';
  let err = '';
  const program = buildProgram(context, services, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      const names = program.commands.map((command) => command.name());
      await answer(context, error, { out, err, command: args.find((arg) => names.includes(arg)) });
    } else {
      await explain(context, error);
    }
  }
}

/** What commander wrote before it stopped, and the command it was about. */
interface Said {
  readonly out: string;
  readonly err: string;
  readonly command: string | undefined;
}

/** Help and versions are answers; anything else commander stops for is wrong usage. */
async function answer(context: Context, error: CommanderError, said: Said): Promise<void> {
  if (error.exitCode === 0) {
    await context.print(said.out).catch((failed: unknown) => explain(context, failed));
    return;
  }
  worsen(context, EXIT.trouble);
  if (error.code === 'commander.help') {
    context.warn(said.err);
    return;
  }
  context.report(explainUsage(error, ['policy-notice', said.command ?? []].flat().join(' ')));
}

async function explain(context: Context, error: unknown): Promise<void> {
  if (error instanceof OutputClosed) {
    return;
  }
  worsen(context, EXIT.trouble);
  if (error instanceof Failure) {
    context.report(error.localized);
    return;
  }
  const stack = error instanceof Error && context.debug ? error.stack : undefined;
  context.report(usageTexts.internal(stack ?? messageOf(error)));
}
