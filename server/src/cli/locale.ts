import type { Locale } from '../core/text/localized.js';

/** Where the language of a run may be named; the parts of `process.env` that matter. */
export interface LocaleSources {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system's own locale (BCP 47), asked where the environment names none, as on Windows. */
  readonly system: string;
}

/**
 * The language to speak: `--lang`, else LC_ALL, LC_MESSAGES or LANG (the first that is set, as in
 * POSIX), else the system's. Chinese for a Chinese locale, English for every other one: a terminal
 * that does not say it speaks Chinese may not be able to show it.
 */
export function chooseLocale({ args, env, system }: LocaleSources): Locale {
  const asked = langArgument(args);
  if (asked === 'zh' || asked === 'en') {
    return asked;
  }
  const named = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  const tag = named && !/^(C|POSIX)\b/.test(named) ? named : system;
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The last `--lang X` or `--lang=X` before `--`: help is worded before options are parsed. */
function langArgument(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  let found: string | undefined;
  for (const [i, arg] of (end < 0 ? args : args.slice(0, end)).entries()) {
    if (arg === '--lang') {
      found = args[i + 1];
    } else if (arg.startsWith('--lang=')) {
      found = arg.slice('--lang='.length);
    }
  }
  return found;
}
