import type { Localized } from '../core/text/localized.js';

/**
 * Something the user can mend: a wrong argument, a file that cannot be read. Its text names the file
 * or the option and says what to do; it is shown without a stack trace.
 */
export class Failure extends Error {
  /** For the user, in every language. */
  readonly localized: Localized;

  constructor(localized: Localized) {
    super(localized.en);
    this.name = 'Failure';
    this.localized = localized;
  }
}

/** The reader of standard output has gone (`| head`): no fault, but no reason to go on either. */
export class OutputClosed extends Error {
  constructor() {
    super('standard output was closed');
    this.name = 'OutputClosed';
  }
}

/** What a caught value says, whatever it is. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node system error (`ENOENT`), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
