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
  /** Whether these are more than one. */
  areSeveral: boolean;
}

// What of a name wants a closer look on a day, as bits.
/** It should mean one body, and the registry knows none by it. */
export const OF_NO_BODY = 1;
/** It is no standard name of the body in force that it means, or one of several bodies. */
export const MISNAMED = 1 << 1;
/** It is a former name, or that of a body not in force. */
export const IN_DOUBT = 1 << 2;
/** The body was met under another name as well, if not in this very text. */
export const ONE_OF_SEVERAL = 1 << 3;
/** Nothing is wrong with it by itself, whatever else its body is called. */
export const CORRECT = 1 << 4;

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
  /** The same for all names of one body, and for no other body. */
  readonly body: number;
  /** The same name for another body, as on another day, or for many bodies at once. */
  readonly sibling: NamedBody | null;
  #day: string | null = null;
  #signs: number;

  constructor(entry: ResponsibilityEntry, registry: Registry, kin: Kin, sibling: NamedBody | null) {
    const { agency, collective, name } = entry;
    // No part of the document, which it would keep in memory: the reader of groups has one string for each name.
    this.name = name;
    this.agency = agency;
    this.collective = collective;
    this.use = agency && nameUse(registry, agency, name);
    this.shared = agency === null && !collective && sharedBy(registry, name).length > 0;
    this.kind = kindOf(name, collective);
    this.plain = withoutPlate(name);
    this.kin = kin;
    this.body = kin.body;
    this.sibling = sibling;
    this.#signs = this.#findSigns(null);
  }

  /** What of the name wants a closer look on a day, as bits; with no day told, all bodies are in force. */
  signsOn(day: string | null): number {
    if (this.#day !== day) {
      this.#day = day;
      this.#signs = this.#findSigns(day);
    }
    return this.kin.areSeveral ? this.#signs | ONE_OF_SEVERAL : this.#signs;
  }

  #findSigns(day: string | null): number {
    const { agency, use } = this;
    if (!agency) {
      return (isOfNoBody(this) ? OF_NO_BODY : 0) | (this.shared ? MISNAMED : 0);
    }
    const inForce = day === null || statusAt(agency, day).state === 'in-force';
    if (use === 'stale' || !inForce) {
      return IN_DOUBT;
    }
    return use === 'non-standard' ? MISNAMED : use === null ? 0 : CORRECT;
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
  /** That of the notice before: of equal strings one and the same is the quicker to compare. */
  day: string | null;
}

/** With more names than that, a lexicon is begun anew. */
const MOST_NAMES = 4000;

const lexicons = new WeakMap<Registry, Lexicon>();

function lexiconOf(registry: Registry): Lexicon {
  let lexicon = lexicons.get(registry);
  if (!lexicon || lexicon.names.size > MOST_NAMES) {
    lexicon = { names: new Map(), kins: new Map(), day: null };
    lexicons.set(registry, lexicon);
  }
  return lexicon;
}

function addTo({ names, kins }: Lexicon, entry: ResponsibilityEntry, registry: Registry): NamedBody {
  const key = entry.agency?.id ?? entry.name;
  const kin = kins.get(key) ?? { body: kins.size, plainNames: new Set(), areSeveral: false };
  const named = new NamedBody(entry, registry, kin, names.get(entry.name) ?? null);
  kins.set(entry.agency?.id ?? named.name, kin);
  names.set(named.name, named);
  kin.plainNames.add(named.plain);
  kin.areSeveral = kin.plainNames.size > 1;
  return named;
}

interface Names {
  /** One for each entry, group by group in one row. */
  readonly row: readonly NamedBody[];
  /** What any of them has of {@link NamedBody.signsOn | signs} on the day of the notice. */
  readonly signs: number;
  /** The day of the notice. */
  readonly day: string | null;
  /** Whether any group names one body twice. */
  readonly repeats: boolean;
  /** Whether any entry has another part than to answer for its task, as to lead or to support. */
  readonly hasParts: boolean;
}

const namesOf = perNotice(readNames);

/** The bodies of all groups of a notice, one for each entry, group by group in one row. */
export function namedBodies(notice: Notice): readonly NamedBody[] {
  return namesOf(notice).row;
}

/** Whether any group of a notice names one body twice. */
export function repeatsBodies(notice: Notice): boolean {
  return namesOf(notice).repeats;
}

/** Whether any body of a notice is to lead, support or guide. */
export function givesParts(notice: Notice): boolean {
  return namesOf(notice).hasParts;
}

function readNames({ groups, registry, header }: Notice): Names {
  const lexicon = lexiconOf(registry);
  const issued = header.issuedOn?.iso ?? null;
  const day = lexicon.day === issued ? lexicon.day : issued;
  lexicon.day = day;
  let count = 0;
  for (const { entries } of groups) {
    count += entries.length;
  }
  // Made in its full length: an array that grows takes several times the memory.
  const row = new Array<NamedBody>(count);
  let at = 0;
  let signs = 0;
  let repeats = false;
  let hasParts = false;
  for (const { entries } of groups) {
    const from = at;
    /** A bit for each body so far, or several: mostly it tells that one is new. */
    let seen = 0;
    for (const entry of entries) {
      let named = lexicon.names.get(entry.name) ?? null;
      while (named && (named.agency !== entry.agency || named.collective !== entry.collective)) {
        named = named.sibling;
      }
      named ??= addTo(lexicon, entry, registry);
      signs |= named.signsOn(day);
      const bit = 1 << (named.body & 31);
      repeats ||= (seen & bit) !== 0 && firstMention(row, from, at, named.body) < at;
      seen |= bit;
      hasParts ||= entry.role !== 'responsible';
      row[at++] = named;
    }
  }
  return { row, signs, day, repeats, hasParts };
}

/** Where from a place on a body is first named, `to` at the latest. A list has few bodies: no map is faster. */
export function firstMention(row: readonly NamedBody[], from: number, to: number, body: number): number {
  let first = from;
  while (first < to && row[first]?.body !== body) {
    first++;
  }
  return first;
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
  const { row, signs, day } = namesOf(notice);
  if ((signs & sign) === 0) {
    return NONE;
  }
  const found: NamedEntry[] = [];
  let at = 0;
  for (const group of notice.groups) {
    for (let index = 0; index < group.entries.length; index++) {
      const [entry, named] = [group.entries[index], row[at++]];
      if (entry && named && named.signsOn(day) & sign) {
        found.push({ group, index, entry, named });
      }
    }
  }
  return found;
}
