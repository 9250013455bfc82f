import { firstFrom, type Span } from '../text/span.js';
import { breakBefore, lineBefore, type PhysicalLine, physicalLines } from './physical-lines.js';

/** How far into a text the page's own lines can stand before the document, and behind it. */
const REACH = 3000;
const LONGEST_LINE = 160;

/** Front matter of a converted page: from a line --- at the text's start to the next one. */
const FRONT_MATTER =
  /^\ufeff?---[^\S\r\n]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n)){1,40}?---[^\S\r\n]*(?=[\r\n]|$)/;

/** Where the reader is: 当前位置：…, 首页 > … */
const POSITION = /^(?:您?(?:现在|当前)?(?:的)?位置[是为]?[：:]|首页[\s　]*[>›»＞→|｜/])/;
/** 首页 > 政务公开 > 正文. The pattern would try all of a line from every place in it, so arrows are looked for first. */
const TRAIL = /[^>›»＞]+[>›»＞][^>›»＞]+[>›»＞]/;
const ARROW = /[>›»＞]/;
/** Menus: 登录 | 注册 | English. */
const MENU = /^[^|｜。；]{1,12}(?:[\s　]*[|｜][\s　]*[^|｜。；]{1,12}){2,}$/;
/** What the page says of its copy, and what it lets the reader do. */
const ABOUT_COPY =
  /^[【[（(]?(?:发布|发文|更新|成文|生成|实施|失效)(?:日期|时间|机构|机关)[：:]|^[【[（(]?(?:信息|文章|稿件)?(?:来源|作者|编辑|责任编辑|浏览(?:次数|量)?|点击(?:数|次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)?|索引号|主题分类|体裁分类|统一编号|有效性|字体|字号|文字大小)[\s　]*[：:]/;
const TOOLS =
  /无障碍(?:阅读|浏览)|繁体版|打印(?:本页|此页|文章)|关闭(?:窗口|本页)|^[【[]?(?:打印|关闭|收藏|分享)[】\]]|分享(?:到|至)|扫一扫|返回(?:顶部|首页|列表)|加入收藏|设为首页/;
/** Below the document: neighbours, the publisher, the licence numbers. */
const FOOTER =
  /^[【[<«]?(?:上一篇|下一篇|上一条|下一条|原文链接|相关(?:链接|文章|新闻|解读|文件|附件)|推荐阅读)|版权所有|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持[：:]|ICP备|公网安备|网站标识码|网站地图|联系我们|隐私(?:声明|保护|政策)|关于我们|[Cc]opyright|©|责任编辑[：:]/;
const ADDRESS = /^(?:原文|链接|网址|来源)?[\s　]*[：:]?[\s　]*https?:\/\/\S+$/;

/** Each of the patterns above but the footer's needs one of these: most lines hold none. */
const SIGNS = new Set([...'：:>›»＞→|｜/碍繁打闭藏享扫返设'].map((char) => char.charCodeAt(0)));
/** By their last eight bits, which nearly all other characters are told by. */
const MAY_BE_SIGN = new Uint8Array(256);
for (const code of SIGNS) {
  MAY_BE_SIGN[code & 0xff] = 1;
}

function holdsSign(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (MAY_BE_SIGN[code & 0xff] === 1 && SIGNS.has(code)) {
      return true;
    }
  }
  return false;
}

/** Lines of the page that tell nothing of the document; a sentence is never one. */
function isAbove({ trimmed }: PhysicalLine): boolean {
  return (
    trimmed.length <= LONGEST_LINE &&
    holdsSign(trimmed) &&
    !trimmed.includes('。') &&
    (POSITION.test(trimmed) ||
      (ARROW.test(trimmed) && TRAIL.test(trimmed)) ||
      MENU.test(trimmed) ||
      ABOUT_COPY.test(trimmed) ||
      TOOLS.test(trimmed) ||
      ADDRESS.test(trimmed))
  );
}

function isBelow(line: PhysicalLine): boolean {
  return isAbove(line) || (line.trimmed.length <= LONGEST_LINE && FOOTER.test(line.trimmed));
}

/**
 * What of a text belongs to the web page it was copied from, not to the document: front matter,
 * navigation and the copy's particulars above it, neighbours and the publisher's lines below.
 * Nothing is read from there but the header's labelled particulars, and nothing reported.
 *
 * Above the document such lines stand about the title, so each is taken by itself; below it only an
 * unbroken run up to the text's end counts. In flattened copies, which have no lines, see `copy-lines`.
 *
 * @param bodyStart where the document's own text surely has begun: no line beyond it is looked at
 * @returns spans of whole lines in text order
 */
export function findPageChrome(text: string, bodyStart: number): readonly Span[] {
  const front = FRONT_MATTER.exec(text.slice(0, REACH));
  const from = front?.[0].length ?? 0;
  const spans: Span[] = front ? [{ start: 0, end: from }] : [];
  for (const line of physicalLines(text, from, Math.min(bodyStart, REACH))) {
    if (line.trimmed.length > 0 && isAbove(line)) {
      spans.push({ start: line.start, end: line.end });
    }
  }
  const tail = tailStart(text, Math.max(spans.at(-1)?.end ?? 0, text.length - REACH));
  return tail === null ? spans : [...spans, { start: tail, end: text.length }];
}

/** Where the page's lines at the text's end begin; null when there are none. */
function tailStart(text: string, from: number): number | null {
  let start: number | null = null;
  let end = text.length - breakBefore(text, text.length);
  for (;;) {
    const line = lineBefore(text, from, end);
    // The window may cut its first line: half a line tells nothing.
    if ((line.start === from && from > 0) || !(line.trimmed.length === 0 || isBelow(line))) {
      return start;
    }
    start = line.trimmed.length === 0 ? start : line.start;
    if (line.start === from) {
      return start;
    }
    end = Math.max(from, line.start - breakBefore(text, line.start));
  }
}

/** Whether an offset lies in one of the spans. */
export function isInChrome(chrome: readonly Span[], offset: number): boolean {
  for (const span of chrome) {
    if (offset >= span.start && offset < span.end) {
      return true;
    }
  }
  return false;
}

/**
 * Those of some places that do not begin in the chrome: mostly all of them, and then the very list.
 *
 * @param places in text order
 */
export function outsideChrome<T extends Span>(chrome: readonly Span[], places: readonly T[]): readonly T[] {
  for (const { start, end } of chrome) {
    const first = places[firstFrom(places, start)];
    if (first && first.start < end) {
      return places.filter((place) => !isInChrome(chrome, place.start));
    }
  }
  return places;
}

/** The chrome without what the header takes from it: a wrong 发布日期 is a fault wherever it stands. */
export function withoutParticulars(
  chrome: readonly Span[],
  particulars: readonly (Span | null)[],
): readonly Span[] {
  if (chrome.length === 0) {
    return chrome;
  }
  let spans = chrome;
  for (const taken of particulars) {
    if (taken !== null && isInChrome(spans, taken.start)) {
      spans = without(spans, taken);
    }
  }
  return spans;
}

/** Some spans without a place in one of them. */
function without(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const left: Span[] = [];
  for (const span of spans) {
    if (start >= span.start && end <= span.end) {
      left.push({ start: span.start, end: start }, { start: end, end: span.end });
    } else {
      left.push(span);
    }
  }
  return left;
}
