import type { DocumentSymbol, SymbolKind as Kind, SymbolInformation } from 'vscode-languageserver';
import type { NumberingSpace, OutlineNode } from '../core/model/notice.js';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { messages, units } from './support/messages.js';
import { SYMBOL_OF } from './support/outline.js';
import { documentParams } from './support/params.js';
import { SymbolKind } from './support/protocol.js';
import { bodiesIn, descendantsOf, markerOf, shortened, within } from './support/structure.js';

/** Longest title in an outline, in characters; a Chinese one is as wide as sixty Latin ones. */
const TITLE_LENGTH = 30;

/** Marker and title as an outline shows them. */
function nameOf(node: OutlineNode): string {
  return `${markerOf(node)}${shortened(node.title.text, TITLE_LENGTH)}`;
}

/** Counts of the most numerous kind inside, or who is responsible for a unit without parts. */
function detailOf(context: FeatureContext, node: OutlineNode): string {
  if (node.children.length > 0) {
    const inside = descendantsOf(node);
    const kind = inside.some((child) => child.kind === 'item') ? 'item' : (inside[0]?.kind ?? 'item');
    return units(inside.filter((child) => child.kind === kind).length, kind)[context.locale];
  }
  const bodies = bodiesIn(within(context.notice.groups, node));
  const first = bodies[0];
  return first ? messages.firstAgency(first.name, bodies.length)[context.locale] : '';
}

/**
 * A symbol before its places are converted. A range that does not hold its selection, or those of
 * its children, makes editors drop the whole outline: so ranges are made to hold them.
 */
interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly kind: Kind;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly Entry[];
}

function holding(own: Span, selection: Span, children: readonly Entry[]): Span {
  let start = Math.min(own.start, selection.start);
  let end = Math.max(own.end, selection.end);
  for (const { span } of children) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

function entryOf(context: FeatureContext, node: OutlineNode): Entry {
  const children = node.children.map((child) => entryOf(context, child));
  const { start } = node.marker;
  const selection = { start, end: Math.max(node.marker.end, Math.min(node.title.end, node.ownEnd)) };
  return {
    name: nameOf(node),
    detail: detailOf(context, node),
    kind: SYMBOL_OF[node.kind],
    span: holding(node, selection, children),
    selection,
    children,
  };
}

function textEntry(context: FeatureContext, space: NumberingSpace): Entry {
  const fallback = space.index === 0 ? messages.noticeText : messages.attachedText(space.index);
  const selection = space.title ?? { start: space.start, end: space.start };
  const children = space.roots.map((root) => entryOf(context, root));
  return {
    name: shortened(space.title?.text ?? '', TITLE_LENGTH * 2) || fallback[context.locale],
    detail: '',
    kind: SymbolKind.File,
    span: holding(space, selection, children),
    selection,
    children,
  };
}

/**
 * One text: its units are the outline. Several: each text is a level of its own, since their
 * numbers begin afresh and a bare 一、 would not say whose it is.
 */
function outline(context: FeatureContext): readonly Entry[] {
  const spaces = context.notice.spaces.filter((space) => space.roots.length > 0 || space.title !== null);
  const only = spaces.length === 1 ? spaces[0] : undefined;
  return only
    ? only.roots.map((root) => entryOf(context, root))
    : spaces.map((space) => textEntry(context, space));
}

function nested(context: FeatureContext, entries: readonly Entry[]): DocumentSymbol[] {
  return entries.map(({ name, detail, kind, span, selection, children }) => ({
    name,
    detail,
    kind,
    range: context.convert.range(span),
    selectionRange: context.convert.range(selection),
    children: nested(context, children),
  }));
}

function flat(context: FeatureContext, entries: readonly Entry[], container?: string): SymbolInformation[] {
  return entries.flatMap(({ name, kind, span, children }) => [
    {
      name,
      kind,
      location: { uri: context.document.uri, range: context.convert.range(span) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...flat(context, children, name),
  ]);
}

/** The outline: also breadcrumbs and sticky scroll are made of it. */
export const documentSymbol = defineFeature({
  method: 'textDocument/documentSymbol',
  params: documentParams,
  handle(context): DocumentSymbol[] | SymbolInformation[] {
    const entries = outline(context);
    return context.client.hierarchicalSymbols ? nested(context, entries) : flat(context, entries);
  },
});
