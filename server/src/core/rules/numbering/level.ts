import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule } from '../../lint/rule.js';
import { type Level, levelsOf } from '../../model/levels.js';
import type { NodeKind, Notice, OutlineNode } from '../../model/notice.js';
import { type FormFault, numberingFaults } from '../../model/numbering-faults.js';
import { groupBy } from '../../text/group-by.js';

const NAMES: Readonly<Record<NodeKind, string>> = {
  part: '第一章',
  chapter: '一、',
  article: '第一条',
  section: '（一）',
  item: '1．',
  subitem: '（1）',
  decimal: '1.1',
};
const ORDER: readonly NodeKind[] = ['part', 'chapter', 'article', 'section', 'item', 'subitem', 'decimal'];
const FEWEST_SIBLINGS = 3;
/** 一、 straight to 1. is accepted practice; to leave out two levels is not. */
const LEVELS_SKIPPED = 2;

export const rule = defineRule({
  meta: {
    id: 'numbering/level',
    title: { zh: '序号跨级', en: 'A level is skipped' },
    why: {
      zh: '同一种序号在本文里都排在某一级之下，唯独此处越级，多半是中间一级的标题漏了，或序号用错了形式。GB/T 9704 只说各级“可以”依次用“一、（一）1.（1）”，所以以本文自己的用法为准。',
      en: 'All other markers of this form stand under one level of the document; here that level is left out: a heading is missing, or the marker has the wrong form. GB/T 9704 permits, not demands, one order of levels, so the document itself is the measure.',
    },
    basis: [
      { name: 'GB/T 9704-2012', clause: '7.3.3', strength: 'permissive' },
      { name: '公文编辑惯例', strength: 'practice' },
    ],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'space',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　1．推进项目建设。\n　　⟦（2）⟧扩大开放合作。\n　　3．完善配套政策。\n二、保障措施\n　　加强领导。\n',
        good: '一、重点任务\n　　1．推进项目建设。\n　　2．扩大开放合作。\n　　3．完善配套政策。\n二、保障措施\n　　加强领导。\n',
      },
      {
        bad: '一、重点任务\n　　（一）项目建设。\n　　1．加快主桥建设：\n　　（1）完成桥面铺装。\n　　（2）完成交通工程。\n　　2．完善连接线：\n　　（1）完成征地。\n　　（2）完成路基。\n二、保障措施\n　　⟦（1）⟧加强领导。\n　　（2）强化督查。\n',
        good: '一、重点任务\n　　（一）项目建设。\n　　1．加快主桥建设：\n　　（1）完成桥面铺装。\n　　（2）完成交通工程。\n　　2．完善连接线：\n　　（1）完成征地。\n　　（2）完成路基。\n二、保障措施\n　　（一）加强领导。\n　　（二）强化督查。\n',
      },
    ],
  },
  check({ notice }) {
    const forms = numberingFaults(notice).forms.map((fault) => lateFinding(fault.node.marker, fault, FORM));
    const levels = misplaced(notice).map((place) => lateFinding(place.first.marker, place, MISPLACED));
    return [...forms, ...levels];
  },
});

/** A marker whose number is right one level away, and nowhere else. */
const FORM: Wording<FormFault> = {
  message: ({ node, due, kind }) => ({
    zh: `序号级别不对：“${node.marker.text}”的号码接在“${NAMES[kind]}”一级才连续，应为“${due}”。`,
    en: `Wrong level: the number of “${node.marker.text}” continues the “${NAMES[kind]}” series; write “${due}”.`,
  }),
  fixes: ({ node, due }) => [
    {
      title: { zh: `改为“${due}”`, en: `Change to “${due}”` },
      edits: [{ start: node.marker.start, end: node.marker.end, newText: due }],
      safe: true,
    },
  ],
};

interface Misplaced {
  /** The first of the siblings that stand too high: one fault, however many they are. */
  readonly first: OutlineNode;
  readonly usual: NodeKind;
}

const MISPLACED: Wording<Misplaced> = {
  message: ({ first, usual }) => {
    const { text } = first.marker;
    const parent = first.parent?.marker.text ?? '';
    return {
      zh: `序号跨级：本文的“${NAMES[first.kind]}”级都在“${NAMES[usual]}”之下，此处“${text}”直接在“${parent}”之下。请补上中间一级，或改用“${NAMES[usual]}”的形式。`,
      en: `Level skipped: elsewhere “${NAMES[first.kind]}” stands under “${NAMES[usual]}”, but “${text}” stands right under “${parent}”. Add the level between, or use its form.`,
    };
  },
};

function misplaced(notice: Notice): readonly Misplaced[] {
  const found: Misplaced[] = [];
  const levels = levelsOf(notice);
  for (const level of levels) {
    const usual = level.kind === 'decimal' ? null : usualParent(level.nodes);
    if (usual === null) {
      continue;
    }
    const nested = level.nodes.filter((node) => node.parent !== null);
    for (const [parent, children] of groupBy(nested, (node) => node.parent)) {
      const first = children[0];
      if (
        first &&
        parent &&
        children.length <= nested.length / 3 &&
        kindsBetween(levels, parent, first) >= LEVELS_SKIPPED
      ) {
        found.push({ first, usual });
      }
    }
  }
  return found;
}

/** How many kinds the text itself uses between a node and its parent. */
function kindsBetween(levels: readonly Level[], parent: OutlineNode, child: OutlineNode): number {
  const between = ORDER.slice(ORDER.indexOf(parent.kind) + 1, ORDER.indexOf(child.kind));
  return between.filter((kind) => levels.some((level) => level.kind === kind && level.space === child.space))
    .length;
}

/** The nodes of a level under parents of one kind. */
interface Habit {
  readonly kind: NodeKind;
  families: number;
  nodes: number;
}

/** The kind above all nodes of a form but one family; null when the document has no such habit. */
function usualParent(level: readonly OutlineNode[]): NodeKind | null {
  const habits: Habit[] = [];
  let last: OutlineNode | null = null;
  let current: Habit | undefined;
  for (const { parent } of level) {
    if (!parent) {
      continue;
    }
    let habit: Habit | undefined =
      parent === last ? current : habits.find(({ kind }) => kind === parent.kind);
    if (!habit) {
      habit = { kind: parent.kind, families: 0, nodes: 0 };
      habits.push(habit);
    }
    // Siblings of one form follow one another in their level.
    habit.families += parent === last ? 0 : 1;
    habit.nodes++;
    last = parent;
    current = habit;
  }
  // In most levels all nodes stand under one kind.
  if (habits.length !== 2) {
    return null;
  }
  const [usual, other] = habits.sort((a, b) => b.families - a.families);
  return usual && other?.families === 1 && usual.nodes >= FEWEST_SIBLINGS ? usual.kind : null;
}
