import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { attachmentHeadings, attachmentNotes } from '../../model/attachments.js';
import { parseCount } from '../../model/days.js';
import type { Notice, Reference } from '../../model/notice.js';
import type { Span } from '../../text/span.js';

const EXAMPLE = (cited: string): string =>
  `广东省人民政府办公厅关于开展专项检查的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　一、请填写检查情况表（见附件1）。\n　　二、请报送联系人名单（见${cited}）。\n\n　　附件：1．检查情况表\n　　　　　2．联系人名单\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'reference/attachment',
    title: { zh: '引用的附件不存在', en: 'An attachment is cited that does not exist' },
    why: {
      zh: '增删附件后，正文里的“附件N”没有跟着改，收文单位就找不到所说的附件。',
      en: 'Attachments are added and dropped; where 附件N in the text is left behind, the reader looks for what is not there.',
    },
    basis: [{ name: 'GB/T 9704-2012', clause: '7.3.4, 7.3.7', strength: 'norm' }],
    severity: 'error',
    fix: 'none',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦附件3⟧'), good: EXAMPLE('附件2') }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    const cited = notice.references.filter((reference) => reference.kind === 'attachment');
    const last = cited.length > 0 ? lastAttachment(notice, cited) : 0;
    if (last === 0) {
      return findings;
    }
    for (const { start, end } of cited) {
      const found = isCitation(notice, start) ? citedNumbers(notice.text, { start, end }) : null;
      if (found && Math.max(...found.numbers) > last) {
        const written = notice.text.slice(start, found.end);
        findings.push(lateFinding({ start, end: found.end }, { written, last }, WORDING));
      }
    }
    return findings;
  },
});

/**
 * The highest number of an attachment that is listed or attached; 0 where none is numbered.
 *
 * @param mentions all references to attachments
 */
function lastAttachment(notice: Notice, mentions: readonly Reference[]): number {
  const listed = attachmentNotes(notice).flatMap((note) => note.titles.map((title) => title.number ?? 0));
  const attached = attachmentHeadings(notice).map((heading) => heading.number ?? 0);
  const known = Math.max(0, ...listed, ...attached);
  if (known === 0) {
    return 0;
  }
  // A heading glued to its title (附件3检查表) shows as a mention that stands at a line's start.
  const glued = mentions
    .filter(({ start }) => !isCitation(notice, start))
    .flatMap((reference) => citedNumbers(notice.text, reference)?.numbers ?? []);
  return Math.max(known, ...glued);
}

/** What stands before an attachment of this very document that is cited. */
const LEAD =
  /(?:见|按照?|依照|根据|参照|填写|填报|填好|报送|提交|对照|列入|纳入|使用|采用|以及|本通知|本方案|本意见|[（(，。；：、和与及在将以于由用]|^)[“]?[\s　]*$/;
/** Words that make it another document's: 该文件附件2, 《…》附件1, 国发〔2018〕1号附件1. */
const FOREIGN = /(?:[》号文]|该|原|其|上述)[^，。；（(]{0,6}$/;

function isCitation({ text }: Notice, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (/[\r\n][\s　]*$|[\s　]$|^$/.test(before)) {
    return false;
  }
  const clause = before.split(/[\r\n]/).at(-1) ?? '';
  return LEAD.test(clause) && !FOREIGN.test(clause);
}

const MORE = /^(?:[ 　]*[、和及至到—-][ 　]*(?:附[ 　]*件)?[ 　]*\d{1,2})+(?![\d年月日个项家万%.．])/;

/** The numbers cited at once (附件1、2), and where the citation ends; null for no number. */
function citedNumbers(
  text: string,
  { start, end }: Span,
): { readonly numbers: readonly number[]; readonly end: number } | null {
  const first = parseCount(text.slice(start, end).replace(/[附件\s　]/g, ''));
  if (first === null || /[\d年月日.．％%]/.test(text.charAt(end))) {
    return null;
  }
  const tail = /\d$/.test(text.slice(start, end)) ? MORE.exec(text.slice(end, end + 24)) : null;
  // 附件1-3 may be the third part of attachment 1.
  const more = tail && !/[—-]/.test(tail[0]) ? tail[0] : '';
  const numbers = [first, ...[...more.matchAll(/\d+/g)].map(([digits]) => Number(digits))];
  return { numbers, end: end + more.length };
}

const WORDING: Wording<{ readonly written: string; readonly last: number }> = {
  message: ({ written, last }) => ({
    zh: `本文件的附件只到附件${last}，没有“${written}”所指的附件；请核对附件说明，或改正此处的编号。`,
    en: `There is no “${written}”: the attachments end at ${last}. Check the list of attachments, or correct the number.`,
  }),
};
