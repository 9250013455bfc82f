import type { Notice } from '../../model/notice.js';
import { lastStartingAt } from '../../model/outline.js';
import type { Span } from '../../text/span.js';
import type { HiddenEntry } from './schema.js';

/** A finding as far as its place goes. */
export interface Located extends Span {
  readonly rule: string;
}

/** What tells a finding's place in a text that is edited elsewhere. */
export type Anchor = Pick<HiddenEntry, 'rule' | 'text' | 'before' | 'after' | 'occurrence'>;

/** How much of the text around a finding counts, in characters without blanks. */
const AROUND = 24;

/** Where that much text is looked for, in UTF-16 code units. */
const WINDOW = 400;

/** A longer finding is told by its beginning and its end. */
const LONGEST = 80;

const MARKER = /^[（(]?(?:\d+|[一二三四五六七八九十百零〇]+)[)）.、]?$/;

/** Letters and marks alone: no blanks, no widths. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** The same without numbers, which move when units are put in elsewhere. */
function unnumbered(text: string): string {
  return plain(text)
    .replace(/\d+/g, '#')
    .replace(
      /[一二三四五六七八九十百零〇]+(?=[、)])|(?<=第)[一二三四五六七八九十百零〇]+(?=[编章节条款项])/g,
      '#',
    );
}

function markedText(text: string): string {
  const whole = plain(text);
  const characters = [...(MARKER.test(whole) ? unnumbered(text.trim()) : whole)];
  return characters.length <= LONGEST
    ? characters.join('')
    : `${characters.slice(0, LONGEST / 2).join('')}…${characters.slice(-LONGEST / 2).join('')}`;
}

/** The unit a place lies in, without those below it: what others write in theirs does not touch it. */
function unitAt({ text, nodes }: Notice, offset: number): Span {
  const node = lastStartingAt(nodes, offset);
  if (!node) {
    return { start: 0, end: nodes[0]?.start ?? text.length };
  }
  return offset < node.end || offset === node.start
    ? { start: node.start, end: node.ownEnd }
    : { start: node.end, end: nodes[node.id + 1]?.start ?? text.length };
}

function placed(notice: Notice, { rule, start, end }: Located): Omit<Anchor, 'occurrence'> {
  const { text } = notice;
  const unit = unitAt(notice, start);
  const before = unnumbered(text.slice(Math.max(unit.start, start - WINDOW), start));
  const after = unnumbered(text.slice(end, Math.min(Math.max(unit.end, end), end + WINDOW)));
  return {
    rule,
    text: markedText(text.slice(start, end)),
    before: [...before].slice(-AROUND).join(''),
    after: [...after].slice(0, AROUND).join(''),
  };
}

/** An anchor as a key; two findings that are alike in all but their order have keys alike but for the end. */
export function keyOf({ rule, text, before, after, occurrence }: Anchor): string {
  return [rule, text, before, after, String(occurrence)].join('\n');
}

/**
 * What tells the places of findings: the rule, the marked text, and the text around it in its unit. Edits
 * of other units, blanks, widths and numbers do not change it.
 *
 * @param findings all findings of the rules they are of, in text order
 */
export function anchorsOf(notice: Notice, findings: readonly Located[]): readonly Anchor[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const anchor = placed(notice, finding);
    const alike = keyOf({ ...anchor, occurrence: 0 });
    const occurrence = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, occurrence);
    return { ...anchor, occurrence };
  });
}
