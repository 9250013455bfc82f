import { placeOfDocument } from '../agencies/place.js';
import { type Registry, registryFor } from '../agencies/registry.js';
import { seedRegistry } from '../agencies/seed.js';
import { heldIn, parsing, type SyntaxTree } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import { type Steps, toEnd } from '../text/steps.js';
import { type PlacedMarker, placedMarkers } from './acceptance.js';
import { datesOf } from './dates.js';
import { genreOf } from './genre.js';
import { readHeader } from './header.js';
import { NoticeMemory } from './memory.js';
import type { LastYear, Notice } from './notice.js';
import { buildingOutline } from './outline.js';
import { findPageChrome, outsideChrome, withoutParticulars } from './page-chrome.js';
import { referencesOf } from './references.js';
import { findingGroups } from './responsibilities.js';
import { findingSeries } from './series.js';
import { findSignatures } from './signature.js';
import { findingSpaces } from './spaces.js';

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
  return toEnd(analyzing(text, options));
}

/** {@link analyze} in steps, none of which takes long however long the text is. */
export function* analyzing(text: string, options: AnalyzeOptions = {}): Steps<Notice> {
  const tree = options.tree ?? (yield* parsing(text));
  const signatures = findSignatures(text);
  yield;
  const candidates = placedMarkers(tree);
  yield;
  const chrome = findPageChrome(text, bodyStartOf(candidates, text.length));
  const rawSpaces = yield* findingSpaces(text, outsideChrome(chrome, candidates), signatures);
  const { spaces, nodes } = yield* buildingOutline(text, rawSpaces, signatures);
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
  const groups = outsideChrome(
    chrome,
    yield* findingGroups(text, tree, nodes, registry, header.issuedOn?.iso ?? null),
  );
  const genre = genreOf(text, { header, nodes, groups: groups.length, holds: heldIn(tree) });
  const series = yield* findingSeries(text, nodes, header.title === null);
  const references = outsideChrome(chrome, referencesOf(tree));
  yield;
  const dates = outsideChrome(chrome, datesOf(tree));
  yield;
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
    series,
    // What looks like a list of bodies in news or in a readme assigns nothing.
    groups: genre === 'document' || genre === 'draft' ? groups : [],
    references,
    dates,
    registry,
    lastYear: options.lastYear ?? null,
    memory: new NoticeMemory(),
  };
}

/** Where the first unit begins that no page has of its own: navigation may be numbered 1., 2., never 一、. */
export function bodyStartOf(candidates: readonly PlacedMarker[], length: number): number {
  const first = candidates.find(({ marker: { form, context } }) => form !== 'item' && context === 'line');
  return first?.start ?? length;
}
