import { type Agency, nameUse, statusAt } from '../../../server/src/core/agencies/registry.js';
import type {
  Notice,
  ResponsibilityEntry,
  ResponsibilityGroup,
} from '../../../server/src/core/model/notice.js';
import type { Span } from '../../../server/src/core/text/span.js';
import { due, insert, type Mutant, type Mutator, mutant, pick, type Random, replace } from './mutant.js';

interface Named {
  readonly group: ResponsibilityGroup;
  readonly entry: ResponsibilityEntry;
  readonly agency: Agency;
  readonly before: ResponsibilityEntry | undefined;
  readonly next: ResponsibilityEntry | undefined;
}

/** Every mention of a body the registry knows, under its standard name. */
function* mentions({ groups }: Notice): Iterable<Named> {
  for (const group of groups) {
    for (const [i, entry] of group.entries.entries()) {
      const { agency } = entry;
      if (agency && entry.name === agency.shortName) {
        yield { group, entry, agency, before: group.entries[i - 1], next: group.entries[i + 1] };
      }
    }
  }
}

/** How a name is written in an entry's place: without what the entry takes over from the one before. */
function writtenAs(name: string, { entry, before, next }: Named): string | null {
  // 广州、深圳市人民政府: the name before ends in this one's tail, and would change with it.
  if (!entry.name.endsWith(entry.written) || (before && !before.name.endsWith(before.written))) {
    return null;
  }
  const carried = entry.name.slice(0, entry.name.length - entry.written.length);
  // What follows would take over another prefix, and be another name.
  const handsOn = next !== undefined && next.written !== next.name;
  return name.startsWith(carried) &&
    (!handsOn || (name.charAt(0) === entry.name.charAt(0) && !/^广东省/.test(name)))
    ? name.slice(carried.length)
    : null;
}

function* renamed(notice: Notice, named: Named, name: string, rule: string): Iterable<Mutant> {
  const written = writtenAs(name, named);
  if (written !== null && written !== '' && name !== named.entry.name) {
    yield mutant(notice, [replace(named.entry, written)], due(rule, named.entry));
  }
}

function* aliased(notice: Notice): Iterable<Mutant> {
  for (const named of mentions(notice)) {
    for (const alias of named.agency.aliases.nonStandard) {
      // A name that another body may bear is that body's, as far as anyone can tell.
      if (nameUse(notice.registry, named.agency, alias) === 'non-standard') {
        yield* renamed(notice, named, alias, 'agency/alias');
      }
    }
  }
}

function* inconsistent(notice: Notice): Iterable<Mutant> {
  const all = [...mentions(notice)];
  for (const named of all) {
    const { agency } = named;
    // A plate names more than the body; a name without its 国家 may take it over from one before.
    const names = [agency.fullName, ...agency.aliases.recognised].filter(
      (name) => !name.includes('（') && !agency.shortName.endsWith(name),
    );
    // Named twice, a body has no usual name.
    if (all.filter((one) => one.agency === agency).length >= 3) {
      for (const name of names) {
        yield* renamed(notice, named, name, 'agency/inconsistent');
      }
    }
  }
}

const GRACE_MONTHS = 6;

function* outdated(notice: Notice): Iterable<Mutant> {
  const day = notice.header.issuedOn?.iso;
  for (const named of day ? mentions(notice) : []) {
    const { predecessors, successors } = named.agency;
    for (const { id } of [...predecessors, ...successors]) {
      const other = notice.registry.byId(id);
      const isOut = day && other && statusAt(other, day, GRACE_MONTHS).state !== 'in-force';
      if (isOut && notice.registry.lookup(other.shortName)[0]?.agency === other) {
        yield* renamed(notice, named, other.shortName, 'agency/outdated');
      }
    }
  }
}

/** Characters no body has in its name. */
const STRANGE = ['翰', '枝', '冶', '瓜', '贷', '冲'];
const SHORTEST_SLIP = 6;

