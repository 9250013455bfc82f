import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { levelsOf } from '../../model/levels.js';
import type { Notice, OutlineNode } from '../../model/notice.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import { groupBy } from '../../text/group-by.js';

const EXAMPLE = (third: string): string =>
  [
    '一、重点任务',
    '　　1．推进重点项目建设。（省发展改革委）',
    '　　2．扩大开放合作。（省商务厅）',
    `　　${third}`,
    '　　4．加强人才培养。（省人力资源社会保障厅）',
    '　　5．强化督促检查。（省审计厅）',
    '　　6．完善统计制度。（省统计局）\n',
  ].join('\n');

export const rule = defineRule({
  meta: {
    id: 'responsibility/missing',
    title: { zh: '缺责任单位', en: 'An item without responsible bodies' },
    why: {
      zh: '同级各项都列了责任单位，唯独一项没有，多半是漏写，任务便无人承担。',
      en: 'Where all items beside it name who is responsible, one without has probably lost its list.',
    },
    basis: [{ name: '公文编辑惯例：分工事项逐项明确责任单位', strength: 'practice' }],
    severity: 'warning',
    fix: 'none',
    since: '0.1.0',
    reach: 'space',
    options: z.strictObject({
      minimum: z._default(z.int().check(z.minimum(2)), 3),
      share: z._default(z.number().check(z.minimum(0.5), z.maximum(1)), 0.8),
    }),
    optionTexts: {
      minimum: {
        title: { zh: '最少条数', en: 'Fewest items' },
        about: {
          zh: '同级中至少有这么多条列了责任单位，才检查其余各条。',
          en: 'Items with a list there must be at least.',
        },
      },
      share: {
        title: { zh: '最低比例', en: 'Least share' },
        about: {
          zh: '同级中列了责任单位的条目至少占这一比例，才检查其余各条。',
          en: 'Share of the items that must have one.',
        },
      },
    },
    examples: [{ bad: EXAMPLE('⟦3．⟧完善配套政策。'), good: EXAMPLE('3．完善配套政策。（省财政厅）') }],
  },
  check({ notice, options }) {
    const findings: Finding[] = [];
    const assigned = assignedIn(notice);
    let misnumbered: ReadonlySet<OutlineNode> | null = null;
    for (const level of levelsOf(notice)) {
      const { tasks, withList } = countTasks(level.nodes, assigned);
      const isUneven = withList < tasks && withList >= options.minimum && withList >= options.share * tasks;
      for (const node of isUneven ? gapsIn(level.nodes, assigned, notice.text, options.share) : NONE) {
        misnumbered ??= misnumberedIn(notice);
        // With a wrong number it may be no unit of this level at all.
        if (!misnumbered.has(node)) {
          findings.push(lateFinding(node.marker, { marker: node.marker.text, count: withList }, WORDING));
        }
      }
    }
    return findings;
  },
});

const NONE: readonly never[] = [];

/** For each unit, by its number, whether a list of bodies closes it: far cheaper than a set of them. */
function assignedIn({ nodes, groups }: Notice): readonly boolean[] {
  // The units of one space alone are numbered on from those before it.
  const first = nodes[0]?.id ?? 0;
  const assigned = new Array<boolean>(first + nodes.length);
  let g = 0;
  for (let i = first; i < assigned.length; i++) {
    // Lists stand in the order of their units; those before the first unit have none.
    while (g < groups.length && (groups[g]?.node?.id ?? -1) < i) {
      g++;
    }
    assigned[i] = groups[g]?.node?.id === i;
  }
  return assigned;
}

function misnumberedIn(notice: Notice): ReadonlySet<OutlineNode> {
  const { series, forms } = numberingFaults(notice);
  return new Set([...series, ...forms].map(({ node }) => node));
}

/** Only units without units below them are tasks to be given to someone. */
function isTask({ children }: OutlineNode): boolean {
  return children.length === 0;
}

/** How many units of a level are tasks, and how many of these have a list of bodies. */
function countTasks(
  nodes: readonly OutlineNode[],
  assigned: readonly boolean[],
): { readonly tasks: number; readonly withList: number } {
  let tasks = 0;
  let withList = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node && isTask(node)) {
      tasks++;
      withList += assigned[node.id] ? 1 : 0;
    }
  }
  return { tasks, withList };
}

/** The tasks of a level that have no list where those beside them do. */
function gapsIn(
  nodes: readonly OutlineNode[],
  assigned: readonly boolean[],
  text: string,
  share: number,
): readonly OutlineNode[] {
  const isAssigned = (node: OutlineNode): boolean => assigned[node.id] === true;
  return [...groupBy(nodes.filter(isTask), chapterOf).values()].flatMap((chapter) => {
    const beside = chapter.filter(isAssigned).length;
    const expected = beside > 0 && beside >= share * (chapter.length - 1);
    const bare = expected ? chapter.filter((node) => !isAssigned(node) && !isCovered(node, isAssigned)) : [];
    return bare.filter((node) => !hasLoneBracket(node, text));
  });
}

const WORDING: Wording<{ readonly marker: string; readonly count: number }> = {
  message: ({ marker, count }) => ({
    zh: `“${marker}”没有列责任单位，同级${count}项均已列明。`,
    en: `“${marker}” names no responsible body; ${count} items like it do.`,
  }),
};

/**
 * The chapter a unit lies in, null for one that lies in none: an introduction of its own chapter gives
 * nobody a task, and so is not measured by the others.
 */
function chapterOf(node: OutlineNode): OutlineNode | null {
  let chapter = node.parent;
  while (chapter?.parent) {
    chapter = chapter.parent;
  }
  return chapter;
}

/** Whether a unit above has a list of its own, which holds for all below it. */
function isCovered(node: OutlineNode, isAssigned: (node: OutlineNode) => boolean): boolean {
  for (let above = node.parent; above; above = above.parent) {
    if (isAssigned(above)) {
      return true;
    }
  }
  return false;
}

/** A list whose bracket was lost is that fault, not this one. */
function hasLoneBracket(node: OutlineNode, text: string): boolean {
  const own = text.slice(node.markerEnd, node.ownEnd);
  return own.split(/[（(]/).length !== own.split(/[）)]/).length;
}
