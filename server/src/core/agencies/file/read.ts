// The workspace's own file of agencies: policy-notice.agencies.json.
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { LineIndex } from '../../text/line-index.js';
import { agencyAddition, placeShell, type ReadAddition } from '../added-schema.js';
import { bodyNamed, extendRegistry } from '../additions.js';
import type { IssuingPlace } from '../place.js';
import { isProvince } from '../places.js';
import { type Registry, registryFor, sharedBy } from '../registry.js';
import type { Coverage } from '../schema.js';
import {
  checkKeys,
  elementsOf,
  type FileProblem,
  nodeAt,
  property,
  type Report,
  readObject,
} from './entries.js';
import { fileMessages, syntaxText } from './messages.js';

export type { FileProblem } from './entries.js';

/** Much longer than any list of bodies; longer files are not read. */
const LONGEST = 4_000_000;

/** What a file of agencies says. */
export interface AgencyFileReading {
  /** The given registry with the file's right entries. */
  readonly registry: Registry;
  /** What is wrong with the others, in text order. Offsets are UTF-16 code units into the file's text. */
  readonly problems: readonly FileProblem[];
}

/** An entry that fits its schema, and where it stands. */
interface Entry {
  readonly node: Node;
  readonly addition: ReadAddition;
}

interface Contents {
  readonly entries: readonly Entry[];
  readonly coverage: readonly Coverage[];
  readonly places: readonly IssuingPlace[];
}

/**
 * Reads a file of agencies: JSON with comments and trailing commas. Never throws: each wrong entry is
 * reported and left out, the others apply.
 *
 * @param text the file; a BOM is allowed
 * @param base the registry the file adds to
 */
export function readAgencyFile(text: string, base: Registry): AgencyFileReading {
  const problems: FileProblem[] = [];
  const report: Report = ({ offset, length }, severity, message) => {
    problems.push({ start: offset, end: offset + length, severity, message });
  };
  const contents = contentsOf(text, report);
  const entries = successorsKnown(distinct(contents.entries, base, report), base, report);
  const additions = entries.map(({ addition }) => addition);
  const registry = extendRegistry(base, additions, contents.coverage, contents.places);
  for (const entry of entries) {
    reportSharedNames(entry, registry, report);
  }
  return { registry, problems: problems.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** A problem's place as people count it: line and column from 1, a BOM not counted. */
export function placeOfProblem(
  text: string,
  lines: LineIndex,
  problem: FileProblem,
): { readonly line: number; readonly column: number } {
  const { line, character } = lines.positionAt(problem.start);
  const bom = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
  return { line: line + 1, column: Math.max(0, character - bom) + 1 };
}

const EMPTY: Contents = { entries: [], coverage: [], places: [] };

function contentsOf(text: string, report: Report): Contents {
  const whole: Node = { type: 'null', offset: 0, length: Math.min(1, text.length) };
  if (text.length > LONGEST) {
    report(whole, 'error', fileMessages.tooLong);
    return EMPTY;
  }
  const faults: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A blank in place of the BOM keeps all offsets.
    root = parseTree(text.replace(/^\ufeff/, ' '), faults, {
      allowTrailingComma: true,
      allowEmptyContent: true,
    });
  } catch {
    // The parser is recursive: brackets by the ten thousand exhaust its stack.
    report(whole, 'error', fileMessages.tooDeep);
    return EMPTY;
  }
  reportSyntax(faults, text.length, report);
  if (root === undefined) {
    return EMPTY;
  }
  if (root.type !== 'object') {
    report(root, 'error', fileMessages.noObject);
    return EMPTY;
  }
  const damaged = (node: Node): boolean =>
    faults.some(({ offset }) => offset >= node.offset && offset < node.offset + node.length);
  return readRoot(root, damaged, report);
}

/** One message for each line of a broken text: the others only follow from the first. */
function reportSyntax(faults: readonly ParseError[], end: number, report: Report): void {
  let last = -1;
  for (const fault of faults) {
    if (fault.offset > last) {
      const offset = Math.min(fault.offset, Math.max(0, end - 1));
      report({ type: 'null', offset, length: Math.max(1, fault.length) }, 'error', syntaxText(fault));
    }
    last = Math.max(last, fault.offset + fault.length);
  }
}

function readRoot(root: Node, damaged: (node: Node) => boolean, report: Report): Contents {
  checkKeys(root, ['$schema', 'agencies', 'places'], report);
  const entriesIn = (list: Node | undefined, place: string | null): readonly Entry[] =>
    elementsOf(list, report)
      .filter((node) => !damaged(node))
      .flatMap((node) => entryOf(node, place, report) ?? []);
  const entries = [...entriesIn(property(root, 'agencies'), null)];
  const coverage: Coverage[] = [];
  const places: IssuingPlace[] = [];
  for (const node of elementsOf(property(root, 'places'), report)) {
    const shell = readObject(node, placeShell, report);
    if (!shell || !isPlaceName(shell.place)) {
      if (shell) {
        report(nodeAt(node, ['place']), 'error', fileMessages.noPlace(shell.place));
      }
      continue;
    }
    entries.push(...entriesIn(property(node, 'agencies'), shell.place));
    places.push({ place: shell.place, codes: shell.issuerCodes });
    if (shell.completeSince !== undefined) {
      coverage.push({ place: shell.place, from: shell.completeSince, note: shell.note });
    }
  }
  return { entries, coverage, places };
}

function isPlaceName(place: string): boolean {
  const [province = '', ...below] = place.split('/');
  const named = below.length < 3 && below.every((part) => part !== '');
  return named && (place === '国家' || isProvince(province) || (province === '' && below.length === 1));
}

/** @param within the place whose list the entry stands in; null for none */
function entryOf(node: Node, within: string | null, report: Report): Entry | null {
  const addition = readObject(node, agencyAddition, report);
  if (!addition) {
    return null;
  }
  const { place, validFrom, validTo, successors } = addition;
  const refuse = (path: readonly (string | number)[], message: FileProblem['message']): null => {
    report(nodeAt(node, path), 'error', message);
    return null;
  };
  if (place !== undefined && !isPlaceName(place)) {
    return refuse(['place'], fileMessages.noPlace(place));
  }
  if (within !== null && place !== undefined && place !== within) {
    return refuse(['place'], fileMessages.otherPlace(within));
  }
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    return refuse(['validTo'], fileMessages.endsBefore(validFrom));
  }
  for (const [i, { date }] of successors.entries()) {
    if (validFrom !== undefined && date !== undefined && date < validFrom) {
      return refuse(['successors', i, 'date'], fileMessages.endsBefore(validFrom));
    }
  }
  const owner = place ?? within;
  return { node, addition: owner === null ? addition : { ...addition, place: owner } };
}

