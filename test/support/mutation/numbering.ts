import { itemReferences } from '../../../server/src/core/model/item-references.js';
import type { NodeKind, Notice, OutlineNode, SeriesRun } from '../../../server/src/core/model/notice.js';
import { withNumber } from '../../../server/src/core/syntax/marker.js';
import { formatHanNumber } from '../../../server/src/core/syntax/numerals.js';
import { isOrderedOtherwise } from './agencies.js';
import {
  due,
  insert,
  levelOf,
  type Mutant,
  type Mutator,
  mutant,
  mutantWithCopy,
  remove,
  replace,
} from './mutant.js';

/** Every node that has a place in a series, with that place. */
function* places({ series }: Notice): Iterable<{ run: SeriesRun; nodes: readonly OutlineNode[]; i: number }> {
  for (const run of series) {
    for (const i of run.nodes.keys()) {
      yield { run, nodes: run.nodes, i };
    }
  }
}

/** Whether all series that begin in a unit end in it: else to touch it breaks two series at once. */
function isSelfContained({ series }: Notice, node: OutlineNode): boolean {
  return series.every(({ nodes }) => {
    const inside = nodes.filter((one) => one.start > node.start && one.start < node.end).length;
    return inside === 0 || inside === nodes.length;
  });
}

/** Numbers that the text refers to: without its unit such a reference would be a second fault. */
function citedNumbers(notice: Notice): ReadonlySet<number> {
  return new Set(itemReferences(notice).flatMap(({ numbers }) => numbers));
}

const gap = (node: OutlineNode) => due('numbering/gap', node.marker);

function* removed(notice: Notice): Iterable<Mutant> {
  const cited = citedNumbers(notice);
  for (const { nodes, i } of places(notice)) {
    const [node, next] = [nodes[i], nodes[i + 1]];
    // Nothing tells that the last of a series is gone.
    if (node && next && isSelfContained(notice, node) && !cited.has(node.number)) {
      yield mutant(notice, [remove(node)], gap(next));
    }
  }
}

function* raised(notice: Notice): Iterable<Mutant> {
  const cited = citedNumbers(notice);
  for (const { nodes, i } of places(notice)) {
    const node = nodes[i];
    if (node && !cited.has(node.number)) {
      const edits = nodes
        .slice(i)
        .map(({ marker, number }) => replace(marker, withNumber(marker.text, number + 1)));
      yield mutant(notice, edits, gap(node));
    }
  }
}

function* jumped(notice: Notice): Iterable<Mutant> {
  const cited = citedNumbers(notice);
  for (const { nodes, i } of places(notice)) {
    const node = nodes[i];
    const level = notice.nodes.filter((one) => node && levelOf(one) === levelOf(node));
    const highest = Math.max(...level.map(({ number }) => number));
    if (node && !cited.has(node.number)) {
      yield mutant(notice, [replace(node.marker, withNumber(node.marker.text, highest + 3))], gap(node));
    }
  }
}

function* repeated(notice: Notice): Iterable<Mutant> {
  const cited = citedNumbers(notice);
  for (const { nodes, i } of places(notice)) {
    const [node, before] = [nodes[i], nodes[i - 1]];
    if (node && before && !cited.has(node.number)) {
      const edit = replace(node.marker, withNumber(node.marker.text, before.number));
      yield mutant(notice, [edit], due('numbering/duplicate', node.marker));
    }
  }
}

function* lowered(notice: Notice): Iterable<Mutant> {
  for (const { nodes, i } of places(notice)) {
    const node = nodes[i];
    // From the last on it is the same as a number repeated.
    if (node && i > 0 && i < nodes.length - 1) {
      const edits = nodes
        .slice(i)
        .map(({ marker, number }) => replace(marker, withNumber(marker.text, number - 1)));
      yield mutant(notice, edits, due('numbering/duplicate', node.marker));
    }
  }
}

/**
 * Where the unit behind a node begins, with nothing but white space between: what is cut out up to there leaves no hole.
 * Null at the end of a numbering space, since signature and date follow its last unit.
 */
function nextStart({ text, nodes }: Notice, node: OutlineNode): number | null {
  const next = nodes.find((one) => one.start >= node.end && one.space === node.space);
  return next && text.slice(node.end, next.start).trim() === '' ? next.start : null;
}

