import type { Agency } from '../agency.js';
import { remembered } from '../memo.js';
import { isPlace } from '../places.js';
import { type Registry, resolveBody } from '../registry.js';
import { continuesCollective, handedOn, isCollective, isFieldOfWork } from './collective.js';
import { type BodyShape, bodyShape, type OwnPrefix, ownPrefix } from './lexicon.js';

/** All names as a registry knows them, one object for each. */
export interface Names {
  /** Null for none: then no name is known. */
  readonly registry: Registry | null;
  of(text: string): Name;
}

/** What the members of a list so far hand on to the next. */
export interface Carry {
  readonly prefix: string;
  /** 各 or 有关, when it stands for all nouns that follow (各区、县级市). */
  readonly each: string;
  /** Whether a level of government stood before, as 市 in 市、县人民政府. */
  readonly levels: boolean;
}

/** What hands on a prefix and nothing else: one for each, so that a prefix met again is the same string. */
export const carryOf = remembered((prefix): Carry => ({ prefix, each: '', levels: false }));

/** What a name becomes behind a prefix. */
export interface Carried {
  /** Null where it does not take the prefix. */
  readonly whole: Name | null;
  /** What it hands on. */
  readonly next: Carry;
}

/** What is known of a name with what its neighbours share with it. */
class ElisionFacts {
  /** Behind the prefix it was last met with, and behind others. */
  lastPrefix: string | null = null;
  last: Carried | null = null;
  readonly carried = new Map<string, Carried>();
  /** With the tail of the name that follows. */
  readonly tails = new Map<Name, Name>();
  /** Without the number of the places before it. */
  uncounted: Name | undefined = undefined;
  /** Whether it stands for the governments of several places before it. */
  together: boolean | undefined = undefined;
}

// What can be told of a name by itself, as bits.
const PLACE = 1;
const COLLECTIVE = 1 << 1;
const LACKS_TAIL = 1 << 2;
const HAS_PREFIX = 1 << 3;
const READ_ALONE = 1 << 4;
// And of one in a list of bodies.
const KNOWN = 1 << 5;
const STRONG = 1 << 6;
const WEAK = 1 << 7;
const CERTAIN = 1 << 8;
const NAMES_NONE = 1 << 9;
const READ_IN_LIST = 1 << 10;

/**
 * A name and all that can be told of it without the list it stands in: it is found out once, when it is first asked
 * for. Names of bodies recur all over a document and from one document to the next, and all is asked of nearly each:
 * so it lies together in a few bits.
 */
export class Name {
  private facts = 0;
  private day: string | null | undefined = undefined;
  private body: Agency | null = null;
  private prefix: OwnPrefix | null = null;
  private handed: Carry | null = null;
  private elided: ElisionFacts | null = null;
  private opened: string | null = null;
  private goesOn: boolean | null = null;

  constructor(
    readonly text: string,
    readonly registry: Registry | null,
  ) {}

  /** What elision.ts finds out of it and keeps here. */
  get elision(): ElisionFacts {
    this.elided ??= new ElisionFacts();
    return this.elided;
  }

  get shape(): BodyShape {
    return bodyShape(this.text);
  }

  private alone(fact: number): boolean {
    if ((this.facts & READ_ALONE) === 0) {
      this.readAlone();
    }
    return (this.facts & fact) !== 0;
  }

  private readAlone(): void {
    const { text } = this;
    const place = isPlace(text);
    const collective = isCollective(text);
    // A place, a level of government (市, 高新区), a bare word: it may be but the head of a name.
    const lacksTail = place || (!collective && (LEVEL.test(text) || isBare(text)));
    this.prefix = ownPrefix(text);
    const carries = this.prefix?.carries ?? '';
    this.handed = carries === '' ? null : carryOf(carries);
    this.facts |=
      READ_ALONE |
      (place ? PLACE : 0) |
      (collective ? COLLECTIVE : 0) |
      (lacksTail ? LACKS_TAIL : 0) |
      (this.prefix ? HAS_PREFIX : 0);
  }

  get isPlace(): boolean {
    return this.alone(PLACE);
  }

