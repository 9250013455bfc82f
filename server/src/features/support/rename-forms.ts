import { readGroup } from '../../core/agencies/group.js';
import { isRelativeName } from '../../core/agencies/names.js';
import { type Agency, nameUse } from '../../core/agencies/registry.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../core/model/notice.js';
import type { TextEdit } from '../../core/text/edit.js';
import { mentionsOf } from './mentions.js';
import { bodyKey } from './structure.js';

/** What is renamed: a body by its id or its name, from one name to another. */
export interface Renaming {
  readonly agency: Agency | null;
  /** The name at the place that was chosen, elision undone. */
  readonly from: string;
  readonly to: string;
}

/** A change of a name; outside groups somebody should look at it. */
export interface NameEdit extends TextEdit {
  readonly inGroup: boolean;
}

function placeOf(agency: Agency | null): string {
  return agency?.place.split('/').at(-1) ?? '';
}

/** A name with its place before it, where it leaves that to the document. */
function withPlace(agency: Agency | null, name: string): string {
  return isRelativeName(name) ? placeOf(agency) + name : name;
}

/** The same without: 广东省教育厅 → 省教育厅. */
function withoutPlace(agency: Agency | null, name: string): string {
  const place = placeOf(agency);
  const rest = name.startsWith(place) ? name.slice(place.length) : name;
  return place !== '' && isRelativeName(rest) ? rest : name;
}

/** What to write where the body stands under some name of it, each name in its own form: full or short. */
function renamed({ registry }: Notice, { agency, from, to }: Renaming, name: string): string {
  if (name === from) {
    return to;
  }
  // A former or casual name of some body says nothing of its other forms.
  const target = registry.lookup(to).find(({ as }) => as === 'full' || as === 'short' || as === 'alias');
  const isFull = (one: string) => agency !== null && nameUse(registry, agency, one) === 'full';
  if (target && target.agency !== agency) {
    return isFull(name) ? target.agency.fullName : isFull(from) ? target.agency.shortName : to;
  }
  const place = placeOf(agency);
  if (isFull(name) || (place !== '' && name === place + from)) {
    return withPlace(agency, to);
  }
  return isFull(from) ? withoutPlace(agency, to) : to;
}

/** A name as short as the one it replaces was: 交通运输厅 for 省交通运输厅, 广州 for 广州市人民政府. */
function elidedLike({ name, written }: Pick<ResponsibilityEntry, 'name' | 'written'>, next: string): string {
  const head = name.endsWith(written) ? name.slice(0, name.length - written.length) : '';
  if (head !== '') {
    return next.startsWith(head) ? next.slice(head.length) : next;
  }
  const tail = name.startsWith(written) ? name.slice(written.length) : '';
  return tail !== '' && next.endsWith(tail) ? next.slice(0, next.length - tail.length) : next;
}

/** Names of a group after a change, in their order; null when it can no longer be read as a group. */
function namesAfter(
  notice: Notice,
  group: ResponsibilityGroup,
  written: readonly string[],
): readonly string[] | null {
  let text = '';
  let at = group.start;
  group.entries.forEach((entry, i) => {
    text += notice.text.slice(at, entry.start) + (written[i] ?? entry.written);
    at = entry.end;
  });
  text += notice.text.slice(at, group.end);
  const context = { firstIsLead: false, registry: notice.registry, followsSentence: true, endsUnit: true };
  const entries = readGroup(text, context)?.entries;
  return entries?.length === group.entries.length ? entries.map(({ name }) => name) : null;
}

function plain(text: string): string {
  return text.replace(/[\s　]/g, '');
}

/**
 * New texts of a group's entries. An entry stays elided while it is read as the same name; where the
 * change would take that from it, it is written in full, renamed or not.
 */
function groupTexts(
  notice: Notice,
  renaming: Renaming,
  group: ResponsibilityGroup,
  isOurs: (entry: ResponsibilityEntry) => boolean,
): readonly string[] {
  const due = group.entries.map((entry) =>
    isOurs(entry) ? renamed(notice, renaming, plain(entry.name)) : entry.name,
  );
  let texts = group.entries.map((entry, i) =>
    isOurs(entry)
      ? elidedLike({ name: entry.name, written: plain(entry.written) }, due[i] ?? '')
      : entry.written,
  );
  // Each round settles at least one entry for those behind it.
  for (let round = 0; round < group.entries.length; round++) {
    const names = namesAfter(notice, group, texts);
    const wrong = due.findIndex((name, i) => names?.[i] !== name && texts[i] !== name);
    if (wrong < 0) {
      break;
    }
    texts = names
      ? texts.map((text, i) => (i === wrong ? (due[i] ?? text) : text))
      : texts.map((text, i) => (group.entries[i]?.written === text ? text : (due[i] ?? text)));
  }
  return texts;
}

/** Keys a document may have the renamed body under: one that does not know it knows its name. */
export function keysOf({ agency, from }: Renaming): readonly string[] {
  return [bodyKey({ agency, name: from }), from];
}

function namesBody(renaming: Renaming): (entry: ResponsibilityEntry) => boolean {
  const keys = keysOf(renaming);
  return (entry) => !entry.collective && keys.includes(bodyKey(entry));
}

/** All changes a renaming makes in a document, in text order. Titles in 《…》 stay: they are others'. */
export function renameIn(notice: Notice, renaming: Renaming): readonly NameEdit[] {
  const isOurs = namesBody(renaming);
  const inGroups = notice.groups
    .filter(({ entries }) => entries.some(isOurs))
    .flatMap((group) => {
      const texts = groupTexts(notice, renaming, group, isOurs);
      return group.entries.flatMap(({ start, end, written }, i): NameEdit[] => {
        const newText = texts[i] ?? written;
        return newText === written ? [] : [{ start, end, newText, inGroup: true }];
      });
    });
  const subject = { agency: renaming.agency, name: renaming.from };
  const elsewhere = mentionsOf(notice, subject)
    .filter(({ inTitle }) => !inTitle)
    .map(({ start, end, name }) => ({ start, end, newText: renamed(notice, renaming, name), inGroup: false }))
    .filter(({ start, end, newText }) => notice.text.slice(start, end) !== newText);
  return [...inGroups, ...elsewhere].sort((a, b) => a.start - b.start);
}
