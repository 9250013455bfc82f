import { diagnostic } from '../features/diagnostic.js';
import type { AnyFeature, AnyWorkspaceFeature } from './dispatch.js';

/** Finds what answers a request; a promise where that has to be loaded first. */
export interface FeatureFinder {
  about(method: string): AnyFeature | Promise<AnyFeature>;
  aboutWorkspace(method: string): Promise<AnyWorkspaceFeature>;
}

/**
 * All features but the one that gives diagnostics are loaded with the first request for one of them: the findings
 * of the first document are not kept waiting by what shows something else.
 */
export function createFeatureFinder(): FeatureFinder {
  const known = new Map<string, AnyFeature>([[diagnostic.method, diagnostic]]);
  const loaded = async <F extends { readonly method: string }>(
    method: string,
    pick: (all: typeof import('./features.js')) => readonly F[],
  ): Promise<F> => {
    const all = await import('./features.js');
    for (const feature of all.features) {
      known.set(feature.method, feature);
    }
    const found = pick(all).find((feature) => feature.method === method);
    if (!found) {
      throw new Error(`${method} was promised, and nothing answers it`);
    }
    return found;
  };
  return {
    about: (method) => known.get(method) ?? loaded(method, ({ features }) => features),
    aboutWorkspace: (method) => loaded(method, ({ workspaceFeatures }) => workspaceFeatures),
  };
}
