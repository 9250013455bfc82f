import { attachmentsOf } from '../model/attachments.js';
import { NoticeMemory } from '../model/memory.js';
import type { Notice, OutlineNode } from '../model/notice.js';
import { type NumberingFaults, numberingFaults, toldOf } from '../model/numbering-faults.js';
import { nodeWith } from '../model/unit.js';
import { firstFrom, type Span } from '../text/span.js';
import type { Base, Effect } from './carry-over-effect.js';
import { runsWith, type SpaceGround, spaceGroundOf } from './carry-over-runs.js';
import type { Rule } from './rule.js';
import { type Diagnostic, lint } from './runner.js';

/** What is known of a numbering space; looked for once. */
export function spaceGround({ notice, spaces }: Base, index: number): SpaceGround | null {
  const known = spaces.get(index);
  const space = notice.spaces[index];
  if (known || !space) {
    return known ?? null;
  }
  const ground = spaceGroundOf(notice, space);
  spaces.set(index, ground);
  return ground;
}

/** The findings of a numbering space exchanged for those that are made with another number of one of its units. */
export function withSpace(base: Base, around: Effect, unit: OutlineNode): Effect | null {
  const { notice, ofSeries, ofSpaces, ofNumbers, configuration } = base;
  const ground = spaceGround(base, unit.space);
  if (!ground) {
    return null;
  }
  const { space, span, kinds } = ground;
  const own = ground.nodes.slice();
  putUnit(own, unit, unit.id - ground.first);
  const { runs, faults } = runsWith(notice, ground, own, unit);
  const told = toldOf(notice, faults, () => ({ space, own, kinds }));
  const isMeasuredElse = mayTellElse(base, ground.told, told) || saidIn(base, ofSpaces, unit).length > 0;
  const part: Notice = {
    ...notice,
    nodes: own,
    series: runs,
    groups: isMeasuredElse ? startingIn(notice.groups, span) : [],
    memory: new NoticeMemory(),
  };
  part.memory.keep(attachmentsOf.find, attachmentsOf(notice));
  part.memory.keep(numberingFaults.find, inTextOrder(told));
  const again = isMeasuredElse ? ofNumbers : ofSeries;
  const replaced = saidIn(base, again, span);
  const { diagnostics, failures } = lint(part, again, configuration);
  return failures.length > 0
    ? null
    : { ...around, removed: [...around.removed, ...replaced], moved: diagnostics, isWide: true };
}

function inTextOrder({ series, forms }: NumberingFaults): NumberingFaults {
  return { series: series.toSorted((a, b) => a.node.start - b.node.start), forms };
}

/**
 * Whether a rule that reads which units are at fault may say something else of one: none of those that are at fault
 * now and were not, if it said nothing of them.
 */
function mayTellElse(base: Base, before: NumberingFaults, after: NumberingFaults): boolean {
  if (before.forms.length + after.forms.length > 0) {
    return true;
  }
  const were = new Set(before.series.map(({ node }) => node.start));
  const are = new Set(after.series.map(({ node }) => node.start));
  return (
    before.series.some(({ node }) => !are.has(node.start)) ||
    after.series.some(({ node }) => !were.has(node.start) && saidIn(base, base.ofSpaces, node).length > 0)
  );
}

/** What rules say in a stretch. */
function saidIn({ byRule }: Base, rules: readonly Rule<unknown>[], stretch: Span): readonly Diagnostic[] {
  return rules.flatMap(({ meta }) => {
    return startingIn(byRule().get(meta.id) ?? [], stretch);
  });
}

function startingIn<T extends Span>(all: readonly T[], { start, end }: Span): readonly T[] {
  return all.slice(firstFrom(all, start), firstFrom(all, end));
}

/** Puts another unit in the place of one of a space, and those below it below that. */
function putUnit(nodes: OutlineNode[], unit: OutlineNode, index: number): void {
  const put = new Map<OutlineNode | null | undefined, OutlineNode>([[nodes[index], unit]]);
  nodes[index] = unit;
  for (let i = index + 1; i < nodes.length; i++) {
    const node = nodes[i];
    const parent = put.get(node?.parent);
    if (!node || !parent) {
      return;
    }
    const copy = nodeWith(node, { parent });
    nodes[i] = copy;
    put.set(node, copy);
  }
}
