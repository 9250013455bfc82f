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
];

/**
 * What stands before the server's file on the command line.
 *
 * @param v8 the version of V8 it will run on: a flag that V8 does not know any more would end the process
 */
export function serverFlags(v8: string): readonly string[] {
  return [YOUNG_GENERATION, ...(Number.parseInt(v8, 10) <= NEWEST_TRIED ? MORE : [])];
}
