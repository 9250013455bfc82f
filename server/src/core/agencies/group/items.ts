import type { CleanText } from './clean-text.js';
import { isCollective } from './collective.js';
import { type Label, labelAtEnd } from './labels.js';
import { bodyShape } from './lexicon.js';
import { depthChange, type Joint } from './members.js';
import { closingWords } from './roles.js';

/** A stretch between two separators; its span in indices of the clean text. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly joint: Joint;
  /** The label it stands under (责任单位：); null for none. */
  readonly label: Label | null;
  /** Whether a full stop has ended the list and no label has opened another. */
  readonly afterStop: boolean;
}

const JOINTS: ReadonlyMap<string, Joint> = new Map([
  ['、', 'enumeration'],
  ['，', 'comma'],
  [',', 'comma'],
  ['；', 'block'],
  [';', 'block'],
  ['。', 'block'],
]);

/**
 * Cuts a group's text at the separators and labels outside inner brackets.
 *
 * @returns null when a colon follows something that is no label: then the text is no group
 */
export function itemsOf(clean: CleanText, from: number, to: number): readonly Item[] | null {
  const { text } = clean;
  const items: Item[] = [];
  let start = from;
  let joint: Joint = 'start';
  let label: Label | null = null;
  let afterStop = false;
  let depth = 0;
  const add = (end: number): void => {
    const said = labelWithoutColon(text, start, end);
    if (said) {
      label = said.label;
      start += said.length;
      joint = 'block';
      afterStop = false;
    }
    if (end > start) {
      items.push(...clausesOf(clean, { start, end, joint, label, afterStop }));
    }
  };
  for (let i = from; i < to; i++) {
    const char = text.charAt(i);
    depth += depthChange(char);
    const next = depth === 0 ? JOINTS.get(char) : undefined;
    if (next) {
      add(i);
      start = i + 1;
      joint = next;
      afterStop ||= char === '。';
    } else if (depth === 0 && (char === '：' || char === ':')) {
      const found = labelBefore(clean, start, i);
      if (!found) {
        return null;
      }
      add(i - found.length);
      label = found.label;
      start = i + 1;
      joint = 'block';
      afterStop = false;
    }
  }
  add(to);
  return items;
}

/** 牵头单位为省水利厅，配合单位为省财政厅: 为 stands for the colon, if a body follows. */
function labelWithoutColon(text: string, start: number, end: number): ReturnType<typeof labelAtEnd> {
  const is = LABEL_OPENINGS.includes(text.charAt(start)) ? text.slice(start, start + 8).indexOf('为') : -1;
  if (is < 4 || start + is + 2 > end) {
    return null;
  }
  const found = labelAtEnd(text.slice(start, start + is));
  const body = text.slice(start + is + 1, end);
  const whole = found?.length === is && found.label.role !== null;
  return whole && (bodyShape(body) !== 'none' || isCollective(body))
    ? { length: is + 1, label: found.label }
    : null;
}

/** 主管部门为… only explains. */
const LABEL_OPENINGS = '牵责配协参负';

/** The label before a colon: what spaces set apart from a body before it, else what the text ends with. */
function labelBefore({ text, gaps }: CleanText, start: number, colon: number): ReturnType<typeof labelAtEnd> {
  for (let gap = colon - 1; gap > start; gap--) {
    const before = gaps.has(gap) ? text.slice(start, gap) : '';
    if (before !== '' && (bodyShape(before) === 'strong' || isCollective(before))) {
      const label = labelAtEnd(text.slice(gap, colon));
      return label?.length === colon - gap ? label : null;
    }
  }
  return labelAtEnd(text.slice(start, colon));
}

/** What a body is asked to do, and another body after it with nothing but a space or nothing between. */
const CLAUSE_END = /(?:牵头|负责|配合|参与|协助|指导)(?=(?:[省市县区州]|国家|各|有关|相关)[一-龥]{2})/g;

const CLAUSE_WORD = /牵头|负责|配合|参与|协助|指导/;

/** 市水务局牵头 市财政局配合: two clauses where a separator was left out. */
function clausesOf({ text, gaps }: CleanText, item: Item): readonly Item[] {
  const whole = text.slice(item.start, item.end);
  if (!CLAUSE_WORD.test(whole)) {
    return [item];
  }
  const clauses: Item[] = [];
  let { start, joint } = item;
  for (const match of whole.matchAll(CLAUSE_END)) {
    const cut = item.start + match.index + match[0].length;
    const left = text.slice(start, cut);
    const closing = closingWords(left);
    const before = closing ? left.slice(0, closing.at) : '';
    const after = closingWords(text.slice(cut, item.end));
    const reads = bodyShape(before) === 'strong' || isCollective(before);
    if (reads && (gaps.has(cut) || after !== null)) {
      clauses.push({ ...item, start, end: cut, joint });
      start = cut;
      joint = 'comma';
    }
  }
  clauses.push({ ...item, start, joint });
  return clauses;
}
