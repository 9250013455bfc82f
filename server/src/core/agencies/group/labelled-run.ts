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
  const labels = new Set([firstLabel(text.slice(start, first))]);
  let end = runEnd(text, first, limit);
  for (;;) {
    const next = nextLabel(text, end);
    const label = next === null ? '' : firstLabel(text.slice(next.label, next.value));
    if (next === null || next.value > limit || (next.breaks > 0 && labels.has(label))) {
      return end > first ? { start, end: trimmed(text, first, end) } : null;
    }
    labels.add(label);
    end = runEnd(text, next.value, limit);
  }
}

/**
 * Whether a run of labels goes on with another on a line of its own: with a label it has not had, since
 * the same one again (责任单位：… 责任单位：…) opens the list of the next task.
 *
 * @param gap the text between the two
 */
export function continuesLabelledRun(before: string, gap: string, next: string): boolean {
  let breaks = 0;
  for (let i = 0; i < gap.length; i++) {
    const code = gap.charCodeAt(i);
    if (isLineBreak(code)) {
      breaks += endsLine(gap, i) ? 1 : 0;
    } else if (!isBlank(code) && !BETWEEN.includes(gap.charAt(i))) {
      return false;
    }
  }
  return breaks <= MOST_BREAKS && !squeezed(before).includes(`${firstLabel(next)}：`);
}

/** Between two labels of a run there is no more than a blank line. */
const MOST_BREAKS = 2;
const BETWEEN = '；;。，,';

/** The words of the label a run begins with. */
function firstLabel(run: string): string {
  return squeezed(run.slice(0, Math.max(0, run.search(/[：:]/))));
}

function squeezed(text: string): string {
  return text.replace(/[\s　*]/g, '').replace(/:/g, '：');
}

/** Whether a line ends here; the \r of \r\n is not counted besides. */
function endsLine(text: string, at: number): boolean {
  return text.charCodeAt(at) === 10 || text.charCodeAt(at + 1) !== 10;
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
  let words = '';
  for (let i = at; i < text.length && words.length <= LONGEST_LABEL; i++) {
    const char = text.charAt(i);
    if (char === '：' || char === ':') {
      const found = words.length > 2 ? labelAtEnd(words) : null;
      const whole = found?.length === words.length && found.label.role !== null;
      return whole && !OF_EVENTS.test(words) ? i + 1 : null;
    }
    const code = text.charCodeAt(i);
    if (isLineBreak(code)) {
      return null;
    }
    if (!isBlank(code)) {
      words += char;
    }
  }
  return null;
}

/** The label that goes on with a run ending at `end`: after ； or 。, spaces and at most one line break. */
function nextLabel(text: string, end: number): NextLabel | null {
  let i = end;
  let breaks = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isLineBreak(code)) {
      breaks += endsLine(text, i) ? 1 : 0;
    } else if (!isBlank(code) && !BETWEEN.includes(text.charAt(i))) {
      break;
    }
    i++;
  }
  const value = breaks <= MOST_BREAKS ? labelAt(text, i) : null;
  return value === null ? null : { label: i, value, breaks };
}

/** Offsets of a label and of what it introduces, and how many lines end before it. */
interface NextLabel {
  readonly label: number;
  readonly value: number;
  readonly breaks: number;
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
