import * as z from 'zod/mini';
import { removal, replacing } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import {
  type AttachmentHeading,
  type AttachmentNote,
  type AttachmentTitle,
  attachmentHeadings,
  attachmentNotes,
} from '../../model/attachments.js';
import type { Notice, TextSpan } from '../../model/notice.js';
import { numberingFaults } from '../../model/numbering-faults.js';
import { nearlySameTitle, sameTitle } from '../../model/titles.js';

const EXAMPLE = (second: string, title: string): string =>
  `广东省人民政府办公厅关于开展专项检查的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　请按附件要求开展专项检查。\n\n　　附件：1．专项检查情况汇总表\n　　　　　${second}\n\n广东省人民政府办公厅\n2016年5月6日\n\n附件1\n\n专项检查情况汇总表\n\n附件2\n\n${title}\n`;

export const rule = defineRule({
  meta: {
    id: 'layout/attachment-note',
    title: { zh: '附件说明不规范或与附件不一致', en: 'The list of attachments' },
    why: {
      zh: '附件说明是收文单位清点附件的依据：序号连续，名称后不加标点，附件的序号和标题与附件说明一致。',
      en: 'Readers count the attachments by this list: its numbers run on, no mark follows a title, and the attached texts bear the same numbers and titles.',
    },
    basis: [{ name: 'GB/T 9704-2012', clause: '7.3.4, 7.3.7', strength: 'norm' }],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('2．专项检查联系人名单⟦。⟧', '专项检查联系人名单'),
        good: EXAMPLE('2．专项检查联系人名单', '专项检查联系人名单'),
      },
      {
        bad: EXAMPLE('2．专项检查联系人名单', '⟦专项检查联络人名单⟧'),
        good: EXAMPLE('2．专项检查联系人名单', '专项检查联系人名单'),
      },
    ],
  },
  check({ notice }) {
    const notes = attachmentNotes(notice);
    const findings = notes.flatMap((note) =>
      [colonFinding(note), markFinding(note), numberFinding(notice, note)].filter((one) => one !== null),
    );
    const [only] = notes;
    // An attached text may list attachments of its own; then no heading tells whose it is.
    if (only && notes.length === 1) {
      findings.push(...headingFindings(only, attachmentHeadings(notice)));
    }
    return findings;
  },
});

function colonFinding({ label }: AttachmentNote): Finding | null {
  if (!label.text.endsWith(':')) {
    return null;
  }
  const at = { start: label.end - 1, end: label.end };
  return {
    ...at,
    message: { zh: '“附件”后用全角冒号“：”。', en: '附件 takes a full-width colon.' },
    fixes: [replacing(at, '：')],
  };
}

/** One finding for the list: whoever sets a mark sets it after every title. */
function markFinding({ titles }: AttachmentNote): Finding | null {
  const marks = titles.map((title) => title.mark).filter((mark) => mark.end > mark.start);
  const first = marks[0];
  if (!first) {
    return null;
  }
  return {
    ...first,
    message: { zh: '附件名称后不加标点，请删去。', en: 'No mark follows the title of an attachment.' },
    fixes: [
      {
        title: { zh: '删去附件名称后的标点', en: 'Remove the marks after the titles' },
        edits: marks.map(removal),
        safe: true,
      },
    ],
  };
}

/** The first number of the list that is not the one due. A number taken for a unit is told elsewhere. */
function numberFinding(notice: Notice, { titles }: AttachmentNote): Finding | null {
  const numbered = titles.length > 1;
  const index = numbered ? titles.findIndex(({ number }, i) => number !== i + 1) : -1;
  const wrong = titles[index];
  if (!wrong || isToldElsewhere(notice, wrong)) {
    return null;
  }
  const at = numberSpan(notice, wrong);
  return {
    ...at,
    message: {
      zh: `附件说明的序号应从1起连续编排，此处应为“${index + 1}”。`,
      en: `The list of attachments counts on from 1; ${index + 1} is due here.`,
    },
    fixes: [replacing(at, String(index + 1), false)],
  };
}

function isToldElsewhere(notice: Notice, { marker }: AttachmentTitle): boolean {
  const { series, forms } = numberingFaults(notice);
  return [...series, ...forms].some(({ node }) => node.start === marker.start);
}

function numberSpan({ text }: Notice, { marker }: AttachmentTitle): { start: number; end: number } {
  const digits = /^\d+/.exec(text.slice(marker.start, marker.end))?.[0].length ?? 0;
  return { start: marker.start, end: marker.start + digits };
}

/** Attached texts the list does not have, or has under another title. */
function headingFindings(note: AttachmentNote, headings: readonly AttachmentHeading[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const heading of headings.filter((one) => one.start > note.label.start)) {
    const { number, below } = heading;
    const listed =
      note.titles.find((title) => title.number === number) ?? (number === null ? note.titles[0] : undefined);
    if (!listed) {
      if (number !== null && number > note.titles.length) {
        findings.push(unlisted(heading, note));
      }
      continue;
    }
    const under = titlesFrom(below);
    const near = under.find((title) => nearlySameTitle(title.text, listed.text));
    if (near && !under.some((title) => sameTitle(title.text, listed.text))) {
      findings.push(otherTitle(near, listed));
    }
  }
  return findings;
}

/** The first line below a heading, the first two as one, and so on: a title may be set over lines. */
function titlesFrom(lines: AttachmentHeading['below']): readonly TextSpan[] {
  const first = lines[0];
  return lines.flatMap((line, i) =>
    first
      ? [
          {
            start: first.textStart,
            end: line.textEnd,
            text: lines
              .slice(0, i + 1)
              .map((one) => one.trimmed)
              .join(''),
          },
        ]
      : [],
  );
}

function unlisted(heading: AttachmentHeading, { titles, label }: AttachmentNote): Finding {
  return {
    start: heading.start,
    end: heading.end,
    message: {
      zh: `附件说明只列了${titles.length}个附件，没有“${heading.text}”；请补列，或改正附件序号。`,
      en: `The list has ${titles.length} attachments and no “${heading.text}”; add it, or correct the number.`,
    },
    related: [
      { start: label.start, end: label.end, message: { zh: '附件说明', en: 'The list of attachments' } },
    ],
  };
}

function otherTitle(found: TextSpan, listed: AttachmentTitle): Finding {
  return {
    start: found.start,
    end: found.end,
    message: {
      zh: `附件标题与附件说明不一致：附件说明作“${listed.text}”，请统一。`,
      en: `The list of attachments gives this title as “${listed.text}”; make them agree.`,
    },
    related: [
      {
        start: listed.start,
        end: listed.end,
        message: { zh: '附件说明中的名称', en: 'The title in the list' },
      },
    ],
    fixes: [replacing(found, listed.text, false)],
  };
}
