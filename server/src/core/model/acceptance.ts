import type { BlockMarker } from '../syntax/block.js';
import { isWhiteSpace } from '../syntax/characters.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';

/** A candidate with its absolute span. */
export interface PlacedMarker extends Span {
  /** What it says; the span of it counts from its block. */
  readonly marker: BlockMarker;
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
    for (let marker = block.firstMarker; marker !== null; marker = marker.next) {
      placed.push({ start: start + marker.start, end: start + marker.end, marker });
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
  const last: (PlacedMarker | undefined)[] = [];
  let next: readonly (BlockMarker | null)[] | null = null;
  const notes = attachmentNotes(text, candidates);
  let note = 0;
  for (let i = 0; i < candidates.length; i++) {
    const placed = candidates[i];
    if (!placed) {
      break;
    }
    while ((notes[note]?.end ?? Number.POSITIVE_INFINITY) <= placed.start) {
      note++;
    }
    if (placed.start >= (notes[note]?.start ?? Number.POSITIVE_INFINITY)) {
      continue;
    }
    const { rank } = placed.marker;
    const byPlace = standsAsUnit(placed.marker);
    // Nearly all are told by their place: what follows is looked for where it is not enough.
    next ??= byPlace === null ? followers(candidates) : null;
    if (byPlace ?? fitsAsUnit(text, placed, last[rank] ?? null, next?.[i] ?? null)) {
      accepted.push(placed);
      last[rank] = placed;
    }
  }
  return accepted;
}

/** For each candidate the next one of its rank that no bracket surrounds. */
function followers(candidates: readonly PlacedMarker[]): readonly (BlockMarker | null)[] {
  const nearest: (BlockMarker | undefined)[] = [];
  const found = new Array<BlockMarker | null>(candidates.length);
  for (let i = candidates.length - 1; i >= 0; i--) {
    const marker = candidates[i]?.marker;
    if (marker) {
      const { rank } = marker;
      found[i] = nearest[rank] ?? null;
      if (!marker.enclosed) {
        nearest[rank] = marker;
      }
    }
  }
  return found;
}

/** Whether a marker numbers a unit, as far as its place alone tells; null where it does not. */
function standsAsUnit(marker: BlockMarker): boolean | null {
  const { context, enclosed } = marker;
  if (context === 'line') {
    return true;
  }
  if (context === 'gap') {
    return !enclosed || marker.form === 'decimal';
  }
  return enclosed || marker.form === 'decimal' ? false : null;
}

/**
 * The same for one in running text.
 *
 * @param last the last unit of the same key
 * @param next the next candidate of the same key
 */
function fitsAsUnit(
  text: string,
  placed: PlacedMarker,
  last: PlacedMarker | null,
  next: BlockMarker | null,
): boolean {
  const { marker } = placed;
  const fits = fitsSeries(marker, last, next);
  if (marker.context === 'sentence') {
    return marker.form === 'chapter' || marker.form === 'section' || fits;
  }
  return fits && (canBeGlued(marker, next) || continuesParagraph(text, placed, last));
}

/** Whether the number follows the last one of its series, or starts a series that goes on. */
function fitsSeries(marker: BlockMarker, last: PlacedMarker | null, next: BlockMarker | null): boolean {
  if (marker.number === (last?.marker.number ?? 0) + 1) {
    return next?.number !== marker.number;
  }
  return marker.number === 1 && next?.number === 2;
}

/** Only headings are ever glued to what goes before; lists glued so run inside a sentence. */
function canBeGlued(marker: BlockMarker, next: BlockMarker | null): boolean {
  if (marker.form === 'item' || marker.form === 'subitem' || INSIDE_SENTENCE.has(marker.before)) {
    return false;
  }
  if (marker.before === COLON || marker.before === HALF_COLON) {
    return !next || !INSIDE_SENTENCE.has(next.before);
  }
  return !(marker.form === 'chapter' && marker.number === 1 && WORD_WITH_ONE.has(marker.before));
}

/** （1）…；（2）… where （1） opens the paragraph: a list of clauses, all of them units. */
function continuesParagraph(
  text: string,
  { start, marker }: PlacedMarker,
  last: PlacedMarker | null,
): boolean {
  return (
    last !== null &&
    (marker.before === 0xff1b || marker.before === 0x3b) &&
    !/[\r\n]/.test(text.slice(last.start, start))
  );
}

const LONGEST_ATTACHMENT_TITLE = 120;
const ATTACHMENT_LABEL = /附[ 　]*件[ 　]*[：:][\s　]*$/;
/** What ends an 附件说明 between two of its numbers: a sentence, a date, the attached text's own heading. */
const NOTE_END = /。|附[ 　]*件|年[^，]{1,4}月/;

/**
 * The numbered titles of an 附件说明 (`附件：1.…　2.…`) name attachments, not units of the text,
 * whatever order their numbers stand in.
 */
function attachmentNotes(text: string, candidates: readonly PlacedMarker[]): readonly Span[] {
  const notes: Span[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const first = candidates[i];
    if (
      first?.marker.form !== 'item' ||
      !mayFollowLabel(first.marker.before) ||
      !ATTACHMENT_LABEL.test(text.slice(Math.max(0, first.start - 16), first.start))
    ) {
      continue;
    }
    let end = first.end;
    for (let k = i + 1; k < candidates.length; k++) {
      const next = candidates[k];
      const between = next ? text.slice(end, next.start) : '';
      if (
        next?.marker.form !== first.marker.form ||
        (next.marker.number === 1 && first.marker.number === 1) ||
        between.length > LONGEST_ATTACHMENT_TITLE ||
        NOTE_END.test(between)
      ) {
        break;
      }
      end = next.end;
    }
    notes.push({ start: first.start, end });
  }
  return notes;
}

/** What {@link ATTACHMENT_LABEL} ends in; rare white space is none that a marker's left context passes over. */
function mayFollowLabel(before: number): boolean {
  return before === COLON || before === HALF_COLON || isWhiteSpace(before);
}
