import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { levelsOf } from '../../model/levels.js';
import type { OutlineNode } from '../../model/notice.js';

/** Full-width round brackets as GB/T 9704 prints them. */
const NORM_SHAPE = '（#）';

export const rule = defineRule({
  meta: {
    id: 'numbering/style',
    title: { zh: '同级序号写法不一', en: 'One series, several marker forms' },
    why: {
      zh: '同一级序号时而“（一）”时而“(一)”，或时而“1．”时而“1、”，是拼接不同来源文字留下的痕迹，排版也对不齐。',
      en: 'A level that writes “（一）” here and “(一)” there, or “1．” and “1、”, shows its seams and does not line up in print.',
    },
    basis: [
      { name: 'GB/T 9704-2012', clause: '7.3.3', strength: 'permissive' },
      { name: '公文编辑惯例：同级序号写法一致', strength: 'practice' },
    ],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'space',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　（一）推进项目建设。\n　　⟦(二)⟧扩大开放合作。\n　　（三）完善配套政策。\n二、保障措施\n　　加强领导。\n',
        good: '一、重点任务\n　　（一）推进项目建设。\n　　（二）扩大开放合作。\n　　（三）完善配套政策。\n二、保障措施\n　　加强领导。\n',
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { kind, nodes } of levelsOf(notice)) {
      const [{ shape }] = nodes;
      if (kind === 'decimal' || nodes.every((node) => node.shape === shape)) {
        continue;
      }
      const standard = standardShape(nodes);
      for (const node of nodes) {
        if (standard !== null && normal(node.shape) !== standard) {
          findings.push(lateFinding(node.marker, { node, standard }, WORDING));
        }
      }
    }
    return findings;
  },
});

/** White space and the width of the digits are no difference of form. */
function normal(shape: string): string {
  return /\s/.test(shape) ? shape.replace(/\s/g, '') : shape;
}

/** The norm's own form when the level uses it at all, else the one it uses most; null for a tie. */
function standardShape(nodes: readonly OutlineNode[]): string | null {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const shape = normal(node.shape);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  if (counts.has(NORM_SHAPE)) {
    return NORM_SHAPE;
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** A marker that is not written as its level writes them. */
interface OtherForm {
  readonly node: OutlineNode;
  readonly standard: string;
}

function dueOf({ node, standard }: OtherForm): string {
  const digits = /[〇○零一二三四五六七八九十百]+|[0-9０-９]+/.exec(node.marker.text)?.[0] ?? '';
  return standard.replace('#', digits);
}

const WORDING: Wording<OtherForm> = {
  message: (other) => {
    const due = dueOf(other);
    const usual = other.standard.replace('#', '×');
    const { text } = other.node.marker;
    return {
      zh: `同级序号写法不一：本级多用“${usual}”，此处是“${text}”，建议改为“${due}”。`,
      en: `One level, several marker forms: “${usual}” elsewhere, “${text}” here; write “${due}”.`,
    };
  },
  fixes: (other) => {
    const due = dueOf(other);
    const { start, end } = other.node.marker;
    return [
      {
        title: { zh: `改为“${due}”`, en: `Change to “${due}”` },
        edits: [{ start, end, newText: due }],
        safe: true,
      },
    ];
  },
};
