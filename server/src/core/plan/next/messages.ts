import type { Localized } from '../../text/localized.js';

/** What the review list says of each kind of place. `year` is the year of the plan that is drafted. */
export const reviewMessages = {
  deadlinePassed: (text: string, year: number): Localized => ({
    zh: `时限“${text}”在${year}年之前：已完成的请删去或改写，未完成的请重新确定时限。`,
    en: `The target “${text}” lies before ${year}: take it out or reword it when it was met, set a new one when it was not.`,
  }),
  deadlineAhead: (text: string, year: number): Localized => ({
    zh: `“${text}”在${year}年或以后：请核对目标是否不变，并补充${year}年的进度要求。`,
    en: `“${text}” lies in ${year} or after: check that it still holds, and say what ${year} has to bring.`,
  }),
  yearBound: (text: string, year: number): Localized => ({
    zh: `“${text}”所述属于过去的年度，${year}年是否继续、名称和数量是否改变，请核定。`,
    en: `“${text}” speaks of a year that is over; decide whether it goes on in ${year}, and under what name and number.`,
  }),
  ordinalEvent: (from: string, to: string): Localized => ({
    zh: `届次“${from}”在草稿中顺延为“${to}”，请确认；本年度未举办的请改回。`,
    en: `“${from}” was moved on to “${to}” in the draft; confirm it, or put it back when the event was not held.`,
  }),
  periodEnded: (text: string, year: number): Localized => ({
    zh: `期间“${text}”在${year}年之前结束，请核对是否已有新的文件或续签。`,
    en: `The period “${text}” ends before ${year}; check whether there is a successor.`,
  }),
  begun: (text: string): Localized => ({
    zh: `“${text}”是开始一项工作的措辞，一年之后请核定：已开始的改为推进、落实或完善。`,
    en: `“${text}” begins something; a year later decide whether it is to be carried on, put into effect or improved instead.`,
  }),
  project: (text: string): Localized => ({
    zh: `“${text}”所指的建设项目可能已经完成，请核对进度后改写或删去。`,
    en: `The project in “${text}” may have been finished; reword or take it out after a look at its progress.`,
  }),
  reformed: (name: string, heirs: readonly string[], verified: boolean): Localized => {
    const zh = heirs.map((heir) => `“${heir}”`).join('、');
    const en = heirs.map((heir) => `“${heir}”`).join(', ');
    return {
      zh: `“${name}”届时已撤销或更名${zh && `，现为${zh}`}${verified ? '' : '（时间未经核实）'}；请核对后修改，注意同一项内不要重复。`,
      en: `“${name}” will no longer be in use${en && `; it is now ${en}`}${verified ? '' : ' (date not verified)'}. Check and change it, and mind that no body is named twice in one item.`,
    };
  },
} as const;
