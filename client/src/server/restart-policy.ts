/** Decides whether a server that stopped unexpectedly is started again. */
export interface RestartPolicy {
  /** To be asked once for every unexpected stop. */
  mayRestart(): boolean;
  /** How often it stopped within the period, this time included. */
  readonly recent: number;
}

/**
 * Allows a number of restarts within a period: a server that crashes on the very text it is given
 * would otherwise come back for ever.
 *
 * @param now a clock, in milliseconds
 */
export function restartPolicy(limit: number, periodMs: number, now: () => number): RestartPolicy {
  let stops: readonly number[] = [];
  return {
    mayRestart() {
      const time = now();
      stops = [...stops.filter((stop) => time - stop < periodMs), time];
      return stops.length <= limit;
    },
    get recent() {
      return stops.length;
    },
  };
}
