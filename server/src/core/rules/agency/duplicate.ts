import * as z from 'zod/mini';
import type { Registry } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { strikingOut } from '../../lint/list-fix.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import { firstMention, namedBodies, repeatsBodies } from '../../model/named-bodies.js';
import type { ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';

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
    fix: 'safe',
    since: '0.1.0',
    reach: 'list',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('省教育厅、财政厅、⟦教育厅⟧'),
        good: EXAMPLE('省教育厅、财政厅'),
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    if (!repeatsBodies(notice)) {
      return findings;
    }
    const names = namedBodies(notice);
    let from = 0;
    for (const group of notice.groups) {
      for (let i = 1; i < group.entries.length; i++) {
        const first = firstMention(names, from, from + i, names[from + i]?.body ?? 0) - from;
        const [earlier, entry] = [group.entries[first], group.entries[i]];
        if (first < i && earlier && entry) {
          const { registry } = notice;
          findings.push(lateFinding(entry, { group, index: i, entry, earlier, registry }, WORDING));
        }
      }
      from += group.entries.length;
    }
    return findings;
  },
});

interface Repeated {
  readonly group: ResponsibilityGroup;
  readonly index: number;
  readonly entry: ResponsibilityEntry;
  readonly earlier: ResponsibilityEntry;
  readonly registry: Registry;
}

const WORDING: Wording<Repeated> = {
  message: ({ entry: { name } }) => ({
    zh: `“${name}”在同一组责任单位中重复。`,
    en: `“${name}” is already in this list.`,
  }),
  related: ({ earlier: { start, end } }) => [
    { start, end, message: { zh: '首次列名', en: 'First named here' } },
  ],
  fixes: fixesFor,
};

function fixesFor({ group, index, entry, earlier, registry }: Repeated): readonly Fix[] {
  const edits = strikingOut(group, index, registry);
  if (!edits) {
    return [];
  }
  return [
    {
      title: { zh: '删去重复的单位', en: 'Remove the second mention' },
      edits,
      // Named twice with two parts, only the author knows which of them is meant.
      safe: earlier.role === entry.role,
    },
  ];
}
