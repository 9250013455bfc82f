import type { Notice } from '../../model/notice.js';
import { perNotice } from '../../model/per-notice.js';
import { compareNotices } from './compare.js';
import type { Comparison } from './types.js';

/** What compares notices with an older one, each of them once. */
export const comparingWith = perNotice((old) => {
  const comparison = perNotice((now): Comparison => compareNotices(old, now));
  return (now: Notice): Comparison => comparison(now);
});
