import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule } from '../../lint/rule.js';
import { physicalLines } from '../../model/physical-lines.js';

export const rule = defineRule({
  meta: {
    id: 'document/encoding',
    title: { zh: '编码有误，内容是乱码', en: 'Wrong encoding, the text is garbled' },
    why: {
      zh: '文件曾以错误的编码打开并保存，字符已经变样，检查乱码没有意义。',
      en: 'The file was once opened with the wrong encoding and saved; its characters are not those that were written, and checking them is of no use.',
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
        bad: `⟦${'鍏充簬鍗板彂鐨勯€氱煡锛屽悇鍦板尯銆'.repeat(2)}⟧\n`,
        good: exampleNotice('　　一、推进项目建设。\n　　二、扩大开放合作。\n'),
      },
    ],
  },
  check({ notice }) {
    if (notice.genre !== 'garbled') {
      return [];
    }
    const first = physicalLines(notice.text, 0, notice.text.length).find((line) => line.trimmed.length > 0);
    return [
      {
        start: first?.textStart ?? 0,
        end: first?.textEnd ?? 0,
        message: {
          zh: '编码有误，内容是乱码，因此未做其他检查。请用正确的编码（UTF-8 或 GB18030）重新打开，或从原始文件重新取得文本。',
          en: 'Wrong encoding: the text is garbled, and nothing else was checked. Reopen it with the right encoding (UTF-8 or GB18030), or get it again from its source.',
        },
      },
    ];
  },
});
