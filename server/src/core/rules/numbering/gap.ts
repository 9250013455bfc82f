import * as z from 'zod/mini';
import { dueMarker, seriesFinding } from '../../lint/renumber.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import type { SeriesFault } from '../../model/series-faults.js';
import type { Localized } from '../../text/localized.js';

export const rule = defineRule({
  meta: {
    id: 'numbering/gap',
    title: { zh: '序号不连续', en: 'A number is skipped' },
    why: {
      zh: '删除或移动条目后，后面的序号没有跟着改，就会跳号。读者会以为漏印了内容，引用“第N项”的地方也会指错。是每个上级重新编号还是全文连续编号，以本文自己的编法为准。',
      en: 'When an item is taken out and those after it keep their numbers, a number is skipped: readers suspect a missing text, and references to “item N” point at the wrong one. Whether a series restarts under each parent or runs on is read off the document itself.',
    },
    basis: [{ name: '公文编辑惯例：同级序号连续', strength: 'practice' }],
    severity: 'error',
    fix: 'safe',
    since: '0.1.0',
    reach: 'series',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、总体要求\n　　提高认识。\n二、主要任务\n　　抓好落实。\n⟦四、⟧组织实施\n　　加强领导。\n五、附则\n　　自印发之日起施行。\n',
        good: '一、总体要求\n　　提高认识。\n二、主要任务\n　　抓好落实。\n三、组织实施\n　　加强领导。\n四、附则\n　　自印发之日起施行。\n',
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const fault of numberingFaults(notice).series) {
      if (fault.kind === 'gap') {
        findings.push(seriesFinding(fault, messageOf(fault)));
      }
    }
    return findings;
  },
});

function messageOf(fault: SeriesFault): Localized {
  const due = dueMarker(fault.node, fault.expected);
  const found = fault.node.marker.text;
  const [first, last] = fault.missing ?? [fault.expected, fault.expected];
  const missing = first === last ? `${first}` : `${first}—${last}`;
  const after = fault.previous?.marker.text;
  return {
    zh: `序号不连续：${after ? `“${after}”之后` : '本级开头'}应为“${due}”，此处是“${found}”，缺第${missing}号。请补上缺的内容，或顺改以下序号。`,
    en: `Number skipped: ${after ? `after “${after}”` : 'at the start of the series'} comes “${due}”, but this is “${found}”; number ${missing} is missing. Restore what is missing or renumber from here.`,
  };
}
