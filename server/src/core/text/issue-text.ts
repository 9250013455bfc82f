import type * as z from 'zod/mini';
import type { Localized } from './localized.js';

const TYPES: Readonly<Record<string, Localized>> = {
  string: { zh: '字符串', en: 'a string' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '数组 […]', en: 'an array […]' },
  object: { zh: '对象 {…}', en: 'an object {…}' },
  record: { zh: '对象 {…}', en: 'an object {…}' },
};

function atLeast(origin: string, minimum: number | bigint): Localized {
  return origin === 'string'
    ? {
        zh: `至少应有 ${minimum} 个字`,
        en: `must have at least ${minimum} character${minimum === 1 ? '' : 's'}`,
      }
    : { zh: `不得小于 ${minimum}`, en: `must be at least ${minimum}` };
}

/**
 * What a value must be, by a schema's complaint about it. The builds carry no texts of the library's own:
 * it knows neither the place nor the reader.
 *
 * @param issue the complaint; it holds no message
 */
export function issueText(issue: z.core.$ZodIssue): Localized {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `应为${type.zh}`, en: `must be ${type.en}` };
    }
    case 'too_small':
      return atLeast(issue.origin, issue.minimum);
    case 'too_big':
      return { zh: `不得大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` };
    case 'invalid_format':
      return {
        zh: '应为实际存在的日期，写作 YYYY-MM-DD，例如 2024-01-10',
        en: 'must be a day that exists, written YYYY-MM-DD, as in 2024-01-10',
      };
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value));
      return { zh: `应为 ${values.join('、')} 之一`, en: `must be one of ${values.join(', ')}` };
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => JSON.stringify(key));
      return { zh: `没有 ${keys.join('、')} 这样的项`, en: `must not hold ${keys.join(', ')}` };
    }
    default:
      return { zh: '形式不符', en: 'has another shape than expected' };
  }
}
