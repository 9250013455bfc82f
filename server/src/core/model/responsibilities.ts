import {
  continuesLabelledRun,
  type EntryMaker,
  matchLabelledRun,
  mayHoldGroup,
  type RunOfText,
  type RunReading,
  readRun,
} from '../agencies/group.js';
import type { Registry } from '../agencies/registry.js';
import { bracketAt, bracketCode, bracketCount, bracketPartner } from '../syntax/brackets.js';
import { Holds, isLineBreak, isSpace } from '../syntax/characters.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import type { Steps } from '../text/steps.js';
import { BlockReadings } from './block-readings.js';
import { BracketedRun } from './bracketed-run.js';
import { Entry } from './entry.js';
import type { OutlineNode, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';

/** A longer run is running text. */
const LONGEST_GROUP = 800;

/** What closes a bracket that a group may stand in; undefined for all others. */
function closingOf(code: number): string | undefined {
  switch (code) {
    case 0xff08: // （
      return '）';
    case 0x28:
      return ')';
    case 0x3014: // 〔
      return '〕';
    case 0x3010: // 【
      return '】';
    case 0xff3b: // ［
      return '］';
    case 0x5b:
      return ']';
    default:
      return undefined;
  }
}

/** 【 ［ [ hold headings, sources and links as often as bodies; （ ( 〔 hold bodies. */
function isSquare(code: number): boolean {
  return code === 0x3010 || code === 0xff3b || code === 0x5b;
}

/** A group as it is read; its place in the outline is found when all are. */
class Run implements ResponsibilityGroup {
  node: OutlineNode | null = null;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly ResponsibilityEntry[];
  /** Whether it says that the first body leads in all groups that follow. */
  readonly setsFirst: boolean;
  /** Whether it stands without brackets, opened by its label. */
  readonly labelled: boolean;
  readonly #source: string;

  constructor(
    source: string,
    start: number,
    end: number,
    { entries, firstIsLead }: RunReading<ResponsibilityEntry>,
    labelled: boolean,
  ) {
    this.start = start;
    this.end = end;
    this.entries = entries;
    this.setsFirst = firstIsLead;
    this.labelled = labelled;
    this.#source = source;
  }

  /** Cut out when it is asked for, as it is of few. */
  get text(): string {
    return this.#source.slice(this.start, this.end);
  }
}

const NONE: readonly Run[] = [];

/** Whose names are read; the same for a whole text. */
interface Scope {
  readonly registry: Registry;
  /** ISO date at which names are resolved, or null. */
  readonly date: string | null;
}

/** How runs are read. */
interface Reader {
  readonly text: string;
  readonly registry: Registry;
  readonly makeEntry: EntryMaker<ResponsibilityEntry>;
  /** Whether a group before said that the first body leads. */
  firstIsLead: boolean;
}

/** One for all: each is read before the next is looked at. */
const bracketedRun = new BracketedRun();

const readings = new BlockReadings<Scope, Run>((a, b) => a.registry === b.registry && a.date === b.date);

/** Blocks whose groups are read in some milliseconds. */
const BLOCKS_A_STEP = 500;

/**
 * Finds every responsibility group of a text, in steps: bracketed runs that close a unit or a sentence, and
 * labelled runs (责任单位：…).
 *
 * @param date ISO date at which names are resolved, or null when the document gives none
 */
export function* findingGroups(
  text: string,
  { blocks }: SyntaxTree,
  nodes: readonly OutlineNode[],
  registry: Registry,
  date: string | null,
): Steps<readonly ResponsibilityGroup[]> {
  const scope = { registry, date };
  const { items, before, itemsBefore, after, itemsAfter, shift } = readings.known(blocks, scope);
  const runs: Run[] = [];
  takeOver(text, items, 0, itemsBefore, 0, runs);
  const reader: Reader = { text, registry, makeEntry: entryMaker(date), firstIsLead: runs.some(setsFirst) };
  const end = blocks.length - after;
  for (let from = before; from < end; from += BLOCKS_A_STEP) {
    readBlocks(blocks, from, Math.min(from + BLOCKS_A_STEP, end), reader, runs);
    yield;
  }
  if (reader.firstIsLead === items.slice(0, itemsAfter).some(setsFirst)) {
    takeOver(text, items, itemsAfter, items.length, shift, runs);
  } else {
    readBlocks(blocks, end, blocks.length, reader, runs);
  }
  bracketedRun.clear();
  readings.keep(blocks, scope, runs);
  return placedAmong(nodes, runs.some(({ labelled }) => labelled) ? withJoined(runs, reader) : runs);
}

function setsFirst(run: Run): boolean {
  return run.setsFirst;
}

/** Takes over what was read before an edit; a group has its place in the outline of one text alone. */
function takeOver(
  text: string,
  known: readonly Run[],
  from: number,
  to: number,
  by: number,
  runs: Run[],
): void {
  for (let i = from; i < to; i++) {
    const run = known[i];
    if (run) {
      const { start, end, entries, setsFirst: firstIsLead, labelled } = run;
      const reading = {
        entries: by === 0 ? entries : entries.map((entry) => moved(entry, by)),
        firstIsLead,
      };
      runs.push(new Run(text, start + by, end + by, reading, labelled));
    }
  }
}

function moved(entry: ResponsibilityEntry, by: number): ResponsibilityEntry {
  const { start, end, written, nameRead, role, collective, agency } = entry;
  return new Entry(start + by, end + by, written, nameRead, role, collective, agency);
}

function readBlocks(
  blocks: readonly PlacedBlock[],
  from: number,
  to: number,
  reader: Reader,
  runs: Run[],
): void {
  for (let i = from; i < to; i++) {
    const placed = blocks[i];
    if (placed && (bracketCount(placed.block.brackets) > 0 || (placed.block.holds & Holds.colon) !== 0)) {
      const first = runs.length;
      readBlock(placed, reader, runs);
      for (let k = first; k < runs.length; k++) {
        reader.firstIsLead ||= runs[k]?.setsFirst === true;
      }
    }
  }
}

/** The day names were last resolved at: documents of one day ask by one string, which is the same at a glance. */
let lastDay: string | null = null;

function entryMaker(day: string | null): EntryMaker<ResponsibilityEntry> {
  lastDay = lastDay === day ? lastDay : day;
  const date = lastDay;
  return (start, end, written, name, role, collective) =>
    new Entry(start, end, written, name, role, collective, collective ? null : name.bodyOn(date));
}

/** The runs as groups, each with the last node that starts at or before it. */
function placedAmong(nodes: readonly OutlineNode[], runs: readonly Run[]): readonly ResponsibilityGroup[] {
  let next = 0;
  for (const run of runs) {
    while (next < nodes.length && (nodes[next]?.start ?? 0) <= run.start) {
      next++;
    }
    run.node = next > 0 ? (nodes[next - 1] ?? null) : null;
  }
  return runs;
}

/** More than blanks and a full stop between two runs of labels. */
const LONGEST_GAP = 60;

/** The runs, where labels on indented lines follow each other (牵头单位：… 配合单位：…) as one. */
function withJoined(runs: readonly Run[], { text, registry, makeEntry }: Reader): readonly Run[] {
  const all: Run[] = [];
  const reader = { text, registry, makeEntry, firstIsLead: false };
  for (const run of runs) {
    const last = all.at(-1);
    const whole = last?.labelled && run.labelled ? joined(last, run, reader) : null;
    if (whole) {
      all.pop();
    }
    all.push(whole ?? run);
    reader.firstIsLead ||= run.setsFirst;
  }
  return all;
}

/** Two runs of labels as one; null when they are two. */
function joined(before: Run, run: Run, reader: Reader): Run | null {
  const { text } = reader;
  const gap = run.start - before.end < LONGEST_GAP ? text.slice(before.end, run.start) : null;
  return gap !== null && continuesLabelledRun(before.text, gap, run.text)
    ? readLabelled(before.start, run.end, reader)
    : null;
}

function readBlock(placed: PlacedBlock, reader: Reader, runs: Run[]): void {
  const first = runs.length;
  addBracketed(placed, reader, runs);
  const labelled = placed.block.holds & Holds.colon ? labelledRuns(placed, reader) : NONE;
  if (labelled.length > 0) {
    const all = [...runs.splice(first), ...labelled].sort((a, b) => a.start - b.start);
    runs.push(...all.filter((run, i) => i === 0 || run.start >= (all[i - 1]?.end ?? 0)));
  }
}

/** Reads the bracketed runs of a block, in the whole text: each look into a part of it is one into the whole and more. */
function addBracketed({ block, start }: PlacedBlock, reader: Reader, runs: Run[]): void {
  const { brackets } = block;
  const { text } = reader;
  const blockEnd = start + block.length;
  bracketedRun.within(reader, text, start, blockEnd);
  let covered = start;
  const count = bracketCount(brackets);
  for (let i = 0; i < count; i++) {
    const code = bracketCode(brackets, i);
    const closing = closingOf(code);
    const at = closing === undefined ? -1 : start + bracketAt(brackets, i);
    if (closing === undefined || at < covered) {
      continue;
    }
    // An unclosed group still is one: the missing bracket is one fault, not a lost group besides.
    const close = bracketPartner(brackets, i);
    const end = start + (close >= 0 ? bracketAt(brackets, close) + 1 : block.text.trimEnd().length);
    if (
      end - at > LONGEST_GROUP ||
      (close >= 0 && !mayHoldGroup(text, at, end)) ||
      (isSquare(code) && isHeadingOrLink(text, at, end, start, blockEnd))
    ) {
      continue;
    }
    const run = bracketedRun.of(at, end);
    const given = close >= 0 ? run : closed(text.slice(at, end), closing, at);
    const reading = readRun(given, run, reader.makeEntry);
    if (reading) {
      runs.push(new Run(text, at, end, reading, false));
      covered = end;
    }
  }
}

/** A run with the bracket it lacks. */
function closed(text: string, bracket: string, at: number): RunOfText {
  return { source: text + bracket, from: 0, to: text.length + 1, at };
}

/**
 * 【省教育厅】 at a line's start is a heading or a source and [省教育厅](…) a link; under a label or with
 * closing words they are groups like others.
 */
function isHeadingOrLink(
  text: string,
  at: number,
  end: number,
  blockStart: number,
  blockEnd: number,
): boolean {
  if (end < blockEnd && text.charAt(end) === '(') {
    return true;
  }
  let before = at - 1;
  while (before >= blockStart && isSpace(text.charCodeAt(before))) {
    before--;
  }
  const startsLine = before < blockStart || isLineBreak(text.charCodeAt(before));
  return startsLine && !/[：:]|负责|牵头/.test(text.slice(at, end));
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
    const run = span && readLabelled(start + span.start, start + span.end, reader);
    if (span && run) {
      runs.push(run);
      covered = span.end;
    }
  }
  return runs;
}

function readLabelled(start: number, end: number, reader: Reader): Run | null {
  const { text, registry, firstIsLead, makeEntry } = reader;
  const context = { firstIsLead, registry, followsSentence: true, endsUnit: true };
  const reading = readRun({ source: text, from: start, to: end, at: 0 }, context, makeEntry);
  return reading && new Run(text, start, end, reading, true);
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
