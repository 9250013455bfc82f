// The public face of the agency model; see schema.ts for the data behind it.
import type { Agency } from './agency.js';
import {
  countsIn,
  NAME_USES,
  type NameUse,
  nameDistance,
  namesOf,
  normalName,
  withoutPlate,
} from './names.js';
import type { IssuingPlace } from './place.js';
import type { AgencyRecord, Coverage, TransitionRecord } from './schema.js';
import { statusAt } from './status.js';

/** A body that bears a name, and what kind of name that is. */
export interface NameMatch {
  readonly agency: Agency;
  readonly as: NameUse;
}

/** A known name near a written one; `distance` is 0 for the same, below 1. */
export interface NearName {
  readonly agency: Agency;
  readonly name: string;
  readonly distance: number;
}

/** Known bodies and their names. Immutable. */
export interface Registry {
  readonly agencies: readonly Agency[];
  readonly coverage: readonly Coverage[];
  /** Places documents are issued in, beside those {@link placeOfDocument} knows by itself. */
  readonly places: readonly IssuingPlace[];
  byId(id: string): Agency | null;
  /** All bodies a name can mean, best claim first. White space and bracket width do not matter. */
  lookup(name: string): readonly NameMatch[];
  /** Up to `count` bodies with names like this one, nearest first. For suggestions, not for matching. */
  nearest(name: string, count: number): readonly NearName[];
  /**
   * Whether the registry aims to hold all bodies of a place: of 广东 the province's, not its cities'.
   *
   * @param day ISO date the names are of; null for today
   */
  covers(place: string, day: string | null): boolean;
}

/** Which names a registry answers to. */
interface Scope {
  /** Place of the documents it answers for; null for all. */
  readonly place: string | null;
}

/**
 * Makes a registry.
 *
 * @throws RangeError when two bodies have one id, or a change or plate names an unknown body
 */
export function createRegistry(
  records: readonly AgencyRecord[],
  coverage: readonly Coverage[] = [],
  places: readonly IssuingPlace[] = [],
): Registry {
  const predecessors = predecessorsById(records);
  const agencies = records.map((record) => agencyOf(record, predecessors.get(record.id) ?? []));
  return registryOf(agencies, { coverage, places }, { place: null });
}

/** Field by field: a copy by spread of so many makes objects that differ in layout, and every look at one slower. */
function agencyOf(record: AgencyRecord, predecessors: Agency['predecessors']): Agency {
  const { id, fullName, shortName, aliases, level, kind, place, prefix, suffix } = record;
  const { validFrom, validTo, successors, plates, source } = record;
  const { verified, shortNameVerified, kindVerified, note } = record;
  return {
    id,
    fullName,
    shortName,
    aliases,
    level,
    kind,
    place,
    prefix,
    suffix,
    validFrom,
    validTo,
    successors,
    plates,
    source,
    verified,
    shortNameVerified,
    kindVerified,
    note,
    predecessors,
  };
}

function predecessorsById(
  records: readonly AgencyRecord[],
): ReadonlyMap<string, readonly TransitionRecord[]> {
  const known = new Set(records.map((record) => record.id));
  if (known.size < records.length) {
    throw new RangeError('two agencies share one id');
  }
  const found = new Map<string, TransitionRecord[]>();
  for (const { id, successors, plates } of records) {
    const unknown = [...successors.map((to) => to.id), ...plates.map((plate) => plate.of)].find(
      (other) => !known.has(other),
    );
    if (unknown !== undefined) {
      throw new RangeError(`agency ${id} refers to unknown agency ${unknown}`);
    }
    for (const successor of successors) {
      found.set(successor.id, [...(found.get(successor.id) ?? []), { ...successor, id }]);
    }
  }
  return found;
}

const NO_MATCHES: readonly NameMatch[] = [];

