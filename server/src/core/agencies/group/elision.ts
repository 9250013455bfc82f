import { keep } from '../memo.js';
import { isMunicipality } from '../names.js';
import { isPlace, isProvince, leadingPlace } from '../places.js';
import type { Member, MemberRow } from './member-row.js';
import { type Carried, type Carry, carryOf, type Name, type Names } from './name.js';

const NOTHING = carryOf('');

/**
 * Undoes elision over a whole group.
 *
 * Tails first: 广州、深圳市人民政府 shares its tail backwards, before any prefix is carried forward
 * (广东、深圳、珠海出入境检验检疫局 are three bodies). Then prefixes: 省科技厅、财政厅 hands on 省.
 *
 * @param members in text order; they get their names, and are told how much these look like bodies'
 * @param names of the registry that applies
 */
export function expandNames(members: MemberRow, names: Names): void {
  if (members.lacksTails) {
    shareTails(members, names);
  }
  let carry = NOTHING;
  let previous = NOTHING;
  for (let i = 0; i < members.count; i++) {
    const member = members.at(i);
    if (member) {
      if (member.joint === 'comma' || member.joint === 'block' || member.joint === 'start') {
        previous = carry;
        carry = NOTHING;
      }
      carry = expandOne(member, carry, previous, names);
      const { name, collective } = member;
      members.strong += collective || name.isStrong ? 1 : 0;
      members.hasCertain ||= !collective && name.certain;
    }
  }
}

/** Gives a member its whole name; returns what it hands on. */
function expandOne(member: Member, carry: Carry, previous: Carry, names: Names): Carry {
  const { name } = member;
  if (carry.each !== '' && name.continues && !(member.joint === 'word' && name.collective)) {
    member.name = names.of(carry.each + name.text);
    member.collective = true;
    return carry;
  }
  const levels = isLevelsGovernment(member);
  if (name.collective || levels || (carry.levels && LEVEL_GOVERNMENT.test(name.text))) {
    member.collective = true;
    return { prefix: carry.prefix, each: name.handsOn, levels };
  }
  if (name.hasPrefix) {
    return name.carry ?? carryOf(takeover(name.text, carry, names));
  }
  if (carry.prefix !== '') {
    const { whole, next } = carried(name, carry.prefix, names);
    member.name = whole ?? name;
    return next;
  }
  const across = acrossComma(name, previous, names);
  member.name = across ?? name;
  return carryOf(across?.text.slice(0, -name.text.length) ?? '');
}

const LEVEL_GOVERNMENT = /^[市区县州乡镇]{1,2}(?:人民)?政府$/;

/** 市、县（区）人民政府: 市 stands for every city's government. */
function isLevelsGovernment({ text, name }: Member): boolean {
  return text.length === 1 && /[省市区县州]/.test(text) && name.text.includes('政府');
}

/** What a name like 国家发展改革委 or 团省委 leaves for those after it. */
function takeover(text: string, carry: Carry, { registry }: Names): string {
  const national = carry.prefix === '' && registry !== null ? NATIONAL.exec(text)?.[0] : undefined;
  return national ?? carry.prefix;
}

const NATIONAL = /^(?:国家|全国|中央)/;

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

/** What a name becomes behind a carried prefix. */
function carried(name: Name, prefix: string, names: Names): Carried {
  const { elision } = name;
  // The names of a document follow few prefixes.
  if (elision.last === null || elision.lastPrefix !== prefix) {
    elision.lastPrefix = prefix;
    elision.last =
      elision.carried.get(prefix) ?? keep(elision.carried, prefix, readCarried(name, prefix, names));
  }
  return elision.last;
}

function readCarried({ text }: Name, prefix: string, names: Names): Carried {
  const whole = withPrefix(text, prefix, names);
  // 省委组织部、财政厅: the 省 taken for 财政厅 does not replace 省委 for those that follow.
  const used = whole?.text.slice(0, -text.length) ?? '';
  return { whole, next: carryOf(prefix.startsWith(used) ? prefix : used) };
}

function withPrefix(text: string, prefix: string, names: Names): Name | null {
  const whole = names.of(prefix + text);
  if (whole.shape === 'none') {
    return null;
  }
  if (isNational(prefix)) {
    // 国家发展改革委、能源局: 国家 is carried only where the short form is no name of its own.
    return whole.known && !isOwnName(text, names) ? whole : null;
  }
  if (whole.known) {
    return whole;
  }
  if (NO_CARRY.test(text)) {
    return null;
  }
  if (prefix.endsWith('委')) {
    const ofLevel = names.of(prefix.slice(0, -1) + text);
    return PARTY_BODIES.test(text) && !ofLevel.known ? whole : ofLevel;
  }
  if (NATIONAL_ENDINGS.test(text)) {
    return null;
  }
  return isPlace(prefix) && !FIELD_OFFICES.test(text) ? null : whole;
}

