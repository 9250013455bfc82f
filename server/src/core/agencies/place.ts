import { leadingPlace, provinceOfPlace } from './places.js';

/** What a document's header says of where it was issued. */
export interface Letterhead {
  readonly issuer: string | null;
  readonly title: string | null;
  readonly documentNumber: string | null;
}

/** The character the document numbers of the state and of each province begin with. */
const PLACE_OF_NUMBER: ReadonlyMap<string, string> = new Map(
  [
    '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西',
    '鲁山东 豫河南 鄂湖北 湘湖南 粤广东 琼海南 川四川 黔贵州 贵贵州 云云南 滇云南 陕陕西 甘甘肃 青青海',
    '蒙内蒙古 桂广西 藏西藏 宁宁夏 新新疆 国国家 中国家 穗广东/广州',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** 鄂府… is Ordos, 鄂政… Hubei: the first character alone does not tell. */
const NUMBER =
  /^\s*(.)(?:发|办|函|令|政|府办|府函|府〔|府规|委|党|教|科|财|卫|环|民|人社|建|交|农|文|商|市监)/;

const CENTRAL = /^(?:国务院|中共中央|中央|国家(?!税务总局.)|全国|中华人民共和国|最高人民)/;
const MINISTRY = /^[一-龥]{2,8}(?:部|总局|总署)(?:办公厅|关于|$|[一-龥]*关于)/;

/**
 * Where a document was issued: 国家, a province (广东), a province and a city (广东/广州), or a city
 * the list of places does not hold (`/延吉`).
 *
 * @returns null when the header does not tell
 */
export function placeOfDocument({ issuer, title, documentNumber }: Letterhead): string | null {
  return placeOfName(issuer) ?? placeOfName(title) ?? placeOfNumber(documentNumber);
}

function placeOfName(text: string | null): string | null {
  const name = (text ?? '').replace(/[\s　]/g, '').replace(/^(?:中共|中国共产党)(?!中央)/, '');
  const place = leadingPlace(name);
  const province = place === '' ? null : provinceOfPlace(place);
  if (province === null) {
    const city = /^([一-龥]{2,4}?)市(?!场)[一-龥]*(?:政府|委|局|办)/.exec(name)?.[1];
    return CENTRAL.test(name) || MINISTRY.test(name) ? '国家' : city ? `/${city}` : null;
  }
  if (place !== province) {
    return `${province}/${place}`;
  }
  const rest = name.slice(place.length).replace(/^(?:省|(?:壮族|回族|维吾尔)?自治区)/, '');
  const city = leadingPlace(rest);
  return city !== '' && rest.startsWith('市', city.length) ? `${province}/${city}` : province;
}

function placeOfNumber(number: string | null): string | null {
  const first = NUMBER.exec(number ?? '')?.[1];
  return first ? (PLACE_OF_NUMBER.get(first) ?? null) : null;
}
