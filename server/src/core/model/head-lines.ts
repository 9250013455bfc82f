import type { Notice } from './notice.js';
import { perNotice } from './per-notice.js';
import { type PhysicalLine, physicalLines } from './physical-lines.js';

const LONGEST_HEAD = 6000;

/** The lines before the first unit that hold any text: number, title, addressees, and first paragraphs. */
export const headLines = perNotice(({ nodes, text }): readonly PhysicalLine[] => {
  const to = Math.min(nodes[0]?.start ?? text.length, LONGEST_HEAD);
  return physicalLines(text, 0, to).filter((line) => line.trimmed.length > 0);
});

/** From this day on GB/T 9704-2012 is in force. */
const IN_FORCE = '2012-07-01';

/**
 * Whether GB/T 9704-2012 holds for a document: by its date, else by the year of its number.
 * A document that gives neither is taken to be older.
 *
 * @param iso the document's date where its header has none that could be read
 */
export function isUnderStandard({ header }: Notice, iso: string | null = null): boolean {
  const issued = header.issuedOn?.iso ?? iso;
  const year = /\d{4}/.exec(header.documentNumber?.text ?? '')?.[0];
  return issued ? issued >= IN_FORCE : year !== undefined && year > IN_FORCE.slice(0, 4);
}
