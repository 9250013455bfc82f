import type { Notice, OutlineNode } from '../../../server/src/core/model/notice.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';
import type { Span } from '../../../server/src/core/text/span.js';

/** A finding that must be there: one of the rule's that lies inside the span. */
export interface Expected extends Span {
  readonly rule: string;
}

/** A text with one fault made on purpose, and what must be said of it. */
export interface Mutant {
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** Any one of these will do; more than one only where a careful reader could say either. */
  readonly expected: readonly Expected[];
  /** A stretch of the faultless text that was put in elsewhere, with all that is wrong with it. */
  readonly copied?: Copied;
}

/** A stretch of text, and the offset that a copy of it was put in at, both in the faultless text. */
export interface Copied extends Span {
  readonly to: number;
}

/** A way to make faults. */
export interface Mutator {
  readonly name: string;
  /** The rule the mutants count for. */
  readonly rule: string;
  /** All mutants of a faultless text, in an order that does not depend on the checker's findings. */
  make(notice: Notice, random: Random): Iterable<Mutant>;
}

/** Pseudo-random numbers in [0, 1), the same in every run. */
export type Random = () => number;

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, chosen by the generator. */
export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Where a span lies after the edits; what is put in at its ends counts to it. */
export function mapped(span: Span, edits: readonly TextEdit[]): Span {
  let { start, end } = span;
  for (const edit of edits) {
    const before = edit.end <= span.start && edit.start < span.start;
    if (before) {
      start += edit.newText.length - (edit.end - edit.start);
      end += edit.newText.length - (edit.end - edit.start);
    } else if (edit.start <= span.end) {
      // What is taken out right behind the span was no part of it.
      end += edit.newText.length - Math.max(0, Math.min(edit.end, span.end) - edit.start);
    }
  }
  return { start, end };
}

/**
 * A mutant.
 *
 * @param expected in offsets of the faultless text
 */
export function mutant(notice: Notice, edits: readonly TextEdit[], ...expected: readonly Expected[]): Mutant {
  return {
    edits,
    text: applyEdits(notice.text, edits),
    expected: expected.map((one) => ({ rule: one.rule, ...mapped(one, edits) })),
  };
}

/** A mutant that has a stretch of the faultless text at another place, or at two. */
export function mutantWithCopy(
  notice: Notice,
  copied: Copied,
  edits: readonly TextEdit[],
  ...expected: readonly Expected[]
): Mutant {
  const copy = insert(copied.to, notice.text.slice(copied.start, copied.end));
  return { ...mutant(notice, [...edits, copy], ...expected), copied };
}

/** The finding that is due at a span. */
export function due(rule: string, { start, end }: Span): Expected {
  return { rule, start, end };
}

export function replace({ start, end }: Span, newText: string): TextEdit {
  return { start, end, newText };
}

export function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

export function remove({ start, end }: Span): TextEdit {
  return { start, end, newText: '' };
}

/** The form of a level: only nodes of one level are compared with each other. */
export function levelOf(node: OutlineNode): string {
  return `${node.space}/${node.kind}/${node.depth}`;
}

/** Units without units below. */
export function leaves({ nodes }: Notice): readonly OutlineNode[] {
  return nodes.filter((node) => node.children.length === 0);
}

/** The end of the first sentence of a unit's own text, before its 。; null where it has none. */
export function sentenceEnd({ text }: Notice, node: OutlineNode): number | null {
  const at = text.indexOf('。', node.marker.end);
  return at >= 0 && at < node.ownEnd ? at : null;
}

/** Whether an offset lies in one of the spans. */
export function isIn(spans: readonly (Span | null)[], at: number): boolean {
  return spans.some((span) => span !== null && span.start <= at && at < span.end);
}
