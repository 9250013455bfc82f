import type { Comparison } from '../../../server/src/core/plan/compare/types.js';
import type { NextYear } from './next-year.js';

/** How well a comparison tells the truth: of the pairs of items it names, and of what it says of them. */
export interface Score {
  readonly f1: number;
  /** Pairs that are none. */
  readonly wrong: readonly string[];
  /** Pairs not found. */
  readonly missed: readonly string[];
}

/**
 * Scores pairs of one old and one new item: a split in two is two pairs.
 *
 * @throws when the new text does not read as the items it was made of
 */
export function scoreOf(comparison: Comparison, made: NextYear): Score {
  const leaves = comparison.new.nodes.filter((node) => node.children.length === 0);
  if (leaves.length !== made.items.length) {
    throw new Error(`${made.items.length} items were written and ${leaves.length} read`);
  }
  const truth = new Set(made.items.flatMap(({ from }, i) => from.map((id) => edgeName(id, leaves[i]?.id))));
  const found = new Set(
    comparison.pairs.flatMap((pair) => pair.old.flatMap((a) => pair.new.map((b) => edgeName(a.id, b.id)))),
  );
  const right = [...found].filter((edge) => truth.has(edge)).length;
  return {
    f1: (2 * right) / (found.size + truth.size),
    wrong: [...found].filter((edge) => !truth.has(edge)),
    missed: [...truth].filter((edge) => !found.has(edge)),
  };
}

function edgeName(old: number, now: number | undefined): string {
  return `${old}→${now ?? '?'}`;
}
