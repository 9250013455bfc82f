const SAMPLE = 8000;
/** Fewer characters than this prove nothing. */
const ENOUGH = 24;

/**
 * What the commonest Chinese characters and marks turn into when their UTF-8 bytes are read as GBK,
 * Big5 or Shift_JIS. Each is rare in any text of its own; a text holds several of them only by accident.
 */
const MISREAD = new Set(
  [...'銆锛鍔佸鍏鍙鍒搴鍖鐨鍚佹傚鐢佷鍥佺勫鍦屾嚗銝摰鈭峕匧摨隞穃蝏雿烐縲荳螳莠蜉蜿蛻逧'].map((char) =>
    char.charCodeAt(0),
  ),
);
const FEW_KINDS = 3;
const MISREAD_SHARE = 0.04;

/** Characters lost: U+FFFD, and 锟, as which GBK reads the bytes of two U+FFFD together with 斤拷. */
const LOST = 0xfffd;
const LOST_AS_GBK = '锟'.charCodeAt(0);
const LOST_SHARE = 0.05;

const SINGLE_SHARE = 0.6;
/** A text in an alphabet has words; garbled Chinese runs on for a line. */
const LONGEST_WORD = 15;

/** Letters and signs that single-byte tables put where Chinese bytes stand: Latin, Cyrillic, Mac signs. */
function isHighByteCharacter(code: number): boolean {
  return (
    (code >= 0x80 && code <= 0x17f) ||
    (code >= 0x400 && code <= 0x45f) ||
    (code >= 0x490 && code <= 0x491) ||
    (code >= 0x2013 && code <= 0x203a) ||
    (code >= 0x20ac && code <= 0x2122) ||
    (code >= 0x2200 && code <= 0x226f)
  );
}

/** White space and the marks that part words or cells. */
function partsWords(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0x2d || code === 0x2e || code === 0x3b || code === 0x7c;
}

/**
 * Whether a text shows that it was decoded with the wrong table: characters lost, UTF-8 read with a
 * table of double bytes, or Chinese bytes read with one of single bytes. Foreign languages and rare
 * characters alone are never suspected. Judged by the text's beginning.
 */
export function isGarbled(text: string): boolean {
  let judged = 0;
  let lost = 0;
  let misread = 0;
  let single = 0;
  let parting = 0;
  const kinds = new Set<number>();
  for (let i = 0; i < Math.min(text.length, SAMPLE); i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      parting += partsWords(code) ? 1 : 0;
      continue;
    }
    judged++;
    if (code === LOST || code === LOST_AS_GBK) {
      lost++;
    } else if (isHighByteCharacter(code)) {
      single++;
    } else if (MISREAD.has(code)) {
      misread++;
      kinds.add(code);
    }
  }
  if (judged < ENOUGH) {
    return false;
  }
  return (
    lost > judged * LOST_SHARE ||
    (kinds.size > FEW_KINDS && misread > judged * MISREAD_SHARE) ||
    (single > judged * SINGLE_SHARE && parting * LONGEST_WORD < single)
  );
}
