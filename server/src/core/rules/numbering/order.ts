import * as z from 'zod/mini';
import { dueMarker, seriesFinding } from '../../lint/renumber.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import type { SeriesFault } from '../../model/series-faults.js';
import type { Localized } from '../../text/localized.js';

export const rule = defineRule({
  meta: {
    id: 'numbering/order',
    title: { zh: '序号次序颠倒', en: 'Numbers out of order' },
    why: {
      zh: '条目移动了位置而序号没有改，次序就乱了。',
      en: 'An item was moved and kept its number, so the numbers no longer rise one by one.',
    },
    basis: [{ name: '公文编辑惯例：同级序号连续', strength: 'practice' }],
    severity: 'error',
    fix: 'safe',
    since: '0.1.0',
    reach: 'series',
    options: z.strictObject({}),
    examples: [
      {
        bad: '一、重点任务\n　　1．推进项目建设。\n　　⟦3．⟧扩大开放合作。\n　　2．完善配套政策。\n　　4．加强人才培养。\n',
        good: '一、重点任务\n　　1．推进项目建设。\n　　2．扩大开放合作。\n　　3．完善配套政策。\n　　4．加强人才培养。\n',
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const fault of numberingFaults(notice).series) {
      if (fault.kind === 'order') {
        findings.push(seriesFinding(fault, messageOf(fault)));
      }
    }
    return findings;
  },
});

function messageOf(fault: SeriesFault): Localized {
  const due = dueMarker(fault.node, fault.expected);
  const found = fault.node.marker.text;
  const other = fault.other?.marker.text;
  return {
    zh: `序号次序颠倒：此处应为“${due}”，却是“${found}”${other ? `，而“${other}”在别处` : ''}。`,
    en: `Numbers out of order: “${due}” is due here, but this is “${found}”${other ? `; “${other}” stands elsewhere` : ''}.`,
  };
}
