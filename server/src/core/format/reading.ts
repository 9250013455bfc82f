import type { Notice } from '../model/notice.js';

/** Text without white space, brackets and points at one width: all that a formatter may not change. */
export function essence(text: string): string {
  return text.replace(/\s+/g, '').replace(/[（(）)．]/g, (mark) => WIDTHS[mark] ?? mark);
}

const WIDTHS: Readonly<Record<string, string>> = { '（': '(', '）': ')', '．': '.' };

/** What is read in a text, without where it stands: equal for two texts that say the same. */
export function readingOf({ nodes, groups, header, spaces, references, dates, genre }: Notice): string {
  const { title, documentNumber, addressees, issuer, issuedOn, publishedOn } = header;
  return JSON.stringify([
    genre,
    nodes.map((node) => [
      node.kind,
      node.number,
      node.parent?.id ?? -1,
      node.space,
      essence(node.title.text),
    ]),
    groups.map(({ node, entries }) => [
      node?.id ?? -1,
      entries.map((entry) => [
        essence(entry.name),
        entry.role,
        entry.collective === true,
        entry.agency?.id ?? null,
      ]),
    ]),
    [title, documentNumber, addressees, issuer, issuedOn, publishedOn].map((one) => essence(one?.text ?? '')),
    spaces.map((space) => essence(space.title?.text ?? '')),
    references.map(({ kind, text }) => [kind, essence(text)]),
    dates.map(({ from, to, role }) => [from, to, role]),
  ]);
}
