const FIRST_LEADS =
  /(?:(?:排|列|排名|排列|居|位列|名列)(?:在)?(?:第一|首)位?|第一位|首位|第一个|排首|列首).{0,8}(?:为|是|牵头)/;

/** 排在第一位的部门为牵头部门, 列第一位者为牵头单位: the order of the list gives a role. */
export function makesFirstLead(text: string): boolean {
  return FIRST_LEADS.test(text) && text.includes('牵头');
}

/** 下同, 以下…: what is said holds for the groups that follow too. */
export function holdsFurther(text: string): boolean {
  return /下同|以下|后同/.test(text);
}

const REMARK =
  /下同$|^以下|不再列出|不再(?:一一|逐一)?列|^(?:未明确|均|除)|^(?:各负其责|各司其职|协同推进|形成合力|共同抓好|抓好落实)|^(?:排|列|首).*牵头/;

/** A member that speaks of the list instead of belonging to it. */
export function isRemark(text: string): boolean {
  return REMARK.test(text) || makesFirstLead(text);
}

const WHEN =
  '(?:\\d{4}年)?(?:第?[一二三四1-4]季度|[上下]半年|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?)?(?:上旬|中旬|下旬|\\d{1,2}日)?';
const TIME_LIMIT = new RegExp(
  `^(?:(?:力争|原则上)?(?:于|到|在)?${WHEN}(?:年?[底初中内]|月底)?(?:之?前|以前|内)?(?:[一-龥]{0,4}(?:完成|启动|实施|推进|见效|出台|取得|落实|到位|印发|制定|建成|报送))?[一-龥]{0,4}|(?:长期|持续|常年|全年|年内|每年|每月|每季度|立即|即时|分年度|滚动).{0,10})$`,
);

/** 6月底完成, 2020年底前, 年内持续推进: a time, no body. */
export function isTimeLimit(text: string): boolean {
  return /[年月日底前]|持续|长期|立即|即时/.test(text) && TIME_LIMIT.test(text);
}

/** 2021年底前完成，教育部负责: a time before the bodies must say that it is a limit. */
export function opensWithLimit(text: string): boolean {
  return /(?:前|完成|推进|坚持)$/.test(text) && isTimeLimit(text);
}
