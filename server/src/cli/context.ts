import type picocolors from 'picocolors';
import type { Locale, Localized } from '../core/text/localized.js';

/** Exit codes of every command. */
export const EXIT = { ok: 0, findings: 1, trouble: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The world as a command sees it. Nothing below this touches `process`. */
export interface Context {
  readonly locale: Locale;
  readonly version: string;
  /** Absolute; relative paths are relative to it. */
  readonly cwd: string;
  readonly input: AsyncIterable<Uint8Array>;
  /** Columns of the terminal, or null when the output is not one: then nothing is cut. */
  readonly columns: number | null;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /**
   * Writes results.
   *
   * @returns when the text has been taken, so that output never piles up in memory
   * @throws OutputClosed when nobody reads any more
   */
  print(text: string): Promise<void>;
  /** Writes a result that is no text, as {@link print} does. */
  printBytes(bytes: Uint8Array): Promise<void>;
  /** Writes text to standard error as it is. */
  warn(text: string): void;
  /** Shows how far a long run is, on a terminal only; null takes it away. */
  progress(message: Localized | null): void;
  /** Writes one line for the user on standard error. */
  report(message: Localized): void;
  /** The message in the language of the run. */
  say(message: Localized): string;
  /** Whether stack traces are wanted. */
  readonly debug: boolean;
  /** The code to end with; it only ever gets worse. */
  readonly exit: { code: ExitCode };
}

/** Remembers the worst outcome of a run. */
export function worsen(context: Context, code: ExitCode): void {
  if (code > context.exit.code) {
    context.exit.code = code;
  }
}

/** What the entry gives the command line from layers that it must not know. */
export interface Services {
  /** Starts the language server on standard input and output; it ends the process itself. */
  serve(): Promise<void>;
}
