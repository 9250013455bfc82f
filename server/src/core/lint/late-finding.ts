import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { Finding, Fix, RelatedPlace, Severity } from './rule.js';

/**
 * What a rule says of its findings. Each is a pure function of the finding's subject, asked when somebody
 * reads it and never more than once; none may throw, for by then no runner is there to catch it.
 */
export interface Wording<S> {
  message(subject: S): Localized;
  related?(subject: S): readonly RelatedPlace[];
  fixes?(subject: S): readonly Fix[];
}

const NO_PLACES: readonly RelatedPlace[] = [];
const NO_FIXES: readonly Fix[] = [];

/** A class for its getters: most findings are never read, and a fix may cost more than finding the fault. */
class LateFinding<S> implements Finding {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity | undefined;
  readonly #subject: S;
  readonly #wording: Wording<S>;
  #message: Localized | null = null;
  #related: readonly RelatedPlace[] | null = null;
  #fixes: readonly Fix[] | null = null;

  constructor(start: number, end: number, subject: S, wording: Wording<S>, severity: Severity | undefined) {
    this.start = start;
    this.end = end;
    this.severity = severity;
    this.#subject = subject;
    this.#wording = wording;
  }

  get message(): Localized {
    this.#message ??= this.#wording.message(this.#subject);
    return this.#message;
  }

  get related(): readonly RelatedPlace[] {
    this.#related ??= this.#wording.related?.(this.#subject) ?? NO_PLACES;
    return this.#related;
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= this.#wording.fixes?.(this.#subject) ?? NO_FIXES;
    return this.#fixes;
  }
}

/**
 * A finding whose message, related places and fixes are made when they are read.
 *
 * @param subject all that the wording needs to know
 */
export function lateFinding<S>(
  { start, end }: Span,
  subject: S,
  wording: Wording<S>,
  severity?: Severity,
): Finding {
  return new LateFinding(start, end, subject, wording, severity);
}
