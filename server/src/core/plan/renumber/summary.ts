import type { Localized } from '../../text/localized.js';
import type { LossKind, LostReference, Renumbered } from './renumber.js';

/** What was done, in one sentence, and what is left to look at. */
export interface RenumberSummary {
  readonly done: Localized;
  /** One for each reference that was left as it is; the caller says where it stands. */
  readonly open: readonly { readonly place: LostReference; readonly message: Localized }[];
}

const WHY: Readonly<Record<LossKind, (text: string, number: number) => Localized>> = {
  deleted: (text, number) => ({
    zh: `“${text}”所指的第${number}项已不在文中，引用未改，请核对`,
    en: `“${text}” pointed at item ${number}, which is no longer there; it was left as it is, look at it`,
  }),
  ambiguous: (text, number) => ({
    zh: `“${text}”所指的序号${number}对应多个条目，引用未改，请核对`,
    en: `“${text}”: several items bear the number ${number}; it was left as it is, look at it`,
  }),
  scattered: (text) => ({
    zh: `“${text}”所指的各项已不相连，请核对引用的范围`,
    en: `The items of “${text}” no longer stand together; look at the span`,
  }),
  stray: (text) => ({
    zh: `“${text}”随新增文字而来，所指条目不在其中，引用未改，请核对`,
    en: `“${text}” came with new text that does not hold the item it points at; it was left as it is, look at it`,
  }),
};

/** Says what renumbering did, and which references somebody has to look at. */
export function summaryOf({ markers, references, lost }: Renumbered): RenumberSummary {
  return {
    done: doneText(markers.length, references.length),
    open: lost.map((place) => ({ place, message: WHY[place.why](place.text, place.number) })),
  };
}

function doneText(markers: number, references: number): Localized {
  if (markers === 0 && references === 0) {
    return { zh: '序号连续，无须调整', en: 'The numbers are in order; nothing to change' };
  }
  const [zh, en]: [string[], string[]] = [[], []];
  if (markers > 0) {
    zh.push(`顺改序号${markers}个`);
    en.push(`${markers} ${markers === 1 ? 'number' : 'numbers'} changed`);
  }
  if (references > 0) {
    zh.push(`随改引用${references}处`);
    en.push(`${references} ${references === 1 ? 'reference' : 'references'} carried along`);
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}
