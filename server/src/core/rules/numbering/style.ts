import * as z from 'zod/mini';
import { defineRule, type Finding } from '../../lint/rule.js';
import type { OutlineNode } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';

/** Full-width round brackets as GB/T 9704 prints them. */
const NORM_SHAPES = new Set(['（#）']);

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
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　（一）推进项目建设。\n　　⟦(二)⟧扩大开放合作。\n　　（三）完善配套政策。\n二、保障措施\n　　加强领导。\n',
        good: '一、重点任务\n　　（一）推进项目建设。\n　　（二）扩大开放合作。\n　　（三）完善配套政策。\n二、保障措施\n　　加强领导。\n',
      },
    ],
  },
  *check({ notice }) {
    const levels = groupBy(notice.nodes, (node) => `${node.space}/${node.kind}/${node.depth}`);
    for (const nodes of levels.values()) {
      const standard = standardShape(nodes);
      for (const node of nodes) {
        if (standard !== null && node.kind !== 'decimal' && normal(node.shape) !== standard) {
          yield findingAt(node, standard);
        }
      }
    }
  },
});

/** White space and the width of the digits are no difference of form. */
function normal(shape: string): string {
  return /\s/.test(shape) ? shape.replace(/\s/g, '') : shape;
}

/** The norm's own form when the level uses it at all, else the one it uses most; null for a tie. */
function standardShape(nodes: readonly OutlineNode[]): string | null {
  const shapes = groupBy(nodes, (node) => normal(node.shape));
  const ranked = [...shapes].sort((a, b) => b[1].length - a[1].length);
  const norm = ranked.find(([shape]) => NORM_SHAPES.has(shape));
  if (norm) {
    return norm[0];
  }
  const [first, second] = ranked;
  return first && first[1].length > (second?.[1].length ?? 0) ? first[0] : null;
}

function findingAt(node: OutlineNode, standard: string): Finding {
  const digits = /[〇○零一二三四五六七八九十百]+|[0-9０-９]+/.exec(node.marker.text)?.[0] ?? '';
  const due = standard.replace('#', digits);
  const { start, end, text } = node.marker;
  return {
    start,
    end,
    message: {
      zh: `同级序号写法不一：本级多用“${standard.replace('#', '×')}”，此处是“${text}”，建议改为“${due}”。`,
      en: `One level, several marker forms: “${standard.replace('#', '×')}” elsewhere, “${text}” here; write “${due}”.`,
    },
    fixes: [
      {
        title: { zh: `改为“${due}”`, en: `Change to “${due}”` },
        edits: [{ start, end, newText: due }],
        safe: true,
      },
    ],
  };
}
