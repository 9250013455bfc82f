// What others need of a comparison, in one place: the server loads it when it is first asked for.
import type { Notice } from '../../model/notice.js';
import { perNotice } from '../../model/per-notice.js';
import { compareNotices } from './compare.js';

export { compareNotices } from './compare.js';
export { comparisonObject, noticeObject, rowsObject } from './object.js';
export { predecessorAmong } from './predecessor.js';
export { compareTexts } from './texts.js';
export { type DiffPiece, wordDiff } from './words.js';

/** What compares notices with an older one: the same function for the same notice, so that what it finds can be kept by it. */
export const comparingWith = perNotice((old) => (now: Notice) => compareNotices(old, now));