function* doubled(notice: Notice): Iterable<Mutant> {
  for (const { nodes, i } of places(notice)) {
    const node = nodes[i];
    const end = node ? nextStart(notice, node) : null;
    const isLeaf = node?.children.length === 0;
    if (node && end !== null && isLeaf && !isOrderedOtherwise(notice, node)) {
      const copied = { start: node.start, end, to: end };
      yield mutantWithCopy(notice, copied, [], due('numbering/duplicate', { start: end, end }));
    }
  }
}

function* exchanged(notice: Notice): Iterable<Mutant> {
  for (const { nodes, i } of places(notice)) {
    const [node, next] = [nodes[i], nodes[i + 1]];
    if (node && next) {
      const edits = [
        replace(node.marker, withNumber(node.marker.text, next.number)),
        replace(next.marker, withNumber(next.marker.text, node.number)),
      ];
      // Two neighbours changed places: either can be said to stand wrong.
      yield mutant(notice, edits, due('numbering/order', node.marker), due('numbering/order', next.marker));
    }
  }
}

function* moved(notice: Notice): Iterable<Mutant> {
  for (const { nodes, i } of places(notice)) {
    const [node, next, last] = [nodes[i], nodes[i + 1], nodes[i + 2]];
    const adjoin =
      node &&
      next &&
      last &&
      nextStart(notice, node) === next.start &&
      nextStart(notice, next) === last.start;
    const at = adjoin ? nextStart(notice, last) : null;
    const movable = adjoin && isSelfContained(notice, node) && !isOrderedOtherwise(notice, node);
    if (movable && at !== null) {
      const place = { start: node.start, end: next.start };
      const expected = due('numbering/order', { start: at, end: at });
      yield mutantWithCopy(notice, { ...place, to: at }, [remove(place)], expected);
    }
  }
}

const FORMS: Readonly<Partial<Record<NodeKind, (number: number) => string>>> = {
  chapter: (number) => `${formatHanNumber(number)}、`,
  section: (number) => `（${formatHanNumber(number)}）`,
  item: (number) => `${number}．`,
  subitem: (number) => `（${number}）`,
};

/** Whether a number is the one due in the series of another form: then nothing tells that it is wrong. */
function isDue(notice: Notice, node: OutlineNode, kind: NodeKind): boolean {
  const before = notice.nodes.findLast((one) => one.start < node.start && one.kind === kind);
  const after = notice.nodes.find((one) => one.start > node.start && one.kind === kind);
  return before?.number === node.number - 1 || after?.number === node.number + 1;
}

/** Whether a series of another form counts on below a node: at the end of its own it would break that one too. */
function goesOn({ nodes }: Notice, node: OutlineNode, kind: NodeKind): boolean {
  return nodes.some((one) => one.start > node.start && one.kind === kind && one.number > 1);
}

function* retyped(notice: Notice): Iterable<Mutant> {
  for (const { nodes, i } of places(notice)) {
    const node = nodes[i];
    // A one can begin a list of its own anywhere.
    if (!node || node.number === 1 || node.kind === 'decimal') {
      continue;
    }
    for (const [kind, write] of Object.entries(FORMS) as [NodeKind, (number: number) => string][]) {
      const isLast = i === nodes.length - 1;
      if (kind !== node.kind && !isDue(notice, node, kind) && !(isLast && goesOn(notice, node, kind))) {
        const edit = replace(node.marker, write(node.number));
        const level = due('numbering/level', node.marker);
        // At a series' end nothing tells the level: there the number is wrong in the series it joins.
        const rules = !isLast ? [] : ['gap', 'duplicate', 'order'];
        const others = rules.map((rule) => due(`numbering/${rule}`, node.marker));
        // Of two neighbours that now share number and form either can be the odd one.
        const twin = notice.nodes.findLast((one) => one.start < node.start && one.kind === kind);
        const twins = twin?.number === node.number ? [due('numbering/level', twin.marker)] : [];
        yield mutant(notice, [edit], level, ...others, ...twins);
      }
    }
  }
}

/** Sections straight below a chapter written as subitems, which elsewhere stand below items. */
function* sunk(notice: Notice): Iterable<Mutant> {
  const write = FORMS.subitem;
  const subitems = notice.nodes.filter((node) => node.kind === 'subitem');
  for (const chapter of notice.nodes.filter((node) => node.kind === 'chapter')) {
    const sections = chapter.children;
    const plain = sections.every((node) => node.kind === 'section' && node.children.length === 0);
    const [first] = sections;
    // What is as common as the rest is a habit of the document.
    if (write && first && plain && sections.length * 2 <= subitems.length) {
      const edits = sections.map(({ marker, number }) => replace(marker, write(number)));
      yield mutant(notice, edits, due('numbering/level', first.marker));
    }
  }
}

