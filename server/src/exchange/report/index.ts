import type { Role } from '../../core/agencies/types.js';
import { type BodyTally, tallyOf } from '../../core/model/body-tally.js';
import type { NodeKind, Notice } from '../../core/model/notice.js';
import { namesOfUnits } from '../../core/model/unit-names.js';
import { compareNotices } from '../../core/plan/compare/compare.js';
import { reportRows } from '../../core/plan/compare/report.js';
import type { Locale, Localized } from '../../core/text/localized.js';
import { countTable, rowTable } from '../comparison/printable.js';
import { printableHtml } from '../printable/html.js';
import { cellOf, heading, type Printable, paragraph, type Table, type TableRow } from '../printable/types.js';
import { type Findings, findingBlocks } from './findings.js';
import { reportTexts } from './texts.js';

/** The files a report can be written as. */
export type ReportFormat = 'docx' | 'html';

/** What a report is made of. */
export interface ReportSubject {
  readonly notice: Notice;
  readonly findings: Findings;
  /** The plan it goes on from; null where none is known. */
  readonly lastYear: Notice | null;
}

type Say = (text: Localized) => string;

/** A review report as a file: what was found, who answers for what, what is other than last year. */
export async function reportFile(
  subject: ReportSubject,
  format: ReportFormat,
  locale: Locale,
): Promise<string | Uint8Array> {
  const printable = reportPrintable(subject, locale);
  if (format === 'html') {
    return printableHtml(printable);
  }
  // Loaded here because the library is large.
  const { printableDocx } = await import('../printable/docx.js');
  return printableDocx(printable);
}

/** The report before it is known what file it becomes. */
export function reportPrintable({ notice, findings, lastYear }: ReportSubject, locale: Locale): Printable {
  const say: Say = (text) => text[locale];
  const tallies = tallyOf(notice);
  return {
    title: say(reportTexts.title),
    locale,
    orientation: 'portrait',
    blocks: [
      heading(say(reportTexts.overview)),
      overviewTable(notice, tallies.length, say),
      heading(say(reportTexts.findings)),
      ...findingBlocks(notice, findings, say),
      heading(say(reportTexts.bodies)),
      tallies.length > 0 ? bodyTable(notice, tallies, say) : paragraph(say(reportTexts.noBodies)),
      ...(lastYear ? comparisonBlocks(lastYear, notice, say) : []),
    ],
  };
}

function overviewTable(notice: Notice, bodies: number, say: Say): Table {
  const { header, nodes, groups } = notice;
  const count = (kind: NodeKind) => nodes.filter((node) => node.kind === kind).length;
  const written = (text: string | undefined) =>
    text === undefined ? say(reportTexts.none) : text.replace(/\s+/g, ' ').trim();
  const structure = reportTexts.counts(
    count('chapter'),
    count('section'),
    count('item'),
    groups.length,
    bodies,
  );
  const rows: readonly (readonly [Localized, string])[] = [
    [reportTexts.fileTitle, written(header.title?.text)],
    [reportTexts.documentNumber, written(header.documentNumber?.text)],
    [reportTexts.issuer, written(header.issuer?.text)],
    [reportTexts.addressees, written(header.addressees?.text)],
    [reportTexts.issuedOn, header.issuedOn?.iso ?? written(header.issuedOn?.text)],
    [reportTexts.structure, say(structure)],
  ];
  return {
    kind: 'table',
    widths: [1, 4],
    head: null,
    rows: rows.map(([what, value]) => ({ cells: [cellOf(say(what), 'strong'), cellOf(value)] })),
  };
}

const ROLES: readonly Role[] = ['lead', 'responsible', 'support', 'guide'];

/** Who answers for which units; a column for each role that anybody has. */
function bodyTable(notice: Notice, tallies: readonly BodyTally[], say: Say): Table {
  const roles = ROLES.filter((role) => tallies.some(({ units }) => units[role].length > 0));
  const total = roles.length > 1 ? [cellOf(say(reportTexts.total))] : [];
  return {
    kind: 'table',
    widths: [4, ...roles.map(() => 1), ...total.map(() => 1), 8],
    head: [
      cellOf(say(reportTexts.body)),
      ...roles.map((role) => cellOf(say(reportTexts.role[role]))),
      ...total,
      cellOf(say(reportTexts.units)),
    ],
    rows: tallies.map(({ name, units, all }): TableRow => {
      const counts = roles.map((role) => cellOf(units[role].length > 0 ? `${units[role].length}` : ''));
      return {
        cells: [
          cellOf(name),
          ...counts,
          ...total.map(() => cellOf(`${all.length}`)),
          cellOf(say(namesOfUnits(notice, all))),
        ],
      };
    }),
  };
}

function comparisonBlocks(old: Notice, now: Notice, say: Say): Printable['blocks'] {
  const comparison = compareNotices(old, now);
  const changed = reportRows(comparison).filter(({ remarks }) => remarks.length > 0);
  const title = (old.header.title?.text ?? '').replace(/\s+/g, '');
  return [
    heading(say(reportTexts.comparison)),
    paragraph(say(reportTexts.comparedWith(title))),
    countTable(comparison, say),
    changed.length > 0 ? rowTable(comparison, changed, say) : paragraph(say(reportTexts.nothingChanged)),
  ];
}
