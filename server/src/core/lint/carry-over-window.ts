import { type Citation, citationsOf } from '../model/citations.js';
import { datesOf } from '../model/dates.js';
import { NO_HEADER } from '../model/header.js';
import { NoticeMemory } from '../model/memory.js';
import type { Notice, OutlineNode, Signature } from '../model/notice.js';
import { referencesOf } from '../model/references.js';
import { findingGroups } from '../model/responsibilities.js';
import { findSignatures } from '../model/signature.js';
import { Unit } from '../model/unit.js';
import { CharClass, classOf } from '../syntax/characters.js';
import { LexedBlock } from '../syntax/lexed-block.js';
import { reparseStretch } from '../syntax/reparse.js';
import { blockAt, type PlacedBlock, type SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { LineIndex } from '../text/line-index.js';
import { type PositionMap, positionMap, SAME_PLACES } from '../text/position-map.js';
import { firstFrom, type Span } from '../text/span.js';
import { toEnd } from '../text/steps.js';
import type { LintConfiguration } from './configuration.js';
import type { Rule } from './rule.js';
import { type Diagnostic, lint } from './runner.js';

/**
 * How far from an edit a window reaches on either side, in UTF-16 units: farther than anything that is read
 * of a place's surroundings alone looks (text/width looks back 400, a signature 200).
 */
const REACH = 480;
/** Text beyond a window's borders that decides how the blocks at them are read. */
const CONTEXT = 64;
/** Blocks longer than this make no window that would be cheaper to read than the text. */
const LONGEST_WINDOW = 8000;

/** A stretch of whole blocks around an edit; offsets of the text before the edit. */
export interface Window extends Span {
  readonly edit: TextEdit;
}

/** What is known of a window's text by itself; offsets relative to the window. */
export interface Reading {
  readonly notice: Notice;
  readonly signatures: readonly Signature[];
  readonly citations: readonly Citation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The window of an edit; null where its borders do not keep the edit from the text beyond them. */
export function windowAround({ text, tree }: Notice, edit: TextEdit): Window | null {
  const first = blockAt(tree, Math.max(0, edit.start - REACH));
  const last = blockAt(tree, Math.min(tree.length, edit.end + REACH));
  if (!first || !last) {
    return null;
  }
  const start = first.start;
  const end = last.start + last.block.length;
  const isShut =
    end - start <= LONGEST_WINDOW &&
    (start <= CONTEXT || holdsText(text, start - CONTEXT, start)) &&
    (start === 0 || holdsText(text, start, edit.start - CONTEXT)) &&
    (end === text.length || holdsText(text, edit.end, end));
  return isShut ? { start, end, edit } : null;
}

/** Whether a stretch holds a character that no marker is read past. */
function holdsText(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    // Markdown's * and # are passed over too.
    if (code > 0x2a && classOf(code) === CharClass.text) {
      return true;
    }
  }
  return false;
}

/** The text of a window after its edit. */
function editedText(text: string, { start, end, edit }: Window): string {
  return text.slice(start, edit.start) + edit.newText + text.slice(edit.end, end);
}

/** Reads a window as it is before its edit. */
export function readBefore(
  base: Notice,
  window: Window,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Reading | null {
  const body = base.text.slice(window.start, window.end);
  return readBody(
    base,
    window,
    { body, tree: treeOf(base.tree, window, body), map: SAME_PLACES },
    rules,
    configuration,
  );
}

/**
 * Reads a window as it is after its edit; what the edit leaves alone is not read anew.
 *
 * @param base the analysis before the edit
 * @param old the window before the edit
 * @param map from the window before the edit to the one after it
 * @returns null where the text would not part into blocks at the window's end
 */
export function readAfter(
  base: Notice,
  window: Window,
  old: Reading,
  map: PositionMap,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Reading | null {
  const { start, end, edit } = window;
  const body = editedText(base.text, window);
  const before = base.text.slice(Math.max(0, start - CONTEXT), start);
  const text = before + body + base.text.slice(end, end + CONTEXT);
  const stretch = { text, from: before.length, to: before.length + body.length };
  const replaced = { start: edit.start - start, end: edit.end - start, newLength: edit.newText.length };
  const tree = reparseStretch(old.notice.tree.blocks, stretch, replaced);
  return tree && readBody(base, window, { body, tree, map }, rules, configuration);
}

/** The blocks of a window, as blocks of their own: what is found in them has its places in the window. */
function treeOf({ blocks }: SyntaxTree, { start: from, end: to }: Window, body: string): SyntaxTree {
  const inside: PlacedBlock[] = [];
  for (let i = firstFrom(blocks, from); i < blocks.length; i++) {
    const placed = blocks[i];
    if (!placed || placed.start >= to) {
      break;
    }
    const { length, firstMarker, holds, brackets } = placed.block;
    const start = placed.start - from;
    inside.push(new LexedBlock(body, start, start + length, firstMarker, holds, brackets));
  }
  return { length: to - from, blocks: inside };
}

function readBody(
  base: Notice,
  window: Window,
  { body, tree, map }: { readonly body: string; readonly tree: SyntaxTree; readonly map: PositionMap },
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Reading | null {
  // In the order of model/analyze: what reads notices of one shape reads them fast.
  const notice: Notice = {
    text: body,
    tree,
    lines: new LineIndex(body),
    genre: 'document',
    isNotice: true,
    chrome: [],
    header: NO_HEADER,
    signatures: findSignatures(body),
    spaces: [],
    nodes: unitsIn(base.nodes, window, { body, tree, map }),
    series: [],
    groups: toEnd(findingGroups(body, tree, [], base.registry, base.header.issuedOn?.iso ?? null)),
    references: referencesOf(tree),
    dates: datesOf(tree),
    registry: base.registry,
    lastYear: null,
    memory: new NoticeMemory(),
  };
  const { diagnostics, failures } = lint(notice, rules, configuration);
  return failures.length > 0
    ? null
    : { notice, signatures: notice.signatures, citations: citationsOf(notice), diagnostics };
}

/** The units that begin in a window, without their kin; none whose marker is no longer there. */
function unitsIn(
  nodes: readonly OutlineNode[],
  { start: from, end: to }: Window,
  { body, tree, map }: { readonly body: string; readonly tree: SyntaxTree; readonly map: PositionMap },
): readonly OutlineNode[] {
  const inside: OutlineNode[] = [];
  let ground = { text: body, space: 0 };
  let i = firstFrom(nodes, from);
  for (const { block, start: by } of tree.blocks) {
    for (let marker = block.firstMarker; marker !== null; marker = marker.next) {
      const start = by + marker.start;
      let node = nodes[i];
      while (node && node.start < to && !(map.start(node.start - from) >= start)) {
        node = nodes[++i];
      }
      if (!node || node.start >= to) {
        return inside;
      }
      if (map.start(node.start - from) !== start) {
        continue;
      }
      if (node.space !== ground.space) {
        ground = { text: body, space: node.space };
      }
      const place = { start, end: by + marker.end, marker };
      const unit = new Unit(ground, place, inside.length, null, map.end(node.ownEnd - from));
      unit.close(map.end(node.end - from), null);
      inside.push(unit);
    }
  }
  return inside;
}

/** Where the places of a window stand after its edit, relative to the window. */
export function mapIn({ start: from, edit }: Window): PositionMap {
  const { start, end, newText } = edit;
  return positionMap([{ start: start - from, end: end - from, newText }]);
}
