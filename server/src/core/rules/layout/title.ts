import * as z from 'zod/mini';
import { removal } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isCopyText } from '../../model/copy-lines.js';
import { headLines } from '../../model/head-lines.js';
import type { Notice, TextSpan } from '../../model/notice.js';

const EXAMPLE = (title: string): string =>
  `${title}\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　一、推进项目建设。\n　　二、扩大开放合作。\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'layout/title',
    title: { zh: '标题缺文种或有多余标点', en: 'A title without its kind of document, or with a stray mark' },
    why: {
      zh: '标题由发文机关、事由和文种组成，缺了“通知”“意见”等文种，收文单位不知如何办理；标题末尾不加标点。',
      en: 'A title names issuer, matter and kind of document; without 通知, 意见 and the like nobody knows how to treat it. No mark ends a title.',
    },
    basis: [{ name: '公文编辑惯例：标题以文种结尾，末尾不加标点', strength: 'practice' }],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('⟦广东省人民政府办公厅关于印发年度重点工作⟧'),
        good: EXAMPLE('广东省人民政府办公厅关于印发年度重点工作的通知'),
      },
      {
        bad: EXAMPLE('广东省人民政府办公厅关于印发年度重点工作的通知⟦。⟧'),
        good: EXAMPLE('广东省人民政府办公厅关于印发年度重点工作的通知'),
      },
    ],
  },
  check({ notice }) {
    const title = hasOwnTitle(notice) ? null : unreadTitle(notice);
    if (!title) {
      return [];
    }
    const mark = /[。；：，、！.;:,]$/.exec(title.text)?.[0];
    if (mark) {
      return [endsInMark(title, mark)];
    }
    return KIND.test(title.text) ? [] : [lacksKind(title)];
  },
});

function endsInMark(title: TextSpan, mark: string): Finding {
  const at = { start: title.end - 1, end: title.end };
  return {
    ...at,
    message: {
      zh: `标题末尾不加标点，请删去“${mark}”。`,
      en: `No mark ends a title; take out “${mark}”.`,
    },
    fixes: [{ title: { zh: `删去“${mark}”`, en: `Remove “${mark}”` }, edits: [removal(at)], safe: true }],
  };
}

function lacksKind({ start, end }: TextSpan): Finding {
  return {
    start,
    end,
    message: {
      zh: '标题没有以文种（通知、意见、批复等）结尾，请补上。',
      en: 'The title does not end in a kind of document (通知, 意见, 批复 …); add it.',
    },
  };
}

/** Whether the title that was read is the notice's own: one below its number is an attached text's. */
function hasOwnTitle({ header: { title, documentNumber, addressees } }: Notice): boolean {
  const below = documentNumber?.end ?? addressees?.end ?? Number.POSITIVE_INFINITY;
  return title !== null && (addressees === null || title.start < Math.max(below, addressees.end));
}

/** More than the header reads: whatever a document may call itself. */
const KIND =
  /(?:通知|意见|方案|办法|决定|决议|通报|批复|报告|公告|通告|公报|命令|议案|请示|纪要|规定|条例|细则|规划|计划|答复|函|令|要点|规则|制度|措施|预案|分工|章程|准则|标准|目录|名单|清单|指南|纲要|建议|说明|须知|规程|规范|安排|倡议书|讲话|致辞|协议|合同|公约|法)(?:[（(][^（）()]{1,20}[）)])?[》”]?$/;
const LONGEST_TITLE = 120;
const MOST_LINES = 5;

/**
 * The lines a notice must have for its title although the header could not read one: those right above
 * the number or the addressees, from the line that names issuer and matter on.
 */
function unreadTitle(notice: Notice): TextSpan | null {
  const { documentNumber, addressees } = notice.header;
  const numberLine = headLines(notice).find((line) => documentNumber && line.textEnd >= documentNumber.end);
  for (const limit of [documentNumber?.start, addressees?.start]) {
    const above = headLines(notice)
      .filter((line) => limit !== undefined && line.textStart < limit)
      .filter((line) => line !== numberLine || line.textStart < (documentNumber?.start ?? 0))
      .slice(-MOST_LINES);
    const first = above.findLast((line) => ISSUER.test(line.trimmed));
    const last = above.at(-1);
    const title =
      first && last ? titleFrom(notice, first.textStart, Math.min(last.textEnd, limit ?? 0)) : null;
    if (title) {
      return title;
    }
  }
  return null;
}

/** Issuer and matter: a title begins so. */
const ISSUER = /^[\u4e00-\u9fff]{2,40}(?:关于|印发|转发|批转)/;
/** What no title holds: a second sentence, a number, the metadata of a flattened copy, a kind cut in half. */
const NO_TITLE = /[。；：！:].|[〔［[（(]\d{2,4}[〕］\]）)]|[号通]$/;

function titleFrom(notice: Notice, start: number, end: number): TextSpan | null {
  const raw = notice.text.slice(start, end).trimEnd();
  const text = raw.replace(/[\s　]/g, '');
  const isTitle = text.length <= LONGEST_TITLE && !NO_TITLE.test(text);
  return isTitle && !isCopyText(notice, start) ? { start, end: start + raw.length, text } : null;
}
