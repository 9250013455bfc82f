import * as z from 'zod/mini';
import { daysOf, describeDate, shiftMonths } from '../../agencies/dates.js';
import { bodiesInForce } from '../../agencies/heirs.js';
import {
  type Agency,
  type DateFact,
  isWellSourced,
  nameUse,
  type Registry,
  statusAt,
} from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { isNamedBeside, renaming, strikingOut } from '../../lint/list-fix.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import { entriesNamed, IN_DOUBT, type NamedEntry } from '../../model/named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import { usualNames } from '../../model/usual-names.js';
import type { Localized } from '../../text/localized.js';

const EXAMPLE = (name: string, year: number): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n\n各地级以上市人民政府：\n\n　　一、加强造林绿化。（${name}）\n　　二、扩大开放合作。（省商务厅）\n\n广东省人民政府办公厅\n${year}年5月6日\n`;

/** A name that is wrong on the document's day, and why. */
interface Anachronism {
  readonly group: ResponsibilityGroup;
  readonly entry: ResponsibilityEntry;
  readonly agency: Agency;
  readonly registry: Registry;
  readonly day: string;
  /** What the notice calls the bodies it names. */
  readonly usual: ReadonlyMap<string, string>;
  /** `renamed` is a name of the body's predecessor, used after the change. */
  readonly state: 'ended' | 'not-yet' | 'renamed';
  /** Of the change. */
  readonly date: DateFact;
  /** Whether a source states the change and its date. */
  readonly verified: boolean;
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
    reach: 'list',
    compares: 'names',
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
  check({ notice, options }) {
    const findings: Finding[] = [];
    const day = notice.header.issuedOn?.iso;
    if (!day) {
      return findings;
    }
    // Nearly all names are their bodies' own, and in force: months of grace only accept more.
    for (const named of entriesNamed(notice, IN_DOUBT)) {
      const found = anachronismOf(named, notice, day, options.graceMonths);
      if (found) {
        findings.push(lateFinding(named.entry, found, WORDING, found.verified ? undefined : 'hint'));
      }
    }
    return findings;
  },
});

function anachronismOf(
  { group, entry }: NamedEntry,
  notice: Notice,
  day: string,
  graceMonths: number,
): Anachronism | null {
  const { agency, name } = entry;
  const { registry } = notice;
  if (!agency) {
    return null;
  }
  const rest = () => ({ group, entry, agency, registry, day, usual: usualNames(notice) });
  const status = statusAt(agency, day, graceMonths);
  if (status.state !== 'in-force') {
    const { state, date, verified } = status;
    return { ...rest(), state, date, verified };
  }
  if (nameUse(registry, agency, name) !== 'stale') {
    return null;
  }
  const transition = agency.predecessors.find(({ id }) => {
    const earlier = registry.byId(id);
    const use = earlier && nameUse(registry, earlier, name);
    return use !== null && use !== 'stale';
  });
  const date: DateFact | null = transition?.date ?? agency.validFrom;
  if (!date || day <= shiftMonths(daysOf(date).latest, graceMonths)) {
    return null;
  }
  const verified = transition !== undefined && isWellSourced(transition);
  return { ...rest(), state: 'renamed', date, verified };
}

/** Bodies to name instead. */
function insteadOf({ agency, registry, day, state }: Anachronism): readonly Agency[] {
  return state === 'renamed'
    ? [agency]
    : bodiesInForce(registry, agency, day).filter((body) => body.id !== agency.id);
}

const WORDING: Wording<Anachronism> = {
  message: (found) => {
    const said = messageOf(found);
    return found.verified ? said : { zh: `${said.zh}（时间未经核实）`, en: `${said.en} (date not verified)` };
  },
  fixes: fixesFor,
};

function messageOf(found: Anachronism): Localized {
  const { name } = found.entry;
  const date = describeDate(found.date);
  if (found.state === 'renamed') {
    const now = found.agency.shortName;
    return {
      zh: `“${name}”是旧称，${date.zh}起为“${now}”。`,
      en: `“${name}” is an earlier name; since ${date.en} the body is “${now}”.`,
    };
  }
  const names = insteadOf(found).map((body) => `“${body.shortName}”`);
  const [zh, en] = [names.join('、'), names.join(', ')];
  return found.state === 'ended'
    ? {
        zh: `“${name}”已于${date.zh}撤销或更名${zh && `，现为${zh}`}。`,
        en: `“${name}” has not been in use since ${date.en}${en && `; it is now ${en}`}.`,
      }
    : {
        zh: `“${name}”${date.zh}才设立${zh && `，成文时为${zh}`}。`,
        en: `“${name}” exists only since ${date.en}${en && `; at the document’s date it was ${en}`}.`,
      };
}

/** Only where one body took the place of this one: a merger or a split needs the author. */
function fixesFor(found: Anachronism): readonly Fix[] {
  const { group, entry, registry, day, usual } = found;
  const [heir, second] = insteadOf(found);
  if (!heir || second) {
    return [];
  }
  if (entry.agency !== heir && isNamedBeside(group, entry, heir)) {
    const edits = strikingOut(group, group.entries.indexOf(entry), registry);
    const title = {
      zh: `删去，名单中已有“${heir.shortName}”`,
      en: `Remove it: “${heir.shortName}” is in the list`,
    };
    return edits ? [{ title, edits, safe: false }] : [];
  }
  return renaming({ group, entry, registry, day, body: heir, usual: usual.get(heir.id), safe: false });
}
