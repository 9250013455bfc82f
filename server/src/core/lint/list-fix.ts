import { readGroup } from '../agencies/group.js';
import { type Agency, type Registry, resolveBody, standardNameFor } from '../agencies/registry.js';
import type { ResponsibilityEntry, ResponsibilityGroup } from '../model/notice.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { shifted } from '../text/span.js';
import { replacing } from './replace.js';
import type { Fix } from './rule.js';

/**
 * The names of a list after edits of it, elision undone; null where it would be no list any more.
 *
 * @param edits in offsets of the notice, all inside the list
 */
export function namesAfter(
  { text, start }: ResponsibilityGroup,
  edits: readonly TextEdit[],
  registry: Registry,
): readonly string[] | null {
  const moved = edits.map((edit) => ({ ...shifted(edit, -start), newText: edit.newText }));
  const context = { firstIsLead: false, registry, followsSentence: true, endsUnit: true };
  return readGroup(applyEdits(text, moved), context)?.entries.map(({ name }) => name) ?? null;
}

const SEPARATORS = /^[、，,；;\s　和及与]*$/;

/** The entry together with the separator before it, or else the one after it. */
function removalOf({ entries, text, start }: ResponsibilityGroup, index: number): TextEdit | null {
  const [before, entry, after] = [entries[index - 1], entries[index], entries[index + 1]];
  const between = (from: number, to: number): string => text.slice(from - start, to - start);
  if (before && entry && SEPARATORS.test(between(before.end, entry.start))) {
    return { start: before.end, end: entry.end, newText: '' };
  }
  if (after && entry && SEPARATORS.test(between(entry.end, after.start))) {
    return { start: entry.start, end: after.start, newText: '' };
  }
  return null;
}

/** Takes an entry out, if all other names read as before: it may have handed its 省 on. */
export function strikingOut(
  group: ResponsibilityGroup,
  index: number,
  registry: Registry,
): readonly TextEdit[] | null {
  const edit = removalOf(group, index);
  const names = edit && namesAfter(group, [edit], registry);
  const others = group.entries.filter((_, i) => i !== index).map(({ name }) => name);
  return edit && names?.join('|') === others.join('|') ? [edit] : null;
}

/** An entry that is to bear another name. */
export interface Renaming {
  readonly group: ResponsibilityGroup;
  readonly entry: ResponsibilityEntry;
  /** The body to name. */
  readonly body: Agency;
  /** What the notice calls that body elsewhere; its standard name is written where nothing is told. */
  readonly usual: string | undefined;
  readonly registry: Registry;
  /** ISO date of the notice. */
  readonly day: string | null;
  readonly safe: boolean;
}

/** Whether a list names a body besides in one entry. */
export function isNamedBeside(
  { entries }: ResponsibilityGroup,
  entry: ResponsibilityEntry,
  body: Agency,
): boolean {
  return entries.some((one) => one !== entry && one.agency?.id === body.id);
}

/** What to write in an entry's place, elided as that is; null where its own tail stands with a later one. */
function nameFor({ entry: { name, written }, body, usual }: Renaming): string | null {
  const bare = written.replace(/[\s　*]/g, '');
  if (!name.endsWith(bare)) {
    return null;
  }
  const carried = name.slice(0, name.length - bare.length);
  if (usual === undefined) {
    return standardNameFor(body, bare, name);
  }
  return usual.startsWith(carried) ? usual.slice(carried.length) : usual;
}

/**
 * Puts another name in an entry's place. Where the one behind it would take over another 省, that one is
 * written out; where names would still read otherwise, or the body stands in the list already, there is no fix.
 */
export function renaming(given: Renaming): readonly Fix[] {
  const { group, entry, body, safe } = given;
  const newText = nameFor(given);
  if (newText === null || (entry.agency?.id !== body.id && isNamedBeside(group, entry, body))) {
    return [];
  }
  const fix = replacing(entry, newText, safe);
  const next = group.entries[group.entries.indexOf(entry) + 1];
  const further = next ? [{ start: next.start, end: next.end, newText: next.name }] : [];
  const edits = [fix.edits, [...fix.edits, ...further]].find((some) => readsWell(given, some));
  return edits ? [{ ...fix, edits }] : [];
}

function readsWell({ group, entry, body, registry, day }: Renaming, edits: readonly TextEdit[]): boolean {
  const before = namesAfter(group, [], registry);
  if (before?.length !== group.entries.length) {
    // A list in surroundings that change its reading cannot be judged by itself.
    return true;
  }
  const after = namesAfter(group, edits, registry);
  const idOf = (name: string): string => resolveBody(registry, name, day)?.id ?? name;
  return (
    after?.length === before.length &&
    after.every((name, i) =>
      group.entries[i] === entry
        ? idOf(name) === body.id
        : name === before[i] || idOf(name) === idOf(before[i] ?? ''),
    )
  );
}
