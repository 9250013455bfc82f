import { resolve } from 'node:path';
import { analyze } from '../../core/model/analyze.js';
import type { Notice } from '../../core/model/notice.js';
import { draftNextPlan, planYearOf } from '../../core/plan/next/draft.js';
import { reviewObject } from '../../core/plan/next/review-object.js';
import { registryFor } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { displayName, readText, reportGarbled } from '../input/read-text.js';
import { createText } from '../input/write-text.js';
import { messages } from '../messages.js';

/** The options of `next`, as the command line gives them. */
export interface NextOptions {
  readonly year: string;
  readonly out?: string;
  readonly review?: string;
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Writes the draft of another year's plan, and what has to be decided in it.
 *
 * @throws Failure when the file cannot be read, no year can be moved on, or a file cannot be written
 */
export async function next(context: Context, file: string, options: NextOptions): Promise<void> {
  const { out, review } = options;
  for (const target of [out, review]) {
    if (target !== undefined && resolve(context.cwd, target) === resolve(context.cwd, file)) {
      throw new Failure(messages.sameFile(target));
    }
  }
  const source = await readText(context, file, options.encoding);
  const registry = await registryFor(context, file, options.agencies);
  const notice = analyze(source.text, { registry });
  if (notice.genre === 'garbled') {
    await reportGarbled(context, source);
  }
  const name = displayName(context, file);
  const plan = draftNextPlan(notice, yearOf(name, notice, options.year));
  await (out === undefined ? context.print(plan.text) : createText(context, out, plan.text, source.encoding));
  if (review !== undefined) {
    const list = JSON.stringify(reviewObject(file, notice, plan, context.locale), null, 1);
    await createText(context, review, `${list}\n`, 'utf-8');
  }
  context.report(messages.nextDone(plan.entries.length, plan.changes.length, review ?? null));
}

/** @throws Failure when there is no such year to move on to */
function yearOf(name: string, notice: Notice, written: string): number {
  if (!/^(?:19|20)\d{2}$/.test(written)) {
    throw new Failure(messages.badYear(written));
  }
  const year = Number(written);
  const from = planYearOf(notice);
  if (from === null) {
    throw new Failure(messages.noPlanYear(name));
  }
  if (year <= from) {
    throw new Failure(messages.yearNotAhead(name, from, year));
  }
  return year;
}
