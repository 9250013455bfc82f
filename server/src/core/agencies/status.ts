import type { Agency } from './agency.js';
import { daysOf, shiftMonths } from './dates.js';
import type { DateFact, TransitionRecord } from './schema.js';

/** Whether a body, or at least its name, was in force on a day. */
export type AgencyStatus =
  | { readonly state: 'in-force' }
  | {
      readonly state: 'not-yet' | 'ended';
      /** When it begins or ended. */
      readonly date: DateFact;
      /** The changes it came from (`not-yet`) or went into (`ended`). */
      readonly transitions: readonly TransitionRecord[];
      /** Whether a source states such a change and its date. */
      readonly verified: boolean;
    };

const IN_FORCE: AgencyStatus = { state: 'in-force' };

/**
 * Where a body stands on a day.
 *
 * A date known to the month or year counts in the body's favour. A name kept as another body's plate
 * stays in force.
 *
 * @param day ISO date
 * @param graceMonths how long old and new names are both accepted around a reform
 */
export function statusAt(agency: Agency, day: string, graceMonths = 0): AgencyStatus {
  const { validFrom, validTo } = agency;
  if (validTo && isAfter(day, validTo, graceMonths) && !hangsAsPlate(agency, day)) {
    return outOfForce('ended', validTo, agency.successors);
  }
  if (validFrom && isBefore(day, validFrom, graceMonths)) {
    return outOfForce('not-yet', validFrom, agency.predecessors);
  }
  return IN_FORCE;
}

/**
 * Whether a day lies more than some months after a date, or before it. The texts of day and date tell by
 * themselves (`2018` and `2018-10` begin the days they stand for); only grace takes a calendar.
 */
function isAfter(day: string, fact: DateFact, months: number): boolean {
  const last = fact.latest ?? fact.date;
  return (
    day > last && !day.startsWith(last) && (months === 0 || day > shiftMonths(daysOf(fact).latest, months))
  );
}

function isBefore(day: string, fact: DateFact, months: number): boolean {
  return day < fact.date && (months === 0 || day < shiftMonths(daysOf(fact).earliest, -months));
}

function outOfForce(
  state: 'not-yet' | 'ended',
  date: DateFact,
  transitions: readonly TransitionRecord[],
): AgencyStatus {
  return { state, date, transitions, verified: transitions.some(isWellSourced) };
}

/** Whether a source states the change and its date. */
export function isWellSourced(transition: TransitionRecord): boolean {
  return transition.verified && transition.dateVerified && !transition.partial;
}

function hangsAsPlate(agency: Agency, day: string): boolean {
  return agency.plates.some(
    ({ from, to }) => (!from || day >= daysOf(from).earliest) && (!to || day <= daysOf(to).latest),
  );
}
