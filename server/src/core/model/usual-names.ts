import { CORRECT, type NamedBody, namedBodies } from './named-bodies.js';
import { perNotice } from './per-notice.js';

/** Whether nothing is wrong with a name by itself, whatever else its body is called. */
export function isCorrect(named: NamedBody, day: string | null): boolean {
  return (named.signsOn(day) & CORRECT) !== 0;
}

/** Under which names a notice calls its bodies, of names that nothing is wrong with. */
export interface NameUses {
  /** By number of the body. */
  readonly first: readonly (NamedBody | undefined)[];
  /** Bodies with two names or more. */
  readonly twoWays: ReadonlySet<number>;
}

export const nameUses = perNotice((notice): NameUses => {
  const day = notice.header.issuedOn?.iso ?? null;
  const first: (NamedBody | undefined)[] = [];
  const twoWays = new Set<number>();
  for (const named of namedBodies(notice)) {
    const before = first[named.body];
    if (before !== named && isCorrect(named, day)) {
      if (!before) {
        first[named.body] = named;
      } else if (before.plain !== named.plain) {
        twoWays.add(named.body);
      }
    }
  }
  return { first, twoWays };
});

/** How often each body of the registry, told by its id, stands under which correct name. */
export const nameCounts = perNotice((notice): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const day = notice.header.issuedOn?.iso ?? null;
  const counts = new Map<string, Map<string, number>>();
  for (const { agency, plain } of namedBodies(notice).filter((one) => isCorrect(one, day))) {
    if (agency) {
      const names = counts.get(agency.id) ?? new Map<string, number>();
      counts.set(agency.id, names.set(plain, (names.get(plain) ?? 0) + 1));
    }
  }
  return counts;
});

/**
 * The name that each body of the registry, told by its id, mostly has in the lists of a notice: of two correct ones
 * used alike the standard short one, else the earlier. What stands in brackets behind a name does not count.
 */
export const usualNames = perNotice((notice): ReadonlyMap<string, string> => {
  const usual = new Map<string, string>();
  for (const [id, names] of nameCounts(notice)) {
    const isShort = (name: string): number => (name === notice.registry.byId(id)?.shortName ? 1 : 0);
    const [first] = [...names].sort(([a, i], [b, k]) => k - i || isShort(b) - isShort(a));
    if (first) {
      usual.set(id, first[0]);
    }
  }
  return usual;
});
