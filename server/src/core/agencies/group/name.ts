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

/** What is known of a name with what its neighbours share with it. */
class ElisionFacts {
  /** With a prefix; null where it takes none. */
  readonly carried = new Map<string, Name | null>();
  /** With the tail of the name that follows. */
  readonly tails = new Map<Name, Name>();
  /** Without the number of the places before it. */
  uncounted: Name | undefined = undefined;
  /** Whether it stands for the governments of several places before it. */
  together: boolean | undefined = undefined;
}

/**
 * A name and all that can be told of it without the list it stands in: each is found out once, when it
 * is first asked for. Names of bodies recur all over a document and from one document to the next.
 */
export class Name {
  private shapeRead: BodyShape | undefined = undefined;
  private collectiveRead: boolean | undefined = undefined;
  private fieldRead: boolean | undefined = undefined;
  private ownRead: OwnPrefix | null | undefined = undefined;
  private carryRead: Carry | null | undefined = undefined;
  private placeRead: boolean | undefined = undefined;
  private lacksTailRead: boolean | undefined = undefined;
  private knownRead: boolean | undefined = undefined;
  private standingRead: BodyShape | undefined = undefined;
  private certainRead: boolean | undefined = undefined;
  private namesNoneRead: boolean | undefined = undefined;
  private continuesRead: boolean | undefined = undefined;
  private handsOnRead: string | undefined = undefined;
  private day: string | null | undefined = undefined;
  private body: Agency | null = null;
  /** What elision.ts finds out of it and keeps here. */
  readonly elision = new ElisionFacts();

  constructor(
    readonly text: string,
    readonly registry: Registry | null,
  ) {}

  get shape(): BodyShape {
    this.shapeRead ??= bodyShape(this.text);
    return this.shapeRead;
  }

  /** Whether it names bodies without naming one (各地区). */
  get collective(): boolean {
    this.collectiveRead ??= isCollective(this.text);
    return this.collectiveRead;
  }

  get fieldOfWork(): boolean {
    this.fieldRead ??= isFieldOfWork(this.text);
    return this.fieldRead;
  }

  get own(): OwnPrefix | null {
    if (this.ownRead === undefined) {
      this.ownRead = ownPrefix(this.text);
    }
    return this.ownRead;
  }

  /** What it hands on to the names after it, if its prefix is one to hand on. */
  get carry(): Carry | null {
    if (this.carryRead === undefined) {
      const carries = this.own?.carries ?? '';
      this.carryRead = carries === '' ? null : { prefix: carries, each: '', levels: false };
    }
    return this.carryRead;
  }

  get isPlace(): boolean {
    this.placeRead ??= isPlace(this.text);
    return this.placeRead;
  }

  /** Whether it is a level of government or ends with one: 市, 高新区. */
  get isLevel(): boolean {
    return !this.isPlace && LEVEL.test(this.text) && !this.collective;
  }

  /** Whether it may be but the head of a name: a place, a level, a bare word. */
  get lacksTail(): boolean {
    this.lacksTailRead ??= this.isPlace || this.isBare || this.isLevel;
    return this.lacksTailRead;
  }

  private get isBare(): boolean {
    return this.shape === 'none' && /^[一-龥]{2,6}$/.test(this.text) && !this.collective;
  }

  /** Whether any body of the registry bears it. */
  get known(): boolean {
    this.knownRead ??= this.registry !== null && this.registry.lookup(this.text).length > 0;
    return this.knownRead;
  }

  /** Its shape in a list of bodies, where it is no collective: a known name is beyond doubt. */
  get standing(): BodyShape {
    this.standingRead ??= this.known ? 'strong' : this.fieldOfWork ? 'weak' : this.shape;
    return this.standingRead;
  }

  /** Whether it is without doubt a body's: known, or with a prefix and an ending of bodies. */
  get certain(): boolean {
    this.certainRead ??=
      this.known || (this.standing === 'strong' && (this.own !== null || this.text.length > 2));
    return this.certainRead;
  }

  /** Whether it means no one body: 行业主管部门, which is no sign of a group either. */
  get namesNone(): boolean {
    this.namesNoneRead ??= this.fieldOfWork && this.own === null;
    return this.namesNoneRead;
  }

  /** Whether it goes on with a collective that 各 or 有关 opened (县级市). */
  get continues(): boolean {
    this.continuesRead ??= continuesCollective(this.text);
    return this.continuesRead;
  }

  /** 各 or 有关, if it begins with it. */
  get handsOn(): string {
    this.handsOnRead ??= handedOn(this.text);
    return this.handsOnRead;
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
