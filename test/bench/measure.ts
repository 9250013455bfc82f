// Contestants take turns within one loop, each on the same text, and every turn has another text. The common
// benchmark libraries run one task to its end before the next, so that a ratio of two tasks compares two
// moments of a machine that others use as well.

/** Milliseconds of many runs, described. */
export interface Timing {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
}

/** A way to spend time on a text. What it returns is kept alive so that nothing is optimised away. */
export interface Contestant {
  readonly name: string;
  /** A promise is waited for. */
  run(text: string): unknown;
}

export interface Budget {
  /** Milliseconds all contestants together may take, warming apart. */
  readonly total: number;
  readonly fewest: number;
  readonly most: number;
}

/** The value below which `share` of the sorted list lies. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const odd = sorted.length % 2 === 1;
  const median = odd ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return {
    runs: sorted.length,
    median: sorted.length > 0 ? (median ?? Number.NaN) : Number.NaN,
    p95: quantile(sorted, 0.95),
    min: sorted[0] ?? Number.NaN,
  };
}

/** Holds the last result, which makes the work observable. */
export const sink: { value: unknown } = { value: undefined };

const wallClock = () => performance.now();

/** Processor time of this process, helpers of the engine included: it never flatters. */
const processorClock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let clock = wallClock;

/**
 * Measures processor time from here on. On a machine that others use, a short pass fits between their turns
 * while a long analysis waits for them, so that ratios in wall time say more about them than about us.
 */
export function useProcessorTime(): void {
  clock = processorClock;
}

/** @returns milliseconds; a promise is waited for, and only a promise */
export async function timed(run: () => unknown): Promise<number> {
  const begun = clock();
  const result = run();
  sink.value = result instanceof Promise ? await result : result;
  return clock() - begun;
}

/**
 * Lets contestants take turns until the budget is spent.
 *
 * @param textAt the text of a turn; another one each time
 * @returns timings by the contestants' names
 */
export async function interleave(
  contestants: readonly Contestant[],
  textAt: (turn: number) => string,
  budget: Budget,
): Promise<ReadonlyMap<string, Timing>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  const begun = performance.now();
  for (let turn = 0; turn < budget.most; turn++) {
    if (turn >= budget.fewest && performance.now() - begun > budget.total) {
      break;
    }
    const text = textAt(turn);
    // Nobody always has the caches of the one before.
    for (let i = 0; i < contestants.length; i++) {
      const contestant = contestants[(i + turn) % contestants.length];
      if (contestant) {
        const time = await timed(() => contestant.run(text));
        times.get(contestant.name)?.push(time);
      }
    }
  }
  return new Map([...times].map(([name, list]) => [name, timingOf(list)]));
}

/** One pass over a text: what every analysis is compared with. */
export const onePass: Contestant = {
  name: 'one charCodeAt pass',
  run(text) {
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      sum = (sum + text.charCodeAt(i)) | 0;
    }
    return sum;
  },
};

/** Slope of time over size between two sizes on logarithmic scales; 1 is linear. */
export function exponent(smallSize: number, small: number, largeSize: number, large: number): number {
  return Math.log(large / small) / Math.log(largeSize / smallSize);
}
