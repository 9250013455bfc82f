import type { DateMention, Notice, OutlineNode } from '../../model/notice.js';
import { summaryOf } from './report.js';
import type { Alignment, Comparison, Pair } from './types.js';

/** A comparison as other programs get it: ids are those of `parse`, similarity is in hundredths. */
export function comparisonObject(comparison: Comparison): object {
  return {
    ...alignmentObject(comparison),
    headings: alignmentObject(comparison.headings),
    summary: summaryOf(comparison),
  };
}

/** Which document one side is. */
export function noticeObject(file: string, { header }: Notice): object {
  return {
    file,
    title: header.title?.text ?? null,
    documentNumber: header.documentNumber?.text ?? null,
    issuedOn: header.issuedOn?.iso ?? null,
  };
}

function alignmentObject({ pairs, added, dropped }: Alignment): object {
  return { pairs: pairs.map(pairObject), added: added.map(nodeObject), dropped: dropped.map(nodeObject) };
}

function pairObject({ old, new: now, change, similarity, agencies, deadlines }: Pair): object {
  return {
    old: old.map(nodeObject),
    new: now.map(nodeObject),
    change,
    similarity,
    agencies,
    deadlines: {
      moved: deadlines.moved.map(({ from, to }) => ({ from: dateObject(from), to: dateObject(to) })),
      added: deadlines.added.map(dateObject),
      removed: deadlines.removed.map(dateObject),
    },
  };
}

function nodeObject({ id, marker, number }: OutlineNode): object {
  return { id, marker: marker.text, number };
}

function dateObject({ text, start, end, to }: DateMention): object {
  return { text, start, end, to };
}
