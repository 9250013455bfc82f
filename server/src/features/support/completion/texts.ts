import type { Localized } from '../../../core/text/localized.js';

/** What completion says beside the texts it inserts. */
export const completionTexts = {
  ended: (name: string, date: string): Localized => ({
    zh: `${name}（${date}起停用）`,
    en: `${name} (until ${date})`,
  }),
  notYet: (name: string, date: string): Localized => ({
    zh: `${name}（${date}起启用）`,
    en: `${name} (from ${date})`,
  }),
  named: (n: number): Localized => ({
    zh: `本文出现${n}处`,
    en: `named ${n === 1 ? 'once' : `${n} times`} here`,
  }),
  collective: { zh: '泛指', en: 'collective' },
  cited: (n: number): Localized => ({
    zh: `本文引用${n}次`,
    en: `cited ${n === 1 ? 'once' : `${n} times`} here`,
  }),
  after: (place: string): Localized => ({ zh: `接${place}`, en: `after ${place}` }),
  first: (parent: string): Localized => ({ zh: `${parent}之下第一个`, en: `first below ${parent}` }),
  begins: { zh: '开始编号', en: 'begins a series' },
} as const;
