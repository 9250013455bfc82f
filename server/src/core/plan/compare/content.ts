import type { Notice, OutlineNode } from '../../model/notice.js';
import { perNotice } from '../../model/per-notice.js';
import { groupBy } from '../../text/group-by.js';
import type { Span } from '../../text/span.js';

/** A text as it is compared, with its place. */
export interface PlacedContent {
  readonly text: string;
  /** For each code unit of `text` its offset in the notice. */
  readonly at: readonly number[];
}

const LEFT_OUT = /[\s\u200b*#]/;
const ALL_LEFT_OUT = new RegExp(LEFT_OUT, 'g');
const OF_TWO_FORMS = /[！-～“”‘’]/g;
const TO_HALF_WIDTH = 0xfee0;

function folded(char: string): string {
  if (char === '“' || char === '”') {
    return '"';
  }
  return char === '‘' || char === '’' ? "'" : String.fromCharCode(char.charCodeAt(0) - TO_HALF_WIDTH);
}

/**
 * What the spans of a text say as it is compared: width and quotation marks folded, white space and
 * marks of markup taken out.
 */
export function contentOf(text: string, spans: readonly Span[]): string {
  const said = spans.map(({ start, end }) => text.slice(start, end)).join('');
  return said.replace(ALL_LEFT_OUT, '').replace(OF_TWO_FORMS, folded);
}

/** The same with the place of every code unit. */
function placedContentOf(text: string, spans: readonly Span[]): PlacedContent {
  const at: number[] = [];
  for (const { start, end } of spans) {
    for (let i = start; i < end; i++) {
      if (!LEFT_OUT.test(text.charAt(i))) {
        at.push(i);
      }
    }
  }
  return { text: contentOf(text, spans), at };
}

/** A unit as it is compared. */
export interface Unit {
  readonly node: OutlineNode;
  /** Where its own text stands. */
  readonly spans: readonly Span[];
  /** Its own text without marker and responsibility groups. */
  readonly content: string;
  /** It has children and says nothing but their heading. */
  readonly isHeading: boolean;
}

const SENTENCE_END = /[。;!?]/;
/** Longer than a heading gets, in characters; a longer first sentence is a task. */
const LONGEST_HEADING = 40;

/** All units of a notice in text order; `unitsOf(notice)[i].node.id === i`. */
export const unitsOf = perNotice((notice): readonly Unit[] => {
  const groups = groupBy(notice.groups, ({ node }) => node);
  return notice.nodes.map((node): Unit => {
    const spans = without({ start: node.marker.end, end: node.ownEnd }, groups.get(node) ?? []);
    const content = contentOf(notice.text, spans);
    return { node, spans, content, isHeading: isHeading(node, content) };
  });
});

/** The own text of a node as it is compared, with its place. */
export function placedContent(notice: Notice, node: OutlineNode): PlacedContent {
  return placedContentOf(notice.text, unitsOf(notice)[node.id]?.spans ?? []);
}

/** The own text of a node as it is written, white space left out. */
export function writtenContent(notice: Notice, node: OutlineNode): string {
  return writtenAt(notice, placedContent(notice, node));
}

/** A content as it is written, white space left out. */
export function writtenAt(notice: Notice, { at }: PlacedContent): string {
  return at.map((offset) => notice.text.charAt(offset)).join('');
}

/** What is left of a span when others, in text order, are taken out of it. */
function without(span: Span, holes: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.start;
  for (const hole of holes) {
    left.push({ start: from, end: Math.max(from, Math.min(hole.start, span.end)) });
    from = Math.max(from, hole.end);
  }
  left.push({ start: from, end: Math.max(from, span.end) });
  return left;
}

/** A short text without a sentence in it: 一、跨界基础设施, （二）金融合作。, 第一章　总　　则. */
function isHeading(node: OutlineNode, text: string): boolean {
  return node.children.length > 0 && text.length <= LONGEST_HEADING && !SENTENCE_END.test(text.slice(0, -1));
}
