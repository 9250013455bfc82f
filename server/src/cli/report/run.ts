import { hide } from '../../core/lint/baseline/hide.js';
import { lint } from '../../core/lint/runner.js';
import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { rules } from '../../core/rules/index.generated.js';
import { reportFile } from '../../exchange/report/index.js';
import { tell } from '../agencies/registry.js';
import { readConfig } from '../check/config.js';
import { type Context, EXIT, worsen } from '../context.js';
import { messageOf } from '../failure.js';
import { displayName, readText, reportGarbled } from '../input/read-text.js';
import { messages } from '../messages.js';
import type { ReportFileFormat } from './formats.js';

/** The options of `report`, as the command line gives them. */
export interface ReportOptions {
  readonly format: ReportFileFormat;
  /** The plan to compare with. */
  readonly lastYear?: string;
  readonly config?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
  /** False: hidden findings are reported too. */
  readonly baseline?: boolean;
  readonly encoding?: string;
}

/**
 * Writes a review report: what was found, who answers for what, what is other than last year.
 *
 * @throws Failure when a file cannot be read
 */
export async function report(context: Context, file: string, options: ReportOptions): Promise<void> {
  const settings = await readConfig(context, options, rules);
  const read = async (name: string): Promise<Notice> => {
    const source = await readText(context, name, options.encoding);
    const notice = analyze(source.text, { registry: await settings.registryFor(name) });
    if (notice.genre === 'garbled') {
      await reportGarbled(context, source);
    } else if (!notice.isNotice) {
      context.report(messages.notANotice(displayName(context, name)));
    }
    return notice;
  };
  const notice = await read(file);
  const lastYear = options.lastYear === undefined ? null : await read(options.lastYear);
  const { diagnostics, failures } = lint(notice, rules, settings.lint);
  for (const { rule, error } of failures) {
    context.report(messages.ruleFailed(displayName(context, file), rule, messageOf(error)));
    worsen(context, EXIT.trouble);
  }
  const { shown, hidden } = hide(notice, diagnostics, await settings.hiddenIn(file));
  for (const remark of settings.remarks()) {
    tell(context, remark);
  }
  const ruleTitle = (id: string): string => {
    const title = rules.find(({ meta }) => meta.id === id)?.meta.title;
    return title ? context.say(title) : id;
  };
  const findings = { diagnostics: shown, hidden: hidden.length, ruleTitle };
  const content = await reportFile({ notice, findings, lastYear }, options.format, context.locale);
  await (typeof content === 'string' ? context.print(content) : context.printBytes(content));
}
