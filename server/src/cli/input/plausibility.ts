/** Marks: characters a Chinese document may be made of. Judges a decoding, not a language. */
const EXPECTED: Uint8Array = expectedCharacters();

/** How much of a text looks like what a Chinese document is made of. */
export interface Plausibility {
  /** Characters beyond ASCII, white space not counted. */
  readonly judged: number;
  /** Share of them that is expected, 0 to 1; 1 when there are none. */
  readonly share: number;
}

/**
 * The share of common characters: the 3,755 of GB 2312 level 1, and Chinese punctuation. Real text
 * has well over nine in ten of them; text decoded with the wrong table has few, because its bytes
 * fall anywhere in the table. Written in traditional characters it has about half.
 */
export function plausibility(text: string): Plausibility {
  let judged = 0;
  let expected = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 || code === 0x3000 || code === 0xa0 || code === 0xfeff) {
      continue;
    }
    judged++;
    expected += EXPECTED[code] ?? 0;
  }
  return { judged, share: judged === 0 ? 1 : expected / judged };
}

function expectedCharacters(): Uint8Array {
  const marks = new Uint8Array(0x10000);
  const mark = (first: number, last: number): void => {
    marks.fill(1, first, last + 1);
  };
  mark(0x2010, 0x2027); // dashes, quotation marks, ellipsis
  mark(0x2460, 0x249b); // ① ⑴ ⒈
  mark(0x3001, 0x3029); // 、 。 《 》 〔 〕 〇
  mark(0xfe50, 0xfe6b); // small forms: ﹒
  mark(0xff01, 0xff5e); // full-width ASCII
  marks[0xb7] = 1;
  for (const character of gb2312Level1()) {
    marks[character.charCodeAt(0)] = 1;
  }
  return marks;
}

/** Rows 16 to 55 of GB 2312. */
function gb2312Level1(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) {
      bytes.push(row, cell);
    }
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
}
