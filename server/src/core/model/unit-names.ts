import type { Localized } from '../text/localized.js';
import type { Notice, OutlineNode } from './notice.js';
import { perNotice } from './per-notice.js';

/** Whether no two items share a number, so that 第N项 names one place. */
export const itemNumbersUnique = perNotice((notice): boolean => {
  const items = notice.nodes.filter(({ kind }) => kind === 'item').map(({ number }) => number);
  return new Set(items).size === items.length;
});

/** The marker without the blanks and breaks a copy may have put into it. */
function markerOf({ marker }: OutlineNode): string {
  return marker.text.replace(/[\s　]+/g, '');
}

/** How a reader names a unit: 第12项 where that is clear, else the markers that lead to it. */
export function nameOfUnit(notice: Notice, node: OutlineNode): Localized {
  if (node.kind === 'item' && itemNumbersUnique(notice)) {
    return { zh: `第${node.number}项`, en: `item ${node.number}` };
  }
  let path = '';
  for (let at: OutlineNode | null = node; at; at = at.parent) {
    path = markerOf(at) + path;
  }
  return { zh: path, en: path };
}

/** Numbers with three and more that follow one another drawn together: 2至5、7. */
function drawnTogether(numbers: readonly number[], to: string): readonly string[] {
  const said: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    const first = numbers[i] ?? 0;
    let last = i;
    while (numbers[last + 1] === first + (last + 1 - i)) {
      last++;
    }
    if (last - i >= 2) {
      said.push(`${first}${to}${numbers[last]}`);
      i = last + 1;
    } else {
      said.push(`${first}`);
      i++;
    }
  }
  return said;
}

/** How a reader names several units: 第2、3、7至9项, 一、（二）. Each is named once, in the order given. */
export function namesOfUnits(notice: Notice, nodes: readonly OutlineNode[]): Localized {
  const isNumbered = ({ kind }: OutlineNode) => kind === 'item' && itemNumbersUnique(notice);
  const numbers = [...new Set(nodes.filter(isNumbered).map(({ number }) => number))];
  const others = [...new Set(nodes.filter((node) => !isNumbered(node)))].map((node) =>
    nameOfUnit(notice, node),
  );
  const items: readonly Localized[] =
    numbers.length === 0
      ? []
      : [
          {
            zh: `第${drawnTogether(numbers, '至').join('、')}项`,
            en: `item${numbers.length > 1 ? 's' : ''} ${drawnTogether(numbers, '–').join(', ')}`,
          },
        ];
  const all = [...items, ...others];
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
