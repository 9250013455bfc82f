import type { Agency } from './agency.js';
import type { Registry } from './registry.js';
import type { TransitionRecord } from './schema.js';
import { statusAt } from './status.js';

/**
 * The bodies that stood in a body's place on a day: those it came from before its time, those it
 * went into after it, over as many changes as it takes. Single duties that moved over (划入) count only
 * where nothing else is known.
 *
 * @param day ISO date
 * @returns the body itself when it was in force; nothing when the registry does not say
 */
export function bodiesInForce(registry: Registry, agency: Agency, day: string): readonly Agency[] {
  const found = new Map<string, Agency>();
  const seen = new Set([agency.id]);
  const visit = (body: Agency): void => {
    const status = statusAt(body, day);
    if (status.state === 'in-force') {
      found.set(body.id, body);
      return;
    }
    for (const { id } of mainly(status.transitions)) {
      const next = registry.byId(id);
      if (next && !seen.has(id)) {
        seen.add(id);
        visit(next);
      }
    }
  };
  visit(agency);
  return [...found.values()];
}

function mainly(transitions: readonly TransitionRecord[]): readonly TransitionRecord[] {
  const whole = transitions.filter(({ kind }) => kind !== '划入');
  return whole.length > 0 ? whole : transitions;
}
