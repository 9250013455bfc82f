import { Holds } from '../syntax/characters.js';
import { isGarbled } from './garbled.js';
import type { Genre, Header, OutlineNode } from './notice.js';
import { physicalLines } from './physical-lines.js';

/** Marks of a program text or a readme: code fences, HTML, badges. */
const TECHNICAL = /```|<\/?(?:p|img|a|div|table)\b|!\[[^\]]*\]\(|^#{2,} .*[A-Za-z]{4,}/gm;
const TECHNICAL_MARKS = 6;
/** A report or speech is read out to a meeting; as a document it has addressees, a number or a signature. */
const READ_OUT = /(?:报告|讲话|致辞|发言|演讲|说明)$/;
/** The line below such a title says where it was read. */
const AT_A_MEETING = /^[ 　]*(?:—|--|[（(])[^\n。]{0,30}在[^\n。]{2,60}会议?上/m;
const BELOW_TITLE = 300;
/** What only a text about documents calls itself. */
const ARTICLE = /(?:解读|问答|答记者问|访谈|专访|综述|述评|社论|评论|侧记|纪实)$/;
/** How news begins. */
const NEWS =
  /^(?:(?:新华社|中新社|人民网|新华网|中新网)[^。]{0,20}电|本报[^。]{0,10}讯|.{0,40}[（(](?:本报)?记者)|本报记者/;
const QUESTION = /^(?:\*\*)?(?:问|答|Q|A)(?:\*\*)?[：:]/i;
const QUESTIONS = 4;
/** Shorter texts are still being written; nothing can be said of them. */
const ENOUGH = 400;
/** A text of this score shows enough of the genre to be of it. */
const ENOUGH_PARTS = 3;
/** How far into a text one must read to know what kind it is of. */
const OPENING = 20_000;
const HAN_SHARE = 0.3;

interface Evidence {
  readonly header: Header;
  readonly nodes: readonly OutlineNode[];
  readonly groups: number;
  /** Bits of `Holds` for what the text's blocks hold together; all of them where that is not known. */
  readonly holds: number;
}

/**
 * What kind of text this is. Each part of the genre counts; an excerpt without header still shows
 * its chapters and responsibility groups. Only a text that shows no part of the genre, or clearly
 * another one, is said to be of another kind.
 */
export function genreOf(text: string, evidence: Evidence): Genre {
  const score = scoreOf(evidence);
  const isReadOut = readOut(text, evidence.header);
  const isForeign = isReadOut || technicalMarks(text, evidence) >= TECHNICAL_MARKS;
  if (score >= ENOUGH_PARTS && !isForeign) {
    return 'document';
  }
  if (isGarbled(text)) {
    return 'garbled';
  }
  if (text.length < ENOUGH) {
    return 'draft';
  }
  return isForeign || !hasMarks(evidence) || isArticle(text, evidence) ? 'other' : 'draft';
}

/** Whether a text is a report or speech that somebody gave, rather than one that was sent. */
function readOut(text: string, header: Header): boolean {
  const { title, documentNumber, issuedOn } = header;
  if (title === null || !READ_OUT.test(title.text) || documentNumber !== null || issuedOn !== null) {
    return false;
  }
  return !isSent(header) || AT_A_MEETING.test(text.slice(title.end, title.end + BELOW_TITLE));
}

/** Whether a text bears what a document gets when it is sent: a number, a signature, addressees. */
function isSent({ documentNumber, issuedOn, addressees }: Header): boolean {
  // 各位代表： is how a speech begins.
  return (
    documentNumber !== null || issuedOn !== null || (addressees !== null && !/^各位/.test(addressees.text))
  );
}

function scoreOf({ header, nodes, groups }: Evidence): number {
  const score =
    (header.documentNumber ? 2 : 0) +
    (header.title ? 1 : 0) +
    (header.addressees ? 2 : 0) +
    (header.issuedOn ? 1 : 0) +
    (groups >= 2 ? 2 : 0);
  if (score >= ENOUGH_PARTS) {
    return score;
  }
  const { articles, outer } = countKinds(nodes);
  return score + (outer >= 2 ? 1 : 0) + (articles >= 3 ? 3 : 0);
}

function countKinds(nodes: readonly OutlineNode[]): { readonly articles: number; readonly outer: number } {
  let articles = 0;
  let outer = 0;
  for (const { kind } of nodes) {
    articles += kind === 'article' ? 1 : 0;
    outer += kind === 'chapter' || kind === 'section' ? 1 : 0;
  }
  return { articles, outer };
}

function technicalMarks(text: string, { holds }: Evidence): number {
  // Nearly no document has any.
  return holds & Holds.markUp ? [...text.slice(0, OPENING).matchAll(TECHNICAL)].length : 0;
}

/** Whether anything at all speaks for an official document that is still being written, or a part of one. */
function hasMarks({ header, nodes, groups }: Evidence): boolean {
  return isSent(header) || header.title !== null || groups > 0 || nodes.length >= 2;
}

/** News, questions and answers, commentary, or a text in another language. */
function isArticle(text: string, evidence: Evidence): boolean {
  if (isSent(evidence.header) || evidence.groups > 0) {
    return false;
  }
  const opening = text.slice(0, OPENING);
  const lines = physicalLines(opening, 0, opening.length).filter((line) => line.trimmed.length > 0);
  const first = lines.slice(0, 5).map((line) => line.trimmed.replace(/^#+ /, ''));
  return (
    first.some((line) => ARTICLE.test(line) || NEWS.test(line)) ||
    lines.filter((line) => QUESTION.test(line.trimmed)).length >= QUESTIONS ||
    hanShare(opening) < HAN_SHARE
  );
}

/** Share of Chinese characters among all that is no white space. */
function hanShare(text: string): number {
  let han = 0;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    all += code > 0x20 && code !== 0x3000 ? 1 : 0;
    han += (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ? 1 : 0;
  }
  return all === 0 ? 1 : han / all;
}
