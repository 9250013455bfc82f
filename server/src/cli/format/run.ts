import { formatNotice, isRefused } from '../../core/format/format.js';
import { analyze } from '../../core/model/analyze.js';
import { registryFor } from '../agencies/registry.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure } from '../failure.js';
import { findFiles } from '../input/find-files.js';
import { displayName, readText, reportGarbled, type SourceText, STDIN } from '../input/read-text.js';
import { writeText } from '../input/write-text.js';
import { messages } from '../messages.js';

/** The options of `format`, as the command line gives them. */
export interface FormatOptions {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Formats documents: to standard output, into the files, or only to see which are not in their canonical layout.
 * A file that cannot be read is told, and the others are done.
 *
 * @throws Failure when the options do not go together with the files
 */
export async function formatFiles(
  context: Context,
  paths: readonly string[],
  options: FormatOptions,
): Promise<void> {
  if (options.write && paths.includes(STDIN)) {
    throw new Failure(messages.writeStdin);
  }
  const printed = !options.write && !options.check;
  let files = 0;
  for await (const file of findFiles(context, paths)) {
    if (printed && ++files > 1) {
      throw new Failure(messages.formatOne);
    }
    try {
      await formatFile(context, file, options);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      worsen(context, EXIT.trouble);
      context.report(error.localized);
    }
  }
}

async function formatFile(context: Context, file: string | Failure, options: FormatOptions): Promise<void> {
  if (file instanceof Failure) {
    throw file;
  }
  const source = await readText(context, file, options.encoding);
  const text = await formatted(context, source, options);
  if (!options.write && !options.check) {
    await context.print(text);
  } else if (text !== source.text) {
    if (options.write) {
      await writeText(context, source, text);
    } else {
      worsen(context, EXIT.findings);
    }
    await context.print(`${displayName(context, file)}\n`);
  }
}

/** The text in its canonical layout; as it is where it has none, which is told. */
async function formatted(context: Context, source: SourceText, options: FormatOptions): Promise<string> {
  const shown = displayName(context, source.file);
  const registry = await registryFor(context, source.file, options.agencies);
  const notice = analyze(source.text, { registry });
  if (notice.genre === 'garbled') {
    await reportGarbled(context, source);
    return source.text;
  }
  if (notice.genre === 'other') {
    context.report(messages.formatNothing(shown));
    return source.text;
  }
  const result = formatNotice(notice);
  if (isRefused(result)) {
    const { line, character } = notice.lines.positionAt(result.at);
    throw new Failure(messages.formatRefused(shown, line + 1, character + 1));
  }
  for (const { start } of result.left) {
    const { line, character } = notice.lines.positionAt(start);
    context.report(messages.formatLeft(shown, line + 1, character + 1));
  }
  return result.text;
}
