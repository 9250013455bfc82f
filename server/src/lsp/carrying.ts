import type { carryOver } from '../core/lint/carry-over.js';

/** Made of what a check has found: tells what stands after keys. */
export type MakeCarryOver = typeof carryOver;

let loaded: MakeCarryOver | null = null;

/** What carries findings over keys; null before it is loaded. Then a text is analysed at a key. */
export function carryingOver(): MakeCarryOver | null {
  return loaded;
}

/**
 * Loads what carries findings over keys. The first findings need nothing of it, and are not kept waiting: whoever has
 * them begins to load it for the keys that follow.
 */
export async function loadCarryingOver(): Promise<void> {
  loaded ??= (await import('../core/lint/carry-over.js')).carryOver;
}
