import { listsOf } from './lists.js';
import type { NamedBody } from './named-body.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';

export { firstMention } from './lists.js';
export {
  type BodyKind,
  CORRECT,
  IN_DOUBT,
  isOfNoBody,
  MISNAMED,
  type NamedBody,
  OF_NO_BODY,
  ONE_OF_SEVERAL,
} from './named-body.js';

/** The bodies of all groups of a notice, one for each entry, group by group in one row. */
export function namedBodies(notice: Notice): readonly NamedBody[] {
  return listsOf(notice).names;
}

/** Whether any group of a notice names one body twice. */
export function repeatsBodies(notice: Notice): boolean {
  return listsOf(notice).repeats;
}

/** Whether any body of a notice is to lead, support or guide. */
export function givesParts(notice: Notice): boolean {
  return listsOf(notice).hasParts;
}

/** An entry with its name looked up. */
export interface NamedEntry {
  readonly group: ResponsibilityGroup;
  /** Index of the entry in its group. */
  readonly index: number;
  readonly entry: ResponsibilityEntry;
  readonly named: NamedBody;
}

const NONE: readonly NamedEntry[] = [];

/**
 * The entries whose names have a sign on the day of the notice, in text order. Most notices have none, and then
 * none is looked at.
 *
 * @param sign a bit of {@link NamedBody.signsOn}
 */
export function entriesNamed(notice: Notice, sign: number): readonly NamedEntry[] {
  const { names, nameSigns, day } = listsOf(notice);
  if ((nameSigns & sign) === 0) {
    return NONE;
  }
  const found: NamedEntry[] = [];
  let at = 0;
  for (const group of notice.groups) {
    for (let index = 0; index < group.entries.length; index++) {
      const [entry, named] = [group.entries[index], names[at++]];
      if (entry && named && named.signsOn(day) & sign) {
        found.push({ group, index, entry, named });
      }
    }
  }
  return found;
}
