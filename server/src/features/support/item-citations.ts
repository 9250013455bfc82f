import { type ItemReference, itemReferences } from '../../core/model/item-references.js';
import type { NodeKind, Notice, OutlineNode } from '../../core/model/notice.js';
import { lastStartingAt } from '../../core/model/outline.js';
import { parseArabic, parseHanNumber } from '../../core/syntax/numerals.js';
import type { Span } from '../../core/text/span.js';
import { pathTo } from './structure.js';

/** 第N项 and the units it means. */
export interface ItemCitation extends Span {
  /** All units meant, those between the ends of 第3至5项 too. */
  readonly nodes: readonly OutlineNode[];
  /** Each number that is written, with its unit. */
  readonly parts: readonly (Span & { readonly node: OutlineNode | null })[];
}

const NUMBER = /([（(]?)([〇零一二三四五六七八九十百]+|\d+)[）)]?/g;
const RANGE = /[至到—－-]/;

/** Kinds a bare 第N项 may count, the likeliest first. */
const COUNTED: readonly NodeKind[] = ['item', 'section', 'chapter', 'subitem', 'decimal'];

/** What a number can count: （三） sections, （3） subitems, 3 whatever the text has most deeply numbered. */
function kindOf(pool: readonly OutlineNode[], bracket: string, digits: string): NodeKind | undefined {
  if (bracket !== '') {
    return /\d/.test(digits) ? 'subitem' : 'section';
  }
  return COUNTED.find((kind) => pool.some((node) => node.kind === kind));
}

/** The one unit a number means; where several bear it, the one beside the place that names it. */
function resolve(
  notice: Notice,
  { start, article }: ItemReference,
  number: number,
  kindIn: (pool: readonly OutlineNode[]) => NodeKind | undefined,
): OutlineNode | null {
  const own = lastStartingAt(notice.nodes, start);
  const pool =
    article?.children ??
    notice.nodes.filter(
      ({ kind, space }) => kind !== 'article' && kind !== 'part' && (!own || space === own.space),
    );
  const kind = kindIn(pool);
  const found = pool.filter((node) => node.kind === kind && node.number === number);
  const around = own ? [null, ...pathTo(own)] : [null];
  const near = found.length > 1 ? found.filter(({ parent }) => around.includes(parent)) : found;
  return near.length === 1 ? (near[0] ?? null) : null;
}

function citationOf(notice: Notice, reference: ItemReference): ItemCitation {
  const nodes: OutlineNode[] = [];
  const parts: (Span & { node: OutlineNode | null })[] = [];
  let before = { number: 0, end: 0 };
  for (const match of reference.text.matchAll(NUMBER)) {
    const [written, bracket = '', digits = ''] = match;
    const number = parseHanNumber(digits) ?? parseArabic(digits);
    if (number === null) {
      continue;
    }
    const kindIn = (pool: readonly OutlineNode[]) => kindOf(pool, bracket, digits);
    const spans = RANGE.test(reference.text.slice(before.end, match.index));
    for (let n: number = spans ? before.number + 1 : number; n <= number; n++) {
      const node = resolve(notice, reference, n, kindIn);
      nodes.push(...(node ? [node] : []));
      if (n === number) {
        const start = reference.start + match.index;
        parts.push({ start, end: start + written.length, node });
      }
    }
    before = { number, end: match.index + written.length };
  }
  return { start: reference.start, end: reference.end, nodes, parts };
}

/** Every 第N项 that means units of this very text beyond doubt. For `context.derive`. */
export function itemCitations(notice: Notice): readonly ItemCitation[] {
  return itemReferences(notice)
    .map((reference) => citationOf(notice, reference))
    .filter(({ nodes }) => nodes.length > 0);
}
