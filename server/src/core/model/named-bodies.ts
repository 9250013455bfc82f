import { withoutPlate } from '../agencies/names.js';
import { isPlace } from '../agencies/places.js';
import {
  type Agency,
  type NameUse,
  nameUse,
  type Registry,
  sharedBy,
  statusAt,
} from '../agencies/registry.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { perNotice } from './per-notice.js';

/** Rank of a body: the government of a place, or a department. */
export type BodyKind = 'place' | 'department';

/** What all names of one body share. */
interface Kin {
  readonly body: number;
  /** The names met so far, without what stands in brackets behind them. */
  readonly plainNames: Set<string>;
}

/**
 * A body under one of its names: what a registry says of the two, found out once for all lists that have it.
 * A class for the day it remembers.
 */
class NamedBody {
  readonly name: string;
  readonly agency: Agency | null;
  readonly collective: boolean;
  /** What the name is to its body; null for one the registry does not hold. */
  readonly use: NameUse | null;
  /** Whether several bodies bear the name, so that it means none of them for certain. */
  readonly shared: boolean;
  /** Null for 有关单位 and the like. */
  readonly kind: BodyKind | null;
  /** The name before an inner bracket. */
  readonly plain: string;
  /** Of the names of its body. */
  readonly kin: Kin;
  /** The same name for another body, as on another day, or for many bodies at once. */
  readonly sibling: NamedBody | null;
  #day: string | null = null;
  #inForce = true;

  constructor(entry: ResponsibilityEntry, registry: Registry, kin: Kin, sibling: NamedBody | null) {
    const { agency, collective } = entry;
    // A copy: a part of a string may keep the whole of it in memory.
    const name = [...entry.name].join('');
    this.name = name;
    this.agency = agency;
    this.collective = collective;
    this.use = agency && nameUse(registry, agency, name);
    this.shared = agency === null && !collective && sharedBy(registry, name).length > 0;
    this.kind = kindOf(name, collective);
    this.plain = withoutPlate(name);
    this.kin = kin;
    this.sibling = sibling;
  }

  /** The same for all names of one body, and for no other body. */
  get body(): number {
    return this.kin.body;
  }

  /**
   * Whether the body is in force on a day; always where no day is told, and for a body the registry does
   * not hold.
   */
  isInForce(day: string | null): boolean {
    if (this.#day !== day) {
      this.#day = day;
      this.#inForce = !this.agency || day === null || statusAt(this.agency, day).state === 'in-force';
    }
    return this.#inForce;
  }
}

export type { NamedBody };

/** Whether a name should mean one body, and the registry knows none by it. */
export function isOfNoBody({ agency, collective }: NamedBody): boolean {
  return agency === null && !collective;
}

function kindOf(name: string, collective: boolean): BodyKind | null {
  const plain = name.replace(/[（(][^）)]*[）)]/g, '');
  if (isPlace(plain) || /(?:政府|管委会|[省市区县州盟旗镇乡]|街道|各地)$/.test(plain)) {
    return 'place';
  }
  return collective ? null : 'department';
}

/** All names met in the documents a registry answers for: most come back in every one of them. */
interface Lexicon {
  readonly names: Map<string, NamedBody>;
  /** By the registry's id, else by the name. */
  readonly kins: Map<string, Kin>;
}

/** With more names than that, a lexicon is begun anew. */
const MOST_NAMES = 4000;

const lexicons = new WeakMap<Registry, Lexicon>();

function lexiconOf(registry: Registry): Lexicon {
  let lexicon = lexicons.get(registry);
  if (!lexicon || lexicon.names.size > MOST_NAMES) {
    lexicon = { names: new Map(), kins: new Map() };
    lexicons.set(registry, lexicon);
  }
  return lexicon;
}

function addTo({ names, kins }: Lexicon, entry: ResponsibilityEntry, registry: Registry): NamedBody {
  const key = entry.agency?.id ?? entry.name;
  const kin = kins.get(key) ?? { body: kins.size, plainNames: new Set() };
  const named = new NamedBody(entry, registry, kin, names.get(entry.name) ?? null);
  kins.set(entry.agency?.id ?? named.name, kin);
  names.set(named.name, named);
  kin.plainNames.add(named.plain);
  return named;
}

/** The bodies of all groups of a notice, one for each entry, group by group in one row. */
export const namedBodies = perNotice(readNames);

function readNames({ groups, registry }: Notice): readonly NamedBody[] {
  const lexicon = lexiconOf(registry);
  let count = 0;
  for (const { entries } of groups) {
    count += entries.length;
  }
  // Made in its full length: an array that grows takes several times the memory.
  const names = new Array<NamedBody>(count);
  let at = 0;
  for (const { entries } of groups) {
    for (const entry of entries) {
      let named = lexicon.names.get(entry.name) ?? null;
      while (named && (named.agency !== entry.agency || named.collective !== entry.collective)) {
        named = named.sibling;
      }
      names[at++] = named ?? addTo(lexicon, entry, registry);
    }
  }
  return names;
}

/** An entry with its name looked up. */
export interface NamedEntry {
  readonly group: ResponsibilityGroup;
  /** Index of the entry in its group. */
  readonly index: number;
  readonly entry: ResponsibilityEntry;
  readonly named: NamedBody;
}

/** The entries whose names are of some kind, in text order. Where few are, no entry of others is looked at. */
export function* entriesNamed(notice: Notice, is: (named: NamedBody) => boolean): Iterable<NamedEntry> {
  const names = namedBodies(notice);
  let group = 0;
  let from = 0;
  for (let at = 0; at < names.length; at++) {
    const named = names[at];
    if (named && is(named)) {
      let entries = notice.groups[group]?.entries ?? [];
      while (at >= from + entries.length) {
        from += entries.length;
        group++;
        entries = notice.groups[group]?.entries ?? [];
      }
      const [of, entry] = [notice.groups[group], entries[at - from]];
      if (of && entry) {
        yield { group: of, index: at - from, entry, named };
      }
    }
  }
}
