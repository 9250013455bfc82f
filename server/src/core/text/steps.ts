/** Work that may pause: whoever does it goes on when there is time, or drives it to the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the rest of some work at once. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}

/** Work whose result is kept. */
export interface Stepwise<T> {
  readonly isDone: boolean;
  /** The result; what is left of the work is done first. */
  get(): T;
  /** Goes on as far as the next pause. */
  step(): void;
}

/**
 * Work that is done once, in steps or at once, when it is first asked for.
 *
 * @param begin the work; when it throws it is begun anew the next time
 */
export function stepwise<T>(begin: () => Steps<T>): Stepwise<T> {
  let steps: Steps<T> | null = null;
  let kept: { readonly value: T } | null = null;
  const step = (): void => {
    if (kept) {
      return;
    }
    steps ??= begin();
    const current = steps;
    // A step that throws leaves nothing to go on with.
    steps = null;
    const { done, value } = current.next();
    if (done) {
      kept = { value };
    } else {
      steps = current;
    }
  };
  return {
    get isDone() {
      return kept !== null;
    },
    get() {
      while (!kept) {
        step();
      }
      return kept.value;
    },
    step,
  };
}
