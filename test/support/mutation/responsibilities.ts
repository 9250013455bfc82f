import type {
  Notice,
  OutlineNode,
  ResponsibilityEntry,
  ResponsibilityGroup,
} from '../../../server/src/core/model/notice.js';
import type { Span } from '../../../server/src/core/text/span.js';
import {
  due,
  insert,
  leaves,
  levelOf,
  type Mutant,
  type Mutator,
  mutant,
  remove,
  replace,
} from './mutant.js';

function chapterOf(node: OutlineNode): OutlineNode | null {
  let top = node.parent;
  while (top?.parent) {
    top = top.parent;
  }
  return top;
}

function* unassigned(notice: Notice): Iterable<Mutant> {
  const assigned = new Set(notice.groups.map(({ node }) => node));
  const tasks = leaves(notice);
  for (const node of tasks) {
    const groups = notice.groups.filter((group) => group.node === node);
    const level = tasks.filter((one) => levelOf(one) === levelOf(node));
    const beside = level.filter((one) => one !== node && chapterOf(one) === chapterOf(node));
    // Only where every task has a list, and enough of them to call it the document's way.
    const share = level.filter((one) => assigned.has(one)).length / level.length;
    if (groups.length > 0 && level.length >= 6 && share > 0.9 && beside.some((one) => assigned.has(one))) {
      yield mutant(notice, groups.map(remove), due('responsibility/missing', node.marker));
    }
  }
}

/** Lists in full-width brackets, faultless so far. */
function bracketed({ groups }: Notice): readonly ResponsibilityGroup[] {
  return groups.filter(({ text }) => /^（[^()\s]*）$/.test(text));
}

function* narrowed(notice: Notice): Iterable<Mutant> {
  for (const group of bracketed(notice)) {
    const open = replace({ start: group.start, end: group.start + 1 }, '(');
    const close = replace({ start: group.end - 1, end: group.end }, ')');
    for (const edits of [[open], [close], [open, close]]) {
      yield mutant(notice, edits, due('responsibility/brackets', group));
    }
  }
}

function* spaced(notice: Notice): Iterable<Mutant> {
  for (const group of bracketed(notice)) {
    const second = group.entries[1];
    for (const at of [group.start + 1, group.end - 1, ...(second ? [second.start] : [])]) {
      yield mutant(notice, [insert(at, ' ')], due('responsibility/brackets', group));
    }
  }
}

interface Joint extends Span {
  readonly group: ResponsibilityGroup;
  readonly before: ResponsibilityEntry;
  readonly after: ResponsibilityEntry;
  readonly mark: string;
}

function joints({ groups, text }: Notice): readonly Joint[] {
  return groups.flatMap((group) =>
    group.entries.slice(1).flatMap((after, i) => {
      const before = group.entries[i];
      return before
        ? [
            {
              group,
              before,
              after,
              start: before.end,
              end: after.start,
              mark: text.slice(before.end, after.start),
            },
          ]
        : [];
    }),
  );
}

const SEPARATOR = 'responsibility/separator';

function* halfWidth(notice: Notice): Iterable<Mutant> {
  for (const joint of joints(notice).filter(({ mark }) => mark === '，')) {
    yield mutant(notice, [replace(joint, ',')], due(SEPARATOR, joint));
  }
}

function* repeatedMark(notice: Notice): Iterable<Mutant> {
  for (const joint of joints(notice).filter(({ mark }) => mark === '、')) {
    yield mutant(notice, [insert(joint.end, '、')], due(SEPARATOR, joint));
  }
  for (const group of bracketed(notice).filter((one) => one.entries.at(-1)?.end === one.end - 1)) {
    const end = group.end - 1;
    yield mutant(notice, [insert(end, '、')], due(SEPARATOR, { start: end, end }));
  }
}

/** A body struck out, its mark left behind. Struck out with its mark, nothing tells that it is gone. */
function* struckOut(notice: Notice): Iterable<Mutant> {
  for (const { before, after, mark, group } of joints(notice)) {
    const next = group.entries[group.entries.indexOf(after) + 1];
    const closes = next && notice.text.slice(after.end, next.start) === '、';
    if (mark === '、' && closes) {
      yield mutant(notice, [remove(after)], due(SEPARATOR, { start: before.end, end: next.start }));
    }
  }
}

