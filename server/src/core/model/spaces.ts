import { holdsAny } from '../syntax/characters.js';
import { firstFrom, type Span } from '../text/span.js';
import type { Steps } from '../text/steps.js';
import { acceptMarkers, type PlacedMarker } from './acceptance.js';
import { withoutContents } from './contents.js';
import type { Signature, TextSpan } from './notice.js';
import { countLines, filledLines, linesBeginningWith, type PhysicalLine } from './physical-lines.js';

/** A stretch with a numbering of its own, and the markers that number its units. */
export interface RawSpace extends Span {
  readonly title: TextSpan | null;
  readonly markers: readonly PlacedMarker[];
}

const ATTACHMENT_LINE = /^附[ 　]*件[ 　]*\d{0,2}[：:]?$/;
const CLOSING_NOTE = /^[\s　]*[（(](?:此件|本文|主动|依申请|不予|联系)[^）)]*[）)]/;
const LONGEST_TITLE_LINE = 60;
/** Lines a title can have. */
const LONGEST_TITLE = 4;

/**
 * Divides a text into its numbering spaces: the notice first, then each attached text.
 *
 * An attached text begins after a signature, at a line 附件, or where the outermost series starts
 * over at 1 below a title line of its own (two regulations issued by one notice).
 */
export function* findingSpaces(
  text: string,
  markers: readonly PlacedMarker[],
  signatures: readonly Signature[],
): Steps<readonly RawSpace[]> {
  const spans = joinEmpty(text.length, cutsOf(text, signatures), markers);
  const spaces: RawSpace[] = [];
  for (const span of spans) {
    const inside =
      spans.length > 1
        ? markers.slice(firstFrom(markers, span.start), firstFrom(markers, span.end))
        : markers;
    for (const space of spacesIn(text, span, inside)) {
      spaces.push(spaces.length === 0 ? space : { ...space, title: titleAt(text, space) });
    }
    yield;
  }
  return spaces;
}

/** Where another text may begin whatever its numbers say: after signatures and at lines 附件, in text order. */
export function cutsOf(text: string, signatures: readonly Signature[]): readonly number[] {
  return [...cutsAfterSignatures(text, signatures), ...cutsAtAttachmentLines(text)].sort((a, b) => a - b);
}

function spacesIn(text: string, span: Span, markers: readonly PlacedMarker[]): readonly RawSpace[] {
  const units = acceptMarkers(text, withoutContents(text, markers));
  if (headsTable(text, span, units[0])) {
    return [{ ...span, title: null, markers: [] }];
  }
  return splitAtRestarts(text, span, isTable(text, span) ? units.filter((unit) => !isCellForm(unit)) : units);
}

const LONGEST_CELL = 24;
const FEWEST_CELLS = 15;

/**
 * Whether a stretch is a table flattened into lines: most of its lines are short and end no sentence.
 * Numbers in it count cells, not units of the text.
 */
function isTable(text: string, span: Span): boolean {
  if (span.start === 0) {
    return false;
  }
  const { filled, such: cells } = countLines(
    text,
    span.start,
    span.end,
    (start, end) => end - start <= LONGEST_CELL && !'。；：，'.includes(text.charAt(end - 1)),
  );
  return cells >= FEWEST_CELLS && cells > filled * 0.6;
}

const LONGEST_TABLE_HEAD = 120;

/** Whether an attached text is one table: column heads (序号 …) stand before its first number. */
function headsTable(text: string, span: Span, first: PlacedMarker | undefined): boolean {
  if (span.start === 0 || !first) {
    return false;
  }
  const head = text.slice(Math.max(span.start, first.start - LONGEST_TABLE_HEAD), first.start);
  const at = head.lastIndexOf('序');
  return at >= 0 && head.length - at <= LONGEST_TABLE_HEAD && /^序[ 　]*号[^。；：]*$/.test(head.slice(at));
}

function isCellForm({ marker: { form } }: PlacedMarker): boolean {
  return form === 'item' || form === 'subitem';
}

function cutsAfterSignatures(text: string, signatures: readonly Signature[]): readonly number[] {
  return signatures.map((signature) => {
    const note = CLOSING_NOTE.exec(text.slice(signature.end, signature.end + 80));
    return signature.end + (note?.[0].length ?? 0);
  });
}

