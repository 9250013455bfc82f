import { groupBy } from '../text/group-by.js';
import type { NodeKind, Notice, OutlineNode, SeriesRun } from './notice.js';
import { lastStartingAt } from './outline.js';
import { perNotice } from './per-notice.js';
import type { UnitReference } from './unit-references.js';

/** What is looked up for every number of every reference of one notice. */
interface Directory {
  /** By {@link keyOf}. */
  readonly byNumber: ReadonlyMap<string, readonly OutlineNode[]>;
  readonly runOf: ReadonlyMap<OutlineNode, SeriesRun>;
  /** The kinds there are in each space. */
  readonly kinds: ReadonlyMap<number, ReadonlySet<NodeKind>>;
  /** How many series of items each space has. */
  readonly itemSeries: ReadonlyMap<number, number>;
}

function keyOf(space: number, kind: NodeKind, number: number): string {
  return `${space}/${kind}/${number}`;
}

const directoryOf = perNotice(({ nodes, series }): Directory => {
  const bySpace = groupBy(nodes, (node) => node.space);
  const items = groupBy(
    series.filter(({ nodes: [head] }) => head?.kind === 'item'),
    ({ nodes: [head] }) => head?.space ?? 0,
  );
  return {
    byNumber: groupBy(nodes, ({ space, kind, number }) => keyOf(space, kind, number)),
    runOf: new Map(series.flatMap((run) => run.nodes.map((node) => [node, run] as const))),
    kinds: new Map([...bySpace].map(([space, own]) => [space, new Set(own.map(({ kind }) => kind))])),
    itemSeries: new Map([...items].map(([space, runs]) => [space, runs.length])),
  };
});

/**
 * The units a number of a reference can mean in a text whose numbers are in order: one where it is clear.
 */
export function meaningsOf(notice: Notice, reference: UnitReference, number: number): readonly OutlineNode[] {
  const { article, form } = reference;
  if (article) {
    return article.children.filter((node) => node.number === number);
  }
  const space = notice.spaces.findLast(({ start }) => start <= reference.start)?.index ?? 0;
  const directory = directoryOf(notice);
  const candidates = kindsFor(directory, form, space).flatMap(
    (kind) => directory.byNumber.get(keyOf(space, kind, number)) ?? [],
  );
  return candidates.length > 1 && !reference.named
    ? nearest(notice, directory, reference, candidates)
    : candidates;
}

/** The kinds of units that numbers so written can count. */
function kindsFor(
  { kinds, itemSeries }: Directory,
  form: UnitReference['form'],
  space: number,
): readonly NodeKind[] {
  const has = (kind: NodeKind): boolean => kinds.get(space)?.has(kind) ?? false;
  switch (form) {
    case 'article':
      return ['article'];
    case 'bracketed-han':
      return ['section'];
    case 'bracketed-arabic':
      return ['subitem'];
    default: {
      // One series of items through the whole text is what its items are called by.
      if (itemSeries.get(space) === 1 || (form === 'arabic' && has('item'))) {
        return ['item'];
      }
      const inner = (['section', 'item', 'subitem'] as const).filter(has);
      return form === 'han' || inner.length === 0 ? [...inner, 'chapter'] : inner;
    }
  }
}

/** Of several units of a number those in the list the reference itself stands in, or in one around it. */
function nearest(
  notice: Notice,
  { runOf }: Directory,
  { start }: UnitReference,
  candidates: readonly OutlineNode[],
): readonly OutlineNode[] {
  for (let node = lastStartingAt(notice.nodes, start); node; node = node.parent) {
    const run = runOf.get(node);
    const here = candidates.filter((one) => run !== undefined && runOf.get(one) === run);
    if (here.length > 0) {
      return here;
    }
  }
  return candidates;
}
