import type { Notice, OutlineNode } from '../model/notice.js';
import { rule as groupBrackets } from '../rules/responsibility/brackets.js';
import { rule as straySpaces } from '../rules/text/space.js';
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { bodiesOf, within } from './regions.js';
import { enclosures, HEADING, isWrap } from './wraps.js';

const INDENT = '　　';
const WHITE = /[\s\u3000]+/g;
/** What ends a paragraph that a flattened copy set apart by wide space only. */
const CLOSED = /[。！？…]$|[。！？…）)][”’）)]*$/;
const WIDE = /\u3000{2}|[ \u00a0]{4}/;

/** What every decision about white space looks at. */
interface Layout {
  readonly notice: Notice;
  readonly lineBreak: string;
  readonly nodeAt: ReadonlyMap<number, OutlineNode>;
  readonly afterMarker: ReadonlyMap<number, OutlineNode>;
  readonly groupStarts: ReadonlySet<number>;
  readonly inBody: (offset: number) => boolean;
  /** After the colon of the addressees; -1 when there are none. */
  readonly bodyStart: number;
  readonly isEnclosed: (offset: number) => boolean;
  /** White space a rule calls stray, by where it begins. */
  readonly stray: ReadonlySet<number>;
}

/**
 * The edits that bring a text into its canonical layout: one paragraph a line, indented by two ideographic
 * spaces; wraps healed; full-width brackets about bodies and in markers; no stray spaces.
 *
 * @returns in text order, none touching another; each changes white space or the width of one mark
 */
