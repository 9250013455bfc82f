import type { BlockMarker } from '../syntax/block.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';

/** A candidate with its absolute span. */
export interface PlacedMarker extends BlockMarker {
  readonly text: string;
}

const COLON = 0xff1a;
const HALF_COLON = 0x3a;
/** Marks after which a number belongs to a list inside its sentence. */
const INSIDE_SENTENCE = new Set([0xff1b, 0x3b, 0xff0c, 0x2c, 0x3001, 0x201c, 0x2018, 0x300a]);
/** Characters that make a word with a following 一: 统一、, 之一、, 进一步… number nothing. */
const WORD_WITH_ONE = new Set(
  [...'统唯专同单万之其第逐划归如不合某每任惟择'].map((char) => char.charCodeAt(0)),
);

/** All candidates of a text in order, with absolute spans. */
export function placedMarkers(tree: SyntaxTree): readonly PlacedMarker[] {
  const placed: PlacedMarker[] = [];
  for (const { block, start } of tree.blocks) {
    for (const marker of block.markers) {
      placed.push({
        ...marker,
        start: start + marker.start,
        end: start + marker.end,
        text: block.text.slice(marker.start, marker.end),
      });
    }
  }
  return placed;
}

/**
 * Chooses among candidates those that number a unit.
 *
 * Position decides first: a marker at a line's start or after wide space is one. Where a flattened
 * copy leaves neither, the candidate must also take the next number of its series.
 *
 * @param candidates those of one numbering space, in text order
 */
export function acceptMarkers(text: string, candidates: readonly PlacedMarker[]): readonly PlacedMarker[] {
  const accepted: PlacedMarker[] = [];
  const last = new Map<string, number>();
  const note = attachmentNoteEnd(text, candidates);
  candidates.forEach((marker, i) => {
    if (note && marker.start >= note.start && marker.start < note.end) {
      return;
    }
    const key = seriesKey(marker);
    if (isUnit(marker, i, candidates, last.get(key) ?? 0)) {
      accepted.push(marker);
      last.set(key, marker.number);
    }
  });
  return accepted;
}

/** Markers of one key can stand in one series. */
export function seriesKey(marker: { readonly form: string; readonly depth: number }): string {
  return `${marker.form}${marker.depth}`;
}

function isUnit(marker: PlacedMarker, index: number, all: readonly PlacedMarker[], last: number): boolean {
  if (marker.form === 'decimal') {
    return marker.context === 'line' || marker.context === 'gap';
  }
  if (marker.context === 'line' || marker.context === 'gap') {
    return !marker.enclosed || marker.context === 'line';
  }
  if (marker.enclosed) {
    return false;
  }
  const fits = fitsSeries(marker, index, all, last);
  if (marker.context === 'sentence') {
    return marker.form === 'chapter' || marker.form === 'section' || fits;
  }
  return fits && canBeGlued(marker, index, all);
}

/** Whether the number follows the last one of its series, or starts a series that goes on. */
function fitsSeries(
  marker: PlacedMarker,
  index: number,
  all: readonly PlacedMarker[],
  last: number,
): boolean {
  const next = nextOfSeries(marker, index, all);
  if (marker.number === last + 1) {
    return next?.number !== marker.number;
  }
  return marker.number === 1 && next?.number === 2;
}

function nextOfSeries(
  marker: PlacedMarker,
  index: number,
  all: readonly PlacedMarker[],
): PlacedMarker | null {
  const key = seriesKey(marker);
  for (let i = index + 1; i < all.length; i++) {
    const other = all[i];
    if (other && seriesKey(other) === key && !other.enclosed) {
      return other;
    }
  }
  return null;
}

/** Only headings are ever glued to what goes before; lists glued so run inside a sentence. */
function canBeGlued(marker: PlacedMarker, index: number, all: readonly PlacedMarker[]): boolean {
  if (marker.form === 'item' || marker.form === 'subitem' || INSIDE_SENTENCE.has(marker.before)) {
    return false;
  }
  if (marker.before === COLON || marker.before === HALF_COLON) {
    const next = nextOfSeries(marker, index, all);
    return !next || !INSIDE_SENTENCE.has(next.before);
  }
  return !(marker.form === 'chapter' && marker.number === 1 && WORD_WITH_ONE.has(marker.before));
}

const LONGEST_ATTACHMENT_TITLE = 120;

/** The numbered titles of an 附件说明 (`附件：1.…　2.…`) name attachments, not units of the text. */
function attachmentNoteEnd(text: string, candidates: readonly PlacedMarker[]): Span | null {
  for (let i = 0; i < candidates.length; i++) {
    const first = candidates[i];
    if (
      first?.number !== 1 ||
      !/附[ 　]*件[ 　]*[：:][\s　]*$/.test(text.slice(Math.max(0, first.start - 16), first.start))
    ) {
      continue;
    }
    let end = first.end;
    let number = 1;
    for (let k = i + 1; k < candidates.length; k++) {
      const next = candidates[k];
      const between = next ? text.slice(end, next.start) : '';
      if (
        !next ||
        next.form !== first.form ||
        next.number !== number + 1 ||
        between.length > LONGEST_ATTACHMENT_TITLE ||
        between.includes('。')
      ) {
        break;
      }
      end = next.end;
      number++;
    }
    return { start: first.start, end };
  }
  return null;
}
