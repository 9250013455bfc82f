import writeXlsxFile from 'write-excel-file/universal';
import { type ReportRow, reportRows, summaryEntries, summaryOf } from '../../core/plan/compare/report.js';
import { compareTexts } from '../../core/plan/compare/texts.js';
import type { Comparison } from '../../core/plan/compare/types.js';
import type { Locale, Localized } from '../../core/text/localized.js';

/** The part of a Blob that is needed; the type itself belongs to the platform. */
interface Bytes {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Widths in characters of the columns of {@link itemSheet}. */
const WIDTHS = [10, 10, 10, 36, 60, 60];

/** A comparison as a workbook: a sheet with the counts, a sheet with all units in the order of the new notice. */
export async function comparisonXlsx(comparison: Comparison, locale: Locale): Promise<Uint8Array> {
  const say = (text: Localized): string => text[locale];
  const sheets = [countSheet(comparison, say), itemSheet(comparison, say)];
  const blob: Bytes = await writeXlsxFile(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

type Say = (text: Localized) => string;

const header = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#F2F2F2' });
const cell = (value: string) => ({ value, wrap: true, alignVertical: 'top' as const });

function countSheet(comparison: Comparison, say: Say) {
  const title = (side: 'old' | 'new') => [
    header(say(compareTexts[side])),
    cell(comparison[side].header.title?.text ?? ''),
  ];
  return {
    sheet: say(compareTexts.count),
    columns: [{ width: 20 }, { width: 60 }],
    data: [
      title('old'),
      title('new'),
      ...summaryEntries(summaryOf(comparison)).map(([what, count]) => [header(say(what)), { value: count }]),
    ],
  };
}

function itemSheet(comparison: Comparison, say: Say) {
  const { old, new: now, similarity, what, oldText, newText } = compareTexts;
  return {
    sheet: say(compareTexts.items),
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      [old, now, similarity, what, oldText, newText].map((text) => header(say(text))),
      ...reportRows(comparison).map((row) => rowCells(row, say)),
    ],
  };
}

function rowCells(row: ReportRow, say: Say) {
  const markers = (side: 'old' | 'new') => row[side].map(({ marker }) => marker.text).join(' ');
  const text = (side: 'old' | 'new') =>
    row.pieces.flatMap((piece) => (piece[side] === null ? [] : [piece.text])).join('');
  const remarks = row.remarks.length === 0 ? say(compareTexts.unchanged) : row.remarks.map(say).join('\n');
  return [
    cell(markers('old')),
    cell(markers('new')),
    row.similarity === null ? null : { value: row.similarity, format: '0%', alignVertical: 'top' as const },
    cell(remarks),
    cell(text('old')),
    cell(text('new')),
  ];
}
