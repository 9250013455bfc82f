import {
  AlignmentType,
  Document,
  Paragraph as DocxParagraph,
  Table as DocxTable,
  TableRow as DocxTableRow,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  ShadingType,
  TableCell,
  TextRun,
  WidthType,
} from 'docx';
import type { Cell, Line, Printable, Run, Table, TableRow } from './types.js';

/** Twentieths of a point, as the format counts. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1134;
/** Half points, as the format counts: 二号, 三号, 五号, and 四号 for the page number (GB/T 9704-2012, 7.5). */
const SIZE = { title: 44, heading: 32, text: 21, page: 28 };
/** Characters of Western fonts would else be used for quotation marks and dashes. */
const SERIF = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', hint: 'eastAsia' };
const SANS = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', hint: 'eastAsia' };
const SHADE = 'F2F2F2';

const LOOKS: Readonly<Record<NonNullable<Run['look']>, IRunOptions>> = {
  strong: { bold: true },
  added: { underline: {}, color: '1A7F37' },
  removed: { strike: true, color: 'B42318' },
};

/** A document as a Word file. */
export async function printableDocx(printable: Printable): Promise<Uint8Array> {
  const { title, orientation, blocks } = printable;
  const width = (orientation === 'portrait' ? A4.width : A4.height) - 2 * MARGIN;
  const children = blocks.flatMap((block) => partsOf(block, width));
  const document = new Document({
    title: clean(title),
    styles: { default: { document: { run: { font: SERIF, size: SIZE.text } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...A4,
              orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
            },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [titleOf(title), ...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function partsOf(block: Printable['blocks'][number], width: number): (DocxParagraph | DocxTable)[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block.text)];
    case 'paragraph':
      return [new DocxParagraph({ children: runsOf(block.line), spacing: { after: 120 } })];
    case 'table':
      // Two tables that touch would become one.
      return [tableOf(block, width), new DocxParagraph({})];
  }
}

function titleOf(title: string): DocxParagraph {
  return new DocxParagraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text: clean(title), font: SANS, size: SIZE.title, color: '000000' })],
  });
}

function headingOf(text: string): DocxParagraph {
  return new DocxParagraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: clean(text), font: SANS, size: SIZE.heading, color: '000000' })],
  });
}

/** — 1 —, as GB/T 9704-2012, 7.5 has it. */
function pageNumber(): DocxParagraph {
  return new DocxParagraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE.page, font: SERIF })],
  });
}

function tableOf({ widths, head, rows }: Table, width: number): DocxTable {
  const all = widths.reduce((sum, one) => sum + one, 0);
  const columns = widths.map((one) => Math.floor((width * one) / all));
  const heads = head
    ? [
        new DocxTableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((cell, i) => dataOf(cell, columns.slice(i, i + 1), true)),
        }),
      ]
    : [];
  return new DocxTable({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    rows: [...heads, ...rows.map((row) => rowOf(row, columns))],
  });
}

function rowOf({ cells, look }: TableRow, columns: readonly number[]): DocxTableRow {
  const isWhole = cells.length === 1;
  return new DocxTableRow({
    cantSplit: look === 'heading',
    children: cells.map((cell, i) =>
      dataOf(cell, isWhole ? columns : columns.slice(i, i + 1), look === 'heading', look === 'quiet'),
    ),
  });
}

function dataOf(cell: Cell, columns: readonly number[], isHead: boolean, isQuiet = false): TableCell {
  const more: IRunOptions = { ...(isHead ? { bold: true } : {}), ...(isQuiet ? { color: '666666' } : {}) };
  const lines = cell.lines.length > 0 ? cell.lines : [[]];
  return new TableCell({
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    ...(columns.length > 1 ? { columnSpan: columns.length } : {}),
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: SHADE } } : {}),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: lines.map(
      (line) =>
        new DocxParagraph({
          children: runsOf(line, more),
          ...(cell.isList ? { bullet: { level: 0 }, indent: { left: 240, hanging: 240 } } : {}),
        }),
    ),
  });
}

function runsOf(line: Line, more: IRunOptions = {}): TextRun[] {
  return line.map(
    ({ text, look }) => new TextRun({ ...more, ...(look ? LOOKS[look] : {}), text: clean(text) }),
  );
}

/** All that XML 1.0 forbids: control characters, halves of surrogate pairs, and two of no meaning. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu;

/** What XML cannot hold is left out: a copy may bring anything, and one such character spoils the file. */
function clean(text: string): string {
  return text.replace(NOT_IN_XML, '');
}
