import type { CleanText } from './clean-text.js';
import { type Label, labelAtEnd } from './labels.js';
import { depthChange, type Joint } from './members.js';

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
    if (end > start) {
      items.push({ start, end, joint, label, afterStop });
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
      const found = labelAtEnd(text.slice(start, i));
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