function isNational(prefix: string): boolean {
  return prefix === '国家' || prefix === '全国' || prefix === '中央';
}

function isOwnName(text: string, { registry }: Names): boolean {
  return registry?.lookup(text).some(({ as }) => as !== 'non-standard' && as !== 'stale') === true;
}

/**
 * After ， the carry begins anew; yet 市生态环境局牵头，工业和信息化局参与 means 市's bureau.
 * 厅 is the province's alone; other endings need a prefix of the lower levels, or the registry's word.
 */
function acrossComma(name: Name, { prefix }: Carry, names: Names): Name | null {
  if (prefix === '' || isNational(prefix)) {
    return null;
  }
  const { text } = name;
  const level = prefix.endsWith('委') ? prefix.slice(0, -1) : prefix;
  const sure =
    text.endsWith('厅') ||
    (!name.known && names.of(level + text).known) ||
    (/[市区县州]$/.test(level) && /[局委办]$/.test(text));
  return sure ? carried(name, prefix, names).whole : null;
}

const GOVERNMENT =
  /^(.{1,6}?)((?:特别行政区|自治[区州县旗]|[高新]*新区|开发区|省|市|区|县|州|盟|旗)?)((?:人民)?政府.*|管委会|管理委员会)$/;

/** Gives names without a tail of their own that of the one after them. */
function shareTails(members: MemberRow, names: Names): void {
  let together: Name | null = null;
  for (let i = members.count - 2; i >= 0; i--) {
    const member = members.at(i);
    const next = members.at(i + 1);
    if (member && next && next.joint !== 'block' && next.joint !== 'with') {
      const { name } = member;
      if (next.joint === 'enumeration' && name.isPlace && next.name.text === next.text) {
        next.name = uncounted(next.name, names);
      }
      const source: Name = together !== null && name.isPlace ? together : next.name;
      member.name = withTail(name, source, names);
      together = namesTogether(source) ? source : null;
    }
  }
}

function withTail(name: Name, next: Name, names: Names): Name {
  if (!name.lacksTail) {
    return name;
  }
  const { tails } = name.elision;
  const known = tails.get(next);
  if (known) {
    return known;
  }
  const text = tailedText(name, next);
  return keep(tails, next, text === undefined ? name : names.of(text));
}

function tailedText(name: Name, next: Name): string | undefined {
  const { text } = name;
  if (name.isPlace) {
    const shared = levelOfPlaces(text, next.text);
    if (shared !== null) {
      return shared;
    }
  }
  const government = GOVERNMENT.exec(next.text);
  if (government) {
    const [, place = '', level = '', tail = ''] = government;
    if (name.isLevel) {
      return text + tail;
    }
    return level === '' || next.collective || place === '' ? undefined : text + level + tail;
  }
  return withBureauTail(name, next);
}

/** Governments of several places by one word: 北京、河北等省市人民政府. */
const TOGETHER = /^(?:省市?|市|省[（(]?[市区]、?[市区]?[）)]?|有关省市|地)((?:人民)?政府)$/;

function namesTogether({ text, elision }: Name): boolean {
  elision.together ??= TOGETHER.test(text);
  return elision.together;
}

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
function uncounted({ text, elision }: Name, names: Names): Name {
  elision.uncounted ??= names.of(withoutCount(text));
  return elision.uncounted;
}

function withoutCount(text: string): string {
  const place = leadingPlace(text);
  const count = place === '' ? null : COUNT.exec(text.slice(place.length));
  return count ? place + text.slice(place.length + count[0].length) : text;
}

const COUNT = /^[一二两三四五六七八九十]{1,2}(?=[省市州县区](?:人民)?政府$)/;

/** 广东、珠海出入境检验检疫局 (a place) and 市、区教育局 (a level). */
function withBureauTail({ text, isPlace: ofPlace }: Name, next: Name): string | undefined {
  const place = ofPlace ? leadingPlace(next.text) : '';
  if (place !== '') {
    return next.shape === 'strong' ? text + next.text.slice(place.length) : undefined;
  }
  const level = /^[省市区县州](?!场)/.test(next.text) && /^[省市区县州]$/.test(text);
  return level && next.shape === 'strong' ? text + next.text.slice(1) : undefined;
}
