import type { Agency } from '../../agencies/registry.js';
import type { ResponsibilityEntry } from '../../model/notice.js';
import type { AgencyChanges, Renaming, RoleChange } from './types.js';

/**
 * Who answers for something now and did not before. Bodies are the same by name or by the registry;
 * one that took another's place there (省旅游局 → 省文化和旅游厅) counts as renamed.
 */
export function agencyChanges(
  before: readonly ResponsibilityEntry[],
  after: readonly ResponsibilityEntry[],
): AgencyChanges {
  if (isSameList(before, after)) {
    return NO_CHANGES;
  }
  const role: RoleChange[] = [];
  const renamed: Renaming[] = [];
  let removed = unique(before);
  let added = unique(after);
  const settle = (isSame: (old: ResponsibilityEntry, now: ResponsibilityEntry) => boolean): void => {
    for (const old of removed) {
      const now = added.find((entry) => isSame(old, entry));
      if (now) {
        removed = removed.filter((entry) => entry !== old);
        added = added.filter((entry) => entry !== now);
        if (old.name !== now.name) {
          renamed.push({ from: old.name, to: now.name });
        }
        if (old.role !== now.role) {
          role.push({ name: now.name, from: old.role, to: now.role });
        }
      }
    }
  };
  settle((old, now) => old.name === now.name);
  settle((old, now) => old.agency !== null && old.agency.id === now.agency?.id);
  settle((old, now) => old.agency !== null && now.agency !== null && tookPlace(old.agency, now.agency));
  return { added: added.map(({ name }) => name), removed: removed.map(({ name }) => name), role, renamed };
}

const NO_CHANGES: AgencyChanges = { added: [], removed: [], role: [], renamed: [] };

/** The common case, told quickly. */
function isSameList(before: readonly ResponsibilityEntry[], after: readonly ResponsibilityEntry[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ name, role }, i) => name === after[i]?.name && role === after[i]?.role)
  );
}

function unique(entries: readonly ResponsibilityEntry[]): readonly ResponsibilityEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function tookPlace(old: Agency, now: Agency): boolean {
  return old.successors.some(({ id }) => id === now.id) || now.predecessors.some(({ id }) => id === old.id);
}

/** Whether nothing has changed. */
export function isUnchanged({ added, removed, role, renamed }: AgencyChanges): boolean {
  return added.length + removed.length + role.length + renamed.length === 0;
}
