// A text to type in over the protocol, and the places. A server that sends diagnostics only when they changed
// must have something to send at every key: each place has a fault of its own behind it on its line, and the
// fault moves with every character typed before it.
import { type Corpus, SAMPLE_LENGTH } from './corpus-text.js';

export interface TypingText {
  readonly text: string;
  /** Places to type at: near the start, the middle and the end. */
  readonly places: readonly { readonly line: number; readonly character: number }[];
}

/** A day that does not exist is an error in any notice, so that no limit leaves it out. */
const FAULT = '于2016年2月30日前办结。';

function positionAt(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    from = at + 1;
  }
  return { line, character: offset - from };
}

export function typingText(corpus: Corpus, size: number, seed: number): TypingText {
  let text = corpus.notice(size * SAMPLE_LENGTH, seed);
  const offsets: number[] = [];
  // From the end, so that what is put in moves no place that is already known.
  for (const share of [0.97, 0.5, 0.1]) {
    const at = text.indexOf('。', Math.floor(share * text.length)) + 1;
    text = text.slice(0, at) + FAULT + text.slice(at);
    offsets.unshift(at);
  }
  // Each fault put in before a place moves it on.
  return { text, places: offsets.map((offset, i) => positionAt(text, offset + i * FAULT.length)) };
}
