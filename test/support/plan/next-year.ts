// Makes next year's version of a notice, and knows what has become of every item.
import type { Notice, OutlineNode } from '../../../server/src/core/model/notice.js';
import { formatHanNumber } from '../../../server/src/core/syntax/numerals.js';
import type { Random } from '../../bench/random.js';
import { reworded, vocabularyOf } from './reword.js';
import { NEW_SENTENCES } from './sentences.js';

/** How much is done to a plan; shares of its items. */
export interface Rates {
  /** Share of the words that are touched. */
  readonly rewording: number;
  readonly drop: number;
  readonly add: number;
  readonly move: number;
  readonly split: number;
  readonly merge: number;
  readonly agencies: number;
}

/** What a year usually does to a plan, rewording apart. */
export const USUAL: Omit<Rates, 'rewording'> = {
  drop: 0.12,
  add: 0.12,
  move: 0.08,
  split: 0.06,
  merge: 0.06,
  agencies: 0.15,
};

/** A task that the old plan has not. */
export interface Addition {
  readonly sentences: readonly string[];
  readonly agencies: readonly string[];
}

/** An item of the new plan and where it comes from. */
export interface NewItem {
  /** Ids of old nodes; none for a new item. */
  readonly from: readonly number[];
  readonly moved: boolean;
  readonly text: string;
  readonly agencies: readonly string[];
}

export interface NextYear {
  readonly text: string;
  /** In the order they stand; number `i + 1`. */
  readonly items: readonly NewItem[];
}

/** An item on its way into the new plan. */
interface Draft extends Addition {
  from: readonly number[];
  sentences: readonly string[];
  agencies: readonly string[];
  moved: boolean;
}

interface Section {
  readonly headings: readonly OutlineNode[];
  readonly items: Draft[];
}

const OTHER_AGENCIES = ['省水利厅', '省林业厅', '省统计局', '省地震局', '省体育局', '省粮食局'];

/**
 * Next year's version of a notice whose items are the leaves of its outline.
 *
 * What is split has two sentences at least, what is merged stood side by side; moved items stand below
 * another heading. Every item is reworded at the given strength.
 */
export function nextYear(
  notice: Notice,
  rates: Rates,
  random: Random,
  additions: readonly Addition[] = [],
): NextYear {
  const sections = sectionsOf(notice);
  const vocabulary = vocabularyOf(sections.flatMap(({ items }) => items.flatMap((item) => item.sentences)));
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  const times = (share: number): readonly number[] => Array.from({ length: Math.round(share * count) });
  for (const _ of times(rates.drop)) {
    takeOut(sections, random);
  }
  for (const _ of times(rates.merge)) {
    merge(sections, random);
  }
  for (const _ of times(rates.split)) {
    split(sections, random);
  }
  for (const _ of times(rates.move)) {
    move(sections, random);
  }
  for (const _ of times(rates.agencies)) {
    changeAgencies(sections, random);
  }
  for (const { items } of sections) {
    for (const item of items) {
      item.sentences = item.sentences.map((one) => reworded(one, rates.rewording, vocabulary, random));
    }
  }
  for (const i of times(rates.add).keys()) {
    add(sections, random, additions[i]);
  }
  return rendered(notice, sections);
}

function sectionsOf(notice: Notice): readonly Section[] {
  const sections = new Map<OutlineNode | null, Section>();
  for (const node of notice.nodes.filter((one) => one.children.length === 0)) {
    const section = sections.get(node.parent) ?? { headings: headingsAbove(node), items: [] };
    sections.set(node.parent, section);
    section.items.push(draftOf(notice, node));
  }
  return [...sections.values()];
}

function draftOf(notice: Notice, node: OutlineNode): Draft {
  const groups = notice.groups.filter((group) => group.node === node);
  const end = groups[0]?.start ?? node.ownEnd;
  const text = notice.text.slice(node.marker.end, end).replace(/[\s\u3000]+/g, '');
  return {
    from: [node.id],
    sentences: text.split(/(?<=。)/).filter((sentence) => sentence !== ''),
    agencies: groups.flatMap(({ entries }) => entries.map(({ name }) => name)),
    moved: false,
  };
}

function headingsAbove(node: OutlineNode): readonly OutlineNode[] {
  return node.parent ? [...headingsAbove(node.parent), node.parent] : [];
}

/** An item that nothing has been done to yet, with its place; null when there is none. */
function untouched(
  sections: readonly Section[],
  random: Random,
  fits: (item: Draft, section: Section, at: number) => boolean = () => true,
): { readonly section: Section; readonly at: number; readonly item: Draft } | null {
  const all = sections.flatMap((section) => section.items.map((item, at) => ({ section, at, item })));
  const fitting = all.filter(({ item, section, at }) => isPlain(item) && fits(item, section, at));
  return fitting.length > 0 ? random.pick(fitting) : null;
}