export function layoutEdits(notice: Notice): readonly TextEdit[] {
  const ruled = [
    ...groupBrackets.check({ notice, options: {} }),
    ...straySpaces.check({ notice, options: {} }),
  ].flatMap(({ fixes = [] }) => fixes.filter(({ safe }) => safe).flatMap(({ edits }) => edits));
  const layout = layoutOf(notice, ruled);
  const widths = [...ruled.filter(({ newText }) => newText !== ''), ...markerEdits(notice)];
  const unique = [...new Map(widths.map((edit) => [edit.start, edit])).values()];
  return [...spaceEdits(layout), ...gluedEdits(layout), ...unique].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

function layoutOf(notice: Notice, ruled: readonly TextEdit[]): Layout {
  const { nodes, groups, text } = notice;
  const enclosed = enclosures(notice);
  return {
    notice,
    lineBreak: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    nodeAt: new Map(nodes.map((node) => [node.start, node])),
    afterMarker: new Map(nodes.map((node) => [node.marker.end, node])),
    groupStarts: new Set(groups.map(({ start }) => start)),
    inBody: within(bodiesOf(notice)),
    bodyStart: notice.header.addressees ? notice.header.addressees.end + 1 : -1,
    isEnclosed: (offset) => enclosed.some(({ start, end }) => start < offset && offset < end),
    stray: new Set(ruled.filter(({ newText }) => newText === '').map(({ start }) => start)),
  };
}

/** Markers in brackets of one width. The white space in a marker is the affair of {@link spaceEdits}. */
function markerEdits({ nodes }: Notice): readonly TextEdit[] {
  return nodes.flatMap(({ marker }) =>
    [...marker.text].flatMap((mark, i) => {
      const newText = mark === '(' ? '（' : mark === ')' ? '）' : null;
      return newText === null ? [] : [{ start: marker.start + i, end: marker.start + i + 1, newText }];
    }),
  );
}

/** Units glued to what goes before them begin a line of their own. */
function gluedEdits({ notice: { nodes, text }, lineBreak, inBody }: Layout): readonly TextEdit[] {
  return nodes
    .filter(({ start }) => start > 0 && /[^\s\u3000*#]/.test(text.charAt(start - 1)) && inBody(start))
    .map(({ start }) => ({ start, end: start, newText: lineBreak + INDENT }));
}

/** One decision for each run of white space; the paragraph so far is known to each of them. */
function* spaceEdits(layout: Layout): Iterable<TextEdit> {
  const { text } = layout.notice;
  let paragraph = '';
  let line = '';
  let at = 0;
  for (const { index: start, 0: white } of text.matchAll(WHITE)) {
    const end = start + white.length;
    const words = text.slice(at, start);
    paragraph += words;
    line += words;
    at = end;
    const newText = decide(layout, { start, end }, white, paragraph, line);
    if (newText !== white) {
      yield { start, end, newText };
    }
    if (/[\r\n]/.test(newText)) {
      paragraph = '';
    }
    if (/[\r\n]/.test(white)) {
      line = '';
    }
  }
}

function decide(
  layout: Layout,
  { start, end }: Span,
  white: string,
  paragraph: string,
  line: string,
): string {
  const { notice, nodeAt, inBody, lineBreak } = layout;
  const breaks = white.match(/\r\n|\n|\r/g)?.length ?? 0;
  if (end === notice.text.length) {
    return breaks > 0 ? lineBreak : '';
  }
  if (start === 0) {
    return white;
  }
  const node = nodeAt.get(end);
  if (!inBody(end)) {
    return breaks > 0 ? trimmedBreaks(white, breaks, lineBreak) : white;
  }
  if (node) {
    const lead = white.slice(white.search(/[^\r\n]*$/));
    // Headings of this kind stand in the middle or at the margin.
    const isHeading = node.kind === 'part' || node.kind === 'decimal';
    const indent = isHeading && breaks > 0 ? lead : INDENT;
    return lineBreak.repeat(breaks > 1 ? 2 : 1) + indent;
  }
  return breaks > 0
    ? decideBreak(layout, end, white, breaks, paragraph, line)
    : decideInline(layout, start, end, white, line);
}

/** Blanks before a break are never seen; more than one blank line says nothing more than one. */
function trimmedBreaks(white: string, breaks: number, lineBreak: string): string {
  return lineBreak.repeat(Math.min(breaks, 2)) + white.slice(white.search(/[^\r\n]*$/));
}

function lineAt(text: string, from: number): string {
  return /^[^\r\n]*/.exec(text.slice(from, from + 2000))?.[0] ?? '';
}

function decideBreak(
  { notice: { text }, isEnclosed, lineBreak }: Layout,
  end: number,
  white: string,
  breaks: number,
  paragraph: string,
  line: string,
): string {
  const lead = white.slice(white.search(/[^\r\n]*$/));
  const next = lineAt(text, end);
  if (breaks === 1 && lead === '' && isWrap(paragraph, line, next, isEnclosed(end))) {
    return /[A-Za-z]$/.test(line) && /^[A-Za-z]/.test(next) ? ' ' : '';
  }
  // A line that ends without a mark may be a heading, or go on: an indent would decide that.
  const isOpen =
    lead === '' && breaks === 1 && !/[。；：！？…）)”]$/.test(paragraph) && !HEADING.test(paragraph);
  return lineBreak.repeat(Math.min(breaks, 2)) + (isOpen ? lead : indentOf(next, lead));
}

/** The indent of a line that numbers no unit: a sentence has one, a heading set in the middle keeps its own. */
function indentOf(next: string, lead: string): string {
  const isSentence = /[。；：！？）)][\s\u3000]*$/.test(next) || /。/.test(next);
  const isCentred = (lead.length > 4 && !isSentence) || /^[（(][^（()）]*[）)]$/.test(next.trim());
  return isCentred || (lead === '' && !isSentence) ? lead : INDENT;
}

function decideInline(
  { afterMarker, groupStarts, stray, isEnclosed, lineBreak, bodyStart }: Layout,
  start: number,
  end: number,
  white: string,
  line: string,
): string {
  const node = afterMarker.get(start);
  if (node) {
    const setApart = node.kind === 'part' || node.kind === 'article' || node.kind === 'decimal';
    return setApart ? white : '';
  }
  if (WIDE.test(white) && (CLOSED.test(line) || start === bodyStart) && !isEnclosed(start)) {
    return groupStarts.has(end) ? '' : lineBreak + INDENT;
  }
  if (groupStarts.has(end) && /[。；！？]$/.test(line)) {
    return '';
  }
  return stray.has(start) ? '' : white;
}
