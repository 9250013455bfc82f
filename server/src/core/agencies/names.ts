import { editDistance } from '../text/edit-distance.js';
import type { AgencyRecord } from './schema.js';

/** How a written name belongs to a body; the earlier in this list, the better the claim. */
export const NAME_USES = ['full', 'short', 'alias', 'non-standard', 'stale'] as const;

export type NameUse = (typeof NAME_USES)[number];

/** Whether `a` claims a body better than `b`. */
export function claimsBetter(a: NameUse, b: NameUse): boolean {
  return NAME_USES.indexOf(a) < NAME_USES.indexOf(b);
}

const BLANK = /[\s　*]+/g;
const NOT_NORMAL = /[\s　*()]/;

/** A name as it is compared: no white space or emphasis marks, full-width brackets. */
export function normalName(name: string): string {
  return mayBeAbnormal(name) && NOT_NORMAL.test(name)
    ? name.replace(BLANK, '').replace(/\(/g, '（').replace(/\)/g, '）')
    : name;
}

/** Whether a name holds anything but ideographs and full-width marks; nearly none does. */
function mayBeAbnormal(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 0x3000 || code === 0xfeff) {
      return true;
    }
  }
  return false;
}

/** The name before an inner bracket: 省自然资源厅（省林业局） → 省自然资源厅. */
export function withoutPlate(name: string): string {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    // （ or (
    if (code === 0xff08 || code === 0x28) {
      return i > 0 ? name.slice(0, i) : name;
    }
  }
  return name;
}

/** Names that say 省 or 市 and leave it to the document which one: 省教育厅, 市科委, 团省委. */
const RELATIVE = /^(?:[省市区县州](?![场内级]|外(?![事办汇专经贸侨商国]))|自治[区州县旗]|团[省市区县]委)/;

export function isRelativeName(name: string): boolean {
  return RELATIVE.test(name);
}

/** A State Council body's short name that bureaus of every place share: 统计局, 药监局, 发展改革委. */
const BARE = /^(?!国(?![资土])|中(?!医)|全国|最高).*(?:(?<!总)局|办|委|社科院|参事室)$/;

/**
 * Whether a name can mean a body in a document of a place: 省… means the province's own, 市… the
 * city's own, 统计局 the State Council's in its own documents.
 *
 * @param of the body's place; '' for one known everywhere
 * @param place as {@link placeOfDocument} gives it; null for a document that does not tell
 */
export function countsIn(name: string, of: string, place: string | null): boolean {
  if (place === null || of === '') {
    return true;
  }
  if (of === '国家') {
    return place === '国家' || !BARE.test(name);
  }
  if (!isRelativeName(name)) {
    return true;
  }
  const ofProvince = /^(?:省|自治区|团省委)/.test(name) || isMunicipality(of);
  return ofProvince ? provinceOf(of) === provinceOf(place) : of === place;
}

/** 北京, 天津, 上海, 重庆: 市 is what 省 is elsewhere. */
export function isMunicipality(place: string): boolean {
  return /^(?:北京|天津|上海|重庆)$/.test(place);
}

/** The province of a place: 广东/深圳 → 广东. */
export function provinceOf(place: string): string {
  return place.split('/', 1)[0] ?? place;
}

/**
 * All names of a body with their use. A name that begins with 省 or 市 is also known with its place
 * in front: 省科技厅, 广东省科技厅.
 */
export function namesOf(agency: AgencyRecord): ReadonlyMap<string, NameUse> {
  const names = new Map<string, NameUse>();
  const add = (name: string, use: NameUse): void => {
    const key = normalName(name);
    const known = names.get(key);
    if (!known || claimsBetter(use, known)) {
      names.set(key, use);
    }
  };
  add(agency.fullName, 'full');
  add(agency.shortName, 'short');
  for (const name of agency.aliases.recognised) {
    add(name, 'alias');
  }
  for (const name of agency.aliases.nonStandard) {
    add(name, 'non-standard');
  }
  for (const name of agency.aliases.stale) {
    add(name, 'stale');
  }
  const place = agency.place.split('/').at(-1) ?? '';
  for (const [name, use] of [...names]) {
    if (agency.place !== '国家' && /^[省市]/.test(name) && isRelativeName(name)) {
      add(place + name, use === 'short' || use === 'full' ? 'alias' : use);
    }
  }
  return names;
}

/** Whether all characters of `short` occur in `long` in order, as in an abbreviation. */
export function isAbbreviation(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) {
    if (char === short[at]) {
      at++;
    }
  }
  return at === short.length;
}

/** Above this, two names have nothing to do with each other. */
const FARTHEST = 0.5;

/**
 * How far a written name is from a known one: 0 the same, up to 1.
 * An abbreviation (省发改委 of 省发展改革委) is near however short it is.
 *
 * @returns null when the names are too different to suggest one for the other
 */
export function nameDistance(written: string, known: string): number | null {
  const longest = Math.max(written.length, known.length);
  const distance = editDistance(written, known) / longest;
  if (written.length >= 3 && isAbbreviation(written, known)) {
    return Math.min(distance, 0.1 + 0.2 * (1 - written.length / known.length));
  }
  return distance < FARTHEST ? distance : null;
}
