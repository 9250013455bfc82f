import { remembered } from './memo.js';
import { leadingPlace, provinceOfPlace } from './places.js';

/** What a document's header says of where it was issued. */
export interface Letterhead {
  readonly issuer: string | null;
  readonly title: string | null;
  readonly documentNumber: string | null;
}

/** A place somebody added, with what its document numbers begin with. */
export interface IssuingPlace {
  /** As the registry writes it: 广东/深圳, /延吉. */
  readonly place: string;
  readonly codes: readonly string[];
}

/** Codes of one length, each with its place behind it. */
const CODES = (length: number, list: string): ReadonlyMap<string, string> =>
  new Map(list.split(/\s+/).map((pair) => [pair.slice(0, length), pair.slice(length)]));

/** The character the document numbers of the state and of each province begin with. */
const PLACE_OF_NUMBER = CODES(
  1,
  `京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西
鲁山东 豫河南 鄂湖北 湘湖南 粤广东 琼海南 川四川 黔贵州 云云南 滇云南 陕陕西 甘甘肃 青青海 蒙内蒙古 内内蒙古
桂广西 藏西藏 宁宁夏 新新疆 国国家 中国家 穗广东/广州 深广东/深圳`,
);

/**
 * Cities whose governments' numbers begin with a code no other place uses: 佛府〔2019〕1号. Left out are
 * codes two places share (常政: 常州 and 常德). 汕府 is 汕头 and 汕尾, both in Guangdong.
 */
const CITY_OF_NUMBER = CODES(
  2,
  `珠府广东/珠海 汕府广东 佛府广东/佛山 韶府广东/韶关 河府广东/河源 惠府广东/惠州 东府广东/东莞 中府广东/中山 江府广东/江门
湛府广东/湛江 茂府广东/茂名 肇府广东/肇庆 清府广东/清远 潮府广东/潮州 揭府广东/揭阳 云府广东/云浮 成府四川/成都 绵府四川/绵阳
内府四川/内江 渝府重庆 苏府江苏/苏州 扬府江苏/扬州 徐政江苏/徐州 锡政江苏/无锡 鄂府内蒙古/鄂尔多斯 包府内蒙古/包头 杭政浙江/杭州
甬政浙江/宁波 温政浙江/温州 绍政浙江/绍兴 湖政浙江/湖州 衢政浙江/衢州 舟政浙江/舟山 厦府福建/厦门 榕政福建/福州 泉政福建/泉州
洪府江西/南昌 吉府江西/吉安 筑府贵州/贵阳 遵府贵州/遵义 昆政云南/昆明 沈政辽宁/沈阳 长府吉林/长春 辽府吉林/辽源 郑政河南/郑州
洛政河南/洛阳 合政安徽/合肥 烟政山东/烟台 潍政山东/潍坊 唐政河北/唐山 邯政河北/邯郸 廊政河北/廊坊 并政山西/太原 兰政甘肃/兰州
银政宁夏/银川 柳政广西/柳州 海府海南/海口 三府海南/三亚`,
);

/** 宁政 is Ningxia and Nanjing, 青政 Qinghai and Qingdao: such a number tells nothing. */
const AMBIGUOUS = /^[宁青]政/;

const BY_CODE =
  /^(.)(?:发|办|函|令|政|府|委|党|教|科|财|卫|环|民|人社|人发|建|交|农|文|商|市监|市场|工信|经信|发改|水|林|司|公|审|统|税|金|医保|应急|自然资|国资|药监|知|体|机|编|组|宣)/;

