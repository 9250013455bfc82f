/** Above this many texts a memo begins anew: names recur by the dozen, not by the thousand. */
const MOST = 4096;

/** How much is remembered of one pair or another: most names have few neighbours. */
const MOST_PAIRS = 64;

/** Remembers one thing more, and forgets the others when they are too many. */
export function keep<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= MOST_PAIRS) {
    known.clear();
  }
  known.set(key, value);
  return value;
}

/** From this length on a part of a text may be kept as a window on the whole of it. */
const SHORTEST_WINDOW = 13;

/**
 * A function of short texts that remembers its answers. What a name or a clause says by itself is asked
 * in every list of every document, and takes a dozen regular expressions to tell.
 *
 * @param make a pure function
 */
export function remembered<T extends object>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    if (known.size >= MOST) {
      known.clear();
    }
    const own = detached(text);
    const made = make(own);
    known.set(own, made);
    return made;
  };
}

/** Twice as many places as there may be texts: most are looked for in one place alone. */
const PLACES = MOST * 2;
const FEWEST_PLACES = 512;

/**
 * The same for parts of longer texts: one that is known is found by its characters where it stands, and need not be
 * cut out to be asked for.
 *
 * @param make a pure function, whose answers say of what text they are
 */
export function rememberedParts<T extends { readonly text: string }>(
  make: (text: string) => T,
): (text: string, start: number, end: number) => T {
  let places = new Array<T | null>(FEWEST_PLACES).fill(null);
  let count = 0;
  const roomFor = (size: number): void => {
    const known = places;
    places = new Array<T | null>(size).fill(null);
    count = 0;
    for (const one of size > known.length ? known : []) {
      one && put(one, placeOf(places, one.text, 0, one.text.length));
    }
  };
  const put = (one: T, place: number): T => {
    places[place] = one;
    count++;
    return one;
  };
  return (text, start, end) => {
    const place = placeOf(places, text, start, end);
    const known = places[place];
    if (known) {
      return known;
    }
    const made = make(detached(text.slice(start, end)));
    if (count * 2 < places.length) {
      return put(made, place);
    }
    roomFor(places.length < PLACES ? places.length * 2 : FEWEST_PLACES);
    return put(made, placeOf(places, text, start, end));
  };
}

/** Where a part of a text is kept, or would be. */
function placeOf(
  places: readonly ({ readonly text: string } | null)[],
  text: string,
  start: number,
  end: number,
): number {
  const length = end - start;
  let hash = length;
  for (let i = start; i < end; i++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  }
  const mask = places.length - 1;
  let place = (hash ^ (hash >>> 12)) & mask;
  for (let one = places[place]; one; one = places[place]) {
    if (one.text.length === length && isAt(one.text, text, start)) {
      break;
    }
    place = (place + 1) & mask;
  }
  return place;
}

function isAt(part: string, text: string, start: number): boolean {
  for (let i = 0; i < part.length; i++) {
    if (part.charCodeAt(i) !== text.charCodeAt(start + i)) {
      return false;
    }
  }
  return true;
}

/** The same text, not holding on to the document it was cut from. */
function detached(text: string): string {
  return text.length < SHORTEST_WINDOW ? text : ` ${text}`.slice(1);
}