function* misspelt(notice: Notice, random: Random): Iterable<Mutant> {
  for (const named of mentions(notice)) {
    const { name, written } = named.entry;
    // Names of places are countless; short names of two bodies may differ in one character.
    const short = name.length < SHORTEST_SLIP && !/^[省市]/.test(name);
    // Of companies and schools the registry holds but a few.
    if (!/[厅局委办部署会]$/.test(name) || short || !name.endsWith(written)) {
      continue;
    }
    for (
      let at = Math.max(name.length - written.length + 1, /^广东/.test(name) ? 2 : 0);
      at < name.length - 1;
      at++
    ) {
      const other = name.slice(0, at) + pick(STRANGE, random) + name.slice(at + 1);
      yield* renamed(notice, named, other, 'agency/unknown');
      const [a, b] = [name.charAt(at), name.charAt(at + 1)];
      // Not the last character, which tells what kind of body it is; 和 joins names.
      if (a !== b && at < name.length - 2 && !`${a}${b}`.includes('和')) {
        yield* renamed(notice, named, name.slice(0, at) + b + a + name.slice(at + 2), 'agency/unknown');
      }
    }
  }
}

function* doubled(notice: Notice): Iterable<Mutant> {
  for (const { group, entry } of mentions(notice)) {
    const i = group.entries.indexOf(entry);
    for (const after of group.entries.slice(i, i + 2)) {
      const between = notice.text.slice(entry.end, after.start);
      if (after === entry || between === '、') {
        yield mutant(
          notice,
          [insert(after.end, `、${entry.name}`)],
          due('agency/duplicate', { start: after.end, end: after.end }),
        );
      }
    }
  }
}

/** How often a document has one body before another, in one stretch of a list. */
function countBefore({ groups, text }: Notice, a: string, b: string): number {
  return groups.filter(({ entries }) => {
    const [i, k] = [entries.findIndex(({ name }) => name === a), entries.findIndex(({ name }) => name === b)];
    const [first, second] = [entries[i], entries[k]];
    return first && second && i < k && !/[，；]/.test(text.slice(first.end, second.start));
  }).length;
}

/**
 * Whether a list in a stretch has two bodies in an order that others turn round: how often and how early it stands
 * decides which of the two orders is the document's own.
 */
export function isOrderedOtherwise(notice: Notice, { start, end }: Span): boolean {
  return notice.groups
    .filter((group) => start <= group.start && group.end <= end)
    .some(({ entries }) =>
      entries.some((b, i) => entries.slice(0, i).some((a) => countBefore(notice, b.name, a.name) > 0)),
    );
}

/** Whether a document has two bodies now in one order, now in the other: then it has no habit to break. */
function isMixed(notice: Notice): boolean {
  return notice.groups.some(({ entries }) =>
    entries.some((b, i) => {
      const a = entries[i - 1];
      return a && countBefore(notice, a.name, b.name) > 0 && countBefore(notice, b.name, a.name) > 0;
    }),
  );
}

function* reordered(notice: Notice): Iterable<Mutant> {
  if (isMixed(notice)) {
    return;
  }
  for (const group of notice.groups) {
    for (const [i, b] of group.entries.entries()) {
      const a = group.entries[i - 1];
      const joined = a && notice.text.slice(a.end, b.start) === '、' && a.role === b.role;
      // Where lists differ already, and where there are too few of them, the order has no habit to break.
      if (
        !a ||
        !joined ||
        countBefore(notice, a.name, b.name) < 3 ||
        countBefore(notice, b.name, a.name) > 0
      ) {
        continue;
      }
      const edits = [replace(a, b.name), replace(b, a.name)];
      yield mutant(notice, edits, due('agency/order', group));
    }
  }
}

export const AGENCIES: readonly Mutator[] = [
  { name: 'non-standard short name', rule: 'agency/alias', make: aliased },
  { name: 'full name among short ones', rule: 'agency/inconsistent', make: inconsistent },
  { name: 'name of another time', rule: 'agency/outdated', make: outdated },
  { name: 'misspelt name', rule: 'agency/unknown', make: misspelt },
  { name: 'body named twice', rule: 'agency/duplicate', make: doubled },
  { name: 'bodies exchanged', rule: 'agency/order', make: reordered },
];
