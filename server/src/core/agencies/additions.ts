import { createRegistry, type Registry } from './registry.js';
import { type AgencyAddition, type AgencyRecord, agencyAddition, type DateFact } from './schema.js';

/**
 * A registry with bodies from settings or a workspace file.
 *
 * An addition with the id or the full name of a known body adds names to it; any other is a new body.
 *
 * @throws ZodError when an addition does not fit {@link agencyAddition}
 */
export function extendRegistry(registry: Registry, additions: readonly AgencyAddition[]): Registry {
  const records: AgencyRecord[] = registry.agencies.map(({ predecessors: _, ...record }) => record);
  for (const raw of additions) {
    const addition = agencyAddition.parse(raw);
    const at = records.findIndex(
      (record) => record.id === addition.id || record.fullName === addition.fullName,
    );
    const known = records[at];
    if (known) {
      records[at] = merged(known, addition);
    } else {
      records.push(recordOf(addition, records.length));
    }
  }
  return createRegistry(records, registry.coverage);
}

type Addition = ReturnType<typeof agencyAddition.parse>;

function merged(known: AgencyRecord, addition: Addition): AgencyRecord {
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
  };
}

function recordOf(addition: Addition, index: number): AgencyRecord {
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
    source: [],
    // Who adds a name vouches for it.
    verified: true,
    shortNameVerified: true,
    kindVerified: false,
    note: addition.note,
  };
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

function dayFact(day: string | undefined): DateFact | null {
  return day === undefined ? null : { date: day, precision: 'day', doubtful: false };
}
