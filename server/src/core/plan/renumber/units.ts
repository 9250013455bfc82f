import { attachmentNotes } from '../../model/attachments.js';
import type { NodeKind, Notice, OutlineNode } from '../../model/notice.js';
import { rankOfForm } from '../../syntax/lexed-marker.js';
import type { Span } from '../../text/span.js';
import type { KeptText } from './kept.js';

/** A numbered unit of the text as it is to be numbered. */
export interface Unit {
  /** Its marker's span and text. */
  readonly marker: Span & { readonly text: string };
  readonly kind: NodeKind;
  readonly depth: number;
  /** As it stands in the text. */
  readonly number: number;
  readonly space: number;
  readonly parent: Unit | null;
  /** Its own text without its marker and the white space at both ends. */
  readonly content: Span;
}

interface Found {
  readonly node: OutlineNode;
  readonly marker: Unit['marker'];
  readonly content: Span;
  readonly space: number;
}

/** The own text of a node: what stands between its marker and its first child. */
export function contentOf(node: OutlineNode): Span {
  return { start: Math.min(node.title.start, node.ownEnd), end: node.ownEnd };
}

/**
 * The units of a text that was read by itself. Numbered titles in a list of attachments are none; their
 * index is left empty, so that `units[i]` belongs to `notice.nodes[i]`.
 */
export function unitsOf(notice: Notice): readonly (Unit | null)[] {
  const titles = titleMarkers(notice);
  const found = notice.nodes.map((node) => (titles.has(node.start) ? null : foundOf(node)));
  const nested = nest(found.filter((one) => one !== null));
  let next = 0;
  return found.map((one) => (one === null ? null : (nested[next++] ?? null)));
}

function foundOf(node: OutlineNode): Found {
  return { node, marker: node.marker, content: contentOf(node), space: node.space };
}

function titleMarkers(notice: Notice): ReadonlySet<number> {
  return new Set(attachmentNotes(notice).flatMap(({ titles }) => titles.map(({ marker }) => marker.start)));
}

/**
 * The units of an edited text. A marker glued into running text is read as one only while its number is
 * the next of its series, which an edit before it may have undone: where such a marker was a unit
 * before the edit and nobody touched it, it still is one.
 */
export function unitsAfter(old: Notice, kept: KeptText, notice: Notice): readonly Unit[] {
  const titles = titleMarkers(notice);
  const found = notice.nodes.filter((node) => !titles.has(node.start)).map(foundOf);
  const starts = new Set(found.map(({ marker }) => marker.start));
  const oldTitles = titleMarkers(old);
  const revived = old.nodes.flatMap((node): Found[] => {
    const marker = oldTitles.has(node.start) ? null : kept.span(node.marker);
    if (!marker || starts.has(marker.start) || titles.has(marker.start)) {
      return [];
    }
    const inside = found.some((one) => one.marker.start < marker.end && one.marker.end > marker.start);
    const space = notice.spaces.findLast((one) => one.start <= marker.start)?.index ?? 0;
    const from = kept.offset(contentOf(node).start) ?? marker.end;
    return inside
      ? []
      : [{ node, marker: { ...marker, text: node.marker.text }, content: { start: from, end: from }, space }];
  });
  if (revived.length === 0) {
    return nest(found);
  }
  const all = [...found, ...revived].sort((a, b) => a.marker.start - b.marker.start);
  return nest(all.map((one, i) => endedAt(notice.text, one, all[i + 1]?.marker.start)));
}

/** A unit's text ends where the next one begins, if it does not end before. */
function endedAt(text: string, one: Found, next: number | undefined): Found {
  const { start } = one.content;
  const from = one.content.end > start ? one.content.end : text.length;
  let end = Math.min(from, next ?? from);
  while (end > start && /\s/.test(text.charAt(end - 1))) {
    end--;
  }
  return { ...one, content: { start, end: Math.max(start, end) } };
}

function nest(found: readonly Found[]): readonly Unit[] {
  const open: { unit: Unit; rank: number }[] = [];
  return found.map(({ node, marker, content, space }) => {
    const rank = rankOfForm(node.kind, node.depth);
    if (open.at(-1)?.unit.space !== space) {
      open.length = 0;
    }
    while ((open.at(-1)?.rank ?? -1) >= rank) {
      open.pop();
    }
    const { kind, depth, number } = node;
    const unit: Unit = { marker, kind, depth, number, space, parent: open.at(-1)?.unit ?? null, content };
    open.push({ unit, rank });
    return unit;
  });
}
