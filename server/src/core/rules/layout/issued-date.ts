import * as z from 'zod/mini';
import { replacing } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isoDate, parseFullDay } from '../../model/days.js';
import { isUnderStandard } from '../../model/head-lines.js';
import type { Notice, TextSpan } from '../../model/notice.js';
import { type PhysicalLine, physicalLines } from '../../model/physical-lines.js';

const EXAMPLE = (date: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　一、推进项目建设。\n　　二、扩大开放合作。\n\n广东省人民政府办公厅\n${date}\n`;

export const rule = defineRule({
  meta: {
    id: 'layout/issued-date',
    title: { zh: '成文日期格式不规范', en: 'The form of the date of issue' },
    why: {
      zh: '成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位（即1不编为01）。',
      en: 'The date of issue is written in Arabic digits with the full year, and without leading zeros.',
    },
    basis: [{ name: 'GB/T 9704-2012', clause: '7.3.5.4', strength: 'norm' }],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦二〇一六年五月六日⟧'), good: EXAMPLE('2016年5月6日') },
      { bad: EXAMPLE('⟦2016年05月06日⟧'), good: EXAMPLE('2016年5月6日') },
    ],
  },
  check({ notice }) {
    // Nearly all dates are as they should be: one look tells.
    if (NORM.test(notice.header.issuedOn?.text ?? '')) {
      return [];
    }
    const date = signedOn(notice) ?? looseDate(notice);
    // A day that does not exist is another rule's business.
    if (!date?.iso || !isUnderStandard(notice, date.iso)) {
      return [];
    }
    const mended = written(date.iso);
    return toPlain(date.text) === mended ? [] : [findingFor(date, mended, date.certain)];
  },
});

/** A date of the form that is due. */
const NORM = /^\d{4}年[1-9]\d?月[1-9]\d?日$/;

interface Dated extends TextSpan {
  readonly iso: string | null;
  /** Whether the year is beyond doubt. */
  readonly certain: boolean;
}

/** The date of the signature; one in the metadata of a web copy has a form of its own. */
function signedOn({ text, header: { issuedOn } }: Notice): Dated | null {
  // Copies set the value of a label far from it.
  const before = issuedOn ? text.slice(Math.max(0, issuedOn.start - 200), issuedOn.start).trimEnd() : '';
  const labelled = /日期\**\s*[：:]\**$/.test(before);
  return issuedOn && !labelled ? { ...issuedOn, certain: true } : null;
}

/** Full-width digits and spaces between the parts are no matter of form here. */
function toPlain(date: string): string {
  return date
    .replace(/[\s　]/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function written(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const SHORT_YEAR = /^(\d{2})年(\d{1,2})月(\d{1,2})日$/;
const POINTED = /^(\d{4})([.．/／-])(\d{1,2})\2(\d{1,2})日?$/;
const SIGNER = /^[\u4e00-\u9fff\s　]{4,40}(?:政府|办公厅|办公室|委员会|[委局厅部署院会])$/;

/** A date in another form, alone on the line below the organ that signs; the header does not know it. */
function looseDate(notice: Notice): Dated | null {
  if (notice.header.issuedOn) {
    return null;
  }
  const lines = physicalLines(notice.text, 0, notice.text.length).filter((line) => line.trimmed.length > 0);
  for (const [i, line] of lines.entries()) {
    const date = SIGNER.test(lines[i - 1]?.trimmed ?? '') ? looseDateIn(notice, line) : null;
    if (date) {
      return date;
    }
  }
  return null;
}

function looseDateIn({ header }: Notice, line: PhysicalLine): Dated | null {
  const span = { start: line.textStart, end: line.textEnd, text: line.trimmed };
  const plain = toPlain(line.trimmed);
  const short = SHORT_YEAR.exec(plain);
  if (short) {
    const [, year = '', month, day] = short;
    const known = /\d{4}/.exec(header.documentNumber?.text ?? '')?.[0];
    const iso = isoDate(2000 + Number(year), Number(month), Number(day));
    return { ...span, iso, certain: known?.slice(2) === year };
  }
  const pointed = POINTED.exec(plain);
  const iso = pointed
    ? isoDate(Number(pointed[1]), Number(pointed[3]), Number(pointed[4]))
    : parseFullDay(plain);
  return iso ? { ...span, iso, certain: true } : null;
}

function findingFor(date: Dated, mended: string, safe: boolean): Finding {
  return {
    start: date.start,
    end: date.end,
    message: {
      zh: `成文日期应用阿拉伯数字标全年、月、日，月、日不编虚位：“${mended}”。`,
      en: `The date of issue takes Arabic digits, the full year and no leading zeros: “${mended}”.`,
    },
    fixes: [replacing(date, mended, safe)],
  };
}
