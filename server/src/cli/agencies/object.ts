import { type Agency, type Registry, statusAt, type TransitionRecord } from '../../core/agencies/registry.js';

/**
 * A body as `agencies --format json` writes it: all the registry knows, provenance included.
 *
 * @param day ISO date for its `status`, null for none
 */
export function agencyObject(registry: Registry, agency: Agency, day: string | null): object {
  const { predecessors, successors, plates, ...facts } = agency;
  const named = (transition: TransitionRecord): object => ({
    ...transition,
    name: registry.byId(transition.id)?.fullName ?? null,
  });
  return {
    ...facts,
    predecessors: predecessors.map(named),
    successors: successors.map(named),
    plates: plates.map((plate) => ({ ...plate, name: registry.byId(plate.of)?.fullName ?? null })),
    ...(day === null ? {} : { status: statusObject(registry, agency, day) }),
  };
}

function statusObject(registry: Registry, agency: Agency, day: string): object {
  const status = statusAt(agency, day);
  return status.state === 'in-force'
    ? { state: status.state }
    : {
        state: status.state,
        date: status.date,
        verified: status.verified,
        inForce: bodiesInForce(registry, agency, day).map(({ id }) => id),
      };
}

/**
 * The bodies that stood in a body's place on a day: those it came from before its time, those it
 * went into after it, over as many changes as it takes.
 *
 * @returns the body itself when it was in force; nothing when the registry does not say
 */
export function bodiesInForce(registry: Registry, agency: Agency, day: string): readonly Agency[] {
  const found = new Map<string, Agency>();
  const seen = new Set<string>();
  const visit = (body: Agency): void => {
    const status = statusAt(body, day);
    if (status.state === 'in-force') {
      found.set(body.id, body);
      return;
    }
    for (const { id } of status.transitions) {
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
