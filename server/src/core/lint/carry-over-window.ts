import { type Citation, citationsOf } from '../model/citations.js';
import { datesOf } from '../model/dates.js';
import { NO_HEADER } from '../model/header.js';
import { NoticeMemory } from '../model/memory.js';
import type { Notice, OutlineNode, Signature } from '../model/notice.js';
import { referencesOf } from '../model/references.js';
import { findingGroups } from '../model/responsibilities.js';
import { findSignatures } from '../model/signature.js';
import { nodeWith } from '../model/unit.js';
import { CharClass, classOf } from '../syntax/characters.js';
import { lexBlock, lexingOf } from '../syntax/lexer.js';
import { blockAt, type PlacedBlock, type SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import { LineIndex } from '../text/line-index.js';
import { type PositionMap, positionMap } from '../text/position-map.js';
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
  const end = last.start + last.block.text.length;
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
export function editedText(text: string, { start, end, edit }: Window): string {
  return text.slice(start, edit.start) + edit.newText + text.slice(edit.end, end);
}

/**
 * Reads a window.
 *
 * @param base the analysis before the edit
 * @param body the window's text, before or after the edit
 * @param map from the text before the edit to the one that `body` is of, relative to the window
 * @returns null where the text would not part into blocks at the window's end
 */
export function readWindow(
  base: Notice,
  window: Window,
  body: string,
  map: PositionMap,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Reading | null {
  const tree = lexed(base.text, window, body);
  if (!tree) {
    return null;
  }
  const notice: Notice = {
    text: body,
    tree,
    lines: new LineIndex(body),
    genre: 'document',
    isNotice: true,
    chrome: [],
    header: NO_HEADER,
    spaces: [],
    nodes: nodesIn(base.nodes, window, body, map),
    series: [],
    groups: toEnd(findingGroups(body, tree, [], base.registry, base.header.issuedOn?.iso ?? null)),
    references: referencesOf(tree),
    dates: datesOf(tree),
    registry: base.registry,
    signatures: findSignatures(body),
    lastYear: null,
    memory: new NoticeMemory(),
  };
  const { diagnostics, failures } = lint(notice, rules, configuration);
  return failures.length > 0
    ? null
    : { notice, signatures: notice.signatures, citations: citationsOf(notice), diagnostics };
}

function lexed(text: string, { start, end }: Window, body: string): SyntaxTree | null {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const lexing = lexingOf(before + body + text.slice(end, end + CONTEXT), body.length);
  const to = before.length + body.length;
  const blocks: PlacedBlock[] = [];
  let at = before.length;
  while (at < to) {
    const block = lexBlock(lexing, at);
    blocks.push({ block, start: at - before.length });
    at += block.text.length;
  }
  return at === to ? { length: body.length, blocks } : null;
}

/** The nodes that begin in a window, without their kin. */
function nodesIn(
  nodes: readonly OutlineNode[],
  { start: from, end: to }: Window,
  body: string,
  map: PositionMap,
): OutlineNode[] {
  const inside: OutlineNode[] = [];
  for (let i = firstFrom(nodes, from); i < nodes.length; i++) {
    const node = nodes[i];
    if (!node || node.start >= to) {
      break;
    }
    const [start, end] = [map.start(node.start - from), map.end(node.marker.end - from)];
    const changes = {
      id: inside.length,
      start,
      end: map.end(node.end - from),
      ownEnd: map.end(node.ownEnd - from),
      marker: { start, end, text: body.slice(start, end) },
      markerEnd: end,
      parent: null,
      children: [],
    };
    inside.push(nodeWith(node, changes));
  }
  return inside;
}

/** Where the places of a window stand after its edit, relative to the window. */
export function mapIn({ start: from, edit }: Window): PositionMap {
  const { start, end, newText } = edit;
  return positionMap([{ start: start - from, end: end - from, newText }]);
}
