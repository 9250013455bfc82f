import type { DateMention, Notice, OutlineNode } from '../../model/notice.js';
import type { Locale } from '../../text/localized.js';
import { type ReportRow, reportRows, summaryOf } from './report.js';
import type { Alignment, Comparison, Pair } from './types.js';

/** A comparison as other programs get it: ids are those of `parse`, similarity is in hundredths. */
export function comparisonObject(comparison: Comparison): object {
  return {
    ...alignmentObject(comparison),
    headings: alignmentObject(comparison.headings),
    summary: summaryOf(comparison),
  };
}

/**
 * A comparison as an editor shows it: all units in the order of the new notice, what was dropped where it
 * stood, each with its text word by word.
 */
export function rowsObject(comparison: Comparison, locale: Locale): object {
  return reportRows(comparison).map((row: ReportRow) => ({
    old: row.old.map(placedObject),
    new: row.new.map(placedObject),
    isHeading: row.isHeading,
    change: row.change,
    similarity: row.similarity,
    remarks: row.remarks.map((remark) => remark[locale]),
    pieces: row.pieces,
  }));
}

/** A unit with the place of its own text, its number included. */
function placedObject(node: OutlineNode): object {
  return { ...nodeObject(node), start: node.start, end: node.ownEnd };
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
