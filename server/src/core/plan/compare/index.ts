// What others need of a comparison, in one place: the server loads it when it is first asked for.
export { compareNotices } from './compare.js';
export { comparingWith } from './comparing.js';
export { lastYearFrom } from './date-origins.js';
export { comparisonObject, noticeObject, rowsObject } from './object.js';
export { predecessorAmong } from './predecessor.js';
export { compareTexts } from './texts.js';
export { type DiffPiece, wordDiff } from './words.js';