function* unmarked(notice: Notice): Iterable<Mutant> {
  for (const joint of joints(notice)) {
    const { before, after, mark } = joint;
    const whole = before.written === before.name && after.written === after.name;
    // Only two names that are known can be told apart without a mark; 牵头 may go on as a verb.
    if (/^[、，]$/.test(mark) && whole && before.agency && after.agency) {
      yield mutant(notice, [remove(joint)], due(SEPARATOR, { start: before.start, end: after.end }));
    }
  }
}

const isPlace = ({ name }: ResponsibilityEntry): boolean => /政府$/.test(name);

function* levelMark(notice: Notice): Iterable<Mutant> {
  const across = joints(notice).filter(({ before, after }) => isPlace(before) !== isPlace(after));
  const [commas, others] = [
    across.filter(({ mark }) => mark === '，'),
    across.filter(({ mark }) => mark === '、'),
  ];
  // The document's own way is what breaks: it must have one.
  if (commas.length >= 4 && commas.length - 1 >= 3 * (others.length + 1)) {
    for (const joint of commas) {
      yield mutant(notice, [replace(joint, '、')], due(SEPARATOR, joint));
    }
  }
}

function* semicolon(notice: Notice): Iterable<Mutant> {
  const within = joints(notice).filter(
    ({ before, after }) => !isPlace(before) && !isPlace(after) && before.role === after.role,
  );
  for (const joint of within.length >= 6 ? within.filter(({ mark }) => mark === '、') : []) {
    if (!joint.before.collective && !joint.after.collective && joint.after.written === joint.after.name) {
      yield mutant(notice, [replace(joint, '；')], due(SEPARATOR, joint));
    }
  }
}

const SUPPORT = /配合|参与/;

function* twoLeads(notice: Notice): Iterable<Mutant> {
  for (const group of notice.groups) {
    const support = group.entries.findIndex(({ role }) => role === 'support');
    const verb = SUPPORT.exec(group.text);
    const lead = group.entries[support - 1];
    if (lead && verb && /牵头，/.test(group.text)) {
      const start = group.start + verb.index;
      const place = { start: lead.end, end: group.end };
      yield mutant(notice, [replace({ start, end: start + 2 }, '牵头')], due('responsibility/role', place));
    }
  }
}

const LEADS = /牵头|负责|主办|会同|由/;

function* leadless(notice: Notice): Iterable<Mutant> {
  for (const group of notice.groups) {
    const match = /^（[^，]*牵头，(?=.*(?:配合|参与)）$)/.exec(group.text);
    const { node } = group;
    // The text of a unit may say who leads.
    if (match && node && !LEADS.test(notice.text.slice(node.start, group.start))) {
      const from = { start: group.start + 1, end: group.start + match[0].length };
      yield mutant(notice, [remove(from)], due('responsibility/role', group));
    }
  }
}

export const RESPONSIBILITIES: readonly Mutator[] = [
  { name: 'list removed', rule: 'responsibility/missing', make: unassigned },
  { name: 'half-width bracket', rule: 'responsibility/brackets', make: narrowed },
  { name: 'space inside the brackets', rule: 'responsibility/brackets', make: spaced },
  { name: 'half-width comma', rule: SEPARATOR, make: halfWidth },
  { name: 'mark repeated', rule: SEPARATOR, make: repeatedMark },
  { name: 'body struck out, mark left', rule: SEPARATOR, make: struckOut },
  { name: 'mark removed', rule: SEPARATOR, make: unmarked },
  { name: '顿号 across levels', rule: SEPARATOR, make: levelMark },
  { name: 'semicolon inside a list', rule: SEPARATOR, make: semicolon },
  { name: 'two leads', rule: 'responsibility/role', make: twoLeads },
  { name: 'lead struck out', rule: 'responsibility/role', make: leadless },
];
