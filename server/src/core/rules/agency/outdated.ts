import * as z from 'zod/mini';
import { daysOf, describeDate, shiftMonths } from '../../agencies/dates.js';
import { bodiesInForce } from '../../agencies/heirs.js';
import {
  type Agency,
  type DateFact,
  isWellSourced,
  nameUse,
  type Registry,
  standardNameFor,
  statusAt,
} from '../../agencies/registry.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import type { ResponsibilityEntry } from '../../model/notice.js';
import type { Localized } from '../../text/localized.js';

const EXAMPLE = (name: string, year: number): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n\n各地级以上市人民政府：\n\n　　一、加强造林绿化。（${name}）\n　　二、扩大开放合作。（省商务厅）\n\n广东省人民政府办公厅\n${year}年5月6日\n`;

/** What is wrong with a name on the document's day. */
interface Anachronism {
  readonly message: Localized;
  /** Whether a source states the change and its date. */
  readonly verified: boolean;
  /** Bodies to name instead. */
  readonly instead: readonly Agency[];
}

export const rule = defineRule({
  meta: {
    id: 'agency/outdated',
    title: { zh: '机构名称与成文日期不符', en: 'A name not in force at the date of the document' },
    why: {
      zh: '沿用上一年文稿时，机构改革前的名称容易留下来；责任落在已不存在的机构上。',
      en: 'Names of before a reform stay in a text carried over from last year, and the duty falls on a body that is no more.',
    },
    basis: [
      {
        name: '机构改革方案及机构更名、组建的公开记载（见 seeds/agencies.json 各条来源）',
        strength: 'practice',
      },
    ],
    severity: 'warning',
    fix: 'unsafe',
    since: '0.1.0',
    options: z.strictObject({
      graceMonths: z._default(z.int().check(z.minimum(0), z.maximum(36)), 6),
    }),
    optionTexts: {
      graceMonths: {
        title: { zh: '宽限月数', en: 'Months of grace' },
        about: {
          zh: '机构改革前后这么多个月内，新旧名称都可以使用。',
          en: 'Months around a reform in which old and new names are both accepted.',
        },
      },
    },
    examples: [
      { bad: EXAMPLE('⟦省林业厅⟧', 2020), good: EXAMPLE('省林业局', 2020) },
      { bad: EXAMPLE('⟦省林业局⟧', 2016), good: EXAMPLE('省林业厅', 2016) },
    ],
  },
  *check({ notice, options }) {
    const day = notice.header.issuedOn?.iso;
    if (!day) {
      return;
    }
    for (const { entries } of notice.groups) {
      for (const entry of entries) {
        const found = anachronismOf(entry, notice.registry, day, options.graceMonths);
        if (found) {
          yield findingFor(entry, found);
        }
      }
    }
  },
});

function anachronismOf(
  { agency, name }: ResponsibilityEntry,
  registry: Registry,
  day: string,
  graceMonths: number,
): Anachronism | null {
  if (!agency) {
    return null;
  }
  const status = statusAt(agency, day, graceMonths);
  if (status.state === 'in-force') {
    return nameUse(registry, agency, name) === 'stale'
      ? earlierName(agency, name, registry, day, graceMonths)
      : null;
  }
  const instead = bodiesInForce(registry, agency, day).filter((body) => body.id !== agency.id);
  const date = describeDate(status.date);
  const names = named(instead);
  const message =
    status.state === 'ended'
      ? {
          zh: `“${name}”已于${date.zh}撤销或更名${names.zh && `，现为${names.zh}`}。`,
          en: `“${name}” has not been in use since ${date.en}${names.en && `; it is now ${names.en}`}.`,
        }
      : {
          zh: `“${name}”${date.zh}才设立${names.zh && `，成文时为${names.zh}`}。`,
          en: `“${name}” exists only since ${date.en}${names.en && `; at the document’s date it was ${names.en}`}.`,
        };
  return { message, verified: status.verified, instead };
}

/** A name of the body's predecessor, used after the change. */
function earlierName(
  agency: Agency,
  name: string,
  registry: Registry,
  day: string,
  graceMonths: number,
): Anachronism | null {
  const transition = agency.predecessors.find(({ id }) => {
    const earlier = registry.byId(id);
    const use = earlier && nameUse(registry, earlier, name);
    return use !== null && use !== 'stale';
  });
  const since: DateFact | null = transition?.date ?? agency.validFrom;
  if (!since || day <= shiftMonths(daysOf(since).latest, graceMonths)) {
    return null;
  }
  const date = describeDate(since);
  return {
    message: {
      zh: `“${name}”是旧称，${date.zh}起为“${agency.shortName}”。`,
      en: `“${name}” is an earlier name; since ${date.en} the body is “${agency.shortName}”.`,
    },
    verified: transition !== undefined && isWellSourced(transition),
    instead: [agency],
  };
}

function named(bodies: readonly Agency[]): Localized {
  const names = bodies.map((body) => `“${body.shortName}”`);
  return { zh: names.join('、'), en: names.join(', ') };
}

function findingFor(entry: ResponsibilityEntry, { message, verified, instead }: Anachronism): Finding {
  const { start, end } = entry;
  const unsure: Localized = { zh: '（时间未经核实）', en: ' (date not verified)' };
  return {
    start,
    end,
    message: verified ? message : { zh: message.zh + unsure.zh, en: message.en + unsure.en },
    fixes: fixesFor(entry, instead),
    ...(verified ? {} : { severity: 'hint' as const }),
  };
}

/** Only where one body took the place of this one: a merger or a split needs the author. */
function fixesFor(
  { written, name, start, end }: ResponsibilityEntry,
  instead: readonly Agency[],
): readonly Fix[] {
  const [heir] = instead;
  const bare = written.replace(/[\s　*]/g, '');
  if (!heir || instead.length > 1 || !name.endsWith(bare)) {
    return [];
  }
  const newText = standardNameFor(heir, bare, name);
  return [
    {
      title: { zh: `改为“${newText}”`, en: `Change to “${newText}”` },
      edits: [{ start, end, newText }],
      safe: false,
    },
  ];
}
