import { continuesLabelledRun, type GroupContext, matchLabelledRun, readGroup } from '../agencies/group.js';
import { type Registry, resolveBody } from '../agencies/registry.js';
import type { GroupReading } from '../agencies/types.js';
import type { Block } from '../syntax/block.js';
import { Holds, isLineBreak, isSpace } from '../syntax/characters.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import type { OutlineNode, ResponsibilityGroup } from './notice.js';
import { lastStartingAt } from './outline.js';

/** A longer run is running text. */
const LONGEST_GROUP = 800;

/** The brackets a group may stand in, and what closes each. */
const CLOSING_OF: ReadonlyMap<number, string> = new Map(
  ['（）', '()', '〔〕', '【】', '［］', '[]'].map((pair) => [pair.charCodeAt(0), pair.charAt(1)]),
);
/** These hold headings, sources and links as often as bodies: （ ( 〔 hold bodies. */
const SQUARE = new Set([...'【［['].map((char) => char.charCodeAt(0)));

interface Run extends Span {
  readonly text: string;
  readonly reading: GroupReading;
  /** Whether it stands without brackets, opened by its label. */
  readonly labelled: boolean;
}

/**
 * Finds every responsibility group of a text: bracketed runs that close a unit or a sentence, and
 * labelled runs (责任单位：…).
 *
 * @param date ISO date at which names are resolved, or null when the document gives none
 */
export function findGroups(
  tree: SyntaxTree,
  nodes: readonly OutlineNode[],
  registry: Registry,
  date: string | null,
): readonly ResponsibilityGroup[] {
  const runs: Run[] = [];
  let firstIsLead = false;
  let gap = '';
  for (const placed of tree.blocks) {
    let at = 0;
    for (const run of runsIn(placed, registry, firstIsLead)) {
      const between = gap + placed.block.text.slice(at, run.start - placed.start);
      const whole = joined(runs.at(-1), between, run, registry, firstIsLead);
      if (whole) {
        runs.pop();
      }
      runs.push(whole ?? run);
      firstIsLead ||= run.reading.convention.firstIsLead === true;
      at = run.end - placed.start;
      gap = '';
    }
    if (runs.at(-1)?.labelled && gap.length < LONGEST_GAP) {
      gap += placed.block.text.slice(at, at + LONGEST_GAP);
    }
  }
  return runs.map(({ start, end, text, reading }) => ({
    start,
    end,
    text,
    node: lastStartingAt(nodes, start),
    entries: reading.entries.map(({ start: from, end: to, written, name, role, collective }) => ({
      start: start + from,
      end: start + to,
      written,
      name,
      role,
      collective,
      agency: collective ? null : resolveBody(registry, name, date),
    })),
  }));
}

/** More than blanks and a full stop between two runs of labels. */
const LONGEST_GAP = 60;

/**
 * Two runs of labels on indented lines that follow each other (牵头单位：… 配合单位：…), read as one; null when
 * they are two.
 */
function joined(
  before: Run | undefined,
  gap: string,
  run: Run,
  registry: Registry,
  firstIsLead: boolean,
): Run | null {
  if (!before?.labelled || !run.labelled || gap.length >= LONGEST_GAP) {
    return null;
  }
  const text = before.text + gap + run.text;
  const reading = continuesLabelledRun(before.text, gap, run.text)
    ? readGroup(text, { firstIsLead, registry, followsSentence: true, endsUnit: true })
    : null;
  return reading && { start: before.start, end: run.end, text, reading, labelled: true };
}

function runsIn({ block, start }: PlacedBlock, registry: Registry, firstIsLead: boolean): readonly Run[] {
  const runs =
    block.brackets.length > 0 || block.holds & Holds.colon ? runsOf(block, registry, firstIsLead) : NONE;
  return runs.map((run) => ({ ...run, start: start + run.start, end: start + run.end }));
}

const NONE: readonly Run[] = [];

/** What was read in a block, and by what registry and convention. */
interface Reading {
  readonly registry: Registry;
  readonly firstIsLead: boolean;
  /** Offsets relative to the block. */
  readonly runs: readonly Run[];
}

const known = new WeakMap<Block, Reading>();

/** The runs of a block; a block that an edit leaves alone is read once. */
function runsOf(block: Block, registry: Registry, firstIsLead: boolean): readonly Run[] {
  const before = known.get(block);
  if (before?.registry === registry && before.firstIsLead === firstIsLead) {
    return before.runs;
  }
  const runs = readRuns({ block, start: 0 }, registry, firstIsLead);
  known.set(block, { registry, firstIsLead, runs });
  return runs;
}

