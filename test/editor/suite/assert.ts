/** Assertions without Node's: the suite also runs in a web worker. */

class AssertionError extends Error {
  override readonly name = 'AssertionError';

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
  }
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Compares plain data: values, arrays and objects that have a JSON form. */
export function assertEqual<T>(actual: T, expected: T, what = 'value'): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new AssertionError(`${what} is not as expected`, actual, expected);
}
