import { type Assignment, readBody, readClause } from './assign.js';
import { stretchIn } from './clause.js';
import type { CleanText } from './clean-text.js';
import { isCollective } from './collective.js';
import { type FoundLabel, type Label, labelAtEnd } from './labels.js';
import { bodyShape } from './lexicon.js';
import type { Joint } from './members.js';
import { isTakenOut, Trait, traitOf } from './traits.js';

/**
 * Cuts a group's text at the separators and labels outside inner brackets, and reads what stands between.
 *
 * @param start indices in the clean text, and `end`: of the list between its brackets, or of all
 * @param bracketed whether the brackets inside must pair up, as they do between two that enclose the whole
 * @returns `none` when a colon follows something that is no label, or brackets are amiss: then the text is
 *   no group; `unclean` when the text holds what must first be taken out
 */
export function readItems(
  group: Assignment,
  clean: CleanText,
  start: number,
  end: number,
  bracketed: boolean,
): 'read' | 'none' | 'unclean' {
  const { text } = clean;
  let from = start;
  let joint: Joint = 'start';
  let depth = 0;
  for (let i = start; i < end; i++) {
    const trait = traitOf(text.charCodeAt(i));
    if (trait === Trait.none) {
      continue;
    }
    if (trait === Trait.open) {
      depth++;
    } else if (trait === Trait.close) {
      depth--;
      if (bracketed && depth < 0) {
        return 'none';
      }
    } else if (isTakenOut(trait)) {
      return 'unclean';
    } else if (depth === 0 && trait >= Trait.enumeration) {
      readStretch(group, clean, from, i, joint);
      from = i + 1;
      joint = jointAfter(trait);
      group.afterStop ||= trait === Trait.fullStop;
    } else if (depth === 0 && trait === Trait.colon) {
      const found = labelBefore(clean, from, i);
      if (!found) {
        return 'none';
      }
      readStretch(group, clean, from, i - found.length, joint);
      openLabel(group, found.label);
      from = i + 1;
      joint = 'block';
    }
  }
  readStretch(group, clean, from, end, joint);
  return bracketed && depth !== 0 ? 'none' : 'read';
}

function jointAfter(trait: number): Joint {
  return trait === Trait.enumeration ? 'enumeration' : trait === Trait.comma ? 'comma' : 'block';
}

/** Reads what stands before a separator or a label. */
function readStretch(group: Assignment, clean: CleanText, start: number, end: number, before: Joint): void {
  if (end <= start) {
    return;
  }
  const { only, label, clauses } = stretchIn(clean, start, end);
  if (only) {
    readBody(group, only, start, before);
    return;
  }
  let joint = before;
  if (label) {
    openLabel(group, label.label);
    joint = 'block';
  }
  for (const { at, clause } of clauses) {
    readClause(group, clause, start + at, joint);
    // A clause that follows another without a separator stands as one after ， would.
    joint = 'comma';
  }
}

function openLabel(group: Assignment, label: Label): void {
  group.label = { ...label };
  group.afterStop = false;
}

/** The label before a colon: what spaces set apart from a body before it, else what the text ends with. */
function labelBefore({ text, gaps }: CleanText, start: number, colon: number): FoundLabel | null {
  for (let gap = colon - 1; gap > start && gaps.size > 0; gap--) {
    const before = gaps.has(gap) ? text.slice(start, gap) : '';
    if (before !== '' && (bodyShape(before) === 'strong' || isCollective(before))) {
      const label = labelAtEnd(text.slice(gap, colon));
      return label?.length === colon - gap ? label : null;
    }
  }
  return labelAtEnd(text.slice(start, colon));
}