function readRuns(placed: PlacedBlock, registry: Registry, firstIsLead: boolean): readonly Run[] {
  const bracketed = bracketedRuns(placed, registry, firstIsLead);
  const labelled = placed.block.holds & Holds.colon ? labelledRuns(placed, registry, firstIsLead) : NONE;
  if (labelled.length === 0) {
    return bracketed;
  }
  const runs = [...bracketed, ...labelled];
  return runs
    .sort((a, b) => a.start - b.start)
    .filter((run, i) => i === 0 || run.start >= (runs[i - 1]?.end ?? 0));
}

function bracketedRuns(
  { block, start }: PlacedBlock,
  registry: Registry,
  firstIsLead: boolean,
): readonly Run[] {
  const runs: Run[] = [];
  const blockEnd = block.text.trimEnd().length;
  let covered = 0;
  for (const bracket of block.brackets) {
    const close = block.brackets[bracket.partner];
    // An unclosed group still is one: the missing bracket is one fault, not a lost group besides.
    const end = close ? close.at + 1 : blockEnd;
    const possible = bracket.opens && bracket.at >= covered && CLOSING_OF.has(bracket.code);
    if (!possible || end - bracket.at > LONGEST_GROUP || isHeadingOrLink(block.text, bracket, end)) {
      continue;
    }
    const text = block.text.slice(bracket.at, end);
    const whole = close ? text : text + (CLOSING_OF.get(bracket.code) ?? '');
    const context = contextOf(block.text, { start: bracket.at, end }, registry, firstIsLead);
    const reading = readGroup(whole, context);
    if (reading) {
      runs.push({ start: start + bracket.at, end: start + end, text, reading, labelled: false });
      covered = end;
    }
  }
  return runs;
}

/**
 * 【省教育厅】 at a line's start is a heading or a source and [省教育厅](…) a link; under a label or with
 * closing words they are groups like others.
 */
function isHeadingOrLink(text: string, { at, code }: { at: number; code: number }, end: number): boolean {
  if (!SQUARE.has(code)) {
    return false;
  }
  if (text.charAt(end) === '(') {
    return true;
  }
  let before = at - 1;
  while (before >= 0 && isSpace(text.charCodeAt(before))) {
    before--;
  }
  const startsLine = before < 0 || isLineBreak(text.charCodeAt(before));
  return startsLine && !/[：:]|负责|牵头/.test(text.slice(at, end));
}

/**
 * What stands before and after a run decides whether it may close a unit. Looked up only when asked
 * for: most brackets turn out to be no group before that.
 */
function contextOf(
  text: string,
  { start, end }: Span,
  registry: Registry,
  firstIsLead: boolean,
): GroupContext {
  return {
    firstIsLead,
    registry,
    get followsSentence() {
      const before = text.slice(Math.max(0, start - 40), start).trimEnd();
      return before.length === 0 || /[。；！？）)〕」”…]$/.test(before);
    },
    get endsUnit() {
      return /^[\s　。]*$|^[^\S\r\n]*。?[^\S\r\n]*[\r\n]/.test(text.slice(end, end + 40));
    },
  };
}

/** Where a label can begin: after a line break, the end of a sentence or a closing bracket. */
const LABEL_BOUNDARY = /[\r\n。；）)]/;
const LONGEST_LABEL = 24;

/** Unbracketed 责任单位：…, wherever a line or sentence begins with it. */
function labelledRuns(
  { block, start }: PlacedBlock,
  registry: Registry,
  firstIsLead: boolean,
): readonly Run[] {
  const runs: Run[] = [];
  let covered = 0;
  for (const match of block.text.matchAll(/[：:]/g)) {
    const from = labelStart(block.text, match.index);
    const span = from !== null && from >= covered ? matchLabelledRun(block.text, from) : null;
    const text = span ? block.text.slice(span.start, span.end) : '';
    const reading = span && readGroup(text, { firstIsLead, registry, followsSentence: true, endsUnit: true });
    if (span && reading) {
      runs.push({ start: start + span.start, end: start + span.end, text, reading, labelled: true });
      covered = span.end;
    }
  }
  return runs;
}

/** Where the words before a colon begin; null when they are too many for a label. */
function labelStart(text: string, colon: number): number | null {
  for (let i = colon - 1; i >= Math.max(0, colon - LONGEST_LABEL); i--) {
    if (LABEL_BOUNDARY.test(text.charAt(i))) {
      return i + 1;
    }
  }
  return colon <= LONGEST_LABEL ? 0 : null;
}
