import type { Notice, OutlineNode } from '../../core/model/notice.js';
import { meaningsOf } from '../../core/model/unit-meanings.js';
import { type UnitReference, unitReferences } from '../../core/model/unit-references.js';
import type { Span } from '../../core/text/span.js';

/** 第N项, 第N条 or （一）至（三）, and the units it means. */
export interface ItemCitation extends Span {
  /** All units meant, those between the ends of 第3至5项 too. */
  readonly nodes: readonly OutlineNode[];
  /** Each number that is written, with its unit. */
  readonly parts: readonly (Span & { readonly node: OutlineNode | null })[];
}

/** A longer span of numbers is none that anybody cites. */
const LONGEST_SPAN = 300;

function citationOf(notice: Notice, reference: UnitReference): ItemCitation {
  const { start, end, numbers } = reference;
  const meant = (number: number): OutlineNode | null => {
    const [node, other] = meaningsOf(notice, reference, number);
    return node && !other ? node : null;
  };
  const parts = numbers.map((cited) => ({ start: cited.start, end: cited.end, node: meant(cited.number) }));
  const nodes = numbers.flatMap(({ number, endsSpan }, i) => {
    const from = (endsSpan ? numbers[i - 1]?.number : undefined) ?? number - 1;
    const count = Math.max(0, Math.min(number - from, LONGEST_SPAN));
    return Array.from({ length: count }, (_, k) => meant(from + 1 + k)).filter((node) => node !== null);
  });
  return { start, end, nodes, parts };
}

/** Every reference to units of this very text that has one meaning. For `context.derive`. */
export function itemCitations(notice: Notice): readonly ItemCitation[] {
  return unitReferences(notice)
    .map((reference) => citationOf(notice, reference))
    .filter(({ nodes }) => nodes.length > 0);
}
