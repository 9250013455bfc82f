import {
  continuesLabelledRun,
  type EntryMaker,
  type GroupContext,
  matchLabelledRun,
  mayHoldGroup,
  type RunOfText,
  readRun,
} from '../agencies/group.js';
import type { Registry } from '../agencies/registry.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner } from '../syntax/brackets.js';
import { Holds, isLineBreak, isSpace, isWhiteSpace } from '../syntax/characters.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { blockReadings } from './block-readings.js';
import type { OutlineNode, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';

/** A longer run is running text. */
const LONGEST_GROUP = 800;

/** The brackets a group may stand in, and what closes each. */
const CLOSING_OF: ReadonlyMap<number, string> = new Map(
  ['（）', '()', '〔〕', '【】', '［］', '[]'].map((pair) => [pair.charCodeAt(0), pair.charAt(1)]),
);
/** These hold headings, sources and links as often as bodies: （ ( 〔 hold bodies. */
const SQUARE = new Set([...'【［['].map((char) => char.charCodeAt(0)));

/** A group without its place in the outline. */
interface Run extends Span {
  readonly text: string;
  readonly entries: readonly ResponsibilityEntry[];
  /** Whether it says that the first body leads in all groups that follow. */
  readonly setsFirst: boolean;
  /** Whether it stands without brackets, opened by its label. */
  readonly labelled: boolean;
}

const NONE: readonly Run[] = [];

/** Whose names are read; the same for a whole text. */
interface Scope {
  readonly registry: Registry;
  /** ISO date at which names are resolved, or null. */
  readonly date: string | null;
}

/** How a run is read. */
interface Reader {
  readonly registry: Registry;
  readonly makeEntry: EntryMaker<ResponsibilityEntry>;
  /** Whether a group before said that the first body leads. */
  readonly firstIsLead: boolean;
}

/** What was read in a block that stood somewhere. */
interface BlockReading {
  readonly start: number;
  readonly firstIsLead: boolean;
  readonly runs: readonly Run[];
}

const readingsOf = blockReadings<Scope, BlockReading | null>(
  (a, b) => a.registry === b.registry && a.date === b.date,
);

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
  const scope = { registry, date };
  const known = readingsOf(tree.blocks, scope);
  const readings: (BlockReading | null)[] = [];
  const runs: Run[] = [];
  let reader: Reader = { registry, makeEntry: entryMaker(date), firstIsLead: false };
  let last = null as Run | null;
  let gap = '';
  for (const placed of tree.blocks) {
    const reading = readBlock(placed, reader, known.at(readings.length));
    readings.push(reading);
    let at = placed.start;
    for (const run of reading?.runs ?? NONE) {
      const whole: Run | null =
        last?.labelled && run.labelled
          ? joined(last, gap + between(placed, at, run.start), run, reader)
          : null;
      if (whole) {
        runs.pop();
      }
      last = whole ?? run;
      runs.push(last);
      if (run.setsFirst && !reader.firstIsLead) {
        reader = { ...reader, firstIsLead: true };
      }
      at = run.end;
      gap = '';
    }
    if (last?.labelled && gap.length < LONGEST_GAP) {
      gap += between(placed, at, at + LONGEST_GAP);
    }
  }
  known.keep(scope, readings);
  return placedAmong(nodes, runs);
}

function entryMaker(date: string | null): EntryMaker<ResponsibilityEntry> {
  return (start, end, written, name, role, collective) => ({
    start,
    end,
    written,
    name: name.text,
    role,
    collective,
    agency: collective ? null : name.bodyOn(date),
  });
}

/** The runs as groups, each with the last node that starts at or before it. */
function placedAmong(nodes: readonly OutlineNode[], runs: readonly Run[]): readonly ResponsibilityGroup[] {
  const groups: ResponsibilityGroup[] = [];
  let next = 0;
  for (const { start, end, text, entries } of runs) {
    while (next < nodes.length && (nodes[next]?.start ?? 0) <= start) {
      next++;
    }
    groups.push({ start, end, text, node: nodes[next - 1] ?? null, entries });
  }
  return groups;
}

