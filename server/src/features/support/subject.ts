import { attachmentHeadings, attachmentNotes } from '../../core/model/attachments.js';
import { parseCount } from '../../core/model/days.js';
import type { Notice, OutlineNode, ResponsibilityEntry } from '../../core/model/notice.js';
import type { Span } from '../../core/text/span.js';
import type { FeatureContext } from './context.js';
import { itemCitations } from './item-citations.js';
import { plainTitle } from './library.js';
import { bodyAround, mentionsOf } from './mentions.js';
import { bodyKey, healed, nodeAt, spanAt, structureOf } from './structure.js';

/** Something a document names in several places. */
export interface Subject {
  readonly what: 'node' | 'body' | 'attachment' | 'document';
  /** The place that was asked about. */
  readonly span: Span;
  /** Where it stands itself, or is named first; empty when only elsewhere. */
  readonly definitions: readonly Span[];
  /** Every other place that names it. */
  readonly references: readonly Span[];
  /** The cited title, when it is a document whose text is not attached here. */
  readonly title?: string;
  /** The body, when it is one. */
  readonly body?: Pick<ResponsibilityEntry, 'agency' | 'name'>;
}

/** Whether an offset lies in a span or right behind it, where a cursor stands after a word. */
function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A unit as a place to go to: its marker and its heading or first sentence. */
function headOf(node: OutlineNode): Span {
  return { start: node.start, end: Math.max(node.marker.end, Math.min(node.title.end, node.ownEnd)) };
}

/** A unit, as the places that cite it see it. */
export function nodeSubject(context: FeatureContext, node: OutlineNode, span: Span): Subject {
  const citations = context.derive(itemCitations).filter(({ nodes }) => nodes.includes(node));
  return { what: 'node', span, definitions: [headOf(node)], references: citations };
}

function itemAt(context: FeatureContext, offset: number): Subject | null {
  const citation = context.derive(itemCitations).find((one) => holds(one, offset));
  if (citation) {
    const part = citation.parts.find(({ end }) => offset <= end) ?? citation.parts.at(-1);
    const node = part?.node ?? citation.nodes[0];
    return node ? nodeSubject(context, node, citation) : null;
  }
  const node = nodeAt(context.notice, offset);
  const own = node && holds(node.marker, offset) ? node : null;
  return own && own.marker.end > own.marker.start ? nodeSubject(context, own, own.marker) : null;
}

/** Every place that names a body: in groups however it is written, elsewhere in full. */
export function placesOfBody(
  context: FeatureContext,
  body: Pick<ResponsibilityEntry, 'agency' | 'name'>,
): readonly Span[] {
  const inGroups = (context.derive(structureOf).bodies.get(bodyKey(body)) ?? []).map(({ entry }) => entry);
  return [...inGroups, ...mentionsOf(context.notice, body)].sort((a, b) => a.start - b.start);
}

function bodyAt(context: FeatureContext, offset: number): Subject | null {
  const { notice } = context;
  const group = notice.groups.find((one) => holds(one, offset));
  const entry = group?.entries.find((one) => holds(one, offset));
  const body = entry ?? (group ? null : bodyAround(notice, offset));
  if (!body || entry?.collective) {
    return null;
  }
  const places = placesOfBody(context, body);
  const span = places.find((place) => holds(place, offset));
  return span
    ? { what: 'body', span, definitions: places.slice(0, 1), references: places.slice(1), body }
    : null;
}

/** The places of attachments by their numbers: where it begins, where it is listed, where it is cited. */
interface Attached {
  readonly heading: readonly Span[];
  readonly listed: readonly Span[];
  readonly cited: readonly Span[];
}

/** 该文件附件2, 《…》附件1: of another document. */
const FOREIGN = /(?:[》号]|该|原|其|上述)[^，。；（(]{0,6}$/;

/** Whether places of two lists lie in one another. */
function outside(spans: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => !spans.some((other) => other.start < end && start < other.end);
}

/** Whether an attachment's title follows at once, as where a copy has lost the break between them. */
function isGluedHeading(notice: Notice, { start, end }: Span, titles: readonly { text: string }[]): boolean {
  const apart = start === 0 || /[\s　]/.test(notice.text.charAt(start - 1));
  const follows = notice.text.slice(end, end + GLUED).replace(/[\s　]/g, '');
  return apart && titles.some(({ text }) => follows !== '' && text.startsWith(follows));
}

/** So many characters of a title tell that it is the one. */
const GLUED = 6;

function attachedBy(notice: Notice): ReadonlyMap<number, Attached> {
  const headings = attachmentHeadings(notice);
  const titles = attachmentNotes(notice).flatMap((note) => note.titles);
  const citations = notice.references.filter(
    ({ kind, start }) =>
      kind === 'attachment' && !FOREIGN.test(notice.text.slice(Math.max(0, start - 12), start)),
  );
  const numberOf = (text: string) => parseCount(text.replace(/[附件\s　]/g, ''));
  const numbers = new Set([...headings, ...titles].map(({ number }) => number ?? 1));
  return new Map(
    [...numbers].map((number) => {
      const listed = titles.filter((one) => (one.number ?? 1) === number);
      const named = citations.filter((one) => numberOf(one.text) === number);
      const heading = [
        ...headings.filter((one) => (one.number ?? 1) === number),
        ...named.filter((one) => isGluedHeading(notice, one, listed)),
      ].filter((one, i, all) => outside(all.slice(0, i))(one));
      const cited = named.filter(outside([...heading, ...listed]));
      return [number, { heading, listed, cited }];
    }),
  );
}

function attachmentAt(context: FeatureContext, offset: number): Subject | null {
  for (const { heading, listed, cited } of context.derive(attachedBy).values()) {
    const span = [...heading, ...listed, ...cited].find((place) => holds(place, offset));
    if (span) {
      const definitions = heading.length > 0 ? heading : listed;
      const references = [...(heading.length > 0 ? listed : []), ...cited];
      return { what: 'attachment', span, definitions, references };
    }
  }
  return null;
}

function documentAt(context: FeatureContext, offset: number): Subject | null {
  const { notice } = context;
  const titles = notice.references.filter(({ kind }) => kind === 'document');
  const cited = titles.find((one) => holds(one, offset));
  const space = notice.spaces.find(({ index, title }) => index > 0 && title !== null && holds(title, offset));
  const title = cited ? healed(cited.text) : space?.title ? `《${healed(space.title.text)}》` : null;
  const span = cited ?? space?.title;
  if (title === null || !span) {
    return null;
  }
  const own = notice.spaces.flatMap(({ index, title: ours }) =>
    index > 0 && ours && plainTitle(ours.text) === plainTitle(title) ? [ours] : [],
  );
  const references = titles.filter(({ text }) => plainTitle(text) === plainTitle(title));
  return own.length > 0
    ? { what: 'document', span, definitions: own, references }
    : { what: 'document', span, title, definitions: references.slice(0, 1), references: references.slice(1) };
}

/** What an offset names: a unit, a body, an attachment or a cited document. */
export function subjectAt(context: FeatureContext, offset: number): Subject | null {
  return (
    itemAt(context, offset) ??
    attachmentAt(context, offset) ??
    documentBefore(context, offset) ??
    bodyAt(context, offset)
  );
}

/** A title that names a body is that document's, wherever it stands. */
function documentBefore(context: FeatureContext, offset: number): Subject | null {
  return spanAt(context.notice.groups, offset) ? null : documentAt(context, offset);
}