function cutsAtAttachmentLines(text: string): readonly number[] {
  return linesBeginningWith(text, '附')
    .filter((line) => ATTACHMENT_LINE.test(line.trimmed))
    .map((line) => line.start);
}

/** A stretch without any marker is no text with a numbering of its own; it goes with the next. */
function joinEmpty(
  length: number,
  cuts: readonly number[],
  markers: readonly PlacedMarker[],
): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const cut of [...cuts, length]) {
    const isFirst = spans.length === 0;
    const numbered = (markers[firstFrom(markers, start)]?.start ?? length) < cut;
    if (cut > start && (isFirst || numbered)) {
      spans.push({ start, end: cut });
      start = cut;
    }
  }
  const last = spans.at(-1);
  if (last && start < length) {
    spans[spans.length - 1] = { start: last.start, end: length };
  }
  return spans.length > 0 ? spans : [{ start: 0, end: length }];
}

/** Cuts where the outermost series starts over below a title line. */
function splitAtRestarts(text: string, span: Span, accepted: readonly PlacedMarker[]): readonly RawSpace[] {
  const outermost = accepted[0];
  const spaces: RawSpace[] = [];
  let start = span.start;
  let from = 0;
  // Decimal headings stand twice in a text with a table of contents; that is no second text.
  if (outermost && outermost.marker.form !== 'decimal') {
    const { rank } = outermost.marker;
    accepted.forEach(({ start: at, marker }, i) => {
      const title =
        marker.number === 1 && i > from && marker.rank === rank
          ? titleLinesBefore(text, at, accepted[i - 1]?.end ?? start)
          : null;
      if (title !== null) {
        spaces.push({ start, end: title, title: null, markers: accepted.slice(from, i) });
        start = title;
        from = i;
      }
    });
  }
  spaces.push({ start, end: span.end, title: null, markers: accepted.slice(from) });
  return spaces;
}

const TITLE_END =
  /(?:规定|办法|方案|意见|细则|规则|条例|计划|规划|要点|制度|预案|分工|清单|章程|标准|指南|措施|报告|通知)(?:[（(][^）)]{1,12}[）)])?$/;

/** No ending of a title, with what may stand behind its 文种, is longer. */
const LONGEST_TITLE_END = 20;

function endsTitle({ trimmed }: PhysicalLine): boolean {
  return TITLE_END.test(trimmed.slice(-LONGEST_TITLE_END));
}

/** Start of a title line between the end of a marker and a series' first one; null when there is none. */
function titleLinesBefore(text: string, marker: number, from: number): number | null {
  // The rest of the marker's own line is its unit's text, no title.
  const begin = Math.max(from, marker - 1500);
  const lines = filledLines(text, begin, marker).filter(({ start }) => start > begin);
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line && isTitleLine(line) && endsTitle(line)) {
      let first = i;
      while (first > 0 && isTitleLine(lines[first - 1]) && lines.length - first < 4) {
        first--;
      }
      return lines[first]?.start ?? line.start;
    }
  }
  return null;
}

function isTitleLine(line: PhysicalLine | undefined): line is PhysicalLine {
  return (
    line !== undefined && line.trimmed.length <= LONGEST_TITLE_LINE && !holdsAny(line.trimmed, '。；，：:')
  );
}

/** The title of an attached text: its first lines up to a blank one or running text. */
function titleAt(text: string, space: Span & { readonly markers: readonly PlacedMarker[] }): TextSpan | null {
  const to = space.markers[0]?.start ?? space.end;
  const lines = filledLines(text, space.start, to, LONGEST_TITLE + 1);
  const at = ATTACHMENT_LINE.test(lines[0]?.trimmed ?? '') ? 1 : 0;
  const first = lines[at];
  if (!isTitleLine(first)) {
    return null;
  }
  let last = first;
  for (const line of lines.slice(at + 1, at + LONGEST_TITLE)) {
    if (endsTitle(last) || !isTitleLine(line)) {
      break;
    }
    last = line;
  }
  const start = first.textStart;
  const end = last.textEnd;
  return { start, end, text: text.slice(start, end).replace(/[\r\n][\s　]*/g, '') };
}
