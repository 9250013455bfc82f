import * as z from 'zod/mini';
import { tell } from '../agencies/registry.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure, messageOf } from '../failure.js';
import { MAX_BYTES, readText, STDIN } from '../input/read-text.js';
import { splitLines, TOO_LONG } from '../input/split-lines.js';
import { messages } from '../messages.js';
import type { RunSettings } from './config.js';
import { fileObject } from './format-json.js';
import type { CheckOptions } from './options.js';
import { capped, countsOf, fails, findingsIn } from './outcome.js';

/** JSON may write one byte of text as six. */
const LONGEST_LINE = 6 * MAX_BYTES;

/** One line: a document by its text, or by the name of its file. */
const documentLine = z.union([
  z.object({ id: z.optional(z.unknown()), file: z.optional(z.string()), text: z.string() }),
  z.object({ id: z.optional(z.unknown()), file: z.string() }),
]);

type DocumentLine = z.output<typeof documentLine>;

function parsed(line: Uint8Array | typeof TOO_LONG): DocumentLine {
  if (line === TOO_LONG) {
    throw new Failure(messages.lineTooLong(LONGEST_LINE));
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(line));
  } catch (error) {
    throw new Failure(messages.lineSyntax(messageOf(error)));
  }
  const read = documentLine.safeParse(value);
  if (!read.success) {
    throw new Failure(messages.lineShape);
  }
  return read.data;
}

async function textOf(context: Context, document: DocumentLine, encoding?: string): Promise<string> {
  if ('text' in document) {
    if (document.text.trim() === '') {
      throw new Failure(messages.empty(document.file ?? STDIN));
    }
    return document.text;
  }
  if (document.file === STDIN) {
    throw new Failure(messages.lineShape);
  }
  const { text } = await readText({ ...context, report: () => undefined }, document.file, encoding);
  return text;
}

/**
 * The worker of an engine (Spark's `pipe`, GNU parallel, a queue): for each line that comes in, one
 * goes out, in the same order, and nothing is kept in between. What is wrong with one document is
 * told in its own line and leaves the others alone; so do findings, unless `--fail-on` is given.
 */
export async function checkLines(
  context: Context,
  options: CheckOptions,
  settings: RunSettings,
): Promise<void> {
  let number = 0;
  for await (const line of splitLines(context.input, LONGEST_LINE)) {
    number++;
    const answer = await answerTo(context, line, options, settings);
    // An object written by hand in one order: what names the document stands first.
    const named = 'file' in answer && answer.file === undefined ? { line: number, ...answer } : answer;
    await context.print(`${JSON.stringify(named)}\n`);
  }
}

async function answerTo(
  context: Context,
  line: Uint8Array | typeof TOO_LONG,
  options: CheckOptions,
  settings: RunSettings,
): Promise<object> {
  let named: { id?: unknown; file: string | undefined } = { file: undefined };
  try {
    const document = parsed(line);
    named = { ...('id' in document ? { id: document.id } : {}), file: document.file ?? STDIN };
    const text = await textOf(context, document, options.encoding);
    const registry = await settings.registryFor(document.file ?? STDIN);
    const entries = await settings.hiddenIn(document.file ?? STDIN);
    for (const remark of settings.remarks()) {
      tell(context, remark);
    }
    const { diagnostics, failures, hidden, position } = findingsIn(text, registry, settings.lint, entries);
    const [failure] = failures;
    if (failure) {
      throw new Failure(messages.ruleFailed(named.file ?? '', failure.rule, messageOf(failure.error)));
    }
    const shown = diagnostics.map((diagnostic) => capped(diagnostic, options.maxSeverity));
    if (options.failOnGiven && fails(countsOf(shown), options.failOn)) {
      worsen(context, EXIT.findings);
    }
    const report = { file: named.file ?? STDIN, text, diagnostics: shown, fixed: 0, hidden, position };
    return { ...named, ...fileObject(context, report) };
  } catch (error) {
    const message =
      error instanceof Failure ? error.localized : messages.crashed(named.file ?? '', messageOf(error));
    return { ...named, error: context.say(message) };
  }
}