const SHAPES: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  chapter: ['#．', '#.'],
  section: ['(#)', '（#)', '(#）'],
  item: ['#、', '#.', '#．'],
  subitem: ['(#)', '（#)', '(#）'],
};

function* restyled(notice: Notice): Iterable<Mutant> {
  for (const node of notice.nodes) {
    const level = notice.nodes.filter((one) => levelOf(one) === levelOf(node));
    const same = level.filter((one) => one.shape === node.shape);
    for (const shape of SHAPES[node.kind] ?? []) {
      const isDecimal = /[.．、]$/.test(shape) && /\d/.test(notice.text.charAt(node.marker.end));
      // Of two forms used alike neither is the document's own; a level in many forms has faults already.
      if (shape !== node.shape && same.length >= 3 && same.length * 3 > level.length * 2 && !isDecimal) {
        const digits = /[一二三四五六七八九十百\d]+/.exec(node.marker.text)?.[0] ?? '';
        const edit = replace(node.marker, shape.replace('#', digits));
        yield mutant(notice, [edit], due('numbering/style', node.marker));
      }
    }
  }
}

const RULE = 'numbering/punctuation';
const SUPERFLUOUS: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  chapter: ['，'],
  section: ['、', '．', '：'],
  item: ['、'],
  subitem: ['、', '．'],
};

function* superfluous(notice: Notice): Iterable<Mutant> {
  for (const node of notice.nodes) {
    for (const mark of SUPERFLUOUS[node.kind] ?? []) {
      yield mutant(
        notice,
        [insert(node.marker.end, mark)],
        due(RULE, { start: node.marker.start, end: node.marker.end }),
      );
    }
  }
}

function* wrongMark(notice: Notice): Iterable<Mutant> {
  for (const [first, level] of levels(notice)) {
    const mark = first.kind === 'chapter' ? '．' : '、';
    // 1. and 1． are one mark for a rule of marks; a level in both has another fault.
    const uniform = level.every(({ shape }) => shape === first.shape);
    const digits = level.some(({ marker }) => /\d/.test(notice.text.charAt(marker.end)));
    if (uniform && !digits && (first.kind === 'chapter' || first.kind === 'item')) {
      const edits = level.map(({ marker }) => replace({ start: marker.end - 1, end: marker.end }, mark));
      yield mutant(notice, edits, due(RULE, first.marker));
    }
  }
}

function levels({ nodes }: Notice): Iterable<readonly [OutlineNode, readonly OutlineNode[]]> {
  const found = new Map<string, [OutlineNode, OutlineNode[]]>();
  for (const node of nodes) {
    const level = found.get(levelOf(node));
    level ? level[1].push(node) : found.set(levelOf(node), [node, [node]]);
  }
  return found.values();
}

function* ordinals(notice: Notice): Iterable<Mutant> {
  for (const { index, 0: written } of notice.text.matchAll(/第[一二三四五六]，/g)) {
    const place = { start: index, end: index + written.length };
    yield mutant(notice, [replace({ ...place, start: place.end - 1 }, '、')], due(RULE, place));
  }
}

export const NUMBERING: readonly Mutator[] = [
  { name: 'unit removed', rule: 'numbering/gap', make: removed },
  { name: 'all numbers from here on raised', rule: 'numbering/gap', make: raised },
  { name: 'number far too high', rule: 'numbering/gap', make: jumped },
  { name: 'number repeated', rule: 'numbering/duplicate', make: repeated },
  { name: 'all numbers from here on lowered', rule: 'numbering/duplicate', make: lowered },
  { name: 'unit doubled', rule: 'numbering/duplicate', make: doubled },
  { name: 'numbers of neighbours exchanged', rule: 'numbering/order', make: exchanged },
  { name: 'unit moved down', rule: 'numbering/order', make: moved },
  { name: 'marker of another level', rule: 'numbering/level', make: retyped },
  { name: 'a family two levels too low', rule: 'numbering/level', make: sunk },
  { name: 'marker of another shape', rule: 'numbering/style', make: restyled },
  { name: 'mark after a marker', rule: RULE, make: superfluous },
  { name: 'wrong mark all through a level', rule: RULE, make: wrongMark },
  { name: '顿号 after an ordinal', rule: RULE, make: ordinals },
];
