import type { Span } from '../../text/span.js';
import { type Clause, stretchIn } from './clause.js';
import { isIdeograph, type SpacedText } from './clean-text.js';
import { isCollective } from './collective.js';
import { type FoundLabel, type Label, labelAtEnd } from './labels.js';
import { bodyShape } from './lexicon.js';
import { depthChange, type Joint } from './members.js';

/** A clause of the list with what stands before it. */
export interface Item {
  /** Index in the clean text. */
  readonly start: number;
  readonly clause: Clause;
  readonly joint: Joint;
  /** The label it stands under (责任单位：); null for none. Two labels with the same words are two. */
  readonly label: Label | null;
  /** Whether a full stop has ended the list and no label has opened another. */
  readonly afterStop: boolean;
}

const JOINTS: ReadonlyMap<number, Joint> = new Map(
  (
    [
      ['、', 'enumeration'],
      ['，', 'comma'],
      [',', 'comma'],
      ['；', 'block'],
      [';', 'block'],
      ['。', 'block'],
    ] as const
  ).map(([char, joint]) => [char.charCodeAt(0), joint]),
);
const FULL_STOP = '。'.charCodeAt(0);

/** The list between its brackets, or all of a run without them. */
export interface Inner extends Span {
  /** Whether the brackets inside must pair up, as they do between two that enclose the whole. */
  readonly bracketed: boolean;
}

/** What has been read of a list so far. */
interface Reading {
  readonly items: Item[];
  start: number;
  joint: Joint;
  label: Label | null;
  afterStop: boolean;
}

/**
 * Cuts a group's text at the separators and labels outside inner brackets.
 *
 * @returns null when a colon follows something that is no label, or brackets are amiss: then the text is
 *   no group
 */
export function itemsOf(spaced: SpacedText, { start, end, bracketed }: Inner): readonly Item[] | null {
  const { text } = spaced;
  const reading: Reading = { items: [], start, joint: 'start', label: null, afterStop: false };
  let depth = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isIdeograph(code)) {
      continue;
    }
    depth += depthChange(code);
    if (bracketed && depth < 0) {
      return null;
    }
    const next = depth === 0 ? JOINTS.get(code) : undefined;
    if (next) {
      add(reading, spaced, i);
      reading.start = i + 1;
      reading.joint = next;
      reading.afterStop ||= code === FULL_STOP;
    } else if (depth === 0 && isColon(code)) {
      const found = labelBefore(spaced, reading.start, i);
      if (!found) {
        return null;
      }
      add(reading, spaced, i - found.length);
      openLabel(reading, found.label, i + 1);
    }
  }
  if (bracketed && depth !== 0) {
    return null;
  }
  add(reading, spaced, end);
  return reading.items;
}

function isColon(code: number): boolean {
  return code === 0xff1a || code === 0x3a;
}

/** Adds what stands before a separator or a label. */
function add(reading: Reading, spaced: SpacedText, end: number): void {
  if (end <= reading.start) {
    return;
  }
  const { start } = reading;
  const { label: said, clauses } = stretchIn(spaced, start, end);
  if (said) {
    openLabel(reading, said.label, start + said.length);
  }
  const { label, afterStop } = reading;
  for (const { at, clause } of clauses) {
    reading.items.push({ start: start + at, clause, joint: reading.joint, label, afterStop });
    // A clause that follows another without a separator stands as one after ， would.
    reading.joint = 'comma';
  }
}

/** @param start index of what stands under it */
function openLabel(reading: Reading, label: Label, start: number): void {
  reading.label = { ...label };
  reading.start = start;
  reading.joint = 'block';
  reading.afterStop = false;
}

/** The label before a colon: what spaces set apart from a body before it, else what the text ends with. */
function labelBefore({ text, gaps }: SpacedText, start: number, colon: number): FoundLabel | null {
  for (let gap = colon - 1; gap > start && gaps.size > 0; gap--) {
    const before = gaps.has(gap) ? text.slice(start, gap) : '';
    if (before !== '' && (bodyShape(before) === 'strong' || isCollective(before))) {
      const label = labelAtEnd(text.slice(gap, colon));
      return label?.length === colon - gap ? label : null;
    }
  }
  return labelAtEnd(text.slice(start, colon));
}
