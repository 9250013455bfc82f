import { provinceOf } from './names.js';
import type { Registry } from './registry.js';

/** What a document's header says of where it was issued. */
export interface Letterhead {
  readonly issuer: string | null;
  readonly title: string | null;
  readonly documentNumber: string | null;
}

/** The character a province's document numbers begin with. */
const PROVINCE_OF_NUMBER: ReadonlyMap<string, string> = new Map(
  [
    '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西',
    '鲁山东 豫河南 鄂湖北 湘湖南 粤广东 琼海南 川四川 黔贵州 贵贵州 云云南 滇云南 陕陕西 甘甘肃 青青海',
    '台台湾 蒙内蒙古 桂广西 藏西藏 宁宁夏 新新疆 国国家 中国家',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

const PROVINCES: readonly string[] = [...new Set(PROVINCE_OF_NUMBER.values())].filter(
  (name) => name !== '国家',
);

const CENTRAL =
  /^(?:国务院|中共中央|中央|国家|全国|中华人民共和国|财政部|教育部|科技部|商务部|[一-龥]{2,12}部[关办]|[一-龥]{2,8}总局)/;

/**
 * Where a document was issued: 国家, a province (广东), a province and a city (广东/广州), or a city of
 * a province the registry does not hold (`/武汉`).
 *
 * @returns null when the header does not tell
 */
export function placeOfDocument(registry: Registry, letterhead: Letterhead): string | null {
  const { issuer, title, documentNumber } = letterhead;
  return (
    placeOfName(registry, issuer) ?? placeOfName(registry, title) ?? placeOfNumber(documentNumber) ?? null
  );
}

function placeOfName(registry: Registry, text: string | null): string | null {
  const name = (text ?? '').replace(/[\s　]/g, '').replace(/^(?:中共|中国共产党)(?!中央)/, '');
  if (name === '') {
    return null;
  }
  if (CENTRAL.test(name)) {
    return '国家';
  }
  const province = PROVINCES.find((candidate) => name.startsWith(candidate));
  const rest = province ? name.slice(province.length) : name;
  const city = /^(?:省|壮族自治区|自治区|回族自治区|维吾尔自治区)?([一-龥]{2,4}?)市(?!场)/.exec(rest)?.[1];
  if (province) {
    return city ? `${province}/${city}` : province;
  }
  const place = /^([一-龥]{2,4}?)市(?!场)/.exec(name)?.[1];
  if (!place) {
    return null;
  }
  const known = registry.agencies.find((agency) => agency.place.endsWith(`/${place}`));
  return `${known ? provinceOf(known.place) : ''}/${place}`;
}

function placeOfNumber(number: string | null): string | null {
  // 鄂府… is Ordos, 鄂政… Hubei: the first character alone tells only with what follows a province's.
  const match = /^\s*(.)(?:发|办|函|令|政|府|委|党|教|科|财|卫|环|民|人社|建|交|农|文|商|市监|国)/.exec(
    number ?? '',
  );
  return match?.[1] ? (PROVINCE_OF_NUMBER.get(match[1]) ?? null) : null;
}