/** A part of a block's text by absolute offsets. */
function between({ block, start }: PlacedBlock, from: number, to: number): string {
  return block.text.slice(from - start, to - start);
}

/** More than blanks and a full stop between two runs of labels. */
const LONGEST_GAP = 60;

/**
 * Two runs of labels on indented lines that follow each other (牵头单位：… 配合单位：…), read as one; null when
 * they are two.
 */
function joined(before: Run, gap: string, run: Run, reader: Reader): Run | null {
  return gap.length < LONGEST_GAP && continuesLabelledRun(before.text, gap, run.text)
    ? readLabelled(before.text + gap + run.text, before.start, run.end, reader)
    : null;
}

/** A block that an edit leaves alone is read once; where it has moved, its runs move with it. */
function readBlock(
  placed: PlacedBlock,
  reader: Reader,
  before: BlockReading | null | undefined,
): BlockReading | null {
  const { block, start } = placed;
  if (block.brackets.length === 0 && (block.holds & Holds.colon) === 0) {
    return null;
  }
  const { firstIsLead } = reader;
  if (before?.firstIsLead === firstIsLead) {
    const by = start - before.start;
    return by === 0 || before.runs.length === 0
      ? before
      : { start, firstIsLead, runs: before.runs.map((run) => moved(run, by)) };
  }
  const runs = readRuns(placed, reader);
  return runs.length > 0 ? { start, firstIsLead, runs } : firstIsLead ? NOTHING_WITH_FIRST : NOTHING;
}

/** Blocks without a group; where they stand makes no difference. */
const NOTHING: BlockReading = { start: 0, firstIsLead: false, runs: NONE };
const NOTHING_WITH_FIRST: BlockReading = { start: 0, firstIsLead: true, runs: NONE };

function moved(run: Run, by: number): Run {
  const entries = run.entries.map((entry) => ({ ...entry, start: entry.start + by, end: entry.end + by }));
  return { ...run, start: run.start + by, end: run.end + by, entries };
}

function readRuns(placed: PlacedBlock, reader: Reader): readonly Run[] {
  const bracketed = bracketedRuns(placed, reader);
  const labelled = placed.block.holds & Holds.colon ? labelledRuns(placed, reader) : NONE;
  if (labelled.length === 0) {
    return bracketed;
  }
  const runs = [...bracketed, ...labelled];
  return runs
    .sort((a, b) => a.start - b.start)
    .filter((run, i) => i === 0 || run.start >= (runs[i - 1]?.end ?? 0));
}

function bracketedRuns({ block, start }: PlacedBlock, reader: Reader): readonly Run[] {
  const { brackets, text: whole } = block;
  let runs: Run[] | null = null;
  let covered = 0;
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const at = bracketAt(brackets, i);
    const code = bracketCode(brackets, i);
    const closing = at >= covered ? CLOSING_OF.get(code) : undefined;
    if (closing === undefined) {
      continue;
    }
    // An unclosed group still is one: the missing bracket is one fault, not a lost group besides.
    const close = bracketPartner(brackets, i);
    const end = close >= 0 ? bracketAt(brackets, close) + 1 : whole.trimEnd().length;
    if (
      end - at > LONGEST_GROUP ||
      (close >= 0 && !mayHoldGroup(whole, at, end)) ||
      isHeadingOrLink(whole, at, code, end)
    ) {
      continue;
    }
    const run = new BracketedRun(reader, whole, at, end, start);
    const given = close >= 0 ? run : closed(whole.slice(at, end), closing, start + at);
    const reading = readRun(given, run, reader.makeEntry);
    if (reading) {
      const { entries, firstIsLead } = reading;
      const text = whole.slice(at, end);
      const found = {
        start: start + at,
        end: start + end,
        text,
        entries,
        setsFirst: firstIsLead,
        labelled: false,
      };
      // Most blocks have one: a list that is to grow takes more room than the run.
      runs = runs === null ? [found] : [...runs, found];
      covered = end;
    }
  }
  return runs ?? NONE;
}

