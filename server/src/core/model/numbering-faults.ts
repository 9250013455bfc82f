import { rankOfForm } from '../syntax/lexed-marker.js';
import { formatHanNumber } from '../syntax/numerals.js';
import { groupBy } from '../text/group-by.js';
import { attachmentNotes } from './attachments.js';
import { levelsOf } from './levels.js';
import type { NodeKind, Notice, NumberingSpace, OutlineNode, SeriesRun } from './notice.js';
import { perNotice } from './per-notice.js';
import { seriesOf } from './series.js';
import { faultsOf, type SeriesFault } from './series-faults.js';
import { nodeWith } from './unit.js';

/** A marker of the wrong form: its number is the one due in the series of another kind. */
export interface FormFault {
  readonly node: OutlineNode;
  readonly kind: NodeKind;
  /** The marker as that series writes it. */
  readonly due: string;
}

export interface NumberingFaults {
  /** In text order. */
  readonly series: readonly SeriesFault[];
  readonly forms: readonly FormFault[];
}

/** More faults than this in one text are no slip of form; looking for one would only cost time. */
const MOST_FAULTS_EXPLAINED = 8;

/** All faults of the numbering of a notice. A marker of the wrong form is told once, not per series. */
export const numberingFaults = perNotice(findFaults);

function findFaults(notice: Notice): NumberingFaults {
  const series: SeriesFault[] = [];
  const forms: FormFault[] = [];
  const bySpace = groupBy(notice.series.flatMap(faultsOf), ({ node }) => node.space);
  for (const [index, found] of bySpace) {
    const space = notice.spaces[index];
    const units = space && (() => ({ space, own: nodesOf(notice, space), kinds: kindsIn(notice, space) }));
    const told = toldOf(notice, found, units);
    series.push(...told.series);
    forms.push(...told.forms);
  }
  return { series: series.sort((a, b) => a.node.start - b.node.start), forms };
}

/** The units of one numbering space. */
export interface SpaceUnits {
  readonly space: NumberingSpace;
  readonly own: readonly OutlineNode[];
  /** In order of first appearance, but for decimals. */
  readonly kinds: readonly NodeKind[];
}

/**
 * What is told of the faults of all runs of one numbering space.
 *
 * @param units asked for where a form is looked for that explains faults
 */
export function toldOf(
  notice: Notice,
  found: readonly SeriesFault[],
  units: (() => SpaceUnits) | undefined,
): NumberingFaults {
  const faults = found.filter(({ node }) => !isAttachmentTitle(notice, node));
  const explained =
    units && faults.length > 0 && faults.length <= MOST_FAULTS_EXPLAINED
      ? explainByForm(notice.text, units(), faults)
      : null;
  return explained ? { series: explained.rest, forms: [explained.form] } : { series: faults, forms: [] };
}

/** The forms of a space's units, in order of first appearance, but for decimals. */
export function kindsIn(notice: Notice, { index }: NumberingSpace): readonly NodeKind[] {
  const kinds = levelsOf(notice).flatMap(({ space, kind }) => (space === index ? [kind] : []));
  return [...new Set(kinds)].filter((kind) => kind !== 'decimal');
}

/** 2．联系人名单 in a list of attachments numbers no unit of the text. */
function isAttachmentTitle(notice: Notice, { start }: OutlineNode): boolean {
  return attachmentNotes(notice).some(({ titles }) => titles.some(({ marker }) => marker.start === start));
}

/** The change of one marker's form that leaves the fewest faults, if it leaves fewer than there are. */
function explainByForm(
  text: string,
  { space, own, kinds }: SpaceUnits,
  faults: readonly SeriesFault[],
): { readonly form: FormFault; readonly rest: readonly SeriesFault[] } | null {
  let best: { form: FormFault; rest: readonly SeriesFault[] } | null = null;
  for (const node of suspects(faults, own)) {
    // A one can begin a list of its own anywhere.
    for (const kind of node.number === 1 ? [] : kinds) {
      const mayBe = kind !== node.kind && (mayGoOn(own, node, kind) || isSetAs(text, node, kind, own));
      if (!mayBe) {
        continue;
      }
      const model = modelOf(own.filter((one) => one.kind === kind && one !== node));
      if (!model) {
        continue;
      }
      const { nodes, changed } = withKind(own, node, model);
      const runs = seriesOf(text, space, nodes, false);
      const rest = runs.flatMap(faultsOf);
      if (!goesOn(runs, changed) && !isSetAs(text, node, kind, own)) {
        continue;
      }
      if (
        rest.length < (best?.rest.length ?? faults.length) &&
        !rest.some((fault) => fault.node === changed)
      ) {
        best = {
          form: { node, kind, due: markerLike(model, node.number) },
          rest: originals(rest, nodes, own),
        };
      }
    }
  }
  return best;
}

