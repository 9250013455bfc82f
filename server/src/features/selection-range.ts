import type { SelectionRange } from 'vscode-languageserver';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { positionsParams } from './support/params.js';
import { nodeAt, pathTo, spaceAt, spanAt } from './support/structure.js';

const SENTENCE_END = '。！？；!?;';
const CLAUSE_END = `${SENTENCE_END}，、：,:（）()〔〕【】《》〈〉“”‘’"　`;

/** Longer runs without a mark are no prose, and dividing them would take long. */
const LONGEST_CLAUSE = 2000;

/**
 * The stretch around an offset that none of `marks` interrupts.
 *
 * @param closed whether the mark that ends the stretch belongs to it
 */
function stretch(text: string, inside: Span, offset: number, marks: string, closed: boolean): Span {
  let start = Math.min(offset, inside.end);
  while (start > inside.start && !marks.includes(text.charAt(start - 1))) {
    start--;
  }
  let end = start;
  while (end < inside.end && !marks.includes(text.charAt(end))) {
    end++;
  }
  return { start, end: closed && end < inside.end ? end + 1 : end };
}

/** The span without blanks and breaks at its ends. */
function trimmed(text: string, span: Span): Span {
  const inside = text.slice(span.start, span.end);
  const lead = inside.length - inside.trimStart().length;
  return { start: span.start + lead, end: span.start + Math.max(lead, inside.trimEnd().length) };
}

/** The word at an offset as a dictionary divides Chinese. */
function wordAt(text: string, clause: Span, offset: number): Span | null {
  if (clause.end - clause.start > LONGEST_CLAUSE) {
    return null;
  }
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(
    text.slice(clause.start, clause.end),
  );
  const at = Math.min(offset, clause.end - 1) - clause.start;
  const word = at >= 0 ? words.containing(at) : undefined;
  if (!word?.isWordLike) {
    return null;
  }
  return { start: clause.start + word.index, end: clause.start + word.index + word.segment.length };
}

/** All units round an offset, from the smallest to the whole document; each within the next. */
function spansAt(context: FeatureContext, offset: number): readonly Span[] {
  const { text } = context.document;
  const { notice } = context;
  const node = nodeAt(notice, offset);
  const path = node ? [...pathTo(node)].reverse() : [];
  const group = spanAt(notice.groups, offset);
  const entry = group ? spanAt(group.entries, offset) : null;
  const own = node ? { start: node.start, end: Math.max(node.ownEnd, node.marker.end) } : null;
  const body = own && node && offset >= node.marker.end ? { start: node.marker.end, end: own.end } : own;
  const room = group ?? body ?? { start: 0, end: text.length };
  const sentence = stretch(text, room, offset, SENTENCE_END, true);
  const clause = stretch(text, sentence, offset, CLAUSE_END, false);
  const candidates = [
    wordAt(text, clause, offset),
    clause,
    sentence,
    entry,
    group,
    body,
    own,
    ...path,
    spaceAt(notice, offset),
  ];
  return candidates
    .filter((span) => span !== null)
    .map((span) => trimmed(text, span))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Drops what does not hold the one before it, so that every parent contains its child. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const holds = span.start <= offset && offset <= span.end && span.start < span.end;
    const larger = !last || (span.start <= last.start && last.end <= span.end && !same(span, last));
    if (holds && larger) {
      kept.push(span);
    }
  }
  return kept;
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function chain(context: FeatureContext, offset: number): SelectionRange {
  const whole: Span = { start: 0, end: context.document.content.length };
  const spans = nested(spansAt(context, offset), offset);
  let selection: SelectionRange = { range: context.convert.range(whole) };
  for (const span of [...spans].reverse()) {
    if (!same(span, whole)) {
      selection = { range: context.convert.range(span), parent: selection };
    }
  }
  return selection;
}

/** Growing selections: word, clause, sentence, agency, group, own text, item, section, chapter, text. */
export const selectionRange = defineFeature({
  method: 'textDocument/selectionRange',
  params: positionsParams,
  handle(context, params): SelectionRange[] {
    return params.positions.map((position) => chain(context, context.convert.offset(position)));
  },
});
