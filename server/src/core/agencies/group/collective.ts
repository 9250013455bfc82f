const NOUNS =
  '(?:自治[区州县旗]|直辖市|部门|单位|地区|地方|政府|机构|企业|[子分]?公司|院校|高校|高等学校|学校|学院|机关|处室|科室|方面|区|县|市|州|盟|旗|省|省份|城市|乡镇|镇|乡|街道|镇街|苏木|嘎查|师|团场|办事处|科研院所|科研机构|研究机构|科研单位|委办局|厅局|委办|部委|公署|行署|园区|开发区|功能区|管委会|组织|银行|党委|党组织|成员|地市|地|系统|行业|专班|办公厅|[（(][^）)]*[）)])';

/** Words that say which bodies are meant without naming one. */
const POINTERS =
  '(?:各|有关|相关|其他|其它|所有|所属|试点|沿海|沿线|属地|当地|所在|同级|本级|上述|涉及|任务)';

const POINTED = new RegExp(
  `^(?:.{0,16}?${POINTERS}.{0,16}?|.{0,4}直属?|[省市区县州]属(?:国有|各)?)${NOUNS}$`,
);

/** 各市州教育局: the bureaus of all places. */
const OFFICES_OF_PLACES =
  /^各(?:有关|相关)?[省市区县州盟旗]{1,4}[一-龥]{1,10}(?:局|委|办|厅|法院|检察院|[支大]队)$/;

/** Levels of government, and numbers of places: 省级, 市县, 设区的市, 三省一市. */
const LEVELS = [
  '地方|省级|市级|县级|区级|乡镇|基层|珠三角|粤东西北',
  '[省市县区乡镇]{2,4}(?:两级|三级)?|[省市县区](?=[（(])|省直?管县',
  '地市级?|设区的?市|地级以上市?|县级以上',
  '[一-龥]{0,4}?[一二三四五六七八九十两\\d]+个?(?:省|市|区|县|地市|城市)[省市区县]{0,2}(?:一市)?',
  '[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新]{2,}',
].join('|');

/** 地方人民政府, 省级人民政府, 市县政府, 9市政府: levels of government, not one of them. */
const GOVERNMENTS = new RegExp(
  `^(?:全[省市国])?(?:${LEVELS})(?:[（(][^）)]*[）)])?(?:地方)?(?:各?级)?(?:以上)?(?:地方)?(?:市)?(?:党委)?(?:和|、)?(?:人民)?(?:政府|部门|单位|政府办公厅|政府部门)$`,
);

/** 公安机关, 教育部门, 农业农村主管部门: a field of work, not a body. */
const FIELD_OF_WORK = /^[一-龥]{2,12}(?:部门|机关|管理机构|监管机构|主管部门|成员单位)$/;

const NOT_IN_COLLECTIVES = /[《》“”"。！？；;：:，,、%％…—]|的|是(?!级)|以下|简称|(?<!自)由|应当|并|将/;

/** Whether a member names bodies without naming one: 各地区, 国务院相关部门, 各级地方人民政府. */
export function isCollective(name: string): boolean {
  if (name.length > 30 || NOT_IN_COLLECTIVES.test(name.replace(/[（(][^）)]*[）)]/g, ''))) {
    return false;
  }
  return (
    POINTED.test(name) ||
    OFFICES_OF_PLACES.test(name) ||
    GOVERNMENTS.test(name) ||
    /^全[国省市区县]$/.test(name)
  );
}

/** Whether a member names a field of work: collective too, but as often part of an explanation. */
export function isFieldOfWork(name: string): boolean {
  return FIELD_OF_WORK.test(name) && !NOT_IN_COLLECTIVES.test(name);
}

const CONTINUATION = new RegExp(
  `^(?:县级|地级|省级|设区的?)?(?:${NOUNS}|[省市县区州旗乡镇]{2,4})(?:人民政府|政府|管委会|办事处)?(?:[（(][^）)]*[）)])?$`,
);

/** The word of a collective that stands for all nouns that follow it (各区、县级市 means 各县级市); '' for none. */
export function handedOn(name: string): string {
  return /^(?:各(?:有关|相关)?|有关|相关)/.exec(name)?.[0] ?? '';
}

/** Whether a bare noun (县级市, 区人民政府) continues a collective opened by 各 or 有关. */
export function continuesCollective(name: string): boolean {
  return CONTINUATION.test(name);
}
