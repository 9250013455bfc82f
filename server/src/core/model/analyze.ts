import { placeOfDocument } from '../agencies/place.js';
import { type Registry, registryFor } from '../agencies/registry.js';
import { seedRegistry } from '../agencies/seed.js';
import { parse, type SyntaxTree } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { type PlacedMarker, placedMarkers } from './acceptance.js';
import { datesOf } from './dates.js';
import { genreOf } from './genre.js';
import { readHeader } from './header.js';
import { NoticeMemory } from './memory.js';
import type { LastYear, Notice } from './notice.js';
import { buildOutline } from './outline.js';
import { findPageChrome, isInChrome, withoutParticulars } from './page-chrome.js';
import { referencesOf } from './references.js';
import { findGroups } from './responsibilities.js';
import { seriesOfAll } from './series.js';
import { findSignatures } from './signature.js';
import { findSpaces } from './spaces.js';

export interface AnalyzeOptions {
  /** The bodies to know; the shipped registry when left out. */
  readonly registry?: Registry;
  /** The text's tree where it is at hand already ({@link reparse}); parsed anew when left out. */
  readonly tree?: SyntaxTree;
  /** The plan it goes on from, where that is known. */
  readonly lastYear?: LastYear;
}

/**
 * Reads a text as a notice. Never throws: what cannot be read is left out, and the tree still gives
 * the text back.
 *
 * @param text any text; offsets in the result are UTF-16 code units into it, a BOM counted
 */
export function analyze(text: string, options: AnalyzeOptions = {}): Notice {
  const tree = options.tree ?? parse(text);
  const signatures = findSignatures(text);
  const candidates = placedMarkers(tree);
  const chrome = findPageChrome(text, bodyStartOf(candidates, text.length));
  const inDocument = <T extends Span>(places: readonly T[]): readonly T[] =>
    chrome.length === 0 ? places : places.filter(({ start }) => !isInChrome(chrome, start));
  const rawSpaces = findSpaces(text, inDocument(candidates), signatures);
  const { spaces, nodes } = buildOutline(text, rawSpaces, signatures);
  const header = readHeader(text, nodes[0]?.start ?? text.length, signatures, chrome);
  const bodies = options.registry ?? seedRegistry();
  const place = placeOfDocument(
    {
      issuer: header.issuer?.text ?? null,
      title: header.title?.text ?? null,
      documentNumber: header.documentNumber?.text ?? null,
    },
    bodies.places,
  );
  const registry = registryFor(bodies, place);
  const groups = inDocument(findGroups(tree, nodes, registry, header.issuedOn?.iso ?? null));
  const genre = genreOf(text, { header, nodes, groups: groups.length });
  const isExcerpt = header.title === null;
  return {
    text,
    tree,
    lines: new LineIndex(text),
    genre,
    isNotice: genre === 'document',
    chrome: withoutParticulars(chrome, [header.publishedOn, header.issuedOn, header.documentNumber]),
    header,
    signatures,
    spaces,
    nodes,
    series: seriesOfAll(text, nodes, isExcerpt),
    // What looks like a list of bodies in news or in a readme assigns nothing.
    groups: genre === 'document' || genre === 'draft' ? groups : [],
    references: inDocument(referencesOf(tree)),
    dates: inDocument(datesOf(tree)),
    registry,
    lastYear: options.lastYear ?? null,
    memory: new NoticeMemory(),
  };
}

/** Where the first unit begins that no page has of its own: navigation may be numbered 1., 2., never 一、. */
function bodyStartOf(candidates: readonly PlacedMarker[], length: number): number {
  const first = candidates.find(({ marker: { form, context } }) => form !== 'item' && context === 'line');
  return first?.start ?? length;
}
