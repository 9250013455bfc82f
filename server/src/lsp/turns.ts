/** Turns of the event loop after which a job is done although messages still come. */
const MOST_TURNS = 100;

/** Nobody types faster: a key that comes sooner after the last one is part of a burst. */
const REST_MS = 5;

/** Lets work wait until the messages that have already come are taken. */
export interface Turns {
  /** To be called for every message that is handled. */
  readonly noteMessage: () => void;
  /** To be called for every key that is handled as it is read, instead. */
  readonly noteKey: () => void;
  /** Does a job, after those before it, when a whole turn has brought no message. One job a turn. */
  whenQuiet(job: () => void): void;
  /** The same, but what a single key asks for is done as soon as all that was read with it is handled. */
  afterKey(job: () => void): void;
}

/**
 * A burst of keystrokes stands in the queue as a row of messages, of which a connection handles one
 * a turn. Work that answers one of them would be out of date before it is done, so it waits until
 * a turn passes without any: that takes microseconds, where a timer would take its whole time.
 * Even so, for a key that comes alone two idle turns are a tenth of what it takes.
 *
 * @param nextTurn calls back in the next turn of the event loop
 * @param now the time in milliseconds
 */
export function createTurns(nextTurn: (callback: () => void) => void, now: () => number = Date.now): Turns {
  const jobs: (() => void)[] = [];
  let messages = 0;
  let running = false;
  let lastKey = Number.NEGATIVE_INFINITY;
  let isAlone = false;
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
  const whenQuiet = (job: () => void) => {
    jobs.push(job);
    if (!running) {
      running = true;
      // The message that asks for the job counts as one just seen.
      wait(-1, 0);
    }
  };
  return {
    noteMessage() {
      messages++;
      isAlone = false;
    },
    noteKey() {
      messages++;
      const time = now();
      // Either way round: somebody may have set the clock back.
      isAlone = Math.abs(time - lastKey) > REST_MS;
      lastKey = time;
    },
    whenQuiet,
    afterKey(job) {
      if (isAlone) {
        isAlone = false;
        void Promise.resolve().then(job);
      } else {
        whenQuiet(job);
      }
    },
  };
}
