import type { Block } from '../syntax/block.js';
import { Holds } from '../syntax/characters.js';
import { perBlock } from '../syntax/per-block.js';
import type { PlacedBlock } from '../syntax/tree.js';
import type { Reference } from './notice.js';

const TITLE_MARK = 0x300a;
const NUMBER = /[\u4e00-\u9fff]{1,10}[〔［[]\s*\d{4}\s*[〕］\]]\s*\d{1,5}\s*号/g;
const ITEM =
  /第[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3})(?:[ 　]*(?:至|到|、|和|—|-)[ 　]*第?[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3}))*[ 　]*项(?!目)/g;
const ATTACHMENT = /附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})/g;

/** What one block cites: 《…》, document numbers, 第N项, 附件N; absolute, in text order. */
export function referencesIn({ block, start: by }: PlacedBlock): readonly Reference[] {
  return relativeReferences(block).map(({ kind, start, end, text }) => ({
    kind,
    start: start + by,
    end: end + by,
    text,
  }));
}

const NUMBERED = Holds.serial | Holds.item | Holds.attached;
const relativeReferences = perBlock(Holds.titleMark | NUMBERED, findReferences);

function findReferences(block: Block): readonly Reference[] {
  const named = block.holds & Holds.titleMark ? titles(block) : [];
  const numbered = block.holds & NUMBERED ? cited(block) : [];
  return named.length > 0 && numbered.length > 0
    ? [...named, ...numbered].sort((a, b) => a.start - b.start)
    : named.length > 0
      ? named
      : numbered;
}

/** 《…》, the outer one where titles are nested in another kind of mark. */
function titles(block: Block): readonly Reference[] {
  const references: Reference[] = [];
  let covered = 0;
  for (const bracket of block.brackets) {
    const close = block.brackets[bracket.partner];
    if (bracket.code === TITLE_MARK && bracket.opens && close && bracket.at >= covered) {
      covered = close.at + 1;
      const text = block.text.slice(bracket.at, covered).replace(/[\r\n]+[\s　]*/g, '');
      references.push({ kind: 'document', start: bracket.at, end: covered, text });
    }
  }
  return references;
}

function cited({ text, holds }: Block): readonly Reference[] {
  const references: Reference[] = [];
  const collect = (pattern: RegExp, kind: Reference['kind']): void => {
    for (const match of text.matchAll(pattern)) {
      references.push({ kind, start: match.index, end: match.index + match[0].length, text: match[0] });
    }
  };
  if (holds & Holds.serial) {
    collect(NUMBER, 'document-number');
  }
  if (holds & Holds.item) {
    collect(ITEM, 'item');
  }
  if (holds & Holds.attached) {
    collect(ATTACHMENT, 'attachment');
  }
  return references;
}
