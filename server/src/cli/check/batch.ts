import { SEVERITIES } from './options.js';
import type { Outcome } from './outcome.js';
import type { Separators } from './report.js';

/**
 * Outcomes of documents in a row as few: one for each stretch of which only the first document has something
 * said of it, so that everything is said in its place.
 */
export function together(outcomes: readonly Outcome[], { between }: Separators): readonly Outcome[] {
  const stretches: [Outcome, ...Outcome[]][] = [];
  for (const outcome of outcomes) {
    const last = stretches.at(-1);
    if (last && outcome.said.length === 0) {
      last.push(outcome);
    } else {
      stretches.push([outcome]);
    }
  }
  const separator = Buffer.from(between);
  return stretches.map((stretch) => (stretch.length === 1 ? stretch[0] : sumOf(stretch, separator)));
}

function sumOf(stretch: readonly [Outcome, ...Outcome[]], separator: Uint8Array): Outcome {
  const sum = (of: (outcome: Outcome) => number) => stretch.reduce((total, one) => total + of(one), 0);
  const counts = { ...stretch[0].counts };
  for (const severity of SEVERITIES) {
    counts[severity] = sum((one) => one.counts[severity]);
  }
  return {
    checked: sum((one) => one.checked),
    unread: sum((one) => one.unread),
    output: joined(
      stretch.map((one) => one.output),
      separator,
    ),
    counts,
    fixed: sum((one) => one.fixed),
    fixable: sum((one) => one.fixable),
    hidden: sum((one) => one.hidden),
    said: stretch[0].said,
  };
}

/** What is written, with a separator between, in memory of its own. */
function joined(outputs: readonly Uint8Array[], separator: Uint8Array): Uint8Array {
  const parts = outputs
    .filter((output) => output.length > 0)
    .flatMap((output, i) => (i > 0 ? [separator, output] : [output]));
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
