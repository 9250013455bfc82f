import { leadingPlace } from '../places.js';

/**
 * How much a name looks like a body's: `strong` for the endings only bodies have (财政局, 海关总署),
 * `weak` for endings other things have too (中心, 学校, 公司).
 */
export type BodyShape = 'none' | 'weak' | 'strong';

const LONGEST_NAME = 28;

/** What no name of a body begins with, but explanations do; names of counties (如东, 即墨) are spared. */
const NOT_AT_START =
  /^(?:含(?!山)|不|抄|呈(?!贡)|原(?![子平阳州])|如(?![皋东])|或|即(?!墨)|经(?![济信贸发开合管协委研])|设在|隶属|除|指(?![挥导])|曾|以|见|据|报(?!社)|须|需|被)/;
/** What no name of a body holds, but explanations do. */
const NOT_IN_NAMES =
  /[《》“”"‘’'。！？；;：:，,、%％+＋=…—]|的|是|为|以下|简称|其中|包括|或者|应当|不得|可以|必须|直接|已经|本文|详见|参见|例如|牵头|设在|(?<!自)由|[0-9０-９]{3}/;

/** Words that end like a body and are none, whatever stands before them. */
const COMMON_TAILS =
  /(?:[干支]部|俱乐部|门诊部|[顶底头尾]部|项目部|营业部|[常评]委|布局|格局|大局|僵局|[大餐客展]厅|部署|签署|社会|机会|大会|晚会|峰会|展会|博览会|交易会|座谈会|研讨会|医院|(?<!行政)学院|试行|暂行|机关|相关|有关|攻关|通关|报关|合作社|村社|旅行社|社团|集体|校园|社区|主办|承办|协办|举办|督办)$/;
/** Words that are common ones only when they stand alone: 全部, but 国家安全部; 综合办, but not 合办. */
const COMMON_WORDS =
  /^(?:[全内外东西中南北局大头底顶上下前后本分村学]部|[政原村居党编执市省县]委|[创经查交开民公合停兴筹代领自校]办|[结全开破时政战当变残]局|总部|人民法院|人民检察院|行政机关)$/;

const STRONG_ENDINGS = new RegExp(
  `(?:${[
    '[一-龥]{2}部',
    '[一-龥]委',
    '[一-龥]{2}局',
    '[一-龥]{1}厅',
    '[一-龥]办',
    '(?:总|审计|分|公|行|合作)署',
    '政府|委员会|[一-龥]{2}管委会|办公室|总社|总会|供销社|新华社|通讯社',
    '(?:[银证保]监|联合|总工|贸促|红十字|银保监)会',
    '[妇残文侨台]联|工商联|社科联|科协|作协|记协|体协|团中央|共青团中央|人大|政协',
    '(?:[一-龥]法|检察|高|中|[一-龥]?科学|工程|社科|农科|中科|务|研究)院',
    '[一-龥]海关|海关|人民银行|人行|分行|支行|中心支行|开发银行',
    '最高法|最高检|总队|支队|总站|分署|党校|行政学院|指挥部|战区|省军区|军分区|警备区',
  ].join('|')})$`,
);

const WEAK_ENDINGS =
  /(?:中心|集团|公司|协会|学会|商会|基金会|研究会|促进会|理事会|工会|大学|学院|学校|医院|研究所|设计院|银行|交易所|大队|救援队|站|馆|台|所|队|处|科|厂|园区|新区|开发区|(?:高新|经开|度假|综保|保税|功能|商务|管理)区|示范区|试验区|片区|联席会议|领导小组|工作组|小组|专班|电网|铁路局|总公司|新城|[交城铁国建文水农科产旅]投|港|党组|党委|支部|室|庭|社|院|会|校|委|局|办|部|关|联|署|行|府|厅)$/;

/** 湖南移动, 中国石化: firms that go by a place and their trade. */
const OPERATORS = /^[一-龥]{2,4}(?:电信|移动|联通|铁塔|石化|石油|海油|电力|中烟)$/;

/** How much a name, elision undone, looks like a body's. Inner brackets are not looked at. */
export function bodyShape(name: string): BodyShape {
  const plain = unquoted(name.replace(/[（(][^）)]*[）)]/g, ''));
  if (
    plain.length < 2 ||
    plain.length > LONGEST_NAME ||
    NOT_IN_NAMES.test(plain) ||
    NOT_AT_START.test(plain)
  ) {
    return 'none';
  }
  if (BARE_NOUN.test(plain) || COMMON_WORDS.test(plain)) {
    return 'none';
  }
  const common = COMMON_TAILS.test(plain);
  if (STRONG_ENDINGS.test(plain) && !common) {
    return 'strong';
  }
  if (OPERATORS.test(plain)) {
    return 'weak';
  }
  return WEAK_ENDINGS.test(plain) && !(common && plain.length <= 4) ? 'weak' : 'none';
}

