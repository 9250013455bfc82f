import type { Role } from '../agencies/types.js';
import type { Notice, OutlineNode } from './notice.js';

/** What one body has to do in a plan. */
export interface BodyTally {
  /** Its name with elision undone, as it is first written. */
  readonly name: string;
  /** The registry's id; null for a body it does not know. */
  readonly agencyId: string | null;
  /** The units it answers for, each once in a role, in text order. */
  readonly units: Readonly<Record<Role, readonly OutlineNode[]>>;
  /** All of them, each once. */
  readonly all: readonly OutlineNode[];
}

interface Growing {
  readonly name: string;
  readonly agencyId: string | null;
  readonly units: Readonly<Record<Role, Set<OutlineNode>>>;
}

/**
 * Who answers for how much: every body that responsibility groups name, those with most units first, of equal ones
 * those named first. 各地区 and the like are no bodies.
 */
export function tallyOf({ groups }: Notice): readonly BodyTally[] {
  const bodies = new Map<string, Growing>();
  for (const { node, entries } of groups) {
    for (const { agency, name, role, collective } of entries) {
      if (collective || !node) {
        continue;
      }
      const key = agency?.id ?? name;
      const body = bodies.get(key) ?? {
        name: name.replace(/[\s　]+/g, ''),
        agencyId: agency?.id ?? null,
        units: { lead: new Set(), support: new Set(), guide: new Set(), responsible: new Set() },
      };
      bodies.set(key, body);
      body.units[role].add(node);
    }
  }
  const tallies = [...bodies.values()].map(({ name, agencyId, units }): BodyTally => {
    const { lead, support, guide, responsible } = units;
    const all = new Set([...lead, ...support, ...guide, ...responsible]);
    return {
      name,
      agencyId,
      units: { lead: [...lead], support: [...support], guide: [...guide], responsible: [...responsible] },
      all: [...all].sort((a, b) => a.id - b.id),
    };
  });
  return tallies.sort((a, b) => b.all.length - a.all.length);
}