/** Organs of the state; a bureau of theirs in a place belongs to the place (国家税务总局广东省税务局). */
const CENTRAL = /^(?:国务院|中共中央|中央|国家|全国|中华|最高人民|共青团中央|新华社|中国(?![（(]))/;
const MINISTRY =
  /^(?![一-龥]*[省市区县州旗]委)(?:审计署|[一-龥]{2,8}(?:部|总局|总署|总社))(?:办公厅|$|[、等]|[一-龥]*关于)/;
const FIELD_OFFICE =
  /^(?:国家税务总局|国家统计局|国家金融监督管理总局|国家外汇管理局|国家邮政局|国家矿山安全监察局|海关总署|中国人民银行|中国证券监督管理委员会|中国银行保险监督管理委员会|中国(?:证|银|银保|保)监会)(?=[一-龥])/;

/**
 * Where a document was issued: 国家, a province (广东), a province and a city (广东/广州), or a place
 * the list does not hold (`/延吉`).
 *
 * The issuer tells; without one the number does before the title, whose first word may be only what it
 * is about.
 *
 * @param added places beside those the list holds; they come first
 * @returns null when the header does not tell
 */
export function placeOfDocument(
  { issuer, title, documentNumber }: Letterhead,
  added: readonly IssuingPlace[] = [],
): string | null {
  return (
    placeOfName(issuer, added) ??
    placeAddedOfNumber(documentNumber, added) ??
    placeOfNumber(documentNumber) ??
    placeOfName(title, added)
  );
}

function placeOfName(text: string | null, added: readonly IssuingPlace[]): string | null {
  if (text === null || text === '') {
    return null;
  }
  if (added.length > 0 || text.length > LONGEST_ISSUER) {
    return readPlace(text, added);
  }
  return placeOfIssuer(text).place;
}

/** A longer text is a title. */
const LONGEST_ISSUER = 24;

/** One body issues many documents. */
const placeOfIssuer = remembered((name) => ({ place: readPlace(name, []) }));

function readPlace(text: string, added: readonly IssuingPlace[]): string | null {
  const name = text
    .replace(/[\s　]/g, '')
    .replace(/^(?:中共|中国共产党)(?!中央)/, '')
    .replace(/^中国[（(]([一-龥]{2,3})[）)]/, '$1');
  const office = FIELD_OFFICE.exec(name)?.[0] ?? '';
  const local = name.slice(office.length);
  return placeAddedBegun(local, added) ?? placeBegun(local) ?? (isCentral(name) ? '国家' : smallPlace(name));
}

/** The added place a name begins with, its province before it or not: 浙江省义乌市…, 义乌市…. */
function placeAddedBegun(name: string, added: readonly IssuingPlace[]): string | null {
  const found = added.find(({ place }) => {
    const [province = '', ...below] = place.split('/');
    const own = below.at(-1) ?? province;
    const rest = name.startsWith(province)
      ? name.slice(province.length).replace(/^(?:省|(?:壮族|回族|维吾尔)?自治区|市)/, '')
      : name;
    return below.length > 0 && rest.startsWith(own) && LEVEL.test(rest.slice(own.length));
  });
  return found?.place ?? null;
}

/** What follows a place's own name where an issuer of the place is named. */
const LEVEL = /^(?:市(?!场)|县|区(?!域)|州|旗|盟|镇|乡|新区|自治|地区|高新|经济|开发)/;

function placeAddedOfNumber(number: string | null, added: readonly IssuingPlace[]): string | null {
  const code = (number ?? '').replace(/[\s　]/g, '');
  let best: { readonly place: string; readonly length: number } | null = null;
  for (const { place, codes } of added) {
    for (const known of codes) {
      if (code.startsWith(known) && known.length > (best?.length ?? 0)) {
        best = { place, length: known.length };
      }
    }
  }
  return best?.place ?? null;
}

function isCentral(name: string): boolean {
  return CENTRAL.test(name) || MINISTRY.test(name);
}

/** The place of the list a name begins with, its city too (广东省佛山市… → 广东/佛山). */
function placeBegun(name: string): string | null {
  const place = leadingPlace(name);
  const province = place === '' ? null : provinceOfPlace(place);
  const rest = name.slice(place.length);
  // 朝阳区 is a district of Beijing, not the city of Liaoning.
  if (province === null || (place !== '顺德' && rest.startsWith('区'))) {
    return null;
  }
  if (place === '海南' && /^(?:藏族)?(?:自治)?州/.test(rest)) {
    return '青海/海南';
  }
  if (place !== province) {
    return `${province}/${place}`;
  }
  if (place === '吉林' && rest.startsWith('市')) {
    return '吉林/吉林';
  }
  const below = rest.replace(/^(?:省|(?:壮族|回族|维吾尔)?自治区)/, '');
  const city = leadingPlace(below);
  return city !== '' && /^(?:市|州|盟|地区)/.test(below.slice(city.length))
    ? `${province}/${city}`
    : province;
}

/** A county or county-level city by its own name: nothing is known of its province. */
function smallPlace(name: string): string | null {
  const place = /^([一-龥]{1,6}?)(?:市(?!场)|县|区(?!域)|旗)[一-龥]*(?:政府|委|局|办|中心|院)/.exec(
    name,
  )?.[1];
  return place ? `/${place}` : null;
}

function placeOfNumber(number: string | null): string | null {
  const code = (number ?? '').replace(/[\s　]/g, '');
  const first = code.charAt(0);
  if (AMBIGUOUS.test(code)) {
    return null;
  }
  return (
    CITY_OF_NUMBER.get(code.slice(0, 2)) ?? (BY_CODE.test(code) ? (PLACE_OF_NUMBER.get(first) ?? null) : null)
  );
}
