import { citationsOf } from '../../../core/model/citations.js';
import type { Notice } from '../../../core/model/notice.js';
import { itemNumbersUnique } from '../../../core/model/unit-names.js';
import type { FeatureContext } from '../context.js';
import { CompletionItemKind } from '../protocol.js';
import { healed, shortened, structureOf } from '../structure.js';
import type { Offer, Proposal, Slot } from './proposal.js';
import { completionTexts } from './texts.js';

/** No title is longer. */
const LONGEST_TITLE = 100;
const PREVIEW = 40;

/** The title that is being written at an offset: after a 《 that nothing has closed. */
function titleSlot(text: string, offset: number): (Slot & { readonly closed: boolean }) | null {
  const line = text.slice(Math.max(0, offset - LONGEST_TITLE), offset);
  const open = Math.max(line.lastIndexOf('《'), line.lastIndexOf('〈'));
  if (open < 0 || /[》。\r\n]/.test(line.slice(open))) {
    return null;
  }
  const start = offset - line.length + open + 1;
  const closing = /^[^《》。\r\n]*》/.exec(text.slice(offset, offset + LONGEST_TITLE))?.[0];
  // The 》 an editor has put in stays; what else stands before it is an old title.
  const until = offset + (closing === undefined ? 0 : closing.length - 1);
  return { typed: { start, end: offset }, until, closed: closing !== undefined };
}

/** Numbers by the titles they are cited with. */
function numbersOf(notice: Notice): ReadonlyMap<string, string> {
  return new Map(citationsOf(notice).map(({ title, number }) => [healed(title.text), number.text]));
}

/** The titles this document cites, the most cited first; null where no title is being written. */
export function titleOffer(context: FeatureContext, offset: number): Offer | null {
  const { notice, locale } = context;
  const slot = titleSlot(notice.text, offset);
  if (!slot) {
    return null;
  }
  const numbers = numbersOf(notice);
  // The title that is being written may itself be read as one.
  const others = [...context.derive(structureOf).documents]
    .map(([title, cited]) => [title, cited.filter(({ start }) => start !== slot.typed.start - 1)] as const)
    .filter(([, cited]) => cited.length > 0)
    .sort(([, a], [, b]) => b.length - a.length);
  const proposals = others.map(([title, cited]): Proposal => {
    const name = title.replace(/^《|》$/g, '');
    const number = numbers.get(title);
    const detail = completionTexts.cited(cited.length)[locale];
    return {
      label: name,
      detail: number === undefined ? detail : `${number} · ${detail}`,
      kind: CompletionItemKind.File,
      newText: slot.closed ? name : `${name}》`,
      data: { what: 'document', key: title },
    };
  });
  return { slot, proposals, incomplete: false };
}

const REFERENCE = /第[ 　]*([\d０-９〇零一二三四五六七八九十百]*)$/;

/** The items 第N项 can mean, each with what it is about; null where no such reference is being written. */
export function itemOffer(context: FeatureContext, offset: number): Offer | null {
  const { notice } = context;
  const written = REFERENCE.exec(notice.text.slice(Math.max(0, offset - 8), offset));
  const items = notice.nodes.filter((node) => node.kind === 'item');
  if (!written || items.length === 0 || !itemNumbersUnique(context.notice)) {
    return null;
  }
  const behind =
    /^[\d０-９〇零一二三四五六七八九十百]*项?/.exec(notice.text.slice(offset, offset + 8))?.[0] ?? '';
  const slot = {
    typed: { start: offset - written[0].length, end: offset },
    until: offset + behind.length,
  };
  const proposals = items.map((node): Proposal => {
    const label = `第${node.number}项`;
    const about = shortened(node.title.text, PREVIEW);
    return {
      label,
      description: about,
      detail: about,
      kind: CompletionItemKind.Reference,
      newText: label,
      filter: [label, about],
      data: { what: 'node', key: String(node.id) },
    };
  });
  return { slot, proposals, incomplete: false };
}
