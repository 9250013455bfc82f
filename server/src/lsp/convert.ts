import type { Lines } from '../core/text/lines.js';
import type { Converter } from '../features/support/context.js';

/** Converts between offsets in a text and positions of the protocol (UTF-16, the default encoding). */
export function converterFor(lines: Lines): Converter {
  return {
    position: (offset) => lines.positionAt(offset),
    offset: (position) => lines.offsetAt(position),
    range: (span) => ({ start: lines.positionAt(span.start), end: lines.positionAt(span.end) }),
    span(range) {
      const start = lines.offsetAt(range.start);
      const end = lines.offsetAt(range.end);
      return { start: Math.min(start, end), end: Math.max(start, end) };
    },
  };
}
