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
  opens: (title: string): Localized => ({ zh: `打开《${title}》`, en: `Open 《${title}》` }),
} as const;
