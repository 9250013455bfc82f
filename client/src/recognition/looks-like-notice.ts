/** How much of a text is looked at: header, title and first items stand well within it. */
export const READ_LIMIT = 8192;

/** Space within and around lines; documents use the ideographic one. */
const S = '[\\s\\u3000]*';
const NUMERAL = '[一二三四五六七八九十百]{1,4}';

/** 粤府函〔2016〕85号. Copies turn the brackets into other ones. */
const NUMBER = '[\\p{Script=Han}]{2,12}[〔［\\[【(（](?:19|20)\\d{2}[〕］\\]】)）]第?\\d{1,5}号';
const GENRE = '(?:通知|意见|决定|方案|办法|通报|批复|函|公告|通告|请示|规划|计划|要点|措施|规定|细则)';

/** A line that is the number and nothing else, or ends a title with it. A number cited in prose is not. */
const NUMBER_LINE = new RegExp(`^${S}(?:\\p{Script=Han}.{0,80}${GENRE})?${S}${NUMBER}${S}$`, 'u');
/** 广东省人民政府关于…的通知: an issuer, the matter, the genre, and no sentence. */
const TITLE_LINE = new RegExp(
  `^[#\\s\\u3000]*[\\p{Script=Han}\\d、 　]{2,60}?(?:关于|印发|转发)[^。；！？]{2,120}?${GENRE}(?:（[^）]{1,20}）)?${S}(?:${NUMBER})?${S}$`,
  'u',
);
/** A flattened copy: title, number and text in one line. */
const GLUED_LINE = new RegExp(
  `^${S}\\p{Script=Han}{2,60}?(?:关于|印发|转发)[^。；！？]{2,120}?${GENRE}${S}${NUMBER}`,
  'u',
);
/** 各地级以上市人民政府，省有关单位： The text may follow at once. */
const ADDRESSEES =
  /^[\s\u3000]*\p{Script=Han}[^。；！？：]{1,160}(?:人民政府|政府|委员会|办公厅|办公室|委|委会|厅|局|部门|单位|机构|机关|企业|公司|院|校|中心|组织|团体)(?:（[^）]{1,20}）)?：/u;
const SIGNED = new RegExp(
  `(?:人民政府|办公厅|办公室|委员会|委|厅|局|部|院)${S}(?:(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日|[一二][九〇○零]..年.{1,2}月.{1,3}日)`,
  'u',
);
const SET_PHRASE =
  /(?:现印发给你们|现转发给你们|请认真(?:贯彻|组织|遵照)|请结合实际|特此(?:通知|公告|通告)|现(?:就|将)[^。]{2,60}(?:通知|公告|提出)如下|(?:现)?提出(?:如下|以下)意见|现通知如下|特作如下决定|制定本(?:方案|办法|规定|意见|计划|条例))/u;
/** A closing bracket with a body and its duty, or a list of bodies. */
const GROUP = new RegExp(
  `[（(〔](?:(?:责任|牵头|配合|负责|主办|协办)(?:单位|部门)：|[^（）()。]{2,80}(?:负责|牵头|配合|参与|会同[^（）()。]{2,20})${S}[）)]|[^（）()。]{1,60}(?:[委厅局办部]|人民政府|集团|分行)${S}[）)])`,
  'gu',
);
const MARKER_BEFORE = '(?:^|[\\n\\u3000 。；：）)*#])';
const FIRST = new RegExp(`${MARKER_BEFORE}${S}(?:一、|（一[）)]|第一条|第一章)`, 'u');
const SECOND = new RegExp(`${MARKER_BEFORE}${S}(?:二、|（二[）)]|第二条|第二章)|[^，、]二、`, 'u');
const LATER = new RegExp(`${MARKER_BEFORE}${S}(?:${NUMERAL}、|（${NUMERAL}[）)]|第${NUMERAL}[条章])`, 'gu');

/** What other kinds of text say and an official document never does. */
const FOREIGN =
  /(?:^|\n)(?:```|\[!\[|<p align|<\?php|import .+ from |#include)|(?:新华社|中新社|本报|本网)[^\n]{0,20}(?:电|讯)|[（(](?:本报)?记者/u;

/** Share of Chinese characters among the letters, in hundredths; mojibake and code have few. */
function chineseShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (100 * chinese) / letters;
}

/** Lines that are not empty, and each two neighbours as one: titles are wrapped. */
function linesAndPairs(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const pairs = lines.slice(1).map((line, i) => `${lines[i]?.trim()}${line.trim()}`);
  return [...lines, ...pairs];
}

/** How many different things speak for an official document. */
function evidence(text: string): number {
  const lines = linesAndPairs(text);
  const signs = [
    lines.some((line) => NUMBER_LINE.test(line) || GLUED_LINE.test(line)),
    lines.some((line) => TITLE_LINE.test(line) || GLUED_LINE.test(line)),
    lines.some((line) => ADDRESSEES.test(line)),
    SIGNED.test(text) || SET_PHRASE.test(text),
    (text.match(GROUP)?.length ?? 0) >= 2,
    (FIRST.test(text) && SECOND.test(text)) || (text.match(LATER)?.length ?? 0) >= 5,
  ];
  return signs.filter(Boolean).length;
}

/**
 * Whether a text is a Chinese official document, judged by its first {@link READ_LIMIT} characters.
 *
 * Every sign occurs in other texts as well: news cite numbers, manuals print titles, essays count
 * their chapters. Three of them together do not.
 */
export function looksLikeNotice(text: string): boolean {
  const head = text.slice(0, READ_LIMIT);
  if (chineseShare(head) < 60 || FOREIGN.test(head)) {
    return false;
  }
  return evidence(head) >= 3;
}
