import { bodiesInForce } from '../../agencies/heirs.js';
import { type Agency, standardNameFor, statusAt } from '../../agencies/registry.js';
import type { Notice, OutlineNode, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import type { DraftEdit } from './head-edits.js';
import { reviewMessages } from './messages.js';
import type { Doubt } from './plan.js';

/** What becomes of one group's names in another year. */
export interface GroupChange {
  readonly group: ResponsibilityGroup;
  readonly edits: readonly DraftEdit[];
  /** The same places as questions, for when the edits cannot be made. */
  readonly asked: readonly Doubt[];
  /** What is not certain enough to be changed. */
  readonly doubts: readonly Doubt[];
}

/**
 * The groups whose bodies are no more on a day. A name is changed only where a source states the change, one body
 * took the place of the old one, and the group does not name that body already.
 *
 * @param day ISO date
 */
export function groupChanges(notice: Notice, day: string): readonly GroupChange[] {
  return notice.groups.flatMap((group) => {
    const change = changeOf(notice, group, day);
    return change.edits.length + change.doubts.length > 0 ? [change] : [];
  });
}

function changeOf({ registry }: Notice, group: ResponsibilityGroup, day: string): GroupChange {
  const edits: DraftEdit[] = [];
  const asked: Doubt[] = [];
  const doubts: Doubt[] = [];
  const named = new Set(group.entries.map(({ agency }) => agency?.id));
  for (const entry of group.entries) {
    const status = entry.agency ? statusAt(entry.agency, day) : null;
    if (!entry.agency || status?.state !== 'ended' || !group.node) {
      continue;
    }
    const heirs = bodiesInForce(registry, entry.agency, day);
    const [heir] = heirs;
    const newText = heir && heirs.length === 1 ? renamed(heir, entry) : null;
    const question = doubtOf(group.node, entry, heirs, status.verified, newText);
    if (heir && newText !== null && status.verified && !named.has(heir.id)) {
      named.add(heir.id);
      edits.push({ start: entry.start, end: entry.end, what: 'agency-name', newText, verified: true });
      asked.push(question);
    } else {
      doubts.push(question);
    }
  }
  return { group, edits, asked, doubts };
}

/** The heir's name written as the old one was: elided stays elided. Null where its writing hides the name. */
function renamed(heir: Agency, { written, name }: ResponsibilityEntry): string | null {
  const bare = written.replace(/[\s　*]/g, '');
  return name.endsWith(bare) ? standardNameFor(heir, bare, name) : null;
}

function doubtOf(
  item: OutlineNode,
  { start, end, name, written }: ResponsibilityEntry,
  heirs: readonly Agency[],
  verified: boolean,
  proposal: string | null,
): Doubt {
  const message = reviewMessages.reformed(
    name,
    heirs.map((heir) => heir.shortName),
    verified,
  );
  return { item, reason: 'agency-reformed', start, end, text: written, message, proposal };
}
