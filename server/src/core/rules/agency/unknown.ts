import * as z from 'zod/mini';
import { isMunicipality, isRelativeName, namesOf, provinceOf } from '../../agencies/names.js';
import { placeOfDocument } from '../../agencies/place.js';
import { isPlace, leadingPlace } from '../../agencies/places.js';
import { type Agency, type Registry, statusAt } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { renaming } from '../../lint/list-fix.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { entriesNamed, type NamedBody, OF_NO_BODY } from '../../model/named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import { usualNames } from '../../model/usual-names.js';

const EXAMPLE = (name: string): string =>
  `广东省人民政府办公厅关于印发年度重点工作的通知\n\n各地级以上市人民政府：\n\n　　一、推进重点项目建设。（${name}、财政厅）\n　　二、扩大开放合作。（省商务厅）\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'agency/unknown',
    title: { zh: '名录中没有的机构', en: 'A body the registry does not hold' },
    why: {
      zh: '写错一个字的机构名不会落到任何单位头上；名录中没有的名称值得核对一次。',
      en: 'A duty given to a misspelt body falls on nobody; a name the registry lacks is worth a look.',
    },
    basis: [{ name: '公文编辑惯例：核对机构名称（名录见 seeds/agencies.json）', strength: 'practice' }],
    severity: 'info',
    fix: 'unsafe',
    since: '0.1.0',
    reach: 'list',
    compares: 'names',
    options: z.strictObject({
      ignore: z._default(z.array(z.string()), []),
    }),
    optionTexts: {
      ignore: {
        title: { zh: '不检查的名称', en: 'Names to accept' },
        about: {
          zh: '这些名称不在名录中也不报告。',
          en: 'Names to accept without a registry entry.',
        },
      },
    },
    examples: [{ bad: EXAMPLE('⟦省交通运翰厅⟧'), good: EXAMPLE('省交通运输厅') }],
  },
  check({ notice, options }) {
    const findings: Finding[] = [];
    const { registry } = notice;
    const day = notice.header.issuedOn?.iso ?? null;
    let place: string | null = null;
    for (const { group, entry, named } of entriesNamed(notice, OF_NO_BODY)) {
      place ??= placeOf(notice);
      if (place === null) {
        break;
      }
      if (isUnknown(named, registry, place, day) && !options.ignore.includes(entry.name)) {
        const usual = usualNames(notice);
        findings.push(lateFinding(entry, { group, entry, registry, day, usual }, WORDING));
      }
    }
    return findings;
  },
});

function placeOf({ header, registry }: Notice): string | null {
  const letterhead = {
    issuer: header.issuer?.text ?? null,
    title: header.title?.text ?? null,
    documentNumber: header.documentNumber?.text ?? null,
  };
  return placeOfDocument(letterhead, registry.places);
}

/** Departments: companies, schools and bodies of places further down are not collected. */
const DEPARTMENT = /(?:厅|局|委|办|委员会|办公室)$/;

interface Verdict {
  readonly place: string;
  readonly day: string | null;
  readonly unknown: boolean;
}

/** What was last found of a name: the few that the registry lacks come back in every document. */
const verdicts = new WeakMap<NamedBody, Verdict>();

function isUnknown(named: NamedBody, registry: Registry, place: string, day: string | null): boolean {
  const last = verdicts.get(named);
  if (last?.place === place && last.day === day) {
    return last.unknown;
  }
  const unknown = isMissing(named.plain, registry, place, day);
  verdicts.set(named, { place, day, unknown });
  return unknown;
}

function isMissing(plain: string, registry: Registry, place: string, day: string | null): boolean {
  const owner = ownerOf(plain, place);
  if (registry.lookup(plain).length > 0 || isPartOfKnown(plain, registry)) {
    return false;
  }
  // Where the registry does not aim to be complete, a missing name means nothing, unless it is a slip.
  const listed = owner !== null && registry.covers(owner, day) && DEPARTMENT.test(plain);
  return listed || isSlip(plain, registry, provinceOf(place));
}

/** Shorter names of two real bodies may differ in one character (中国作协, 中国科协); a place in front tells more. */
const SHORTEST_SLIP = 6;
const SHORTEST_OF_PLACE = 5;

/** Whether one wrong character, or two in wrong order, sets a name apart from a body's of the state or the province. */
function isSlip(name: string, registry: Registry, province: string): boolean {
  const place = leadingPlace(name);
  const shortest = place === '' ? SHORTEST_SLIP : SHORTEST_OF_PLACE;
  if (name.length < shortest || (place === '' && /政府$/.test(name))) {
    return false;
  }
  return registry.nearest(name, 3).some(({ agency }) => {
    const near = agency.place === '国家' || provinceOf(agency.place) === province;
    // 广西 for 广东 is another body, not a slip.
    const names = near ? [...namesOf(agency).keys()] : [];
    return names.some((known) => leadingPlace(known) === place && differsByOne(name, known));
  });
}

/**
 * Not in the last character, which tells the level: 住房城乡建设厅 is no slip for 住房城乡建设部. Nor in the
 * first of 市教育局, 县教育局.
 */
function differsByOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.at(-1) !== b.at(-1)) {
    return false;
  }
  const at = [...a].findIndex((char, i) => char !== b[i]);
  if (at === 0 && isRelativeName(a)) {
    return false;
  }
  const swapped = a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2);
  return swapped === b || a.slice(at + 1) === b.slice(at + 1);
}

/** Whose department a name says it is: 省… the province's, 市… the city's of the document; null for others. */
function ownerOf(name: string, place: string): string | null {
  const province = provinceOf(place);
  const city = place.split('/')[1] ?? (isMunicipality(province) ? province : null);
  const starts = (own: string, level: string): boolean =>
    new RegExp(`^(?:${own})?${level}(?![内级直属场区]|外(?![事办汇专经贸侨商国]))`).test(name);
  if (starts(province, '(?:省|自治区)')) {
    return province;
  }
  // A county's departments are 市…, 县… or 区…; in a city's documents 区… is a district's.
  const level = city === null || isPlace(city) ? '市' : '[市县区旗]';
  return city !== null && starts(city, level) ? (isMunicipality(city) ? city : place) : null;
}

/** 省公安厅交通管理局 is a part of a body the registry holds. */
function isPartOfKnown(name: string, registry: Registry): boolean {
  for (let length = name.length - 2; length >= 4; length--) {
    const whole = name.slice(0, length);
    if (DEPARTMENT.test(whole) && registry.lookup(whole).length > 0) {
      return true;
    }
  }
  return false;
}

interface Unknown {
  readonly group: ResponsibilityGroup;
  readonly entry: ResponsibilityEntry;
  readonly registry: Registry;
  readonly day: string | null;
  /** What the notice calls the bodies it names. */
  readonly usual: ReadonlyMap<string, string>;
}

const WORDING: Wording<Unknown> = {
  message: (unknown) => {
    const { name } = unknown.entry;
    const list = bodiesNear(unknown).map(({ shortName }) => `“${shortName}”`);
    return {
      zh: `名录中没有“${name}”${list.length > 0 ? `，是否为${list.join('、')}` : ''}？`,
      en: `The registry has no “${name}”${list.length > 0 ? `; did you mean ${list.join(', ')}` : ''}?`,
    };
  },
  fixes: (unknown) =>
    bodiesNear(unknown).flatMap((body) => {
      const usual = unknown.usual.get(body.id) ?? body.shortName;
      return renaming({ ...unknown, body, usual, safe: false });
    }),
};

/** Bodies in force whose names are like an unknown one. */
function bodiesNear({ entry, registry, day }: Unknown): readonly Agency[] {
  return registry
    .nearest(entry.name, 3)
    .filter(({ agency }) => day === null || statusAt(agency, day).state === 'in-force')
    .map(({ agency }) => agency);
}
