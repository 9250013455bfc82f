import iconv from 'iconv-lite';
import { plausibility } from './plausibility.js';

/** A text that was once decoded with the wrong table and saved like that. */
export interface Mojibake {
  /** The table it was wrongly read with; null when the damage cannot be traced. */
  readonly readAs: string | null;
  /** The encoding it really had. */
  readonly really: string;
}

/** Tables that Chinese text is in practice misread with, as iconv-lite names them. */
const MISREADINGS: readonly string[] = [
  'gb18030',
  'windows-1252',
  'latin1',
  'windows-1251',
  'macukraine',
  'maccyrillic',
  'macroman',
  'big5',
];
const REALLY: readonly string[] = ['utf-8', 'gb18030'];

const SAMPLE = 8_000;
/** Fewer characters than this prove nothing. */
const ENOUGH = 24;

/**
 * Finds text whose characters only make sense once the wrong decoding is undone: encoded with the
 * table it was misread with and decoded with the right one, it becomes plausible Chinese. Any other
 * text becomes worse by that, so a foreign language or rare characters alone are never suspected.
 */
export function findMojibake(text: string): Mojibake | null {
  const sample = text.slice(0, SAMPLE);
  const now = plausibility(sample);
  if (now.judged < ENOUGH) {
    return null;
  }
  const lost = sample.match(/\ufffd|锟斤拷/g)?.join('').length ?? 0;
  if (lost / now.judged > 0.1) {
    return { readAs: null, really: 'utf-8' };
  }
  if (now.share > 0.7) {
    return null;
  }
  for (const readAs of MISREADINGS) {
    const bytes = iconv.encode(sample, readAs);
    for (const really of REALLY.filter((name) => name !== readAs)) {
      const undone = plausibility(new TextDecoder(really).decode(bytes));
      if (undone.judged >= ENOUGH / 3 && undone.share > 0.6 && undone.share > now.share + 0.25) {
        return { readAs, really };
      }
    }
  }
  return null;
}
