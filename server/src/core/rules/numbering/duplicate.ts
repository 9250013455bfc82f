import * as z from 'zod/mini';
import { dueMarker, seriesFinding } from '../../lint/renumber.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import type { SeriesFault } from '../../model/series-faults.js';
import type { Localized } from '../../text/localized.js';

export const rule = defineRule({
  meta: {
    id: 'numbering/duplicate',
    title: { zh: '序号重复', en: 'A number is used twice' },
    why: {
      zh: '插入或合并条目后序号没有顺改，同一序号就会出现两次，“第N项”便不知指哪一项。',
      en: 'When an item is put in and the numbers are not carried on, one number stands twice and “item N” no longer names one item.',
    },
    basis: [{ name: '公文编辑惯例：同级序号连续', strength: 'practice' }],
    severity: 'error',
    fix: 'safe',
    since: '0.1.0',
    reach: 'series',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　1．推进项目建设。\n　　2．扩大开放合作。\n　　⟦2．⟧完善配套政策。\n　　3．加强人才培养。\n　　4．强化督促检查。\n',
        good: '一、重点任务\n　　1．推进项目建设。\n　　2．扩大开放合作。\n　　3．完善配套政策。\n　　4．加强人才培养。\n　　5．强化督促检查。\n',
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const fault of numberingFaults(notice).series) {
      if (fault.kind === 'duplicate') {
        findings.push(seriesFinding(fault, messageOf(fault)));
      }
    }
    return findings;
  },
});

function messageOf(fault: SeriesFault): Localized {
  const due = dueMarker(fault.node, fault.expected);
  const found = fault.node.marker.text;
  return {
    zh: `序号“${found}”重复，按顺序此处应为“${due}”。`,
    en: `“${found}” is used twice; in sequence this is “${due}”.`,
  };
}
