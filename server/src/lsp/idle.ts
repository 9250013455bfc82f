/** How long nothing must have been typed before work is done that nobody waits for. */
const IDLE_MS = 500;

/** Does work on a document when its user pauses. */
export interface Idle {
  /** To be called whenever a document changes: what was put off waits anew. */
  note(uri: string): void;
  forget(uri: string): void;
}

/**
 * @param later calls back after some milliseconds, unless the function it returns is called before
 * @param work on a document that has not changed for a while
 */
export function whenIdle(
  later: (milliseconds: number, callback: () => void) => () => void,
  work: (uri: string) => void,
): Idle {
  const waiting = new Map<string, () => void>();
  const forget = (uri: string) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  return {
    note(uri) {
      forget(uri);
      waiting.set(
        uri,
        later(IDLE_MS, () => {
          waiting.delete(uri);
          work(uri);
        }),
      );
    },
    forget,
  };
}
