import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { issueText } from '../../../server/src/core/text/issue-text.js';

describe('issueText', () => {
  const complaints: readonly (readonly [z.ZodMiniType, unknown, string, string])[] = [
    [z.string(), 1, '应为字符串', 'must be a string'],
    [z.int(), 1.5, '应为整数', 'must be a whole number'],
    [z.string().check(z.minLength(2)), '厅', '至少应有 2 个字', 'must have at least 2 characters'],
    [z.int().check(z.minimum(1)), 0, '不得小于 1', 'must be at least 1'],
    [z.number().check(z.maximum(1)), 2, '不得大于 1', 'must be at most 1'],
    [z.enum(['更名', '撤销']), '', '应为 "更名"、"撤销" 之一', 'must be one of "更名", "撤销"'],
    [z.strictObject({}), { a: 1 }, '没有 "a" 这样的项', 'must not hold "a"'],
    [
      z.iso.date(),
      '2023-02-30',
      '应为实际存在的日期，写作 YYYY-MM-DD，例如 2024-01-10',
      'must be a day that exists, written YYYY-MM-DD, as in 2024-01-10',
    ],
    [z.union([z.string(), z.number()]), null, '形式不符', 'has another shape than expected'],
  ];
  for (const [schema, value, zh, en] of complaints) {
    it(en, () => {
      const [issue] = schema.safeParse(value).error?.issues ?? [];
      assert.ok(issue);
      assert.deepEqual(issueText(issue), { zh, en });
    });
  }
});