/** The nodes of a space, which stand together. */
function nodesOf({ nodes }: Notice, { index }: NumberingSpace): readonly OutlineNode[] {
  const firstFrom = (space: number): number => {
    let low = 0;
    let high = nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((nodes[middle]?.space ?? 0) < space) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  return nodes.slice(firstFrom(index), firstFrom(index + 1));
}

/** Where among the nodes of a space one of them stands. */
function indexIn(own: readonly OutlineNode[], node: OutlineNode): number {
  return node.id - (own[0]?.id ?? 0);
}

/** Whether the next unit of a kind counts on from a node: a quick look that spares most of the search. */
function mayGoOn(own: readonly OutlineNode[], node: OutlineNode, kind: NodeKind): boolean {
  // 编, 章 and 节 are of one kind and count apart.
  if (kind === 'part') {
    return true;
  }
  let i = indexIn(own, node) + 1;
  while (i < own.length && own[i]?.kind !== kind) {
    i++;
  }
  return own[i]?.number === node.number + 1;
}

/** Whether the series a node would join counts on after it, which shows where it belongs. */
function goesOn(runs: readonly SeriesRun[], node: OutlineNode | undefined): boolean {
  if (!node) {
    return false;
  }
  const run = runs.find((one) => one.nodes.includes(node));
  return run?.nodes[run.nodes.indexOf(node) + 1]?.number === node.number + 1;
}

/**
 * Whether a node stands in a line of its own as all of another kind do, and none of its own: that shows at the
 * end of a series where it belongs.
 */
function isSetAs(text: string, node: OutlineNode, kind: NodeKind, own: readonly OutlineNode[]): boolean {
  const isAlone = ({ title }: OutlineNode): boolean => endsLine(text, title.end);
  return (
    isAlone(node) &&
    own.every(
      (one) => one === node || (one.kind === kind ? isAlone(one) : one.kind !== node.kind || !isAlone(one)),
    )
  );
}

/** So much of a line is looked at for its end. */
export const LINE_END = 8;

/** Whether nothing but a few blanks stand between an offset and the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t\u3000]*(?:[\r\n]|$)/.test(text.slice(offset, offset + LINE_END));
}

/** A node whose marker is written as most of its kind are. */
function modelOf(nodes: readonly OutlineNode[]): OutlineNode | null {
  const shapes = [...groupBy(nodes, (node) => node.shape).values()];
  return shapes.sort((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

/** Whether a node takes the next number after the last of its own kind: then it is right where it stands. */
function followsItsKind(own: readonly OutlineNode[], at: number): boolean {
  const node = own[at];
  const before = own.slice(0, at).findLast((one) => one.kind === node?.kind);
  return node !== undefined && before?.number === node.number - 1;
}

/** Nodes that may bear the wrong form: those at a fault, and those that bear a number missed there. */
function suspects(faults: readonly SeriesFault[], own: readonly OutlineNode[]): ReadonlySet<OutlineNode> {
  const found = new Set<OutlineNode>();
  for (const { node, other, previous, expected } of faults) {
    found.add(node);
    if (other) {
      found.add(other);
    }
    const end = indexIn(own, node);
    for (let i = previous ? indexIn(own, previous) + 1 : 0; i < end; i++) {
      const one = own[i];
      if (one?.number === expected && !followsItsKind(own, i)) {
        found.add(one);
      }
    }
  }
  return found;
}

/** The nodes of a space as they would nest if one of them had another's form. */
function withKind(
  own: readonly OutlineNode[],
  node: OutlineNode,
  model: OutlineNode,
): { readonly nodes: readonly OutlineNode[]; readonly changed: OutlineNode | undefined } {
  const open: { node: OutlineNode; rank: number }[] = [];
  let changed: OutlineNode | undefined;
  const nodes = own.map((one) => {
    const { kind, depth } = one === node ? model : one;
    const rank = rankOfForm(kind, depth);
    while ((open.at(-1)?.rank ?? -1) >= rank) {
      open.pop();
    }
    const copy = nodeWith(one, { kind, depth, parent: open.at(-1)?.node ?? null });
    open.push({ node: copy, rank });
    changed = one === node ? copy : changed;
    return copy;
  });
  return { nodes, changed };
}

/** Faults told of copies, told of the nodes themselves. */
function originals(
  faults: readonly SeriesFault[],
  copies: readonly OutlineNode[],
  own: readonly OutlineNode[],
): readonly SeriesFault[] {
  const real = new Map(copies.map((copy, i) => [copy, own[i] ?? copy]));
  const of = (node: OutlineNode): OutlineNode => real.get(node) ?? node;
  return faults.map((fault) => ({
    ...fault,
    node: of(fault.node),
    previous: fault.previous && of(fault.previous),
    other: fault.other && of(fault.other),
    mend: fault.mend.map(({ node, number }) => ({ node: of(node), number })),
  }));
}

function markerLike(model: OutlineNode, number: number): string {
  const han = /[一二三四五六七八九十百]/.test(model.marker.text);
  return model.shape.replace('#', han ? formatHanNumber(number) : String(number));
}