function registryOf(
  agencies: readonly Agency[],
  { coverage, places }: Pick<Registry, 'coverage' | 'places'>,
  scope: Scope,
): Registry {
  const ids = new Map(agencies.map((agency) => [agency.id, agency]));
  const index = indexNames(agencies, scope);
  const lookup = (name: string): readonly NameMatch[] => {
    // Names of the index are normal ones: what is found needs no other form.
    const found = index.get(name);
    if (found) {
      return found;
    }
    const key = normalName(name);
    const plain = withoutPlate(key);
    return (
      (key === name ? undefined : index.get(key)) ??
      (plain === key ? undefined : index.get(plain)) ??
      NO_MATCHES
    );
  };
  return {
    agencies,
    coverage,
    places,
    byId: (id) => ids.get(id) ?? null,
    lookup,
    nearest: (name, count) => nearestNames(index, normalName(name), count),
    covers: (place, day) =>
      coverage.some((area) => area.place === place && (day === null || day >= area.from)),
  };
}

function indexNames(
  agencies: readonly Agency[],
  { place }: Scope,
): ReadonlyMap<string, readonly NameMatch[]> {
  const index = new Map<string, NameMatch[]>();
  for (const agency of agencies) {
    for (const [name, as] of namesOf(agency)) {
      if (countsIn(name, agency.place, place)) {
        const matches = index.get(name);
        if (matches) {
          matches.push({ agency, as });
        } else {
          index.set(name, [{ agency, as }]);
        }
      }
    }
  }
  for (const matches of index.values()) {
    matches.sort((a, b) => NAME_USES.indexOf(a.as) - NAME_USES.indexOf(b.as));
  }
  return index;
}

function nearestNames(
  index: ReadonlyMap<string, readonly NameMatch[]>,
  written: string,
  count: number,
): readonly NearName[] {
  const best = new Map<string, NearName>();
  for (const [name, matches] of index) {
    const distance = nameDistance(written, name);
    for (const { agency, as } of distance === null ? [] : matches) {
      const known = best.get(agency.id);
      if (distance !== null && as !== 'stale' && (!known || distance < known.distance)) {
        best.set(agency.id, { agency, name, distance });
      }
    }
  }
  return [...best.values()].sort((a, b) => a.distance - b.distance).slice(0, count);
}

const SCOPED = new WeakMap<Registry, Map<string, Registry>>();

/**
 * The registry as it applies to a document of a place: 省… and 市… names of other places are not
 * known there, nor the State Council's names that every place has (统计局); all other names are.
 *
 * @param place as {@link placeOfDocument} gives it; null for a document that does not tell, where
 *   every name counts
 */
export function registryFor(registry: Registry, place: string | null): Registry {
  if (place === null) {
    return registry;
  }
  const scoped = SCOPED.get(registry) ?? new Map<string, Registry>();
  SCOPED.set(registry, scoped);
  const known = scoped.get(place);
  if (known) {
    return known;
  }
  const made = registryOf(registry.agencies, registry, { place });
  scoped.set(place, made);
  return made;
}

/** Whether one body came out of the other, over any number of changes. */
function areRelated(registry: Registry, a: Agency, b: Agency): boolean {
  const leadsTo = (from: Agency, to: Agency, seen: Set<string>): boolean =>
    from.id === to.id ||
    from.successors.some(({ id }) => {
      const next = registry.byId(id);
      return next !== null && !seen.has(id) && leadsTo(next, to, seen.add(id));
    });
  return leadsTo(a, b, new Set()) || leadsTo(b, a, new Set());
}

const NO_BODIES: readonly Agency[] = [];

/**
 * The bodies that share a name without one having come out of the other (省金融监管局).
 * Such a name can be reported, but never resolved.
 *
 * @returns two or more bodies, or none
 */
export function sharedBy(registry: Registry, name: string): readonly Agency[] {
  const matches = registry.lookup(name);
  if (matches.length < 2) {
    return NO_BODIES;
  }
  let shared = sharing.get(matches);
  if (!shared) {
    shared = strangersAmong(registry, matches);
    sharing.set(matches, shared);
  }
  return shared;
}

