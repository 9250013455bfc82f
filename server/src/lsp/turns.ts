/** Turns of the event loop after which a job is done although messages still come. */
const MOST_TURNS = 100;

/** Lets work wait until the messages that have already come are taken. */
export interface Turns {
  /** To be called for every message that is handled. */
  readonly noteMessage: () => void;
  /** Does a job, after those before it, when a whole turn has brought no message. One job a turn. */
  whenQuiet(job: () => void): void;
}

/**
 * A burst of keystrokes stands in the queue as a row of messages, of which a connection handles one
 * a turn. Work that answers one of them would be out of date before it is done, so it waits until
 * a turn passes without any: that takes microseconds, where a timer would take its whole time.
 *
 * @param nextTurn calls back in the next turn of the event loop
 */
export function createTurns(nextTurn: (callback: () => void) => void): Turns {
  const jobs: (() => void)[] = [];
  let messages = 0;
  let running = false;
  const wait = (seen: number, waited: number): void =>
    nextTurn(() => {
      if (messages !== seen && waited < MOST_TURNS) {
        wait(messages, waited + 1);
        return;
      }
      const job = jobs.shift();
      running = jobs.length > 0;
      if (running) {
        wait(messages, 0);
      }
      job?.();
    });
  return {
    noteMessage: () => void messages++,
    whenQuiet(job) {
      jobs.push(job);
      if (!running) {
        running = true;
        // The message that asks for the job counts as one just seen.
        wait(-1, 0);
      }
    },
  };
}
