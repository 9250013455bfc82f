import type { Block } from '../syntax/block.js';
import type { PlacedBlock } from '../syntax/tree.js';
import type { Reference } from './notice.js';

const TITLE_MARK = 0x300a;
const NUMBER = /[\u4e00-\u9fff]{1,10}[〔［[]\s*\d{4}\s*[〕］\]]\s*\d{1,5}\s*号/g;
const ITEM =
  /第[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3})(?:[ 　]*(?:至|到|、|和|—|-)[ 　]*第?[ 　]*(?:[〇零一二三四五六七八九十百]+|\d{1,3}))*[ 　]*项(?!目)/g;
const ATTACHMENT = /附[ 　]*件[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})/g;

const found = new WeakMap<Block, readonly Reference[]>();

/** What one block cites: 《…》, document numbers, 第N项, 附件N; absolute, in text order. */
export function referencesIn({ block, start }: PlacedBlock): readonly Reference[] {
  let relative = found.get(block);
  if (!relative) {
    relative = [...titles(block), ...cited(block.text)].sort((a, b) => a.start - b.start);
    found.set(block, relative);
  }
  return relative.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
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

function cited(text: string): readonly Reference[] {
  const references: Reference[] = [];
  const collect = (pattern: RegExp, kind: Reference['kind']): void => {
    for (const match of text.matchAll(pattern)) {
      references.push({ kind, start: match.index, end: match.index + match[0].length, text: match[0] });
    }
  };
  if (text.includes('号')) {
    collect(NUMBER, 'document-number');
  }
  if (text.includes('项')) {
    collect(ITEM, 'item');
  }
  if (text.includes('附')) {
    collect(ATTACHMENT, 'attachment');
  }
  return references;
}
