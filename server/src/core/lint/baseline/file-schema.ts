// The whole file, for editors. It is read entry by entry, so that no build carries this.
import * as z from 'zod/mini';
import { hiddenEntry } from './schema.js';

/** `.policy-notice/baseline.json`. */
export const baselineFile = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(1).check(z.describe('Of this format · 格式版本')),
  hidden: z
    ._default(z.array(hiddenEntry), [])
    .check(z.describe('Findings that are not reported · 不再提示的问题')),
});
