import * as z from 'zod/mini';

/** A finding somebody has looked at and does not want to see: where it stands, told by the text around it. */
export const hiddenEntry = z.strictObject({
  file: z
    .string()
    .check(z.minLength(1), z.describe('The document, from the folder that holds .policy-notice · 文件')),
  rule: z.string().check(z.minLength(1), z.describe('Id of the rule · 规则')),
  text: z.string().check(z.describe('What is marked, without blanks · 所标文字')),
  before: z
    ._default(z.string(), '')
    .check(z.describe('What stands before it in its unit; # for numbers · 前文')),
  after: z
    ._default(z.string(), '')
    .check(z.describe('What stands behind it in its unit; # for numbers · 后文')),
  occurrence: z
    ._default(z.int().check(z.minimum(1)), 1)
    .check(z.describe('Which one of several alike, from 1 · 相同者中的第几处')),
  message: z.optional(z.string()).check(z.describe('What was found, for people · 问题')),
  note: z.optional(z.string()).check(z.describe('Why it is hidden, for people · 隐藏的理由')),
});

export type HiddenEntry = Readonly<z.output<typeof hiddenEntry>>;