/** What {@link sharedBy} said of the matches of a registry's index. */
const sharing = new WeakMap<readonly NameMatch[], readonly Agency[]>();

function strangersAmong(registry: Registry, matches: readonly NameMatch[]): readonly Agency[] {
  const bodies = matches.filter((match) => match.as !== 'stale').map((match) => match.agency);
  const strangers = bodies.some((a) => bodies.some((b) => !areRelated(registry, a, b)));
  return strangers ? bodies : NO_BODIES;
}

/**
 * The body a name means in a document of a day: the one in force then, if there is exactly one.
 *
 * @param day ISO date of the document, or null when it has none
 * @returns null for an unknown name, a name two bodies share, and an earlier name of a body that did
 *   not yet exist (the earlier body is not in the registry)
 */
export function resolveBody(registry: Registry, name: string, day: string | null): Agency | null {
  const matches = registry.lookup(name);
  const [first] = matches;
  if (!first || (matches.length > 1 && sharedBy(registry, name).length > 0)) {
    return null;
  }
  if (matches.length === 1 && (day === null || statusAt(first.agency, day).state === 'in-force')) {
    return first.agency;
  }
  const own = matches.filter((match) => match.as !== 'stale');
  if (day === null) {
    const current = own.filter(({ agency }) => agency.validTo === null);
    return only(own) ?? only(current) ?? (own.length === 0 ? only(matches) : null);
  }
  const inForce = (match: NameMatch): boolean => statusAt(match.agency, day).state === 'in-force';
  const candidates = own.filter(inForce);
  if (candidates.length > 0) {
    return only(candidates) ?? only(candidates.filter((match) => match.as === candidates[0]?.as));
  }
  const heirs = matches.filter(inForce);
  if (heirs.length > 0) {
    return only(heirs);
  }
  // A colloquial name of a body still to come is no anachronism worth a claim: it meant something else.
  const others = own.filter(
    (match) => match.as !== 'non-standard' || statusAt(match.agency, day).state === 'ended',
  );
  return only(others);
}

function only(matches: readonly NameMatch[]): Agency | null {
  return matches.length === 1 ? (matches[0]?.agency ?? null) : null;
}

/** What a name is to a body; null when it is none of its names. */
export function nameUse(registry: Registry, agency: Agency, name: string): NameUse | null {
  for (const match of registry.lookup(name)) {
    if (match.agency.id === agency.id) {
      return match.as;
    }
  }
  return null;
}

/**
 * The standard short name to write in place of a name, its elision and its place kept:
 * 省发改委 → 省发展改革委, 发改委 (after 、) → 发展改革委, 广东省发改委 → 广东省发展改革委.
 *
 * @param written the name as it stands
 * @param name the same with elision undone
 */
export function standardNameFor(agency: Agency, written: string, name: string = written): string {
  const plain = normalName(written);
  const whole = normalName(name);
  const standard = agency.shortName;
  const carried = whole.endsWith(plain) ? whole.slice(0, whole.length - plain.length) : '';
  if (carried !== '' && standard.startsWith(carried)) {
    return standard.slice(carried.length);
  }
  const place = agency.place.slice(agency.place.lastIndexOf('/') + 1);
  // 广东 goes before 省发展改革委, not before 团省委.
  if (plain.startsWith(place) && /^(?:省|市|自治区)/.test(standard)) {
    return place + standard;
  }
  // 发改委 among State Council bodies written without 国家 stays without it.
  const bare = agency.aliases.recognised.find((alias) => `国家${alias}` === standard);
  return bare !== undefined && !/^(?:国家|中国|中华)/.test(plain) ? bare : standard;
}

export type { AgencyAddition } from './added-schema.js';
export type { Agency } from './agency.js';
export type { NameUse } from './names.js';
export type {
  AgencyRecord,
  Coverage,
  DateFact,
  TransitionKind,
  TransitionRecord,
} from './schema.js';
export { type AgencyStatus, isWellSourced, statusAt } from './status.js';
