import { CORRECT, entriesNamed } from './named-bodies.js';
import type { Notice } from './notice.js';
import { perNotice } from './per-notice.js';

/**
 * The name that each body of the registry, told by its id, mostly has in the lists of a notice: of two correct ones
 * used alike the standard short one, else the earlier. What stands in brackets behind a name does not count.
 */
export const usualNames: (notice: Notice) => ReadonlyMap<string, string> = perNotice(findUsual);

function findUsual(notice: Notice): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  const usual = new Map<string, string>();
  for (const { named } of entriesNamed(notice, CORRECT)) {
    const { agency, plain } = named;
    if (agency) {
      const names = counts.get(agency.id) ?? new Map<string, number>();
      counts.set(agency.id, names.set(plain, (names.get(plain) ?? 0) + 1));
    }
  }
  for (const [id, names] of counts) {
    const isShort = (name: string): number => (name === notice.registry.byId(id)?.shortName ? 1 : 0);
    const [first] = [...names].sort(([a, i], [b, k]) => k - i || isShort(b) - isShort(a));
    if (first) {
      usual.set(id, first[0]);
    }
  }
  return usual;
}
