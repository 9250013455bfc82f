import type { PlacedMarker } from './acceptance.js';

const FEWEST_ENTRIES = 3;
export const LONGEST_ENTRY = 60;

/**
 * The markers without those of a table of contents.
 *
 * A table of contents names the units before they come: its first entry stands again as a heading
 * further on, and between the two there is no sentence.
 *
 * @param markers those of one stretch of text, in order
 */
export function withoutContents(text: string, markers: readonly PlacedMarker[]): readonly PlacedMarker[] {
  for (let i = 0; i < markers.length; i++) {
    const first = markers[i];
    const end = first?.marker.number === 1 ? contentsEnd(text, markers, i) : i;
    if (end > i) {
      return [...markers.slice(0, i), ...markers.slice(end)];
    }
  }
  return markers;
}

/** Index of the first marker after the table of contents that begins at `from`; `from` when none does. */
function contentsEnd(text: string, markers: readonly PlacedMarker[], from: number): number {
  const first = markers[from];
  for (let k = from + 1; k < markers.length; k++) {
    const marker = markers[k];
    const previous = markers[k - 1];
    if (!first || !marker || !previous || !isEntry(text, previous.end, marker.start)) {
      return from;
    }
    // Only the heading of the first entry's own unit can bear its marker again.
    const entry =
      marker.marker.number === first.marker.number &&
      text.slice(marker.start, marker.end) === text.slice(first.start, first.end)
        ? entryOf(text, first, markers[from + 1]?.start ?? marker.start)
        : null;
    if (entry !== null && headsAs(entry, text.slice(marker.end, marker.end + LONGEST_ENTRY))) {
      return k - from >= FEWEST_ENTRIES ? k : from;
    }
  }
  return from;
}

const ENDS_ENTRY = new Set([...'。；：'].map((char) => char.charCodeAt(0)));

/** Whether what stands between two markers may be an entry of a table of contents: it is short and no sentence. */
export function isEntry(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_ENTRY * 3) {
    return false;
  }
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x4e00 || code > 0x9fff) && ENDS_ENTRY.has(code)) {
      return false;
    }
  }
  return true;
}

function entryOf(text: string, marker: PlacedMarker, to: number): string | null {
  return entryIn(text.slice(marker.end, Math.min(to, marker.end + LONGEST_ENTRY)));
}

/**
 * What an entry names, without the dots and the page number after it; null when it names nothing.
 *
 * @param text from its marker to the next one, or the first {@link LONGEST_ENTRY} units of that
 */
export function entryIn(text: string): string | null {
  const line = /^[^\r\n]*?(?=　{2}|[\r\n]|$)/.exec(text.trimStart())?.[0] ?? '';
  const entry = squeeze(line).replace(/[.…·．\d]+$/, '');
  return entry.length >= 2 ? entry : null;
}

/** Whether text behind a marker begins with what an entry names. */
export function headsAs(entry: string, text: string): boolean {
  return squeeze(text).startsWith(entry);
}

function squeeze(text: string): string {
  return text.replace(/[\s　*#]/g, '');
}
