import * as z from 'zod/mini';
import type { Agency, Registry } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { renaming } from '../../lint/list-fix.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import { CORRECT, entriesNamed, type NamedBody, ONE_OF_SEVERAL } from '../../model/named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import { usualNames } from '../../model/usual-names.js';
import { groupBy } from '../../text/group-by.js';

/** A mention of a known body, under one of its correct names. */
interface Mention {
  readonly group: ResponsibilityGroup;
  readonly entry: ResponsibilityEntry;
  readonly agency: Agency;
  readonly name: string;
}

const EXAMPLE = (name: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n\n各地级以上市人民政府：\n\n　　一、推进重点项目建设。（省住房城乡建设厅）\n　　二、完善配套设施。（省住房城乡建设厅，广州市人民政府）\n　　三、加强建筑市场监管。（${name}）\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'agency/inconsistent',
    title: { zh: '同一机构前后写法不一', en: 'One body under two names' },
    why: {
      zh: '全称、简称混用，读者会以为是两个机构，责任单位也无法按名称汇总。',
      en: 'Readers take two names for two bodies, and the list cannot be sorted by body.',
    },
    basis: [{ name: '公文编辑惯例：同一机构在同一文件内名称一致', strength: 'practice' }],
    severity: 'warning',
    fix: 'unsafe',
    since: '0.1.0',
    reach: 'list',
    compares: 'names',
    options: z.strictObject({
      namePlates: z._default(z.boolean(), false),
    }),
    optionTexts: {
      namePlates: {
        title: { zh: '加挂的牌子', en: 'Name plates' },
        about: {
          zh: '机构与其加挂的牌子（如省新闻出版广电局与省版权局）都出现时给出提示。',
          en: 'Hint where a body and a name plate of it (省版权局 at 省新闻出版广电局) both occur.',
        },
      },
    },
    examples: [
      { bad: EXAMPLE('⟦省住房和城乡建设厅⟧'), good: EXAMPLE('省住房城乡建设厅') },
      { bad: EXAMPLE('省住房城乡建设厅、⟦广州市政府⟧'), good: EXAMPLE('省住房城乡建设厅，广州市人民政府') },
    ],
  },
  check({ notice, options }) {
    const findings: Finding[] = [];
    if (!options.namePlates && !isAnyNamedTwoWays(notice)) {
      return findings;
    }
    const byAgency = groupBy(mentionsIn(notice), (mention) => mention.agency.id);
    for (const mentions of byAgency.values()) {
      addFindings(mentions, notice, findings);
    }
    if (options.namePlates) {
      addPlateFindings(notice, byAgency, findings);
    }
    return findings;
  },
});

/** Whether any body has two names: in most documents none has, which costs little to see. */
function isAnyNamedTwoWays(notice: Notice): boolean {
  const day = notice.header.issuedOn?.iso ?? null;
  const first = new Map<number, NamedBody>();
  // Most bodies are never met under a second name.
  for (const { named } of entriesNamed(notice, ONE_OF_SEVERAL)) {
    if (named.signsOn(day) & CORRECT) {
      const before = first.get(named.body);
      if (!before) {
        first.set(named.body, named);
      } else if (before.plain !== named.plain) {
        return true;
      }
    }
  }
  return false;
}

/** Mentions under names nothing else is wrong with: other rules speak of the others. */
function mentionsIn(notice: Notice): Mention[] {
  const mentions: Mention[] = [];
  for (const { entry, group, named } of entriesNamed(notice, CORRECT)) {
    if (entry.agency) {
      mentions.push({ entry, agency: entry.agency, name: named.plain, group });
    }
  }
  return mentions;
}

function addFindings(mentions: readonly Mention[], notice: Notice, findings: Finding[]): void {
  const usual = usualNames(notice).get(mentions[0]?.agency.id ?? '');
  const first = mentions.find(({ name }) => name === usual);
  const day = notice.header.issuedOn?.iso ?? null;
  for (const mention of mentions) {
    if (first && mention.name !== first.name && !mayBeElided(mention, first.name)) {
      const told = { mention, first, registry: notice.registry, day };
      findings.push(lateFinding(mention.entry, told, OTHERWISE));
    }
  }
}

interface Otherwise {
  readonly mention: Mention;
  /** A mention under the name that the document has most. */
  readonly first: Mention;
  readonly registry: Registry;
  readonly day: string | null;
}

const OTHERWISE: Wording<Otherwise> = {
  message: ({ first: { name } }) => ({
    zh: `同一机构在本文件中又写作“${name}”，请统一。`,
    en: `This body is also called “${name}” in this document; use one name.`,
  }),
  related: ({ first: { entry, name } }) => [
    {
      start: entry.start,
      end: entry.end,
      message: { zh: `此处写作“${name}”`, en: `“${name}” here` },
    },
  ],
  fixes: fixesFor,
};

/** 统计局 after 国家发展改革委、 may stand for 国家统计局: nothing is inconsistent then. */
function mayBeElided({ name, group }: Mention, usual: string): boolean {
  return usual === `国家${name}` && group.entries.some((other) => other.name.startsWith('国家'));
}

function fixesFor({ mention, first, registry, day }: Otherwise): readonly Fix[] {
  const { group, entry, agency: body } = mention;
  // Which of two correct names the document should use is the author's choice.
  return renaming({ group, entry, body, usual: first.name, registry, day, safe: false });
}

/**
 * A plate is often named on purpose, for the duty done under it; so this is off unless asked for,
 * and never more than a hint.
 */
function addPlateFindings(
  { registry }: Notice,
  byAgency: ReadonlyMap<string, readonly Mention[]>,
  findings: Finding[],
): void {
  for (const [id, mentions] of byAgency) {
    const carrier = registry.byId(id)?.plates.find(({ of }) => byAgency.has(of));
    const other = carrier && byAgency.get(carrier.of)?.[0];
    for (const mention of other ? mentions : []) {
      const plate = { plate: mention.name, carrier: other?.name ?? '' };
      findings.push(lateFinding(mention.entry, plate, PLATE, 'hint'));
    }
  }
}

const PLATE: Wording<{ readonly plate: string; readonly carrier: string }> = {
  message: ({ plate, carrier }) => ({
    zh: `“${plate}”是“${carrier}”加挂的牌子，本文件两者并用，请确认。`,
    en: `“${plate}” is a name plate of “${carrier}”; this document uses both.`,
  }),
};
