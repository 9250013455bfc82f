import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { Finding, Fix, RelatedPlace } from './rule.js';

/** What a rule says of a fault: pure functions of it, called when somebody reads the finding. */
export interface Wording<F> {
  message(fault: F): Localized;
  related?(fault: F): readonly RelatedPlace[];
  fixes?(fault: F): readonly Fix[];
}

const NONE: readonly never[] = [];

/**
 * A finding that knows its place and makes its texts and edits when they are read. Most findings of a
 * run are never shown; to word them all would cost more than to find them.
 */
class LazyFinding<F> implements Finding {
  readonly start: number;
  readonly end: number;
  private readonly fault: F;
  private readonly wording: Wording<F>;

  constructor(start: number, end: number, fault: F, wording: Wording<F>) {
    this.start = start;
    this.end = end;
    this.fault = fault;
    this.wording = wording;
  }

  get message(): Localized {
    return this.wording.message(this.fault);
  }

  get related(): readonly RelatedPlace[] {
    return this.wording.related?.(this.fault) ?? NONE;
  }

  get fixes(): readonly Fix[] {
    return this.wording.fixes?.(this.fault) ?? NONE;
  }
}

/** A finding at a place, worded when it is read. */
export function lazyFinding<F>({ start, end }: Span, fault: F, wording: Wording<F>): Finding {
  return new LazyFinding(start, end, fault, wording);
}
