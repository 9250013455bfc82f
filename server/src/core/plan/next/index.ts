// What others need of drafting, in one place: the server loads it when it is first asked for.
export { draftNextPlan, planYearOf } from './draft.js';
export { reviewObject } from './review-object.js';