/** A run with the bracket it lacks. */
function closed(text: string, bracket: string, at: number): RunOfText {
  return { source: text + bracket, from: 0, to: text.length + 1, at };
}

/**
 * 【省教育厅】 at a line's start is a heading or a source and [省教育厅](…) a link; under a label or with
 * closing words they are groups like others.
 */
function isHeadingOrLink(text: string, at: number, code: number, end: number): boolean {
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

/** What stands before and after a run decides whether it may close a unit; no more than this is looked at. */
const LONGEST_LOOK = 40;

/** A bracketed run in its block; what stands around it is looked at when it is asked for. */
class BracketedRun implements RunOfText, GroupContext {
  readonly registry: Registry;
  readonly firstIsLead: boolean;

  /** @param at where the block stands */
  constructor(
    reader: Reader,
    readonly source: string,
    readonly from: number,
    readonly to: number,
    readonly at: number,
  ) {
    this.registry = reader.registry;
    this.firstIsLead = reader.firstIsLead;
  }

  get followsSentence(): boolean {
    return followsSentence(this.source, this.from);
  }

  get endsUnit(): boolean {
    return endsUnit(this.source, this.to);
  }
}

const SENTENCE_ENDS = new Set([...'。；！？）)〕」”…'].map((char) => char.charCodeAt(0)));

function followsSentence(text: string, at: number): boolean {
  const limit = Math.max(0, at - LONGEST_LOOK);
  let before = at - 1;
  while (before >= limit && isWhiteSpace(text.charCodeAt(before))) {
    before--;
  }
  return before < limit || SENTENCE_ENDS.has(text.charCodeAt(before));
}

const FULL_STOP = '。'.charCodeAt(0);

/** Whether a line break follows, after one 。 at most, or nothing but white space and 。 for as far as is looked. */
function endsUnit(text: string, at: number): boolean {
  const limit = Math.min(text.length, at + LONGEST_LOOK);
  let i = at;
  for (let stops = 0; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (stops < 2 && isLineBreak(code)) {
      return true;
    }
    if (code === FULL_STOP) {
      stops++;
    } else if (!isWhiteSpace(code)) {
      return false;
    }
  }
  return true;
}

/** Where a label can begin: after a line break, the end of a sentence or a closing bracket. */
const LABEL_BOUNDARY = new Set([...'\r\n。；）)'].map((char) => char.charCodeAt(0)));
const LONGEST_LABEL = 24;

/** Unbracketed 责任单位：…, wherever a line or sentence begins with it. */
function labelledRuns({ block, start }: PlacedBlock, reader: Reader): readonly Run[] {
  const { text } = block;
  const runs: Run[] = [];
  let covered = 0;
  for (let i = 0; i < text.length; i++) {
    const from = isColon(text.charCodeAt(i)) ? labelStart(text, i) : null;
    const span = from !== null && from >= covered ? matchLabelledRun(text, from) : null;
    const run =
      span && readLabelled(text.slice(span.start, span.end), start + span.start, start + span.end, reader);
    if (span && run) {
      runs.push(run);
      covered = span.end;
    }
  }
  return runs;
}

function readLabelled(text: string, start: number, end: number, reader: Reader): Run | null {
  const { registry, firstIsLead, makeEntry } = reader;
  const context = { firstIsLead, registry, followsSentence: true, endsUnit: true };
  const reading = readRun({ source: text, from: 0, to: text.length, at: start }, context, makeEntry);
  return (
    reading && { start, end, text, entries: reading.entries, setsFirst: reading.firstIsLead, labelled: true }
  );
}

function isColon(code: number): boolean {
  return code === 0xff1a || code === 0x3a;
}

/** Where the words before a colon begin; null when they are too many for a label. */
function labelStart(text: string, colon: number): number | null {
  for (let i = colon - 1; i >= Math.max(0, colon - LONGEST_LABEL); i--) {
    if (LABEL_BOUNDARY.has(text.charCodeAt(i))) {
      return i + 1;
    }
  }
  return colon <= LONGEST_LABEL ? 0 : null;
}