function isPlain({ from, moved }: Draft): boolean {
  return from.length === 1 && !moved;
}

function takeOut(sections: readonly Section[], random: Random): void {
  const found = untouched(sections, random, (_, section) => section.items.length > 1);
  found?.section.items.splice(found.at, 1);
}

function merge(sections: readonly Section[], random: Random): void {
  const found = untouched(sections, random, (_, section, at) => {
    const next = section.items[at + 1];
    return next !== undefined && isPlain(next);
  });
  const next = found?.section.items[found.at + 1];
  if (found && next) {
    found.item.from = [...found.item.from, ...next.from];
    found.item.sentences = [...found.item.sentences, ...next.sentences];
    found.item.agencies = [...new Set([...found.item.agencies, ...next.agencies])];
    found.section.items.splice(found.at + 1, 1);
  }
}

function split(sections: readonly Section[], random: Random): void {
  const drafts = sections.flatMap(({ items }) => items);
  const isWhole = (item: Draft): boolean =>
    drafts.filter(({ from }) => from[0] === item.from[0]).length === 1;
  const found = untouched(sections, random, (item) => item.sentences.length > 1 && isWhole(item));
  if (found) {
    const { item, section, at } = found;
    const cut = 1 + random.below(item.sentences.length - 1);
    section.items.splice(at + 1, 0, { ...item, sentences: item.sentences.slice(cut) });
    item.sentences = item.sentences.slice(0, cut);
  }
}

function move(sections: readonly Section[], random: Random): void {
  const found = untouched(sections, random, (_, section) => section.items.length > 1);
  const targets = sections.filter((section) => section !== found?.section);
  if (found && targets.length > 0) {
    found.section.items.splice(found.at, 1);
    const { items } = random.pick(targets);
    items.splice(random.below(items.length + 1), 0, { ...found.item, moved: true });
  }
}

function changeAgencies(sections: readonly Section[], random: Random): void {
  const found = untouched(sections, random, ({ agencies }) => agencies.length > 0);
  if (found) {
    const { item } = found;
    const gone = random.chance(0.5) && item.agencies.length > 1 ? random.pick(item.agencies) : null;
    const kept = item.agencies.filter((name) => name !== gone);
    item.agencies = [...new Set([random.pick(OTHER_AGENCIES), ...kept])];
  }
}

function add(sections: readonly Section[], random: Random, addition: Addition = invented(random)): void {
  const { items } = random.pick(sections);
  items.splice(random.below(items.length + 1), 0, { ...addition, from: [], moved: false });
}

function invented(random: Random): Addition {
  const sentences = random.places(random.pick([1, 1, 2]), NEW_SENTENCES.length);
  return {
    sentences: sentences.flatMap((at) => NEW_SENTENCES[at] ?? []),
    agencies: [random.pick(OTHER_AGENCIES)],
  };
}

/**
 * A notice's text without some of its items, and these: real tasks of the same plan, to be added to the
 * next one. They are harder to tell from the others than invented ones.
 */
export function withheld(
  notice: Notice,
  count: number,
  random: Random,
): { readonly text: string; readonly items: readonly Addition[] } {
  const leaves = notice.nodes.filter((node) => node.children.length === 0);
  // The first of a section stays: without it its number would be the next one's.
  const may = leaves.filter((node) => node.parent?.children[0] !== node);
  const chosen = random.places(count, may.length).flatMap((at) => may[at] ?? []);
  const text = [...chosen]
    .reverse()
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), notice.text);
  return { text, items: chosen.map((node) => draftOf(notice, node)) };
}

function rendered(notice: Notice, sections: readonly Section[]): NextYear {
  const title = (notice.header.title?.text ?? '').replace(/\d{4}(?=年)/, (year) => String(Number(year) + 1));
  const lines = [title, '', '各有关单位：', '　　现将有关事项通知如下。'];
  const items: NewItem[] = [];
  const written = new Set<OutlineNode>();
  for (const section of sections) {
    for (const heading of section.headings.filter((one) => !written.has(one))) {
      written.add(heading);
      const marker = heading.kind === 'chapter' ? '、' : '）';
      const open = heading.kind === 'chapter' ? '' : '（';
      lines.push(`　　${open}${formatHanNumber(heading.number)}${marker}${heading.title.text.trim()}`);
    }
    for (const { from, moved, sentences, agencies } of section.items) {
      const text = sentences.join('');
      const group = agencies.length > 0 ? `（${agencies.join('、')}）` : '';
      items.push({ from, moved, text, agencies });
      lines.push(`　　${items.length}．${text}${group}`);
    }
  }
  return { text: `${lines.join('\n')}\n`, items };
}