/** The entries that mean different bodies, and each the body its id says. */
function distinct(entries: readonly Entry[], base: Registry, report: Report): readonly Entry[] {
  const ids = new Set<string>();
  const names = new Set<string>();
  return entries.filter(({ node, addition: { id, fullName, place, replace } }) => {
    const owner = id === undefined ? null : base.byId(id);
    const named = base.agencies.find((body) => body.fullName === fullName);
    const body = `${place ?? ''} ${fullName}`;
    const isOwners = owner === null || (named === undefined ? replace : named.id === owner.id);
    if (id !== undefined && ids.has(id)) {
      report(nodeAt(node, ['id']), 'error', fileMessages.sameId(id));
      return false;
    }
    if (id !== undefined && !isOwners) {
      report(nodeAt(node, ['id']), 'error', fileMessages.foreignId(id, owner?.fullName ?? id));
      return false;
    }
    if (names.has(body)) {
      report(nodeAt(node, ['fullName']), 'error', fileMessages.sameBody(fullName));
      return false;
    }
    names.add(body);
    if (id !== undefined) {
      ids.add(id);
    }
    return true;
  });
}

/** The entries without the changes that lead to nobody. */
function successorsKnown(entries: readonly Entry[], base: Registry, report: Report): readonly Entry[] {
  const added = entries.map(({ addition: { id, fullName, shortName, place } }) => ({
    id: id ?? '',
    fullName,
    shortName: shortName ?? fullName,
    place: place ?? '',
  }));
  const bodies = [...added, ...base.agencies];
  return entries.map(({ node, addition }) => {
    const successors = addition.successors.filter(({ name }, i) => {
      const heir = bodyNamed(name, bodies, addition.place ?? '');
      const at = nodeAt(node, ['successors', i, 'name']);
      if (!heir) {
        const near = base.nearest(name, 1)[0]?.agency.fullName ?? null;
        report(at, 'error', fileMessages.noSuccessor(name, near));
      } else if (heir.fullName === addition.fullName) {
        report(at, 'error', fileMessages.ownSuccessor);
        return false;
      }
      return heir !== null;
    });
    return { node, addition: { ...addition, successors } };
  });
}

/** Names that stand twice in an entry, or that a stranger has too. */
function reportSharedNames({ node, addition }: Entry, registry: Registry, report: Report): void {
  const scope = registryFor(registry, addition.place ?? null);
  const seen = new Set<string>();
  for (const [name, path] of namesWithPaths(addition)) {
    const at = nodeAt(node, path);
    if (seen.has(name)) {
      report(at, 'warning', fileMessages.repeatedName(name));
      continue;
    }
    seen.add(name);
    const others = sharedBy(scope, name).filter(({ fullName }) => fullName !== addition.fullName);
    if (others.length > 0) {
      const named = others.map(({ fullName }) => fullName);
      report(at, 'warning', fileMessages.sharedName(name, named));
    }
  }
}

function namesWithPaths(addition: ReadAddition): readonly [string, readonly (string | number)[]][] {
  const list = (key: 'aliases' | 'nonStandardAliases' | 'staleNames') =>
    addition[key].map((name, i): [string, readonly (string | number)[]] => [name, [key, i]]);
  return [
    [addition.fullName, ['fullName']],
    ...(addition.shortName === undefined || addition.shortName === addition.fullName
      ? []
      : [[addition.shortName, ['shortName']] as [string, readonly string[]]]),
    ...list('aliases'),
    ...list('nonStandardAliases'),
    ...list('staleNames'),
  ];
}
