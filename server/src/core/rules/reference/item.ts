import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { type ItemReference, itemReferences } from '../../model/item-references.js';
import type { Notice, OutlineNode } from '../../model/notice.js';

const EXAMPLE = (cited: string): string =>
  exampleNotice(
    `　　1．推进项目建设。\n　　2．扩大开放合作。\n　　3．完善配套政策。\n　　4．按照本通知${cited}的要求，加强督促检查。\n`,
  );

export const rule = defineRule({
  meta: {
    id: 'reference/item',
    title: { zh: '引用的条目不存在', en: 'An item is referred to that does not exist' },
    why: {
      zh: '增删条目后，文中“第N项”之类的引用没有跟着改，就会指向不存在的条目。',
      en: 'Items are added and dropped; a reference left behind points at an item that is not there.',
    },
    basis: [{ name: '公文编辑惯例：文内引用与序号一致', strength: 'practice' }],
    severity: 'error',
    fix: 'none',
    since: '0.1.0',
    reach: 'numbers',
    words: /序号/,
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦第7项⟧'), good: EXAMPLE('第2项') }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    // Of an excerpt one cannot know what the whole text holds.
    if (notice.header.title === null || /修改|修订|废止/.test(notice.header.title.text)) {
      return findings;
    }
    const references = itemReferences(notice);
    const items = references.length > 0 ? new Items(notice) : null;
    for (const reference of references) {
      const missing = reference.numbers.find((number) => !items?.has(reference, number));
      if (missing !== undefined && countsItems(notice, reference)) {
        findings.push(lateFinding(reference, { reference, missing }, WORDING));
      }
    }
    return findings;
  },
});

const FEWEST_ITEMS = 2;

/** Whether there are numbered items at all that a reference can miss. */
function countsItems({ nodes }: Notice, { article }: ItemReference): boolean {
  if (article) {
    return article.children.length >= FEWEST_ITEMS;
  }
  let left = FEWEST_ITEMS;
  return nodes.some((node) => isItem(node) && --left === 0);
}

function isItem({ kind }: OutlineNode): boolean {
  return kind !== 'article' && kind !== 'part';
}

/** All that bears a number in a notice. A class to gather it once for all references, and only if there are any. */
class Items {
  /** Where units and candidates of a number begin, in no order. */
  readonly #places = new Map<number, number[]>();
  readonly #text: string;
  #rows: ReadonlySet<string> | null = null;
  #countsRows: boolean | null = null;

  constructor({ text, nodes, tree }: Notice) {
    this.#text = text;
    for (const node of nodes) {
      if (isItem(node)) {
        this.#add(node.number, node.start);
      }
    }
    for (const { block, start } of tree.blocks) {
      for (let marker = block.firstMarker; marker !== null; marker = marker.next) {
        if (marker.form !== 'article') {
          this.#add(marker.number, start + marker.start);
        }
      }
    }
  }

  #add(number: number, at: number): void {
    const places = this.#places.get(number);
    if (places) {
      places.push(at);
    } else {
      this.#places.set(number, [at]);
    }
  }

  /** Whether anything in a reference's reach bears a number, as a unit or in a list inside a sentence. */
  has({ article, named }: ItemReference, number: number): boolean {
    const places = this.#places.get(number) ?? [];
    const numbered = article
      ? places.some((at) => at >= article.start && at < article.end)
      : places.length > 0;
    return numbered || this.#isRow(number, named);
  }

  /** A row of a flattened table: the number alone on a line, or a table that counts its rows somewhere. */
  #isRow(number: number, named: boolean): boolean {
    this.#countsRows ??= this.#text.includes('序号');
    this.#rows ??= new Set([...this.#text.matchAll(ROW)].map(([, digits = '']) => digits));
    return (!named && this.#countsRows) || this.#rows.has(String(number));
  }
}

const ROW = /(?:^|\n)[ \t　]*(\d+)[ \t　]*(?=\r?\n|$)/g;

interface Told {
  readonly reference: ItemReference;
  readonly missing: number;
}

const WORDING: Wording<Told> = {
  message: ({ reference: { text, article }, missing }) => {
    const where = article ? { zh: '本条', en: 'this article' } : { zh: '本文', en: 'this text' };
    return {
      zh: `“${text}”所指的第${missing}项在${where.zh}中不存在，请改正引用的序号。`,
      en: `“${text}” points at item ${missing}, which ${where.en} does not have; correct the number.`,
    };
  },
};
