import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { type Before, type Renumbered, renumber } from '../../core/plan/renumber/renumber.js';
import { summaryOf } from '../../core/plan/renumber/summary.js';
import { difference } from '../../core/text/compose.js';
import { applyEdits } from '../../core/text/edit.js';
import { registryFor } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { displayName, readText, reportGarbled, STDIN } from '../input/read-text.js';
import { writeText } from '../input/write-text.js';
import { messages } from '../messages.js';

/** The options of `renumber`, as the command line gives them. */
export interface RenumberOptions {
  readonly write?: boolean;
  /** The file as it was when its numbers were in order. */
  readonly before?: string;
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Numbers a document anew. The text goes to standard output and the summary to standard error; with
 * `--write` the text goes to the file and the changes, one a line, to standard output.
 *
 * @throws Failure when a file cannot be read or written
 */
export async function renumberFile(context: Context, file: string, options: RenumberOptions): Promise<void> {
  if (options.write && file === STDIN) {
    throw new Failure(messages.writeStdin);
  }
  const source = await readText(context, file, options.encoding);
  const registry = await registryFor(context, file, options.agencies);
  const notice = analyze(source.text, { registry });
  const shown = displayName(context, file);
  if (notice.genre === 'garbled') {
    await reportGarbled(context, source);
    return;
  }
  if (!notice.isNotice) {
    context.report(messages.notANotice(shown));
  }
  const old =
    options.before === undefined ? undefined : await readText(context, options.before, options.encoding);
  const before: Before | undefined = old && {
    notice: analyze(old.text, { registry }),
    edits: old.text === source.text ? [] : [difference(old.text, source.text)],
  };
  const result = renumber(notice, before);
  const text = applyEdits(source.text, result.edits);
  if (!options.write) {
    await context.print(text);
  } else if (text !== source.text) {
    await writeText(context, source, text);
    await context.print(changesText(shown, notice, result));
  }
  reportSummary(context, shown, notice, result);
}

/** One line for each number that changed: where it stands, what it was and what it is. */
function changesText(shown: string, { lines }: Notice, { markers, references }: Renumbered): string {
  return [...markers, ...references]
    .sort((a, b) => a.start - b.start)
    .map(({ start, from, to }) => {
      const { line, character } = lines.positionAt(start);
      return `${shown}:${line + 1}:${character + 1}: ${from} → ${to}\n`;
    })
    .join('');
}

function reportSummary(context: Context, shown: string, { lines }: Notice, result: Renumbered): void {
  const { done, open } = summaryOf(result);
  for (const { place, message } of open) {
    const { line, character } = lines.positionAt(place.start);
    context.report(messages.openPlace(shown, line + 1, character + 1, message));
  }
  context.report(messages.changesOf(shown, done));
}
