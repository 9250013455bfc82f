import type { Notice, OutlineNode } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import { groupBy } from '../../text/group-by.js';
import type { Span } from '../../text/span.js';

/** A text as it is compared: width folded, white space and marks of markup taken out. */
export interface Content {
  readonly text: string;
  /** For each code unit of `text` its offset in the notice. */
  readonly at: readonly number[];
}

const LEFT_OUT = /[\s\u3000\u200b\ufeff*#]/;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const TO_HALF_WIDTH = 0xfee0;
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
]);

function folded(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) {
    return String.fromCharCode(code - TO_HALF_WIDTH);
  }
  return QUOTES.get(char) ?? char;
}

/** What the spans of a text say, one after the other. */
export function contentOf(text: string, spans: readonly Span[]): Content {
  const at: number[] = [];
  let kept = '';
  for (const { start, end } of spans) {
    for (let i = start; i < end; i++) {
      const char = text.charAt(i);
      if (!LEFT_OUT.test(char)) {
        kept += folded(char);
        at.push(i);
      }
    }
  }
  return { text: kept, at };
}

/** A unit as it is compared. */
export interface Unit {
  readonly node: OutlineNode;
  /** Its own text without marker and responsibility groups. */
  readonly content: Content;
  /** It has children and says nothing but their heading. */
  readonly isHeading: boolean;
}

const PUNCTUATION = /[\p{P}\p{S}]/gu;
/** Longer than a heading gets, in characters; a longer first sentence is a task. */
const LONGEST_HEADING = 40;

/** Letters, digits and characters of a text; what is left of it when only wording counts. */
export function lettersOf(text: string): string {
  return text.replace(PUNCTUATION, '');
}

/** All units of a notice in text order; `unitsOf(notice)[i].node.id === i`. */
export function unitsOf(notice: Notice): readonly Unit[] {
  const groups = groupBy(notice.groups, (group) => lastStartingAt(notice.nodes, group.start));
  return notice.nodes.map((node): Unit => {
    const spans = without({ start: node.marker.end, end: node.ownEnd }, groups.get(node) ?? []);
    const content = contentOf(notice.text, spans);
    return { node, content, isHeading: isHeading(notice.text, node, spans, content) };
  });
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

function isHeading(text: string, node: OutlineNode, spans: readonly Span[], content: Content): boolean {
  if (node.children.length === 0 || content.text.length > LONGEST_HEADING) {
    return false;
  }
  const beyond = spans.map(({ start, end }) => text.slice(Math.max(start, node.title.end), end)).join('');
  return lettersOf(contentOf(beyond, [{ start: 0, end: beyond.length }]).text) === '';
}
