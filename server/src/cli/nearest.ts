import { editDistance } from '../core/text/edit-distance.js';

/** The known name a mistyped one most likely means, or null when none is near. */
export function nearest(written: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, written.length / 3) ? best.name : null;
}
