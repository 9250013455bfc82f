import { labelAtEnd } from '../../../core/agencies/group/labels.js';
import { matchLabelledRun, readGroup } from '../../../core/agencies/group.js';
import type { GroupEntry } from '../../../core/agencies/types.js';
import type { Notice } from '../../../core/model/notice.js';
import type { Slot } from './proposal.js';

/** A place in a responsibility group, perhaps one that is only begun. */
export interface GroupPlace {
  readonly slot: Slot;
  /** The group before the cursor up to and with its last separator or label. */
  readonly head: string;
  /** What closes it; '' for a run that only a label opens. */
  readonly close: string;
  /** Bodies before the cursor, and those the rest of the group names. */
  readonly before: readonly GroupEntry[];
  readonly all: readonly GroupEntry[];
  /** Whether the text before it is the end of an enumeration: then elision carries on. */
  readonly carries: boolean;
}

/** No group is longer. */
const REACH = 800;

const CLOSING: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '【': '】',
  '［': '］',
};
const CLOSES = new Set(Object.values(CLOSING));
const SEPARATOR = /[、，,；;：:]/;

/** （一）, (2): a number, no group. */
const MARKER = /^[（(][\d一二三四五六七八九十百]{1,4}[）)]$/;

/** Where the run begins that a cursor may stand in. */
interface Opening {
  readonly start: number;
  readonly close: string;
}

/** Whether a line break is only a wrap: words go on after it, without indent or blank line. */
function isWrap(text: string, at: number): boolean {
  return !/^[\r\n]*[\s　]/.test(text.slice(at + 1, at + 3)) && !/[\r\n]/.test(text.charAt(at + 1));
}

/** The bracket that is open at an offset, else where its sentence begins. */
function openingBefore(text: string, offset: number): Opening {
  let depth = 0;
  let at = offset - 1;
  for (const least = Math.max(0, offset - REACH); at >= least; at--) {
    const char = text.charAt(at);
    if (CLOSES.has(char)) {
      depth++;
    } else if (CLOSING[char] !== undefined) {
      if (depth === 0) {
        return { start: at, close: CLOSING[char] };
      }
      depth--;
    } else if ('。！？'.includes(char) || (/[\r\n]/.test(char) && !isWrap(text, at))) {
      break;
    }
  }
  return { start: at + 1, close: '' };
}

/** Where the word at the cursor begins: after the last separator outside inner brackets. */
function wordStart(text: string, from: number, offset: number): number {
  let depth = 0;
  let at = offset;
  while (at > from) {
    const char = text.charAt(at - 1);
    if (CLOSES.has(char)) {
      depth++;
    } else if (CLOSING[char] !== undefined) {
      depth--;
    } else if (depth === 0 && SEPARATOR.test(char)) {
      break;
    }
    at--;
  }
  while (at < offset && /[\s　]/.test(text.charAt(at))) {
    at++;
  }
  return at;
}

/** What of the group stands behind the cursor. */
function restAfter(text: string, offset: number, close: string): string {
  const line = text.slice(offset, offset + REACH);
  const end = close === '' ? line.search(/[。！？\r\n]/) : line.indexOf(close);
  return end < 0 ? '' : line.slice(0, end);
}

function followsSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start).trimEnd();
  return before === '' || /[。；！？）)〕」”…]$/.test(before);
}

/** Whether this document has groups right after words, without a full stop between. */
function bindsGroups(notice: Notice): boolean {
  return notice.groups.some((group) => !followsSentence(notice.text, group.start));
}

/** Whether a run with no body in it yet may become a group. */
function mayBegin(notice: Notice, { start, close }: Opening, head: string): boolean {
  const words = head.slice(close === '' ? 0 : 1).replace(/[\s　]/g, '');
  if (words !== '') {
    const label = /[：:]$/.test(words) ? labelAtEnd(words.slice(0, -1)) : null;
    const whole = label !== null && label.label.role !== null && label.length === words.length - 1;
    return whole && (close !== '' || matchLabelledRun(`${head}省教育厅`, 0) !== null);
  }
  return (close === '）' || close === ')') && (followsSentence(notice.text, start) || bindsGroups(notice));
}

/** The group a cursor stands in, finished or only begun; null elsewhere. */
export function groupPlaceAt(notice: Notice, offset: number): GroupPlace | null {
  const { text } = notice;
  const opening = openingBefore(text, offset);
  const { start, close } = opening;
  const from = wordStart(text, start + close.length, offset);
  const head = text.slice(start, from);
  const rest = restAfter(text, offset, close);
  if (MARKER.test(text.slice(start, offset) + rest + close)) {
    return null;
  }
  const context = { firstIsLead: false, registry: notice.registry, followsSentence: true, endsUnit: true };
  const before = readGroup(head + close, context)?.entries ?? [];
  const begun =
    before.length > 0 && (close !== '' || matchLabelledRun(head, 0) !== null || readsLabelled(head));
  if (!begun && !mayBegin(notice, opening, head)) {
    return null;
  }
  const behind = rest.search(SEPARATOR);
  const until = offset + (behind < 0 ? rest.length : behind);
  const all = readGroup(head + rest.replace(/^[^、，,；;：:]*/, '') + close, context)?.entries ?? before;
  return {
    slot: { typed: { start: from, end: offset }, until },
    head,
    close,
    before,
    all,
    carries: /、[\s　]*$/.test(head),
  };
}

function readsLabelled(head: string): boolean {
  const colon = head.search(/[：:]/);
  return colon > 0 && labelAtEnd(head.slice(0, colon).replace(/[\s　]/g, '')) !== null;
}
