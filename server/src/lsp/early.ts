// What a document is read and checked with, and the settings. Loaded before `initialize` is answered: the first document often comes
// right behind the answer, and would have to wait for it then (docs/adr/0016-answer-before-loading.md).
export { firstLook } from '../core/lint/first-look.js';
export { readSettings } from '../core/lint/settings.js';
export { rules } from '../core/rules/index.generated.js';
export { ropeStore } from './documents.js';
