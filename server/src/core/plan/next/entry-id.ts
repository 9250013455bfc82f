import type { Doubt } from './plan.js';

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

const WIDTH = 7;

/**
 * An id for each doubt, of its reason, its words and the title of its item. Decisions are kept by it, so it
 * must outlive numbers that move; places that are alike in all this are counted.
 */
export function entryIds(doubts: readonly Doubt[]): readonly string[] {
  const seen = new Map<string, number>();
  return doubts.map(({ reason, text, item }) => {
    const words = `${text}|${item.title.text}`.replace(/[\s　]/g, '');
    const id = `${reason}-${hash(words).toString(36).padStart(WIDTH, '0')}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
