import { type AgencyAddition, agencyAddition, type ReadAddition } from './added-schema.js';
import type { IssuingPlace } from './place.js';
import { createRegistry, type Registry } from './registry.js';
import type { AgencyRecord, Coverage, DateFact, TransitionRecord } from './schema.js';

/**
 * A registry with bodies from settings or a workspace file.
 *
 * An addition with the id or the full name of a known body adds names to it; any other is a new body.
 * A successor nobody knows is left out.
 *
 * @param coverage places whose bodies the additions make complete
 * @param places further places documents are issued in
 * @throws ZodError when an addition does not fit {@link agencyAddition}
 */
export function extendRegistry(
  registry: Registry,
  additions: readonly AgencyAddition[],
  coverage: readonly Coverage[] = [],
  places: readonly IssuingPlace[] = [],
): Registry {
  const records: AgencyRecord[] = registry.agencies.map(({ predecessors: _, ...record }) => record);
  const parsed = additions.map((raw) => agencyAddition.parse(raw));
  const indices = parsed.map((addition) => {
    const known = records.findIndex((record) => isSameBody(record, addition));
    const at = known < 0 ? records.length : known;
    const record = records[at];
    records[at] =
      record && !addition.replace
        ? merged(record, addition)
        : { ...recordOf(addition, at), ...(record && { id: record.id }) };
    return at;
  });
  for (const [i, addition] of parsed.entries()) {
    const at = indices[i] ?? -1;
    const record = records[at];
    if (record && addition.successors.length > 0) {
      records[at] = withSuccessors(record, addition, records);
    }
  }
  return createRegistry(records, [...registry.coverage, ...coverage], [...registry.places, ...places]);
}

/** Whether an addition means a body that is already there. */
export function isSameBody(
  body: Pick<AgencyRecord, 'id' | 'fullName'>,
  addition: Pick<AgencyAddition, 'id' | 'fullName'>,
): boolean {
  return body.id === addition.id || body.fullName === addition.fullName;
}

function merged(known: AgencyRecord, addition: ReadAddition): AgencyRecord {
  const { recognised, nonStandard, stale } = known.aliases;
  const renamed = addition.shortName !== undefined && addition.shortName !== known.shortName;
  return {
    ...known,
    shortName: addition.shortName ?? known.shortName,
    shortNameVerified: known.shortNameVerified || renamed,
    aliases: {
      recognised: union(recognised, addition.aliases, renamed ? [known.shortName] : []),
      nonStandard: union(nonStandard, addition.nonStandardAliases),
      stale: union(stale, addition.staleNames),
    },
    validFrom: dayFact(addition.validFrom) ?? known.validFrom,
    validTo: dayFact(addition.validTo) ?? known.validTo,
    source: union(known.source, addition.source),
    note: addition.note === '' ? known.note : addition.note,
  };
}

function recordOf(addition: ReadAddition, index: number): AgencyRecord {
  return {
    id: addition.id ?? `added-${index}`,
    fullName: addition.fullName,
    shortName: addition.shortName ?? addition.fullName,
    aliases: {
      recognised: addition.aliases,
      nonStandard: addition.nonStandardAliases,
      stale: addition.staleNames,
    },
    level: '',
    kind: '',
    place: addition.place ?? '',
    prefix: null,
    suffix: null,
    validFrom: dayFact(addition.validFrom),
    validTo: dayFact(addition.validTo),
    successors: [],
    plates: [],
    source: addition.source,
    // Who adds a name vouches for it unless he says otherwise.
    verified: addition.verified,
    shortNameVerified: addition.verified,
    kindVerified: false,
    note: addition.note,
  };
}

/** The body with the changes an addition names; the first of them ends it where no day is given. */
function withSuccessors(
  record: AgencyRecord,
  addition: ReadAddition,
  records: readonly AgencyRecord[],
): AgencyRecord {
  const added = addition.successors.flatMap(({ name, date, kind, ...change }): TransitionRecord[] => {
    const heir = bodyNamed(name, records, record.place);
    const day = dayFact(date ?? addition.validTo);
    const verified = change.verified ?? addition.verified;
    return heir && heir.id !== record.id
      ? [
          {
            id: heir.id,
            date: day,
            kind,
            verified,
            dateVerified: verified && day !== null,
            partial: false,
            source: change.source,
            note: '',
          },
        ]
      : [];
  });
  return {
    ...record,
    validTo: record.validTo ?? added[0]?.date ?? null,
    successors: [...record.successors.filter(({ id }) => added.every((to) => to.id !== id)), ...added],
  };
}

/** The body of that id, full or short name; of two alike the one of the same place. */
export function bodyNamed<T extends Pick<AgencyRecord, 'id' | 'fullName' | 'shortName' | 'place'>>(
  name: string,
  bodies: readonly T[],
  place: string,
): T | null {
  const found = bodies.filter((one) => one.id === name || one.fullName === name || one.shortName === name);
  return found.find((one) => one.place === place) ?? found[0] ?? null;
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

function dayFact(day: string | undefined): DateFact | null {
  return day === undefined ? null : { date: day, precision: 'day', doubtful: false };
}
