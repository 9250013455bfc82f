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
import { isPlain } from './group-form.js';
import type { ResponsibilityEntry } from './notice.js';

/** Rank of a body: the government of a place, or a department. */
export type BodyKind = 'place' | 'department';

/** What all names of one body share. */
interface Kin {
  readonly body: number;
  /** The names met so far. */
  readonly names: NamedBody[];
}

/** A longer part of a text may be a window on the whole of it, which would be kept with it. */
const LONGEST_COPY = 12;

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
 * A class for the day it remembers. What every list asks stands first: an object is longer than a line of the
 * processor's cache.
 */
class NamedBody {
  readonly lexicon: Lexicon;
  readonly name: string;
  readonly agency: Agency | null;
  readonly collective: boolean;
  #day: string | null = null;
  #signs: number;
  /** The same for all names of one body, and for no other body. */
  readonly body: number;
  /** Null for 有关单位 and the like. */
  readonly kind: BodyKind | null;
  /** A form it was written in that is plain ({@link isPlain}), as nearly all are: in full, and with its head left out. */
  #plainWhole: string | null;
  #plainPart: string | null = null;
  /** The name before an inner bracket. */
  readonly plain: string;
  /** What the name is to its body; null for one the registry does not hold. */
  readonly use: NameUse | null;
  /** Whether several bodies bear the name, so that it means none of them for certain. */
  readonly shared: boolean;
  /** The same name for another body, as on another day, or for many bodies at once. */
  readonly sibling: NamedBody | null;
  /** Whether its body was met under another name. */
  #isOneOfSeveral = false;

  constructor(
    lexicon: Lexicon,
    name: string,
    agency: Agency | null,
    collective: boolean,
    body: number,
    sibling: NamedBody | null,
  ) {
    const { registry } = lexicon;
    this.lexicon = lexicon;
    // No part of the document, which it would keep in memory: the reader of groups has one string for each name.
    this.name = name;
    this.agency = agency;
    this.collective = collective;
    this.body = body;
    this.kind = kindOf(name, collective);
    this.#plainWhole = isPlain(name) ? name : null;
    this.plain = withoutPlate(name);
    this.use = agency && nameUse(registry, agency, name);
    this.shared = agency === null && !collective && sharedBy(registry, name).length > 0;
    this.sibling = sibling;
    this.#signs = this.#findSigns();
  }

  /** What of the name wants a closer look on a day, as bits; with no day told, all bodies are in force. */
  signsOn(day: string | null): number {
    if (this.#day !== day) {
      this.#day = day;
      this.#signs = this.#findSigns();
    }
    return this.#signs;
  }

  /** Whether none of the characters it is written with here is of the form of lists. */
  isPlainAs(written: string): boolean {
    if (written === this.#plainWhole || written === this.#plainPart) {
      return true;
    }
    if (written.length > LONGEST_COPY || !isPlain(written)) {
      return false;
    }
    this.#plainPart = written;
    return true;
  }

  /** Says that its body has another name besides. */
  standAmongSeveral(): void {
    this.#isOneOfSeveral = true;
    this.#signs = this.#findSigns();
  }

  #findSigns(): number {
    return this.#ownSigns() | (this.#isOneOfSeveral ? ONE_OF_SEVERAL : 0);
  }

  #ownSigns(): number {
    const { agency, use } = this;
    if (!agency) {
      return (isOfNoBody(this) ? OF_NO_BODY : 0) | (this.shared ? MISNAMED : 0);
    }
    const inForce = this.#day === null || statusAt(agency, this.#day).state === 'in-force';
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
export interface Lexicon {
  readonly registry: Registry;
  readonly names: Map<string, NamedBody>;
  /** By the registry's id, else by the name. */
  readonly kins: Map<string, Kin>;
  /** That of the notice before: of equal strings one and the same is the quicker to compare. */
  day: string | null;
}

/** With more names than that, a lexicon is begun anew. */
const MOST_NAMES = 4000;

const lexicons = new WeakMap<Registry, Lexicon>();

/** The names as a registry knows them. */
export function lexiconOf(registry: Registry): Lexicon {
  let lexicon = lexicons.get(registry);
  if (!lexicon || lexicon.names.size > MOST_NAMES) {
    lexicon = { registry, names: new Map(), kins: new Map(), day: null };
    lexicons.set(registry, lexicon);
  }
  return lexicon;
}

/** The day of a notice: of equal strings one and the same is the quicker to compare. */
export function dayIn(lexicon: Lexicon, day: string | null): string | null {
  if (lexicon.day !== day) {
    lexicon.day = day;
  }
  return lexicon.day;
}

/** What is known of an entry's name. */
export function bodyNamed(lexicon: Lexicon, entry: ResponsibilityEntry): NamedBody {
  const { nameRead, agency, collective } = entry;
  // What this function has put there.
  const kept = nameRead.kept as NamedBody | null;
  if (kept?.lexicon === lexicon && kept.agency === agency && kept.collective === collective) {
    return kept;
  }
  const named = lookUp(lexicon, nameRead.text, agency, collective);
  nameRead.kept = named;
  return named;
}

function lookUp(lexicon: Lexicon, name: string, agency: Agency | null, collective: boolean): NamedBody {
  const first = lexicon.names.get(name) ?? null;
  let named = first;
  while (named && (named.agency !== agency || named.collective !== collective)) {
    named = named.sibling;
  }
  return named ?? addTo(lexicon, name, agency, collective, first);
}

function addTo(
  lexicon: Lexicon,
  name: string,
  agency: Agency | null,
  collective: boolean,
  sibling: NamedBody | null,
): NamedBody {
  const { names, kins } = lexicon;
  const key = agency?.id ?? name;
  const kin = kins.get(key) ?? { body: kins.size, names: [] };
  const named = new NamedBody(lexicon, name, agency, collective, kin.body, sibling);
  kins.set(key, kin);
  names.set(name, named);
  kin.names.push(named);
  if (kin.names.some(({ plain }) => plain !== named.plain)) {
    for (const one of kin.names) {
      one.standAmongSeveral();
    }
  }
  return named;
}
