import type { Localized } from '../../core/text/localized.js';

/** What renaming says. */
export const renameTexts = {
  inGroups: { zh: '责任单位', en: 'Responsibility lists' },
  inText: { zh: '责任单位以外的提及', en: 'Mentions outside the lists' },
  elsewhere: { zh: '其他文件', en: 'Other notices' },
  lookAt: { zh: '请逐处确认', en: 'Confirm one by one' },
  noName: (name: string): Localized => ({
    zh: `“${name}”不能作为单位名称：应为一个名称，不含标点和空格。`,
    en: `“${name}” cannot be the name of a body: it must be one name without punctuation or blanks.`,
  }),
  notHere: {
    zh: '此处没有可以改名的单位。请把光标放在某个单位的名称上。',
    en: 'No body can be renamed here. Put the cursor on the name of one.',
  },
} as const;
