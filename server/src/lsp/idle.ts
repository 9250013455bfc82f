import { shownIn } from '../features/support/showing.js';
import { areSame } from '../features/support/shown.js';
import { describeError } from './dispatch.js';
import type { Session } from './session.js';

/** How long nothing must have been typed before work is done that nobody waits for, in a text of ordinary length. */
const IDLE_MS = 500;
/** Work on a long text takes longer, and keys must not meet it each time somebody thinks for a moment. */
const UNITS_PER_MS = 2000;

/** Does work on a document when its user pauses. */
export interface Idle {
  /**
   * To be called whenever a document changes: what was put off waits anew.
   *
   * @param length of its text, in UTF-16 units
   */
  note(uri: string, length: number): void;
  forget(uri: string): void;
}

/**
 * @param later calls back after some milliseconds
 * @param work on a document that has not changed for a while
 * @param now the time in milliseconds
 */
export function whenIdle(
  later: (milliseconds: number, callback: () => void) => void,
  work: (uri: string) => void,
  now: () => number = Date.now,
): Idle {
  /** Since when each document rests, and how long it is to. A key only moves that on: to set the clock anew would cost more. */
  const resting = new Map<string, { readonly since: number; readonly milliseconds: number }>();
  const look = (uri: string) => {
    const rest = resting.get(uri);
    const passed = now() - (rest?.since ?? 0);
    // A clock that somebody has set back says nothing of how long it was.
    const left = rest && passed >= 0 ? rest.milliseconds - passed : 0;
    if (left > 0) {
      later(left, () => look(uri));
    } else if (resting.delete(uri)) {
      work(uri);
    }
  };
  return {
    note(uri, length) {
      const milliseconds = IDLE_MS + Math.floor(length / UNITS_PER_MS);
      const isWatched = resting.has(uri);
      resting.set(uri, { since: now(), milliseconds });
      if (!isWatched) {
        later(milliseconds, () => look(uri));
      }
    },
    forget: (uri) => void resting.delete(uri),
  };
}

/**
 * Checks a document anew whose findings were only carried over: the keys that follow are measured against it, and
 * what they need once is made ready.
 *
 * @param changed told of a document that shows other findings now
 * @returns what does it; fulfilled when it is done, or need not be any more
 */
export function settling(
  session: Pick<Session, 'contextOf' | 'goOn' | 'logError'>,
  changed: (documents: readonly string[]) => void,
): (uri: string) => Promise<void> {
  const settle = async (uri: string) => {
    const context = session.contextOf(uri);
    if (!context?.isCarried) {
      context?.settle();
      return;
    }
    const before = shownIn(context);
    for (let more = session.goOn(uri); more; more = session.goOn(uri)) {
      await more;
      if (session.contextOf(uri) !== context) {
        return;
      }
    }
    // Reading them makes them.
    if (context.lint.failures.length > 0 || !areSame(before, shownIn(context))) {
      changed([uri]);
    }
    context.settle();
  };
  return (uri) => settle(uri).catch((error) => session.logError(`idle: ${describeError(error)}`));
}
