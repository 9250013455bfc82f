import { PINYIN } from './pinyin.generated.js';

/** A name in Latin letters: `jtyst` and `jiaotongyunshuting`. */
export interface Spelling {
  readonly initials: string;
  readonly full: string;
}

/** Names with more readings than this (a character or two with two) are given by the first of them. */
const MOST_READINGS = 4;

let table: ReadonlyMap<string, readonly string[]> | undefined;

function readings(): ReadonlyMap<string, readonly string[]> {
  if (!table) {
    const made = new Map<string, string[]>();
    for (const entry of PINYIN.split('|')) {
      const reading = /^[a-z]+/.exec(entry)?.[0] ?? '';
      for (const char of entry.slice(reading.length)) {
        made.set(char, [...(made.get(char) ?? []), reading]);
      }
    }
    table = made;
  }
  return table;
}

/**
 * How a name is typed on a Latin keyboard, without tones; ü is v. Characters that occur in no shipped
 * name stay as they are.
 *
 * @returns one spelling for each way to read it, at least one
 */
export function spellingsOf(name: string): readonly Spelling[] {
  let spellings: readonly Spelling[] = [{ initials: '', full: '' }];
  for (const char of name) {
    const known = readings().get(char) ?? [char];
    const taken = spellings.length * known.length > MOST_READINGS ? known.slice(0, 1) : known;
    spellings = spellings.flatMap(({ initials, full }) =>
      taken.map((reading) => ({ initials: initials + reading.charAt(0), full: full + reading })),
    );
  }
  return spellings;
}
