import { isMunicipality } from '../names.js';
import { isPlace, isProvince, leadingPlace } from '../places.js';
import type { Member } from './assign.js';
import type { Name, Names } from './name.js';

/** A member with its elision undone. */
export interface NamedMember {
  readonly member: Member;
  readonly name: Name;
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
 * @param names of the registry that applies
 */
export function expandNames(members: readonly Member[], names: Names): readonly NamedMember[] {
  const written: Name[] = [];
  for (const { text } of members) {
    written.push(names.of(text));
  }
  const tailed = shareTails(members, written, names);
  const named: NamedMember[] = [];
  let carry = NOTHING;
  let previous = NOTHING;
  for (let i = 0; i < members.length; i++) {
    const member = members[i];
    const name = tailed[i];
    if (member && name) {
      if (member.joint === 'comma' || member.joint === 'block' || member.joint === 'start') {
        previous = carry;
        carry = NOTHING;
      }
      const expanded = expandOne(member, name, carry, previous, names);
      named.push(expanded);
      carry = expanded.carry;
    }
  }
  return named;
}

interface Expanded extends NamedMember {
  readonly carry: Carry;
}

function expandOne(member: Member, name: Name, carry: Carry, previous: Carry, names: Names): Expanded {
  const { text } = name;
  if (carry.each !== '' && name.continues && !(member.joint === 'word' && name.collective)) {
    return { member, name: names.of(carry.each + text), collective: true, carry };
  }
  const levels = isLevelsGovernment(member, text);
  if (name.collective || levels || (carry.levels && LEVEL_GOVERNMENT.test(text))) {
    return { member, name, collective: true, carry: { prefix: carry.prefix, each: name.handsOn, levels } };
  }
  const { own } = name;
  if (own) {
    const prefix = own.carries === '' ? takeover(text, carry, names) : own.carries;
    return { member, name, collective: false, carry: carrying(prefix, carry) };
  }
  const whole = carried(name, carry.prefix, names) ?? acrossComma(name, carry, previous, names) ?? name;
  const prefix = whole === name ? carry.prefix : whole.text.slice(0, -text.length);
  return {
    member,
    name: whole,
    collective: false,
    carry: carrying(keptPrefix(prefix, carry.prefix), carry),
  };
}

/** What hands on a prefix and nothing else; mostly what was handed on before. */
function carrying(prefix: string, before: Carry): Carry {
  return before.prefix === prefix && before.each === '' && !before.levels
    ? before
    : { prefix, each: '', levels: false };
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

/** The name with a carried prefix; null when it takes none. */
function carried(name: Name, prefix: string, names: Names): Name | null {
  if (prefix === '') {
    return null;
  }
  let whole = name.carried.get(prefix);
  if (whole === undefined) {
    whole = withPrefix(name.text, prefix, names);
    name.carried.set(prefix, whole);
  }
  return whole;
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
function acrossComma(name: Name, carry: Carry, previous: Carry, names: Names): Name | null {
  const { prefix } = previous;
  if (carry.prefix !== '' || prefix === '' || isNational(prefix)) {
    return null;
  }
  const { text } = name;
  const level = prefix.endsWith('委') ? prefix.slice(0, -1) : prefix;
  const sure =
    text.endsWith('厅') ||
    (!name.known && names.of(level + text).known) ||
    (/[市区县州]$/.test(level) && /[局委办]$/.test(text));
  return sure ? carried(name, prefix, names) : null;
}

const GOVERNMENT =
  /^(.{1,6}?)((?:特别行政区|自治[区州县旗]|[高新]*新区|开发区|省|市|区|县|州|盟|旗)?)((?:人民)?政府.*|管委会|管理委员会)$/;

/** The names, with a tail taken from the one after them where they have none of their own. */
function shareTails(members: readonly Member[], written: readonly Name[], names: Names): readonly Name[] {
  if (!written.some((name) => name.lacksTail)) {
    return written;
  }
  const tailed: (Name | undefined)[] = written.map(() => undefined);
  let together: Name | null = null;
  for (let i = members.length - 2; i >= 0; i--) {
    const name = written[i];
    const after = written[i + 1];
    const joint = members[i + 1]?.joint;
    if (name && after && joint !== 'block' && joint !== 'with') {
      if (joint === 'enumeration' && name.isPlace) {
        tailed[i + 1] ??= uncounted(after, names);
      }
      const source: Name = together !== null && name.isPlace ? together : (tailed[i + 1] ?? after);
      tailed[i] = withTail(name, source, names);
      together = TOGETHER.test(source.text) ? source : null;
    }
  }
  return written.map((name, i) => tailed[i] ?? name);
}

function withTail(name: Name, next: Name, names: Names): Name | undefined {
  let tailed = name.tails.get(next);
  if (tailed === undefined) {
    const text = name.lacksTail ? tailedText(name, next) : undefined;
    tailed = text === undefined ? null : names.of(text);
    name.tails.set(next, tailed);
  }
  return tailed ?? undefined;
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
function uncounted({ text }: Name, names: Names): Name | undefined {
  const place = leadingPlace(text);
  const count = place === '' ? null : COUNT.exec(text.slice(place.length));
  return count ? names.of(place + text.slice(place.length + count[0].length)) : undefined;
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
