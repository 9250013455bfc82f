import { createRegistry } from '../agencies/registry.js';
import { type PlacedMarker, placedMarkers } from '../model/acceptance.js';
import { bodyStartOf } from '../model/analyze.js';
import { isEntry } from '../model/contents.js';
import { genreOf } from '../model/genre.js';
import { NO_HEADER, readHeader } from '../model/header.js';
import { NoticeMemory } from '../model/memory.js';
import type { Notice, OutlineNode, Signature } from '../model/notice.js';
import { buildingOutline, lastStartingAt } from '../model/outline.js';
import { findPageChrome, isInChrome } from '../model/page-chrome.js';
import { findSignatures } from '../model/signature.js';
import { cutsOf, findingSpaces } from '../model/spaces.js';
import { parseBeginning, type SyntaxTree } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import { toEnd } from '../text/steps.js';
import type { LintConfiguration } from './configuration.js';
import type { Rule } from './rule.js';
import { type Diagnostic, lint } from './runner.js';

/** How much of a text is looked at, in UTF-16 units: an ordinary notice. More would take longer than a key may. */
export const FIRST_LOOK = 10_000;
/** Farther than any rule for a place's surroundings looks behind it. */
const MARGIN = 1000;

/**
 * What is surely among the findings of a long text, from a look at its beginning.
 *
 * Blocks, signatures and the lines of a web page are read as they are in the whole text. Units are where the whole
 * text will have them, but for those whose marker waits for one farther on; what stands in doubt, or in a unit that
 * ends beyond what is looked at, is left out. Only rules that say so (`early`) are asked.
 *
 * @param rules those the whole text is going to be checked with
 * @param reach UTF-16 units that are looked at, no fewer than a web page's own lines may take (model/page-chrome)
 * @returns null where it takes the whole text to know that it is an official document
 */
export function firstLook(
  text: string,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
  reach: number = FIRST_LOOK,
): readonly Diagnostic[] | null {
  const beginning = readBeginning(text, reach);
  if (!beginning) {
    return null;
  }
  const { notice, certain } = beginning;
  const early = rules.filter(({ meta }) => meta.early);
  const { diagnostics } = lint(notice, early, configuration);
  return diagnostics.filter(({ start }) => {
    const unit = lastStartingAt(notice.nodes, start);
    return unit !== null && certain.has(unit);
  });
}

interface Beginning {
  /** The beginning as far as it is read: no lists, references or dates, and no header. */
  readonly notice: Notice;
  /** Units that are the same in the whole text, from their markers to the next ones. */
  readonly certain: ReadonlySet<OutlineNode>;
}

function readBeginning(text: string, reach: number): Beginning | null {
  const blocks = parseBeginning(text, reach);
  const last = blocks.at(-1);
  const length = last ? last.start + last.block.length : 0;
  const tree: SyntaxTree = { length, blocks };
  const all = placedMarkers(tree);
  const chrome = findPageChrome(text, bodyStartOf(all, text.length));
  const markers = all.filter(({ start }) => !isInChrome(chrome, start));
  const { signatures, end } = lookAhead(text, markers.at(-1)?.start ?? 0);
  const nodes = nodesOf(text.slice(0, end), markers, signatures);
  const certain = certainUnits(nodes, markers, text);
  const [first] = nodes;
  // The header ends where the first unit begins.
  if (!first || !certain.has(first)) {
    return null;
  }
  const header = readHeader(text, first.start, signatures, chrome);
  // More units, and lists of bodies, could only speak for a document.
  if (genreOf(text, { header, nodes: [...certain], groups: 0, holds: -1 }) !== 'document') {
    return null;
  }
  const read = text.slice(0, length + MARGIN);
  const notice: Notice = {
    text: read,
    tree,
    lines: new LineIndex(read),
    genre: 'document',
    isNotice: true,
    chrome,
    header: NO_HEADER,
    signatures,
    spaces: [],
    nodes,
    series: [],
    groups: [],
    references: [],
    dates: [],
    registry: createRegistry([], []),
    lastYear: null,
    memory: new NoticeMemory(),
  };
  return { notice, certain };
}

/** How far it is looked ahead at first, and how many times farther the next time. */
const AHEAD = 150_000;
const FARTHER = 4;
/** What is cut off is read otherwise, up to this far before the cut. */
const CUT = 200;

interface Ahead {
  /** The first one of the text, and all that stand before `end`. */
  readonly signatures: readonly Signature[];
  /** Where the first other text begins after an offset: whether a stretch is a table shows when all of it is known. */
  readonly end: number;
}

function lookAhead(text: string, from: number): Ahead {
  for (let to = AHEAD; ; to *= FARTHER) {
    const isWhole = to >= text.length;
    const part = isWhole ? text : text.slice(0, to);
    const sure = isWhole ? text.length : to - CUT;
    const signatures = findSignatures(part).filter(({ end }) => end <= sure);
    const end = cutsOf(part, signatures).find((cut) => cut > from && cut <= sure);
    if (isWhole || (end !== undefined && signatures.length > 0)) {
      return { signatures, end: end ?? text.length };
    }
  }
}

/** @param text up to where the next one begins */
function nodesOf(
  text: string,
  markers: readonly PlacedMarker[],
  signatures: readonly Signature[],
): readonly OutlineNode[] {
  const inside = signatures.filter(({ end }) => end <= text.length);
  const spaces = toEnd(findingSpaces(text, markers, inside));
  return toEnd(buildingOutline(text, spaces, inside)).nodes;
}

/** Units that begin and end where they do in the whole text. */
function certainUnits(
  nodes: readonly OutlineNode[],
  markers: readonly PlacedMarker[],
  text: string,
): ReadonlySet<OutlineNode> {
  const doubtful = undecided(markers);
  const limit = contentsLimit(text, markers);
  const certain = new Set<OutlineNode>();
  let next = 0;
  for (let i = 0; i + 1 < nodes.length; i++) {
    const [node, after] = [nodes[i], nodes[i + 1]];
    if (!node || !after || after.start >= limit) {
      break;
    }
    while ((doubtful[next]?.start ?? Number.POSITIVE_INFINITY) < node.start) {
      next++;
    }
    if ((doubtful[next]?.start ?? Number.POSITIVE_INFINITY) > after.start) {
      certain.add(node);
    }
  }
  return certain;
}

/** Candidates that number a unit or not by what the next one of their rank says, which is not there (model/acceptance). */
function undecided(markers: readonly PlacedMarker[]): readonly PlacedMarker[] {
  const followed = new Set<number>();
  const waiting: PlacedMarker[] = [];
  for (const placed of markers.toReversed()) {
    const { context, enclosed, form } = placed.marker;
    const { rank } = placed.marker;
    if (!enclosed && !followed.has(rank)) {
      followed.add(rank);
      if (context !== 'line' && context !== 'gap' && form !== 'decimal') {
        waiting.push(placed);
      }
    }
  }
  return waiting.toReversed();
}

/**
 * Where a table of contents may begin that goes on beyond the last marker (model/contents): no earlier than at the
 * last marker that a sentence stands before.
 */
function contentsLimit(text: string, markers: readonly PlacedMarker[]): number {
  for (let i = markers.length - 1; i > 0; i--) {
    const [before, marker] = [markers[i - 1], markers[i]];
    if (before && marker && !isEntry(text, before.end, marker.start)) {
      return marker.start;
    }
  }
  return 0;
}
