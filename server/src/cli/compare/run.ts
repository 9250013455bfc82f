import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { compareNotices } from '../../core/plan/compare/compare.js';
import { comparisonFile } from '../../exchange/comparison/index.js';
import { findRegistries, tell } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { displayName, readText, reportGarbled, STDIN } from '../input/read-text.js';
import { messages } from '../messages.js';
import type { CompareFormat } from './formats.js';
import { comparisonText } from './text.js';

/** The options of `compare`, as the command line gives them. */
export interface CompareOptions {
  readonly format: CompareFormat;
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Writes what has become of each item of a notice in a later one.
 *
 * @throws Failure when a file cannot be read
 */
export async function compare(
  context: Context,
  oldFile: string,
  newFile: string,
  options: CompareOptions,
): Promise<void> {
  if (oldFile === STDIN && newFile === STDIN) {
    throw new Failure(messages.twiceStdin);
  }
  const registries = findRegistries(context, options.agencies);
  const read = async (file: string): Promise<Notice> => {
    const source = await readText(context, file, options.encoding);
    const notice = analyze(source.text, { registry: await registries.forDocument(file) });
    if (notice.genre === 'garbled') {
      await reportGarbled(context, source);
    } else if (!notice.isNotice) {
      context.report(messages.notANotice(displayName(context, file)));
    } else if (notice.nodes.length === 0) {
      context.report(messages.nothingNumbered(displayName(context, file)));
    }
    return notice;
  };
  const old = await read(oldFile);
  const now = await read(newFile);
  for (const remark of registries.remarks()) {
    tell(context, remark);
  }
  const { format } = options;
  if (format === 'text') {
    await context.print(comparisonText(context, compareNotices(old, now)));
    return;
  }
  const { locale } = context;
  const content = await comparisonFile(old, now, { format, locale, names: [oldFile, newFile] });
  await (typeof content === 'string' ? context.print(content) : context.printBytes(content));
}
