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

/** The same text, not holding on to the document it was cut from. */
function detached(text: string): string {
  return text.length < SHORTEST_WINDOW ? text : ` ${text}`.slice(1);
}
