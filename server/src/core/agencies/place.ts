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

const CODES = (list: string): ReadonlyMap<string, string> =>
  new Map(list.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(1)]));

/** The character the document numbers of the state and of each province begin with. */
const PLACE_OF_NUMBER = CODES(
  `京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西
鲁山东 豫河南 鄂湖北 湘湖南 粤广东 琼海南 川四川 黔贵州 云云南 滇云南 陕陕西 甘甘肃 青青海 蒙内蒙古 内内蒙古
桂广西 藏西藏 宁宁夏 新新疆 国国家 中国家 穗广东/广州 深广东/深圳`,
);

/** Guangdong's cities number 佛府〔2019〕1号; the same characters may begin other places' 政发. */
const CITY_OF_FU = CODES(
  `珠广东/珠海 汕广东/汕头 佛广东/佛山 韶广东/韶关 河广东/河源 惠广东/惠州 东广东/东莞 中广东/中山 江广东/江门
湛广东/湛江 茂广东/茂名 肇广东/肇庆 清广东/清远 潮广东/潮州 揭广东/揭阳 云广东/云浮 成四川/成都 渝重庆 苏江苏/苏州 鄂内蒙古/鄂尔多斯`,
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
  const name = (text ?? '')
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
  const city = /^.府/.test(code) ? CITY_OF_FU.get(first) : undefined;
  return city ?? (BY_CODE.test(code) ? (PLACE_OF_NUMBER.get(first) ?? null) : null);
}
