import { bodiesInForce } from '../../core/agencies/heirs.js';
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
