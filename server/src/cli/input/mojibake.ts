import iconv from 'iconv-lite';
import { plausibility } from './plausibility.js';

/** How a text came to be garbled. */
export interface Mojibake {
  /** The table it was wrongly read with. */
  readonly readAs: string;
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
/** Fewer likely characters than this prove nothing. */
const ENOUGH = 8;

/**
 * Traces back with which table a garbled text was wrongly read: encoded with that one and decoded with
 * the right one, it becomes plausible Chinese. Whether a text is garbled at all says `isGarbled`.
 *
 * @returns null when the damage cannot be traced, because characters are lost
 */
export function traceMojibake(text: string): Mojibake | null {
  const sample = text.slice(0, SAMPLE);
  const now = plausibility(sample);
  for (const readAs of MISREADINGS) {
    const bytes = iconv.encode(sample, readAs);
    for (const really of REALLY.filter((name) => name !== readAs)) {
      const undone = plausibility(new TextDecoder(really).decode(bytes));
      if (undone.judged >= ENOUGH && undone.share > 0.6 && undone.share > now.share + 0.25) {
        return { readAs, really };
      }
    }
  }
  return null;
}
