import type { Localized } from '../../core/text/localized.js';

/** What is shown between the lines of a notice. */
export const viewTexts = {
  cited: (n: number): Localized => ({
    zh: `${n} 处引用`,
    en: n === 1 ? '1 reference' : `${n} references`,
  }),
  of: (name: string, said: string): Localized => ({ zh: `${name}：${said}`, en: `${name}: ${said}` }),
  inBrackets: (text: string): Localized => ({ zh: `（${text}）`, en: ` (${text})` }),
  stands: (name: string): Localized => ({ zh: `即${name}`, en: `that is, ${name}` }),
  lastYear: { zh: '上年', en: 'last year' },
  year: (year: number): Localized => ({ zh: `${year}年`, en: `${year}` }),
  origin: (items: string, when: string): Localized => ({ zh: `${when}${items}`, en: `${items} of ${when}` }),
  became: (origin: string, change: string): Localized => ({
    zh: `${origin}，${change}`,
    en: `${origin}, ${change}`,
  }),
  newItem: (when: string): Localized => ({ zh: `新增（${when}无此项）`, en: `new (not in ${when})` }),
  and: { zh: '、', en: ', ' },
  opens: (title: string): Localized => ({ zh: `打开《${title}》`, en: `Open 《${title}》` }),
} as const;
