import { isLineBreak } from '../syntax/characters.js';
import type { Notice } from './notice.js';

/** Labels under which a web copy lists what it knows of a document; the document itself does not. */
const LABEL =
  /^[\s　*>#-]*(?:发布|索引|更新|检索|下载|生成|成文|实施|失效|浏览|访问|点击|主办|承办|原文|信息)?(?:日期|时间|机构|机关|单位|号|来源|分类|主题词?|作者|编辑|责任编辑|记者|有效性|名称|文号|链接|次数|关键词|字体|字号|打印|分享|标签|关键字|统一编号|主题分类|体裁分类|备案号|网站标识码|版权所有)\**[ 　\t]*[：:]/;
const MARK_UP = /\]\(|https?:\/\/|www\.|<\/?[A-Za-z!]|\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)\b/i;
/** What an editor of the copy says of it, on a line of its own. */
const REMARK = /^[\s　]*[（(](?:本文|全文|原文|此件)?(?:有删[减节]|节选|摘编|略)[）)][\s　]*$/;
/** A character without which no text is mark-up. */
const MARK_UP_SIGN = /[\]<./]/;
/** How far from a place its line can still tell what the place is; flattened copies have no short lines. */
const REACH = 120;
/** Flattened copies set wide space where a line began. */
const WIDE = /　|\t|[ \u00a0]{3}/;

/**
 * Whether a place belongs to the copy, not to the document: a metadata line, a link, mark-up, a remark
 * of its editor.
 */
export function isCopyText({ text }: Notice, offset: number): boolean {
  const start = lineStartNear(text, offset);
  const before = text.slice(Math.max(start, offset - REACH), offset);
  const after = text.slice(offset, lineEndNear(text, offset));
  const around = before + after;
  if ((MARK_UP_SIGN.test(around) && MARK_UP.test(around)) || REMARK.test(around)) {
    return true;
  }
  if (!/[：:]/.test(around)) {
    return false;
  }
  const own = before.split(WIDE).at(-1) ?? '';
  const begins = own.length < before.length || offset - start <= REACH;
  return begins && LABEL.test(own + after);
}

/** Where the line of a place begins; somewhere too far off where it begins farther than it is looked. */
function lineStartNear(text: string, offset: number): number {
  const least = offset - REACH;
  let start = offset;
  // Of a break of two characters the second one ends it.
  while (start > 0 && start >= least && !endsBreak(text, start)) {
    start--;
  }
  return start;
}

/** Whether a line break ends at an offset. */
function endsBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset - 1);
  return code === 10 || (code === 13 && text.charCodeAt(offset) !== 10);
}

/** Where the line of a place ends, as far as it is looked. */
function lineEndNear(text: string, offset: number): number {
  const most = Math.min(text.length, offset + REACH);
  let end = offset;
  while (end < most && !isLineBreak(text.charCodeAt(end))) {
    end++;
  }
  return end;
}
