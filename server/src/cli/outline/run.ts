import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { registryFor } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { displayName, readText, reportGarbled } from '../input/read-text.js';
import { messages } from '../messages.js';
import { summaryText } from './summary.js';
import { treeText } from './tree.js';

/** The options of `outline`, as the command line gives them. */
export interface OutlineOptions {
  readonly summary?: boolean;
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Writes a document's outline as a tree, or what it holds in a few lines.
 *
 * @throws Failure when the file cannot be read
 */
export async function outline(context: Context, file: string, options: OutlineOptions): Promise<void> {
  const source = await readText(context, file, options.encoding);
  const registry = await registryFor(context, file, options.agencies);
  const notice: Notice = analyze(source.text, { registry });
  if (notice.genre === 'garbled') {
    await reportGarbled(context, source);
  } else if (!notice.isNotice) {
    context.report(messages.notANotice(displayName(context, file)));
  }
  await context.print(options.summary ? summaryText(context, notice) : treeText(context, notice));
}
