import { isLineBreak, isSpace } from '../../syntax/characters.js';
import type { Span } from '../../text/span.js';
import { isCollective } from './collective.js';
import { LONGEST_LABEL, labelAtEnd } from './labels.js';
import { bodyShape } from './lexicon.js';

/** Who holds an event or a web site; outside brackets these labels assign no task. */
const OF_EVENTS = /^(?:主办|承办|协办|主管|支持|联合|指导)/;

/** A run longer than this is running text. */
const LONGEST_RUN = 800;

/**
 * Finds a labelled run without brackets: 责任单位：…, 牵头单位：… 配合单位：…, also spaced 责 任 单 位 ：.
 *
 * @param from UTF-16 offset; white space and emphasis marks may stand before the label
 * @returns from the label to, not including, the end of the sentence or line; runs of labels on lines
 *   that follow each other are one. null when no label stands there
 */
export function matchLabelledRun(text: string, from: number): Span | null {
  const start = skipBlank(text, from);
  const first = labelAt(text, start);
  if (first === null) {
    return null;
  }
  const limit = Math.min(text.length, start + LONGEST_RUN);
  let end = runEnd(text, first, limit);
  for (;;) {
    const next = nextLabel(text, end);
    if (next === null || next.value > limit) {
      return end > first ? { start, end: trimmed(text, first, end) } : null;
    }
    end = runEnd(text, next.value, limit);
  }
}

function isBlank(code: number): boolean {
  return isSpace(code) || isLineBreak(code) || code === 0x2a;
}

function skipBlank(text: string, from: number): number {
  let i = from;
  while (i < text.length && isBlank(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** Offset after the colon of a label that begins at `at` and is nothing but a label; else null. */
function labelAt(text: string, at: number): number | null {
  let squeezed = '';
  for (let i = at; i < text.length && squeezed.length <= LONGEST_LABEL; i++) {
    const char = text.charAt(i);
    if (char === '：' || char === ':') {
      const found = squeezed.length > 2 ? labelAtEnd(squeezed) : null;
      const whole = found?.length === squeezed.length && found.label.role !== null;
      return whole && !OF_EVENTS.test(squeezed) ? i + 1 : null;
    }
    const code = text.charCodeAt(i);
    if (isLineBreak(code)) {
      return null;
    }
    if (!isBlank(code)) {
      squeezed += char;
    }
  }
  return null;
}

/** The label that goes on with a run ending at `end`: after ； or 。, spaces and at most one line break. */
function nextLabel(text: string, end: number): { readonly value: number } | null {
  let i = end;
  let breaks = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      breaks++;
    } else if (!isBlank(code) && !'；;。，,'.includes(text.charAt(i))) {
      break;
    }
    i++;
  }
  const value = breaks <= 2 ? labelAt(text, i) : null;
  return value === null ? null : { value };
}

const NEXT_UNIT =
  /^[\s　]*(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,4}[)）]|[一二三四五六七八九十]{1,4}、|第[一二三四五六七八九十]+[章节条])/;

/** Where the values after a label end: at the sentence's or line's end, or before another unit. */
function runEnd(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const char = text.charAt(i);
    if ('。！？'.includes(char)) {
      return i;
    }
    if (isLineBreak(text.charCodeAt(i)) && !wrapsName(text, from, i)) {
      return i;
    }
    if (
      (char === '；' || char === ';' || isSpace(text.charCodeAt(i))) &&
      NEXT_UNIT.test(text.slice(i + 1, i + 12))
    ) {
      return i;
    }
  }
  return limit;
}

/** Whether a line break stands inside a list: after a separator, or in the middle of a name. */
function wrapsName(text: string, from: number, lineEnd: number): boolean {
  const line = text.slice(from, lineEnd).replace(/[\s　*]+$/, '');
  if (/[、，,；;：:]$/.test(line)) {
    return true;
  }
  const head = line.slice(
    Math.max(...['、', '，', ',', '；', '：', ':'].map((mark) => line.lastIndexOf(mark))) + 1,
  );
  const after = skipBlank(text, lineEnd);
  const blankLine = /\n[ \t　\r]*\n/.test(text.slice(lineEnd, after));
  const tail = /^[一-龥]{1,12}/.exec(text.slice(after, after + 12))?.[0] ?? '';
  const whole = (word: string): boolean => bodyShape(word) === 'strong' || isCollective(word);
  return !blankLine && head !== '' && !whole(head) && tail !== '' && whole(head + tail);
}

function trimmed(text: string, from: number, end: number): number {
  let to = end;
  while (to > from && (isBlank(text.charCodeAt(to - 1)) || '；;，,'.includes(text.charAt(to - 1)))) {
    to--;
  }
  return to;
}
