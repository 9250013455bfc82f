// What others need of a comparison, in one place: the server loads it when it is first asked for.
export { compareNotices } from './compare.js';
export { comparisonObject, noticeObject, rowsObject } from './object.js';
