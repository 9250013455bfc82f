import picocolors from 'picocolors';
import type { Context } from '../../../server/src/cli/context.js';
import type { Locale } from '../../../server/src/core/text/localized.js';

/** A context that keeps what is said, and what it was told. */
export interface RecordedContext extends Context {
  /** Results, one entry for each write. */
  readonly printed: string[];
  readonly reported: string[];
}

/** A context without a terminal, standing in a folder. */
export function recordedContext(
  options: { locale?: Locale; cwd?: string; columns?: number; input?: string; colors?: boolean } = {},
): RecordedContext {
  const { locale = 'zh' } = options;
  const printed: string[] = [];
  const reported: string[] = [];
  return {
    printed,
    reported,
    locale,
    version: '1.2.3',
    cwd: options.cwd ?? process.cwd(),
    input: (async function* () {
      yield Buffer.from(options.input ?? '');
    })(),
    columns: options.columns ?? null,
    colors: picocolors.createColors(options.colors ?? false),
    print: async (text) => {
      printed.push(text);
    },
    printBytes: async (bytes) => {
      printed.push(Buffer.from(bytes).toString('latin1'));
    },
    warn: (text) => {
      reported.push(text);
    },
    report: (message) => {
      reported.push(message[locale]);
    },
    progress: () => undefined,
    say: (message) => message[locale],
    debug: false,
    exit: { code: 0 },
  };
}