/** 省“放管服”改革协调小组办公室: an office may have a quoted word in its name, never at either end. */
function unquoted(name: string): string {
  return name.includes('“') ? name.replace(/(?<=^[一-龥]{1,12})“([^”]{1,10})”(?=[一-龥]{2})/, '$1') : name;
}

/** A noun that needs a name before it. */
const BARE_NOUN =
  /^(?:人民政府|政府|委员会|管委会|办公室|办公厅|单位|中心|公司|集团|海关|总队|党校|法院|检察院|学校|大学|学院|协会|银行)$/;

/**
 * What a name begins with that tells whose body it is.
 * `carries` is what it hands on to the names after 、 (省, 市委, 广东, 深圳市); '' when it hands on
 * nothing (国家…, 人行…, 海关…).
 */
export interface OwnPrefix {
  readonly carries: string;
}

const PARTY = /^(?:自治区党|[省市区县州]|[一-龥]{2,4}[省市区县州])委(?=[一-龥]{2})(?!员会)/;
/** 省外办 is an office of the province; 省外企业 are firms outside it. */
const LEVEL =
  /^(?:[省市县州旗区](?![场域块级内]|外(?![事办汇专经贸侨商国]))|盟(?![会友])|自治[区州县旗]|地区|兵团)(?=[一-龥“]{2})/;
const PLACE_WITH_LEVEL = /^[一-龥]{2,4}?(?:省|市|县|州|盟|旗|自治区|新区|区)(?=[一-龥]{2})/;
const NOT_A_PLACE =
  /^(?:[一-龥]*(?:社|园|地|景|山|林|牧|矿|校|片|辖|特|灾|城|郊|开发|示范|试验|保护|专)区|城市|超市|股市|直辖市)/;
const STANDS_ALONE =
  /^(?:国家|国务院|中央|中共|中国|全国|中华|最高|人行|人民银行|海关总署|民航|武警|共青团|团[省市区县]委|新华社|解放军|军队|[东南西北中]部战区|南方电网|广铁|中石|中海油|各|有关|相关|其他|国网|[省市县区][局厅](?=办公室|[一-龥]{1,4}处))/;

/** 财政部湖南监管局, 交通运输部长江航务管理局: an office of a ministry. */
function isOfMinistry(name: string): boolean {
  const end = name.indexOf('部');
  return (
    end >= 2 &&
    end <= 8 &&
    end + 4 < name.length &&
    !'门队分'.includes(name.charAt(end + 1)) &&
    OFFICE.test(name)
  );
}

const OFFICE = /(?:局|办|委员会|署)$/;

/** The prefix of its own a name has; null when it has none and may take one over. */
export function ownPrefix(name: string): OwnPrefix | null {
  if (STANDS_ALONE.test(name) || isOfMinistry(name)) {
    return { carries: '' };
  }
  const party = PARTY.exec(name)?.[0];
  if (party) {
    return { carries: party };
  }
  const level = LEVEL.exec(name)?.[0];
  if (level) {
    return { carries: level };
  }
  const place = leadingPlace(name);
  if (place !== '') {
    const marked = /^(?:省|市|县|区|州|自治[区州])(?!场)/.exec(name.slice(place.length))?.[0] ?? '';
    return { carries: place + marked };
  }
  const marked = NOT_A_PLACE.test(name) ? undefined : PLACE_WITH_LEVEL.exec(name)?.[0];
  return marked === undefined ? null : { carries: marked };
}
