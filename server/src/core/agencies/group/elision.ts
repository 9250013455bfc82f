import { isMunicipality } from '../names.js';
import { isPlace, isProvince, leadingPlace } from '../places.js';
import type { Registry } from '../registry.js';
import { continuesCollective, handedOn, isCollective } from './collective.js';
import { bodyShape, isKnown, ownPrefix } from './lexicon.js';
import type { Member } from './members.js';

/** A member with its elision undone. */
export interface NamedMember {
  readonly member: Member;
  readonly name: string;
  readonly collective: boolean;
}

/** What the members so far hand on to the next. */
interface Carry {
  readonly prefix: string;
  /** 各 or 有关, when it stands for all nouns that follow (各区、县级市). */
  readonly each: string;
  /** Whether a level of government stood before, as 市 in 市、县人民政府. */
  readonly levels: boolean;
}

const NOTHING: Carry = { prefix: '', each: '', levels: false };

/**
 * Undoes elision over a whole group.
 *
 * Tails first: 广州、深圳市人民政府 shares its tail backwards, before any prefix is carried forward
 * (广东、深圳、珠海出入境检验检疫局 are three bodies). Then prefixes: 省科技厅、财政厅 hands on 省.
 *
 * @param members in text order
 */
export function expandNames(members: readonly Member[], registry: Registry | null): readonly NamedMember[] {
  const tailed = shareTails(members);
  const named: NamedMember[] = [];
  let carry = NOTHING;
  let previous = NOTHING;
  for (const [i, member] of members.entries()) {
    if (member.joint === 'comma' || member.joint === 'block' || member.joint === 'start') {
      previous = carry;
      carry = NOTHING;
    }
    const text = tailed[i] ?? member.text;
    const expanded = expandOne(member, text, carry, previous, registry);
    named.push({ member, name: expanded.name, collective: expanded.collective });
    carry = expanded.carry;
  }
  return named;
}

interface Expanded {
  readonly name: string;
  readonly collective: boolean;
  readonly carry: Carry;
}

function expandOne(
  member: Member,
  text: string,
  carry: Carry,
  previous: Carry,
  registry: Registry | null,
): Expanded {
  if (carry.each !== '' && continuesCollective(text) && !(member.joint === 'word' && isCollective(text))) {
    return { name: carry.each + text, collective: true, carry };
  }
  const levels = isLevelsGovernment(member, text);
  if (isCollective(text) || levels || (carry.levels && LEVEL_GOVERNMENT.test(text))) {
    return { name: text, collective: true, carry: { prefix: carry.prefix, each: handedOn(text), levels } };
  }
  const own = ownPrefix(text);
  if (own) {
    const carried = own.carries === '' ? takeover(text, carry, registry) : own.carries;
    return { name: text, collective: false, carry: { ...NOTHING, prefix: carried } };
  }
  const name = carried(text, carry.prefix, registry) ?? acrossComma(text, carry, previous, registry) ?? text;
  const prefix = name === text ? carry.prefix : name.slice(0, -text.length);
  return { name, collective: false, carry: { ...NOTHING, prefix: keptPrefix(prefix, carry.prefix) } };
}

const LEVEL_GOVERNMENT = /^[市区县州乡镇]{1,2}(?:人民)?政府$/;

/** 市、县（区）人民政府: 市 stands for every city's government. */
function isLevelsGovernment(member: Member, text: string): boolean {
  return /^[省市区县州]$/.test(member.text) && /政府/.test(text);
}

/** 省委组织部、财政厅: the 省 taken for 财政厅 does not replace 省委 for those that follow. */
function keptPrefix(used: string, known: string): string {
  return known.startsWith(used) ? known : used;
}

/** What a name like 国家发展改革委 or 团省委 leaves for those after it. */
function takeover(text: string, carry: Carry, registry: Registry | null): string {
  const national = /^(?:国家|全国|中央)/.exec(text)?.[0];
  return national && carry.prefix === '' && registry !== null ? national : carry.prefix;
}

/** Bodies of the Party that stand behind 省委, 市委. */
const PARTY_BODIES =
  /(?:部|政法委|网信办|编办|台办|改革办|军民融合办|财经办|农办|依法治[省市县区]办|巡[视察]办|老干部局|党校|机要局|工委|国安办|宣传部|金融办|社会工作部|政研室|督查室|办公厅)$/;
/** Only a body of the State Council ends so. */
const NATIONAL_ENDINGS = /(?:部|总局|总署|总社|[银证保]监会|人民银行)$/;
/** Names of companies, schools and the like stand for themselves. */
const NO_CARRY =
  /(?:公司|集团|大学|学院|学校|高校|医院|银行|电网|协会|学会|商会|交易所|海关|管委会|管理委员会|新区|园区|开发区|区|市|县)$/;
/** Bodies of central government in the provinces: they bear the bare name of the place. */
const FIELD_OFFICES =
  /(?:[银证保]监局|银保监局|监管局|监管办|海事局|税务局|管理局|检验检疫局|检疫局|监察局|能监办|气象局|地震局|调查总队|外汇局|专员办|分署|分行|海关)$/;

/** The name with a carried prefix; null when it takes none. */
function carried(text: string, prefix: string, registry: Registry | null): string | null {
  if (prefix === '' || bodyShape(prefix + text) === 'none') {
    return null;
  }
  if (/^(?:国家|全国|中央)$/.test(prefix)) {
    return carriedNational(text, prefix, registry);
  }
  if (isKnown(registry, prefix + text)) {
    return prefix + text;
  }
  if (NO_CARRY.test(text)) {
    return null;
  }
  if (prefix.endsWith('委')) {
    const level = prefix.slice(0, -1);
    const party = PARTY_BODIES.test(text) && !isKnown(registry, level + text);
    return (party ? prefix : level) + text;
  }
  if (NATIONAL_ENDINGS.test(text)) {
    return null;
  }
  return isPlace(prefix) && !FIELD_OFFICES.test(text) ? null : prefix + text;
}

