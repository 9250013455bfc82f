import { type GroupContext, matchLabelledRun, readGroup } from '../agencies/group.js';
import { type Registry, resolveBody } from '../agencies/registry.js';
import type { GroupReading } from '../agencies/types.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import type { OutlineNode, ResponsibilityGroup } from './notice.js';
import { lastStartingAt } from './outline.js';

/** A longer run is running text. */
const LONGEST_GROUP = 800;
const ROUND_OPEN = new Set([0xff08, 0x28, 0x3014]);

interface Run extends Span {
  readonly text: string;
  readonly reading: GroupReading;
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
  const groups: ResponsibilityGroup[] = [];
  let firstIsLead = false;
  for (const placed of tree.blocks) {
    for (const run of runsIn(placed, registry, firstIsLead)) {
      firstIsLead ||= run.reading.convention.firstIsLead === true;
      groups.push({
        start: run.start,
        end: run.end,
        text: run.text,
        node: lastStartingAt(nodes, run.start),
        entries: run.reading.entries.map((entry) => ({
          ...entry,
          start: run.start + entry.start,
          end: run.start + entry.end,
          agency: entry.collective ? null : resolveBody(registry, entry.name, date),
        })),
      });
    }
  }
  return groups;
}

function runsIn(placed: PlacedBlock, registry: Registry, firstIsLead: boolean): readonly Run[] {
  const runs = [
    ...bracketedRuns(placed, registry, firstIsLead),
    ...labelledRuns(placed, registry, firstIsLead),
  ];
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
    const possible = bracket.opens && bracket.at >= covered && ROUND_OPEN.has(bracket.code);
    if (!possible || end - bracket.at > LONGEST_GROUP) {
      continue;
    }
    const text = block.text.slice(bracket.at, end);
    const whole = close ? text : `${text}）`;
    const reading = readGroup(whole, { firstIsLead, registry, ...placeOf(block.text, bracket.at, end) });
    if (reading) {
      runs.push({ start: start + bracket.at, end: start + end, text, reading });
      covered = end;
    }
  }
  return runs;
}

/** What stands before and after a run decides whether it may close a unit. */
function placeOf(text: string, from: number, to: number): Pick<GroupContext, 'followsSentence' | 'endsUnit'> {
  const before = text.slice(Math.max(0, from - 40), from).trimEnd();
  return {
    followsSentence: before.length === 0 || /[。；！？）)」”…]$/.test(before),
    endsUnit: /^[\s　。]*$|^[^\S\r\n]*。?[^\S\r\n]*[\r\n]/.test(text.slice(to, to + 40)),
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
      runs.push({ start: start + span.start, end: start + span.end, text, reading });
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
