import { diceOf, gramsOf } from './grams.js';

/** A plan among others: what its title says, and the year it is for; null for a notice of no one year. */
export interface TitledPlan {
  readonly title: string;
  readonly year: number | null;
}

/** Titles of one yearly plan say the same but for the year, the ordinal of a meeting and a word or two. */
const ALIKE = 0.75;

const YEARS_AND_ORDINALS =
  /[12]\d{3}(?:[ 　]*[-—–~～至][ 　]*[12]\d{3})?年?度?|第[〇零一二三四五六七八九十百\d]+/g;

/** What a title says whatever the year. */
function subjectOf(title: string): string {
  return title.replace(YEARS_AND_ORDINALS, '');
}

/**
 * The plan that another one goes on from: of an earlier year and, but for the year, of nearly the same title. Of several
 * the latest year's, then the one whose title is more alike, then the first.
 *
 * @returns null where there is none, or where `plan` is for no one year
 */
export function predecessorAmong<T extends TitledPlan>(plan: TitledPlan, others: readonly T[]): T | null {
  const { year } = plan;
  if (year === null) {
    return null;
  }
  const subject = gramsOf(subjectOf(plan.title));
  let best: { readonly other: T; readonly year: number; readonly alike: number } | null = null;
  for (const other of others) {
    if (other.year === null || other.year >= year) {
      continue;
    }
    const alike = diceOf(subject, gramsOf(subjectOf(other.title)));
    const isBetter = !best || other.year > best.year || (other.year === best.year && alike > best.alike);
    if (alike >= ALIKE && isBetter) {
      best = { other, year: other.year, alike };
    }
  }
  return best?.other ?? null;
}