/** 国家发展改革委、能源局: 国家 is carried only where the short form is no name of its own. */
function carriedNational(text: string, prefix: string, registry: Registry | null): string | null {
  const ownName = registry?.lookup(text).some(({ as }) => as !== 'non-standard' && as !== 'stale');
  return !ownName && isKnown(registry, prefix + text) ? prefix + text : null;
}

/**
 * After ， the carry begins anew; yet 市生态环境局牵头，工业和信息化局参与 means 市's bureau.
 * 厅 is the province's alone; other endings need a prefix of the lower levels, or the registry's word.
 */
function acrossComma(text: string, carry: Carry, previous: Carry, registry: Registry | null): string | null {
  const prefix = previous.prefix;
  if (carry.prefix !== '' || prefix === '' || /^(?:国家|全国|中央)$/.test(prefix)) {
    return null;
  }
  const level = prefix.endsWith('委') ? prefix.slice(0, -1) : prefix;
  const sure =
    text.endsWith('厅') ||
    (isKnown(registry, level + text) && !isKnown(registry, text)) ||
    (/[市区县州]$/.test(level) && /[局委办]$/.test(text));
  return sure ? carried(text, prefix, registry) : null;
}

const GOVERNMENT =
  /^(.{1,6}?)((?:特别行政区|自治[区州县旗]|[高新]*新区|开发区|省|市|区|县|州|盟|旗)?)((?:人民)?政府.*|管委会|管理委员会)$/;

/** Names with a tail taken from the one after them; undefined where nothing changes. */
function shareTails(members: readonly Member[]): readonly (string | undefined)[] {
  const tailed: (string | undefined)[] = members.map(() => undefined);
  let together = '';
  for (let i = members.length - 2; i >= 0; i--) {
    const member = members[i];
    const next = members[i + 1];
    if (member && next && next.joint !== 'block' && next.joint !== 'with') {
      tailed[i + 1] ??= uncounted(next, member);
      const source = together !== '' && isPlace(member.text) ? together : (tailed[i + 1] ?? next.text);
      tailed[i] = withTail(member.text, source);
      together = TOGETHER.test(source) ? source : '';
    }
  }
  return tailed;
}

function uncounted(next: Member, before: Member): string | undefined {
  const text = next.joint === 'enumeration' && isPlace(before.text) ? withoutCount(next.text) : next.text;
  return text === next.text ? undefined : text;
}

function withTail(text: string, next: string): string | undefined {
  const bare =
    isPlace(text) || (/^[一-龥]{2,6}$/.test(text) && bodyShape(text) === 'none' && !isCollective(text));
  const levelled =
    !isPlace(text) && /^[一-龥]{0,6}(?:新区|开发区|[省市区县州旗盟])$/.test(text) && !isCollective(text);
  if (!bare && !levelled) {
    return undefined;
  }
  if (isPlace(text)) {
    const shared = levelOfPlaces(text, next);
    if (shared !== null) {
      return shared;
    }
  }
  const government = GOVERNMENT.exec(next);
  if (government) {
    const [, place = '', level = '', tail = ''] = government;
    if (levelled) {
      return text + tail;
    }
    return level === '' || isCollective(next) ? undefined : place === '' ? undefined : text + level + tail;
  }
  return bare || levelled ? withBureauTail(text, next) : undefined;
}

/** Governments of several places by one word: 北京、河北等省市人民政府. */
const TOGETHER = /^(?:省市?|市|省[（(]?[市区]、?[市区]?[）)]?|有关省市|地)((?:人民)?政府)$/;

/**
 * A place with the level the next says for both (长沙、湘潭市), or that it has by itself where those after it
 * are named together (北京、河北等省市人民政府).
 */
function levelOfPlaces(text: string, next: string): string | null {
  const place = leadingPlace(next);
  const level = next.slice(place.length);
  if (place !== '' && /^[省市州县区]$/.test(level)) {
    return text + level;
  }
  const government = TOGETHER.exec(next)?.[1];
  return government === undefined ? null : text + ownLevel(text) + government;
}

/** 省 of a province, 市 of a city; the full names of autonomous regions have more than a level. */
function ownLevel(place: string): string {
  if (!isProvince(place) || isMunicipality(place)) {
    return '市';
  }
  return AUTONOMOUS.get(place) ?? '省';
}

const AUTONOMOUS: ReadonlyMap<string, string> = new Map([
  ['内蒙古', '自治区'],
  ['西藏', '自治区'],
  ['广西', '壮族自治区'],
  ['宁夏', '回族自治区'],
  ['新疆', '维吾尔自治区'],
]);

/** 长沙、湘潭两市人民政府: the number only counts the places named. */
function withoutCount(text: string): string {
  const place = leadingPlace(text);
  const count = /^[一二两三四五六七八九十]{1,2}(?=[省市州县区](?:人民)?政府$)/.exec(text.slice(place.length));
  return place !== '' && count ? place + text.slice(place.length + count[0].length) : text;
}

/** 广东、珠海出入境检验检疫局 (a place) and 市、区教育局 (a level). */
function withBureauTail(text: string, next: string): string | undefined {
  const place = leadingPlace(next);
  if (isPlace(text) && place !== '' && bodyShape(next) === 'strong') {
    return text + next.slice(place.length);
  }
  const level = /^[省市区县州](?!场)/.exec(next)?.[0];
  return /^[省市区县州]$/.test(text) && level && bodyShape(next) === 'strong'
    ? text + next.slice(1)
    : undefined;
}
