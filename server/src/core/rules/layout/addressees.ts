import * as z from 'zod/mini';
import { replacing } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { headLines } from '../../model/head-lines.js';
import type { Notice } from '../../model/notice.js';
import type { PhysicalLine } from '../../model/physical-lines.js';
import type { Span } from '../../text/span.js';

const EXAMPLE = (addressees: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n粤府办〔2016〕12号\n\n${addressees}\n\n　　一、推进项目建设。\n　　二、扩大开放合作。\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'layout/addressees',
    title: { zh: '主送机关后未用全角冒号', en: 'The addressees close with a full-width colon' },
    why: {
      zh: '主送机关最后一个名称后标全角冒号，以下才是正文；用半角冒号、其他标点或不加标点，都与格式不符。',
      en: 'A full-width colon after the last addressee parts them from the text.',
    },
    basis: [{ name: 'GB/T 9704-2012', clause: '7.3.2', strength: 'norm' }],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('各地级以上市人民政府，省有关单位⟦:⟧'),
        good: EXAMPLE('各地级以上市人民政府，省有关单位：'),
      },
      {
        bad: EXAMPLE('各地级以上市人民政府，省有关单位⟦。⟧'),
        good: EXAMPLE('各地级以上市人民政府，省有关单位：'),
      },
    ],
  },
  check({ notice }) {
    const { text, header } = notice;
    if (header.addressees) {
      const at = header.addressees.end;
      return text.charAt(at) === ':' ? [findingAt({ start: at, end: at + 1 }, ':')] : [];
    }
    const line = openLine(notice);
    if (!line) {
      return [];
    }
    const mark = /[。，；、.,;]$/.exec(line.trimmed)?.[0] ?? '';
    return [findingAt({ start: mark ? line.textEnd - 1 : line.textStart, end: line.textEnd }, mark)];
  },
});

/** One who receives a notice. Only the commonest: a heading may hold other words. */
const ADDRESSEE =
  /(?:政府|部门|机构|单位|企业|公司|委员会|管委会|办公室|中心|学校|各[部委办局、]+|[委局厅])(?:[（(][^（()）]{1,20}[）)])?$/;
/** What a paragraph about all of them goes on with. */
const SAYS = /[要应须将已可]|必须|认真|切实/;

/** A line of addressees right below the title or the number that no colon closes. */
function openLine(notice: Notice): PhysicalLine | null {
  const { title, documentNumber } = notice.header;
  const from = Math.max(title?.end ?? -1, documentNumber?.end ?? -1);
  const line = from < 0 ? undefined : headLines(notice).find((one) => one.textStart >= from);
  const list = line?.trimmed.replace(/[。，；、.,;]$/, '').replace(/[\s　]/g, '') ?? '';
  // 各省、自治区、直辖市人民政府: what 、 joins may share its last word.
  const isList =
    /^各/.test(list) &&
    !/[。；：:！？《]/.test(list) &&
    !SAYS.test(list) &&
    list.split('，').every((group) => ADDRESSEE.test(group));
  return line && isList && hasText(notice, line) ? line : null;
}

/** Whether text follows on a line of its own: a list without any is a fragment. */
function hasText({ text }: Notice, line: PhysicalLine): boolean {
  return /^\s*[\r\n][\s　]*\S/.test(text.slice(line.end, line.end + 400)) && line.textEnd <= line.end;
}

function findingAt(place: Span, mark: string): Finding {
  const shown = mark === '' ? { zh: '没有标点', en: 'no mark' } : { zh: `是“${mark}”`, en: `“${mark}”` };
  const at = mark === '' ? { start: place.end, end: place.end } : place;
  return {
    ...place,
    message: {
      zh: `主送机关后应标全角冒号“：”，此处${shown.zh}。`,
      en: `The addressees close with “：”; here there is ${shown.en}.`,
    },
    fixes: [
      mark === ''
        ? {
            title: { zh: '补上“：”', en: 'Add “：”' },
            edits: [{ ...at, newText: '：' }],
            safe: true,
          }
        : replacing(at, '：'),
    ],
  };
}
