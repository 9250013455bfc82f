import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { Finding, Fix, RelatedPlace, Severity } from './rule.js';

/**
 * What a rule says of its findings. Each is a pure function of the finding's subject and place, asked when
 * somebody reads it and never more than once; none may throw, for by then no runner is there to catch it.
 */
export interface Wording<S> {
  message(subject: S, place: Span): Localized;
  related?(subject: S, place: Span): readonly RelatedPlace[];
  fixes?(subject: S, place: Span): readonly Fix[];
}

const NO_PLACES: readonly RelatedPlace[] = [];
const NO_FIXES: readonly Fix[] = [];

/** What was made of a finding so far, because somebody read it. */
interface Made {
  message: Localized | null;
  related: readonly RelatedPlace[] | null;
  fixes: readonly Fix[] | null;
}

/**
 * A class for its getters: most findings are never read, and a fix may cost more than finding the fault. What is
 * made has an object of its own, so that those not read are small: a broken text has ten thousands of them.
 */
export class LateFinding<S> implements Finding {
  readonly start: number;
  readonly end: number;
  /** The rule's id, written once by the runner ({@link diagnosticOf}); empty before. */
  rule = '';
  severity: Severity | undefined;
  readonly #subject: S;
  readonly #wording: Wording<S>;
  #made: Made | null = null;

  constructor(start: number, end: number, subject: S, wording: Wording<S>, severity: Severity | undefined) {
    this.start = start;
    this.end = end;
    this.severity = severity;
    this.#subject = subject;
    this.#wording = wording;
  }

  get message(): Localized {
    const made = this.#making();
    made.message ??= this.#wording.message(this.#subject, this);
    return made.message;
  }

  get related(): readonly RelatedPlace[] {
    const made = this.#making();
    made.related ??= this.#wording.related?.(this.#subject, this) ?? NO_PLACES;
    return made.related;
  }

  get fixes(): readonly Fix[] {
    const made = this.#making();
    made.fixes ??= this.#wording.fixes?.(this.#subject, this) ?? NO_FIXES;
    return made.fixes;
  }

  #making(): Made {
    this.#made ??= { message: null, related: null, fixes: null };
    return this.#made;
  }
}

/**
 * A finding whose message, related places and fixes are made when they are read.
 *
 * @param subject all that the wording needs to know beside the place
 */
export function lateFinding<S>(
  { start, end }: Span,
  subject: S,
  wording: Wording<S>,
  severity?: Severity,
): Finding {
  return new LateFinding(start, end, subject, wording, severity);
}

/** The same for a place that is no object of its own. */
export function lateFindingAt<S>(start: number, end: number, subject: S, wording: Wording<S>): Finding {
  return new LateFinding(start, end, subject, wording, undefined);
}
