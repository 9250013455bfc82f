import { analyze } from '../../server/src/core/model/analyze.js';
import type { Notice, OutlineNode } from '../../server/src/core/model/notice.js';
import { withNumber } from '../../server/src/core/syntax/marker.js';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit.js';

/** A text with one fault made on purpose, and what must be said of it. */
export interface Mutant {
  readonly what: string;
  readonly text: string;
  readonly rule: string;
  /** Where the finding must begin, in the mutant. */
  readonly at: number;
}

/** Makes one mutant at the place `seed` chooses; null where the text has no fit place. */
export type Mutator = (notice: Notice, seed: number) => Mutant | null;

function pick<T>(items: readonly T[], seed: number): T | null {
  return items.length > 0 ? (items[seed % items.length] ?? null) : null;
}

function edited(notice: Notice, what: string, rule: string, edits: readonly TextEdit[], at: number): Mutant {
  const shift = edits
    .filter((edit) => edit.start < at)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  return { what, rule, text: applyEdits(notice.text, edits), at: at + shift };
}

/** Runs with at least one node before and two after the chosen one, so that the fault cannot be read in two ways. */
function inside(notice: Notice): readonly { readonly run: readonly OutlineNode[]; readonly i: number }[] {
  return notice.series.flatMap(({ nodes }) =>
    nodes.flatMap((_, i) => (i > 0 && i < nodes.length - 2 ? [{ run: nodes, i }] : [])),
  );
}

const removed: Mutator = (notice, seed) => {
  const place = pick(
    inside(notice).filter(({ run, i }) => run[i]?.children.length === 0),
    seed,
  );
  const node = place?.run[place.i];
  const next = place?.run[place.i + 1];
  const follower = node && notice.nodes[node.id + 1];
  if (!node || !next || follower !== next) {
    return null;
  }
  return edited(
    notice,
    'unit removed',
    'numbering/gap',
    [{ start: node.start, end: next.start, newText: '' }],
    next.start,
  );
};

const repeated: Mutator = (notice, seed) => {
  const place = pick(inside(notice), seed);
  const node = place?.run[place.i];
  if (!node) {
    return null;
  }
  const newText = withNumber(node.marker.text, node.number - 1);
  return edited(notice, 'number repeated', 'numbering/duplicate', [{ ...node.marker, newText }], node.start);
};

const swapped: Mutator = (notice, seed) => {
  const place = pick(inside(notice), seed);
  const node = place?.run[place.i];
  const next = place?.run[place.i + 1];
  if (!node || !next) {
    return null;
  }
  const edits = [
    { ...node.marker, newText: withNumber(node.marker.text, next.number) },
    { ...next.marker, newText: withNumber(next.marker.text, node.number) },
  ];
  return edited(notice, 'numbers swapped', 'numbering/order', edits, node.start);
};

const retyped: Mutator = (notice, seed) => {
  const place = pick(
    inside(notice).filter(({ run, i }) => run[i]?.kind === 'item'),
    seed,
  );
  const node = place?.run[place.i];
  return node
    ? edited(
        notice,
        'item as subitem',
        'numbering/level',
        [{ ...node.marker, newText: `（${node.number}）` }],
        node.start,
      )
    : null;
};

const unclosed: Mutator = (notice, seed) => {
  const group = pick(
    notice.groups.filter(({ text }) => /^[（(].*[）)]$/s.test(text)),
    seed,
  );
  return group
    ? edited(
        notice,
        'group without its closing bracket',
        'text/brackets',
        [{ start: group.end - 1, end: group.end, newText: '' }],
        group.start,
      )
    : null;
};

const untitled: Mutator = (notice, seed) => {
  const title = pick(
    notice.references.filter(({ kind, text }) => kind === 'document' && !text.includes('〈')),
    seed,
  );
  return title
    ? edited(
        notice,
        'title without 》',
        'text/brackets',
        [{ start: title.end - 1, end: title.end, newText: '' }],
        title.start,
      )
    : null;
};

const unassigned: Mutator = (notice, seed) => {
  const group = pick(
    notice.groups.filter(({ node }) => {
      const chapter = chapterOf(node);
      const beside = notice.groups.filter((other) => chapterOf(other.node) === chapter);
      return node?.kind === 'item' && beside.length > 2;
    }),
    seed,
  );
  return group?.node
    ? edited(
        notice,
        'group removed',
        'responsibility/missing',
        [{ start: group.start, end: group.end, newText: '' }],
        group.node.start,
      )
    : null;
};

function chapterOf(node: OutlineNode | null): OutlineNode | null {
  let top = node;
  while (top?.parent) {
    top = top.parent;
  }
  return top;
}

const named: Mutator = (notice, seed) => {
  const entries = notice.groups.flatMap(({ entries: all }) => all);
  const entry = pick(
    entries.filter(
      ({ agency, written, name }) => written === name && (agency?.aliases.nonStandard.length ?? 0) > 0,
    ),
    seed,
  );
  const alias =
    entry?.agency &&
    pick(
      entry.agency.aliases.nonStandard.filter((name) => /^省/.test(name)),
      seed,
    );
  return entry && alias
    ? edited(
        notice,
        'non-standard name',
        'agency/alias',
        [{ start: entry.start, end: entry.end, newText: alias }],
        entry.start,
      )
    : null;
};

const doubled: Mutator = (notice, seed) => {
  const group = pick(
    notice.groups.filter(
      ({ entries }) => entries.length > 0 && entries.every(({ written, name }) => written === name),
    ),
    seed,
  );
  const last = group?.entries.at(-1);
  if (!last) {
    return null;
  }
  const edit = { start: last.end, end: last.end, newText: `、${last.written}` };
  return {
    what: 'body named twice',
    rule: 'agency/duplicate',
    text: applyEdits(notice.text, [edit]),
    at: last.end + 1,
  };
};

/** Every kind of fault the rules are to find, by a name for the report. */
export const MUTATORS: Readonly<Record<string, Mutator>> = {
  removed,
  repeated,
  swapped,
  retyped,
  unclosed,
  untitled,
  unassigned,
  named,
  doubled,
};

/** The notice a mutator works on. */
export function readNotice(text: string): Notice {
  return analyze(text);
}
