import * as z from 'zod';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import type { ResponsibilityEntry } from '../../model/notice.js';

const EXAMPLE = (list: string): string =>
  `　　一、推进重点项目建设。（${list}）\n　　二、扩大开放合作。（省商务厅）\n`;

export const rule = defineRule({
  meta: {
    id: 'agency/duplicate',
    title: { zh: '责任单位重复', en: 'A body is named twice in one list' },
    why: {
      zh: '增补责任单位时容易重复列名；重复的单位牵头还是配合也会说不清。',
      en: 'A body added to a list that already has it leaves its part unclear.',
    },
    basis: [{ name: '公文编辑惯例：同一事项的责任单位只列一次', strength: 'practice' }],
    severity: 'warning',
    fix: 'unsafe',
    since: '0.1.0',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('省教育厅、财政厅、⟦教育厅⟧'),
        good: EXAMPLE('省教育厅、财政厅'),
      },
    ],
  },
  *check({ notice }) {
    for (const { entries } of notice.groups) {
      yield* duplicatesIn(entries, notice.text);
    }
  },
});

function* duplicatesIn(entries: readonly ResponsibilityEntry[], text: string): Iterable<Finding> {
  const first = new Map<string, ResponsibilityEntry>();
  for (const [i, entry] of entries.entries()) {
    const key = entry.agency?.id ?? entry.name;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, entry);
      continue;
    }
    yield {
      start: entry.start,
      end: entry.end,
      message: {
        zh: `“${entry.name}”在同一组责任单位中重复。`,
        en: `“${entry.name}” is already in this list.`,
      },
      related: [
        { start: earlier.start, end: earlier.end, message: { zh: '首次列名', en: 'First named here' } },
      ],
      fixes: fixesFor(entries, i, earlier, text),
    };
  }
}
