import * as z from 'zod/mini';
import { type Registry, sharedBy, standardNameFor } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { type Renaming, renaming } from '../../lint/list-fix.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { entriesNamed, MISNAMED, type NamedEntry } from '../../model/named-bodies.js';
import type { Notice, ResponsibilityEntry } from '../../model/notice.js';
import { usualNames } from '../../model/usual-names.js';

const EXAMPLE = (name: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n\n各地级以上市人民政府：\n\n　　一、推进重点项目建设。（${name}、交通运输厅）\n　　二、扩大开放合作。（省商务厅）\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'agency/alias',
    title: { zh: '机构简称不规范', en: 'A non-standard short name of a body' },
    why: {
      zh: '口语或新闻里的简称（如“发改委”）不是规范化简称；同一机构写法不一，查找和统计也会遗漏。',
      en: 'Short names from speech and news (发改委) are not the standard ones, and searches and counts miss them.',
    },
    basis: [
      {
        name: '《党政机关公文处理工作条例》要求主送机关使用“机关全称、规范化简称或者同类型机关统称”；责任单位列名沿用此例',
        clause: '第九条（八）',
        strength: 'practice',
      },
    ],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'list',
    compares: 'names',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦省发改委⟧'), good: EXAMPLE('省发展改革委') }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    const day = notice.header.issuedOn?.iso ?? null;
    let last: NamedEntry | null = null;
    for (const found of entriesNamed(notice, MISNAMED)) {
      // 省银监局、证监局: the second name is only wrong by what it takes over from the first.
      const taken = last?.group === found.group && last.index === found.index - 1;
      if (!(taken && isRightAsWritten(found.entry))) {
        findings.push(findingFor(found, notice, day));
      }
      last = found;
    }
    return findings;
  },
});

/** An elided name whose written part is that of the standard name. */
function isRightAsWritten({ agency, written, name }: ResponsibilityEntry): boolean {
  return agency !== null && written !== name && standardNameFor(agency, name).endsWith(written);
}

function findingFor({ group, entry }: NamedEntry, notice: Notice, day: string | null): Finding {
  const { agency } = entry;
  const { registry } = notice;
  if (!agency) {
    return lateFinding(entry, { name: entry.name, registry }, SHARED);
  }
  const usual = usualNames(notice).get(agency.id);
  // Where the standard itself is not attested, this is advice.
  return lateFinding(
    entry,
    { group, entry, body: agency, usual, registry, day },
    NON_STANDARD,
    agency.shortNameVerified ? undefined : 'info',
  );
}

type Misnamed = Omit<Renaming, 'safe'>;

const NON_STANDARD: Wording<Misnamed> = {
  message: ({ entry: { name }, body, usual }) => {
    const standard = usual ?? standardNameFor(body, name);
    return {
      zh: `“${name}”不是规范化简称，应写作“${standard}”。`,
      en: `“${name}” is not the standard short name; write “${standard}”.`,
    };
  },
  fixes: (found) => renaming({ ...found, safe: found.body.shortNameVerified }),
};

/** A name that two bodies share is reported, but which of them is meant only the author knows. */
const SHARED: Wording<{ readonly name: string; readonly registry: Registry }> = {
  message: ({ name, registry }) => {
    const listed = sharedBy(registry, name).map((body) => body.fullName);
    return {
      zh: `“${name}”可指${listed.map((body) => `“${body}”`).join('或')}，请写明是哪一个。`,
      en: `“${name}” can mean ${listed.join(' or ')}; say which.`,
    };
  },
};
