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
import type { Notice, ResponsibilityEntry } from './notice.js';

/** Rank of a body: the government of a place, or a department. */
export type BodyKind = 'place' | 'department';

/**
 * A body under one of its names: what a registry says of the two, found out once for all lists that have it.
 * A class for the day it remembers.
 */
class NamedBody {
  readonly name: string;
  readonly agency: Agency | null;
  readonly collective: boolean;
  /** The same for all names of one body, and for no other body. */
  readonly body: number;
  /** What the name is to its body; null for one the registry does not hold. */
  readonly use: NameUse | null;
  /** Whether several bodies bear the name, so that it means none of them for certain. */
  readonly shared: boolean;
  /** Null for 有关单位 and the like. */
  readonly kind: BodyKind | null;
  /** The name before an inner bracket. */
  readonly plain: string;
  /** The same name for another body, as on another day, or for many bodies at once. */
  readonly sibling: NamedBody | null;
  #day: string | null = null;
  #inForce = true;

  constructor(entry: ResponsibilityEntry, registry: Registry, body: number, sibling: NamedBody | null) {
    const { agency, collective } = entry;
    // A copy: a part of a string may keep the whole of it in memory.
    const name = [...entry.name].join('');
    this.name = name;
    this.agency = agency;
    this.collective = collective;
    this.body = body;
    this.use = agency && nameUse(registry, agency, name);
    this.shared = agency === null && !collective && sharedBy(registry, name).length > 0;
    this.kind = kindOf(name, collective);
    this.plain = withoutPlate(name);
    this.sibling = sibling;
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
  /** Numbers of bodies, by the registry's id, else by the name. */
  readonly bodies: Map<string, number>;
}

/** With more names than that, a lexicon is begun anew. */
const MOST_NAMES = 4000;

const lexicons = new WeakMap<Registry, Lexicon>();

function lexiconOf(registry: Registry): Lexicon {
  let lexicon = lexicons.get(registry);
  if (!lexicon || lexicon.names.size > MOST_NAMES) {
    lexicon = { names: new Map(), bodies: new Map() };
    lexicons.set(registry, lexicon);
  }
  return lexicon;
}

function addTo({ names, bodies }: Lexicon, entry: ResponsibilityEntry, registry: Registry): NamedBody {
  const key = entry.agency?.id ?? entry.name;
  const body = bodies.get(key) ?? bodies.size;
  const named = new NamedBody(entry, registry, body, names.get(entry.name) ?? null);
  bodies.set(entry.agency?.id ?? named.name, body);
  names.set(named.name, named);
  return named;
}

const known = new WeakMap<Notice, readonly (readonly NamedBody[])[]>();

/** For each group of a notice its bodies, one for each of its entries. */
export function namedBodies(notice: Notice): readonly (readonly NamedBody[])[] {
  let lists = known.get(notice);
  if (!lists) {
    lists = readNames(notice);
    known.set(notice, lists);
  }
  return lists;
}

function readNames({ groups, registry }: Notice): readonly (readonly NamedBody[])[] {
  const lexicon = lexiconOf(registry);
  const lists: NamedBody[][] = [];
  for (const { entries } of groups) {
    const list: NamedBody[] = [];
    for (const entry of entries) {
      let named = lexicon.names.get(entry.name) ?? null;
      while (named && (named.agency !== entry.agency || named.collective !== entry.collective)) {
        named = named.sibling;
      }
      list.push(named ?? addTo(lexicon, entry, registry));
    }
    lists.push(list);
  }
  return lists;
}
