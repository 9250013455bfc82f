import type { Notice } from '../../core/model/notice.js';
import { compareNotices } from '../../core/plan/compare/compare.js';
import { comparisonObject, noticeObject } from '../../core/plan/compare/object.js';
import type { Locale } from '../../core/text/localized.js';
import { printableHtml } from '../printable/html.js';
import { comparisonMarkdown } from './markdown.js';
import { comparisonPrintable } from './printable.js';

/** The files a comparison can be written as. */
export type ComparisonFormat = 'html' | 'md' | 'json' | 'xlsx' | 'docx';

/** How a comparison is written. */
export interface ComparisonFileOptions {
  readonly format: ComparisonFormat;
  readonly locale: Locale;
  /** What the old and the new file are called. */
  readonly names: readonly [old: string, now: string];
}

/** A comparison as a file: its text, or its bytes for a workbook or a Word file. */
export async function comparisonFile(
  old: Notice,
  now: Notice,
  { format, locale, names }: ComparisonFileOptions,
): Promise<string | Uint8Array> {
  const comparison = compareNotices(old, now);
  switch (format) {
    case 'html':
      return printableHtml(comparisonPrintable(comparison, locale));
    case 'md':
      return comparisonMarkdown(comparison, locale);
    case 'json': {
      const sides = { old: noticeObject(names[0], old), new: noticeObject(names[1], now) };
      return `${JSON.stringify({ ...sides, ...comparisonObject(comparison) }, null, 1)}\n`;
    }
    // The libraries are large, and the other formats do without them.
    case 'docx': {
      const { printableDocx } = await import('../printable/docx.js');
      return printableDocx(comparisonPrintable(comparison, locale));
    }
    case 'xlsx': {
      const { comparisonXlsx } = await import('./xlsx.js');
      return comparisonXlsx(comparison, locale);
    }
  }
}
