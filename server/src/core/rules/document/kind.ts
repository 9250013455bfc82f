import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule } from '../../lint/rule.js';
import { physicalLines } from '../../model/physical-lines.js';

export const rule = defineRule({
  meta: {
    id: 'document/kind',
    title: { zh: '不像公文', en: 'Not an official document' },
    why: {
      zh: '其他规则都按公文的写法来查。新闻、说明、文章不按公文写，查了只会误报，所以整篇不查。',
      en: 'All other rules hold texts to the conventions of official documents. News, readmes and articles follow others, so they are left unchecked.',
    },
    basis: [{ name: '通行做法', strength: 'practice' }],
    severity: 'info',
    fix: 'none',
    since: '0.1.0',
    reach: 'frame',
    options: z.strictObject({}),
    scope: 'any-text',
    examples: [
      {
        bad: `⟦企业用上公共数据⟧\n${'本报记者近日走访了几家企业，了解它们怎样使用公共数据。受访者普遍认为，手续比过去简便。'.repeat(10)}\n`,
        good: exampleNotice('　　一、推进项目建设。\n　　二、扩大开放合作。\n'),
      },
    ],
  },
  check({ notice }) {
    if (notice.genre !== 'other') {
      return [];
    }
    const first = physicalLines(notice.text, 0, notice.text.length).find((line) => line.trimmed.length > 0);
    return [
      {
        start: first?.textStart ?? 0,
        end: first?.textEnd ?? 0,
        message: {
          zh: '这份文本不像公文：没有见到公文标题、发文字号、主送机关、落款等要素，因此未做其他检查。如确是公文，请补全这些要素。',
          en: 'This does not look like an official document: no title, number, addressees or signature of one. Nothing else was checked. If it is one, add those parts.',
        },
      },
    ];
  },
});
