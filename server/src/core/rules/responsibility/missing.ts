import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule } from '../../lint/rule.js';
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

interface Options {
  readonly minimum: number;
  readonly share: number;
}

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
  *check({ notice, options }) {
    // By the number of a unit: far cheaper than a set of them.
    const assigned = new Uint8Array(notice.nodes.length);
    for (const { node } of notice.groups) {
      if (node) {
        assigned[node.id] = 1;
      }
    }
    let misnumbered: ReadonlySet<OutlineNode> | null = null;
    for (const level of levelsOf(notice, assigned)) {
      for (const node of gapsIn(level, assigned, notice.text, options)) {
        misnumbered ??= misnumberedIn(notice);
        // With a wrong number it may be no unit of this level at all.
        if (!misnumbered.has(node)) {
          yield lateFinding(node.marker, { marker: node.marker.text, count: level.assigned }, WORDING);
        }
      }
    }
  },
});

function misnumberedIn(notice: Notice): ReadonlySet<OutlineNode> {
  const { series, forms } = numberingFaults(notice);
  return new Set([...series, ...forms].map(({ node }) => node));
}

/** Units of one space and form without units below them: only they are tasks to be given to someone. */
interface Level {
  readonly nodes: OutlineNode[];
  /** How many have a list of bodies. */
  assigned: number;
}

function levelsOf({ nodes }: Notice, assigned: Uint8Array): readonly Level[] {
  const levels: Level[] = [];
  let last: Level | null = null;
  for (const node of nodes) {
    if (node.children.length === 0) {
      // A text has few levels, and a unit mostly is of the one before it.
      let level: Level | undefined =
        last && isOfLevel(node, last) ? last : levels.findLast((one) => isOfLevel(node, one));
      if (!level) {
        level = { nodes: [], assigned: 0 };
        levels.push(level);
      }
      last = level;
      level.nodes.push(node);
      level.assigned += assigned[node.id] ?? 0;
    }
  }
  return levels;
}

function isOfLevel({ space, kind, depth }: OutlineNode, { nodes: [first] }: Level): boolean {
  return first?.space === space && first.kind === kind && first.depth === depth;
}

/** The units of a level that have no list where those beside them do. */
function* gapsIn(
  { nodes, assigned: count }: Level,
  assigned: Uint8Array,
  text: string,
  { minimum, share }: Options,
): Iterable<OutlineNode> {
  if (count === nodes.length || count < minimum || count < share * nodes.length) {
    return;
  }
  const isAssigned = (node: OutlineNode): boolean => assigned[node.id] === 1;
  for (const chapter of groupBy(nodes, chapterOf).values()) {
    const beside = chapter.filter(isAssigned).length;
    const expected = beside > 0 && beside >= share * (chapter.length - 1);
    const bare = expected ? chapter.filter((node) => !isAssigned(node) && !isCovered(node, isAssigned)) : [];
    for (const node of bare) {
      if (!hasLoneBracket(node, text)) {
        yield node;
      }
    }
  }
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
