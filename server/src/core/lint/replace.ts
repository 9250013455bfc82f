import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import type { Fix } from './rule.js';

/** A fix that puts one text in the place of another. */
export function replacing({ start, end }: Span, newText: string, safe = true): Fix {
  return {
    title: { zh: `改为“${newText}”`, en: `Change to “${newText}”` },
    edits: [{ start, end, newText }],
    safe,
  };
}

/** The edit that takes a stretch out. */
export function removal({ start, end }: Span): TextEdit {
  return { start, end, newText: '' };
}
