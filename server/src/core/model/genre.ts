import type { Header, OutlineNode } from './notice.js';

/** Markers of a program text or a readme: code fences, HTML, badges. */
const TECHNICAL = /```|<\/?(?:p|img|a|div|table)\b|!\[[^\]]*\]\(|^#{2,} .*[A-Za-z]{4,}/gm;

interface Evidence {
  readonly header: Header;
  readonly nodes: readonly OutlineNode[];
  readonly groups: number;
}

/**
 * Whether a text looks like an official document. Each part of the genre counts; an excerpt without
 * header still shows its chapters and responsibility groups.
 */
export function looksLikeNotice(text: string, { header, nodes, groups }: Evidence): boolean {
  const outer = nodes.filter((node) => node.kind === 'chapter' || node.kind === 'section').length;
  const articles = nodes.filter((node) => node.kind === 'article').length;
  const score =
    (header.documentNumber ? 2 : 0) +
    (header.title ? 1 : 0) +
    (header.addressees ? 2 : 0) +
    (header.issuedOn ? 1 : 0) +
    (outer >= 2 ? 1 : 0) +
    (articles >= 3 ? 3 : 0) +
    (groups >= 2 ? 2 : 0);
  const technical = [...text.slice(0, 20_000).matchAll(TECHNICAL)].length;
  return score >= 3 && technical < 6;
}
