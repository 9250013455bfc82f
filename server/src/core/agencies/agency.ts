import type { AgencyRecord, TransitionRecord } from './schema.js';

/** A body: what is known of it, and the changes on both sides of it. */
export interface Agency extends AgencyRecord {
  /** Changes that led to this body; each `id` is the earlier body. */
  readonly predecessors: readonly TransitionRecord[];
}
