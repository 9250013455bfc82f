// Generated from this folder by «npm run generate». Do not edit.
import type { Rule } from '../lint/rule.js';

/** Every rule, by id. */
export const rules: readonly Rule<unknown>[] = [
];
