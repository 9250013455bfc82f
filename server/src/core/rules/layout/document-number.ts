import * as z from 'zod/mini';
import { replacing } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { headLines, isUnderStandard } from '../../model/head-lines.js';
import type { Notice, TextSpan } from '../../model/notice.js';
import type { Localized } from '../../text/localized.js';

const EXAMPLE = (number: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n${number}\n\n各地级以上市人民政府：\n\n　　一、推进项目建设。\n　　二、扩大开放合作。\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'layout/document-number',
    title: { zh: '发文字号格式不规范', en: 'The form of the document number' },
    why: {
      zh: '发文字号由发文机关代字、年份、发文顺序号组成：年份用全称并以六角括号〔〕括入，顺序号不加“第”、不编虚位，后加“号”。写法不一，登记和检索都会出错。',
      en: 'The number is the issuer’s code, the full year in 〔 〕, and a serial without 第 and leading zeros, followed by 号. Other forms get lost in registers and searches.',
    },
    basis: [{ name: 'GB/T 9704-2012', clause: '7.2.5', strength: 'norm' }],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦粤府办[2016]12号⟧'), good: EXAMPLE('粤府办〔2016〕12号') },
      { bad: EXAMPLE('⟦粤府办〔2016〕第012号⟧'), good: EXAMPLE('粤府办〔2016〕12号') },
    ],
  },
  check({ notice }) {
    const number = notice.header.documentNumber ?? numberLine(notice);
    if (number && NORM.test(number.text)) {
      return [];
    }
    const parts = number && PARTS.exec(number.text)?.groups;
    const { year = '', serial = '' } = parts ?? {};
    if (!number || !parts || !isUnderStandard(notice, `${fullYear(notice, year)}-12-31`)) {
      return [];
    }
    const faults = faultsOf(parts);
    const mended = `${parts.code ?? ''}〔${fullYear(notice, year)}〕${serial.replace(/^0+(?=\d)/, '')}号`;
    const isCertain = year.length === 4 || hasDate(notice, year);
    return faults.length > 0 ? [findingFor(number, faults, mended, isCertain)] : [];
  },
});

/** A number without any fault, as nearly all are. */
const NORM = /^[\u4e00-\u9fff]{1,10}〔\d{4}〕[1-9]\d{0,4}号$/;

const PARTS =
  /^(?<code>[\u4e00-\u9fff]{1,10})(?<open>[〔［[（(【])(?<year>\d{2}|\d{4})(?<suffix>年)?(?<close>[〕］\]）)】])(?<ordinal>第?)(?<serial>\d{1,5})(?<unit>号?)$/;

const LONGEST_TITLE = 140;
/** A number whose year is short, right behind the title it is glued to. */
const GLUED =
  /(?:关于|印发|转发).*(?:通知|意见|方案|办法|规定|决定|通报|批复|函)([\u4e00-\u9fff]{2,8}[〔［[（(]\d{2}[〕］\]）)]第?\d{1,5}号)/;

/** A number the header does not know: alone on a line of the head, or behind the title. */
function numberLine(notice: Notice): TextSpan | null {
  for (const line of headLines(notice)) {
    const text = line.trimmed.replace(/[\s　]/g, '');
    if (PARTS.test(text)) {
      return { start: line.textStart, end: line.textEnd, text };
    }
    const glued = GLUED.exec(line.trimmed.slice(0, LONGEST_TITLE));
    if (glued?.[1]) {
      const start = line.textStart + glued.index + glued[0].length - glued[1].length;
      return { start, end: start + glued[1].length, text: glued[1] };
    }
  }
  return null;
}

/** 16 is 2016 where the document's date says so; else this century is the best guess. */
function fullYear({ header }: Notice, year: string): string {
  const century = header.issuedOn?.iso?.slice(0, 2) ?? '20';
  return year.length === 4 ? year : `${century}${year}`;
}

function hasDate({ header }: Notice, year: string): boolean {
  return header.issuedOn?.iso?.slice(2, 4) === year;
}

type Parts = Readonly<Record<string, string | undefined>>;

function faultsOf({ open, close, year, suffix, ordinal, serial, unit }: Parts): readonly Localized[] {
  return [
    ...(open === '〔' && close === '〕'
      ? []
      : [{ zh: '年份用六角括号〔〕括入', en: 'the year stands in 〔 〕' }]),
    ...(year?.length === 4 ? [] : [{ zh: '年份标全称', en: 'the year is given in full' }]),
    ...(suffix ? [{ zh: '括号内只标年份数字，不加“年”', en: 'the year stands without 年' }] : []),
    ...(ordinal ? [{ zh: '顺序号不加“第”', en: 'no 第 before the serial' }] : []),
    ...(/^0/.test(serial ?? '') ? [{ zh: '顺序号不编虚位', en: 'no leading zeros' }] : []),
    ...(unit ? [] : [{ zh: '末尾加“号”', en: '号 at the end' }]),
  ];
}

function findingFor(number: TextSpan, faults: readonly Localized[], mended: string, safe: boolean): Finding {
  return {
    start: number.start,
    end: number.end,
    message: {
      zh: `发文字号格式不规范：${faults.map(({ zh }) => zh).join('，')}。应为“${mended}”。`,
      en: `The form of the document number: ${faults.map(({ en }) => en).join(', ')}. Write “${mended}”.`,
    },
    fixes: [replacing(number, mended, safe)],
  };
}