  /** Whether it names bodies without naming one (各地区). */
  get collective(): boolean {
    return this.alone(COLLECTIVE);
  }

  /** Whether it may be but the head of a name: a place, a level, a bare word. */
  get lacksTail(): boolean {
    return this.alone(LACKS_TAIL);
  }

  /** Whether it begins with what tells whose body it is. */
  get hasPrefix(): boolean {
    return this.alone(HAS_PREFIX);
  }

  get own(): OwnPrefix | null {
    return this.hasPrefix ? this.prefix : null;
  }

  /** What it hands on to the names after it, if its prefix is one to hand on. */
  get carry(): Carry | null {
    return this.hasPrefix ? this.handed : null;
  }

  /** Whether it is a level of government or ends with one: 市, 高新区. */
  get isLevel(): boolean {
    return !this.isPlace && LEVEL.test(this.text) && !this.collective;
  }

  private inList(fact: number): boolean {
    if ((this.facts & READ_IN_LIST) === 0) {
      this.readInList();
    }
    return (this.facts & fact) !== 0;
  }

  private readInList(): void {
    const { text, registry } = this;
    const known = registry !== null && registry.lookup(text).length > 0;
    const fieldOfWork = isFieldOfWork(text);
    const standing = known ? 'strong' : fieldOfWork ? 'weak' : bodyShape(text);
    const certain = known || (standing === 'strong' && (text.length > 2 || this.hasPrefix));
    this.facts |=
      READ_IN_LIST |
      (known ? KNOWN : 0) |
      (standing === 'strong' ? STRONG : standing === 'weak' ? WEAK : 0) |
      (certain ? CERTAIN : 0) |
      (fieldOfWork && !this.hasPrefix ? NAMES_NONE : 0);
  }

  /** Whether any body of the registry bears it. */
  get known(): boolean {
    return this.inList(KNOWN);
  }

  /** Its shape in a list of bodies, where it is no collective: a known name is beyond doubt. */
  get standing(): BodyShape {
    return this.inList(STRONG) ? 'strong' : this.inList(WEAK) ? 'weak' : 'none';
  }

  get isStrong(): boolean {
    return this.inList(STRONG);
  }

  /** Whether it is without doubt a body's: known, or with a prefix and an ending of bodies. */
  get certain(): boolean {
    return this.inList(CERTAIN);
  }

  /** Whether it means no one body: 行业主管部门, which is no sign of a group either. */
  get namesNone(): boolean {
    return this.inList(NAMES_NONE);
  }

  /** Whether it goes on with a collective that 各 or 有关 opened (县级市). */
  get continues(): boolean {
    this.goesOn ??= continuesCollective(this.text);
    return this.goesOn;
  }

  /** 各 or 有关, if it begins with it. */
  get handsOn(): string {
    this.opened ??= handedOn(this.text);
    return this.opened;
  }

  /**
   * The registry's body of that name.
   *
   * @param day ISO date, or null
   */
  bodyOn(day: string | null): Agency | null {
    if (this.day !== day) {
      this.day = day;
      this.body = this.registry && resolveBody(this.registry, this.text, day);
    }
    return this.body;
  }

  /** What model/named-body.ts keeps of it here: a field costs a tenth of what a map of names does. */
  kept: unknown = null;
}

function isBare(text: string): boolean {
  return bodyShape(text) === 'none' && /^[一-龥]{2,6}$/.test(text);
}

const LEVEL = /^[一-龥]{0,6}(?:新区|开发区|[省市区县州旗盟])$/;

const books = new WeakMap<Registry, Names>();
const unregistered = bookOf(null);
let lastAsked = unregistered;

/** The names as a registry knows them. */
export function namesIn(registry: Registry | null): Names {
  // All groups of a document ask with the same.
  if (lastAsked.registry !== registry) {
    lastAsked = registry === null ? unregistered : bookFor(registry);
  }
  return lastAsked;
}

function bookFor(registry: Registry): Names {
  let book = books.get(registry);
  if (!book) {
    book = bookOf(registry);
    books.set(registry, book);
  }
  return book;
}

function bookOf(registry: Registry | null): Names {
  return { registry, of: remembered((text) => new Name(text, registry)) };
}
