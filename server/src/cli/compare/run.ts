import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { compareNotices } from '../../core/plan/compare/compare.js';
import { comparisonObject, noticeObject } from '../../core/plan/compare/object.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import { comparisonHtml } from '../../exchange/comparison/html.js';
import { comparisonMarkdown } from '../../exchange/comparison/markdown.js';
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
  const comparison = compareNotices(old, now);
  if (options.format === 'xlsx') {
    // Loaded here because the library is large and the other formats do without it.
    const { comparisonXlsx } = await import('../../exchange/comparison/xlsx.js');
    await context.printBytes(await comparisonXlsx(comparison, context.locale));
  } else {
    await context.print(render(context, comparison, [oldFile, newFile], options.format));
  }
}

function render(
  context: Context,
  comparison: Comparison,
  [oldFile, newFile]: readonly [string, string],
  format: Exclude<CompareFormat, 'xlsx'>,
): string {
  switch (format) {
    case 'text':
      return comparisonText(context, comparison);
    case 'md':
      return comparisonMarkdown(comparison, context.locale);
    case 'html':
      return comparisonHtml(comparison, context.locale);
    case 'json': {
      const sides = {
        old: noticeObject(oldFile, comparison.old),
        new: noticeObject(newFile, comparison.new),
      };
      return `${JSON.stringify({ ...sides, ...comparisonObject(comparison) }, null, 1)}\n`;
    }
  }
}
