// How the server's process is started. Imports nothing: the benchmark starts it in the same way.

/** What V8 and Node read only when they start; all of it tried with V8 11.3 to 14.6, Node 20 to 26. */
const NEWEST_TRIED = 14;

/** Two halves of 2 MB: with room for more, the server would hold 32 MB after its first long document. */
const YOUNG_GENERATION = '--max-semi-space-size=2';

const MORE = [
  // V8 compiles hot functions in a thread that is woken in the midst of a key. With few cores it takes the one that works
  // on the key, for some milliseconds. So it rests first, until the key has been answered.
  '--concurrent-recompilation-delay=5',
  // One such thread: each keeps some megabytes.
  '--v8-pool-size=1',
  // The old generation is collected when it has grown by a third since the last time, not only when it has doubled.
  '--heap-growing-percent=30',
];

/**
 * What the server finds in its environment. Memory that V8's compilers give back to the C library (glibc) stays in one arena,
 * where it is used again, and goes back to the system from 128 kB on.
 */
export const SERVER_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: `${128 * 1024}`,
};

/**
 * What stands before the server's file on the command line.
 *
 * @param v8 the version of V8 it will run on: a flag that V8 does not know any more would end the process
 */
export function serverFlags(v8: string): readonly string[] {
  return [YOUNG_GENERATION, ...(Number.parseInt(v8, 10) <= NEWEST_TRIED ? MORE : [])];
}
