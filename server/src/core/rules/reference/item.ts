import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
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
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦第7项⟧'), good: EXAMPLE('第2项') }],
  },
  *check({ notice }) {
    // Of an excerpt one cannot know what the whole text holds.
    if (notice.header.title === null || /修改|修订|废止/.test(notice.header.title.text)) {
      return;
    }
    const references = notice.text.includes('项') ? itemReferences(notice) : [];
    for (const reference of references) {
      const missing = reference.numbers.find((number) => !isAnyItem(notice, reference, number));
      if (missing !== undefined && countsItems(notice, reference)) {
        yield findingFor(reference, missing);
      }
    }
  },
});

const FEWEST_ITEMS = 2;

/** Whether there are numbered items at all that a reference can miss. */
function countsItems({ nodes }: Notice, { article }: ItemReference): boolean {
  const counted = article
    ? article.children
    : nodes.filter((node) => node.kind !== 'article' && node.kind !== 'part');
  return counted.length >= FEWEST_ITEMS;
}

/** Whether anything in the reference's reach bears the number, as a unit or in a list inside a sentence. */
function isAnyItem(notice: Notice, { article, named }: ItemReference, number: number): boolean {
  const within = (at: number): boolean => article === null || (at >= article.start && at < article.end);
  return (
    notice.nodes.some((node) => node.number === number && isItem(node) && within(node.start)) ||
    notice.tree.blocks.some(({ block, start }) =>
      block.markers.some(
        (marker) => marker.number === number && marker.form !== 'article' && within(start + marker.start),
      ),
    ) ||
    inTable(notice.text, number, named)
  );
}

function isItem({ kind }: OutlineNode): boolean {
  return kind !== 'article' && kind !== 'part';
}

/** A row of a flattened table: the number alone on a line, or a table that counts its rows somewhere. */
function inTable(text: string, number: number, named: boolean): boolean {
  return (
    (!named && text.includes('序号')) ||
    new RegExp(`(?:^|\\n)[ \\t　]*${number}[ \\t　]*(?:\\r?\\n|$)`).test(text)
  );
}

function findingFor({ start, end, text, article }: ItemReference, missing: number): Finding {
  const where = article ? { zh: '本条', en: 'this article' } : { zh: '本文', en: 'this text' };
  return {
    start,
    end,
    message: {
      zh: `“${text}”所指的第${missing}项在${where.zh}中不存在，请改正引用的序号。`,
      en: `“${text}” points at item ${missing}, which ${where.en} does not have; correct the number.`,
    },
  };
}
