import type { NodeKind, Notice } from '../../model/notice.js';
import { type UnitReference, unitReferences } from '../../model/unit-references.js';
import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import type { PlacedReference, Target } from './follow.js';
import type { Unit } from './units.js';

/** Text that an edit has put in, with the units that came with it. */
interface Block extends Span {
  readonly units: readonly Unit[];
}

const KINDS: Readonly<Record<UnitReference['form'], readonly NodeKind[]>> = {
  article: ['article'],
  'bracketed-han': ['section'],
  'bracketed-arabic': ['subitem'],
  arabic: ['item', 'section', 'subitem', 'chapter'],
  han: ['item', 'section', 'subitem', 'chapter'],
};

const STRAY: Target = { is: 'stray' };

function blocksOf(edits: readonly TextEdit[], fresh: readonly Unit[]): readonly Block[] {
  let by = 0;
  return edits.flatMap((edit) => {
    const start = edit.start + by;
    const end = start + edit.newText.length;
    by += edit.newText.length - (edit.end - edit.start);
    const units = fresh.filter(({ marker }) => start <= marker.start && marker.end <= end);
    return units.length > 0 ? [{ start, end, units }] : [];
  });
}

/** The unit of a block that a number means there; null where none or several bear it. */
function unitIn({ units }: Block, { form }: UnitReference, number: number): Unit | null {
  const kind = KINDS[form].find((one) => units.some((unit) => unit.kind === one));
  const [unit, other] = units.filter((one) => one.kind === kind && one.number === number);
  return unit && !other ? unit : null;
}

/**
 * The references inside units that came in by an edit, as by a paste. One that names a unit of the same block by the
 * number it has there follows it. What else it may mean, in the text it was copied from or in this one, nobody can tell.
 *
 * @param edits that led to the text
 * @param fresh units that came in by them
 * @param isCopy whether a unit says just what one of its number said here before: then either can be meant
 */
export function pastedReferences(
  notice: Notice,
  edits: readonly TextEdit[],
  fresh: readonly Unit[],
  isCopy: (unit: Unit) => boolean,
): readonly PlacedReference[] {
  const blocks = blocksOf(edits, fresh);
  if (blocks.length === 0) {
    return [];
  }
  return unitReferences(notice).flatMap((reference): PlacedReference[] => {
    const block = blocks.find(({ start, end }) => start <= reference.start && reference.end <= end);
    const own = block?.units.some(
      ({ content }) => content.start <= reference.start && reference.end <= content.end,
    );
    if (!block || !own) {
      return [];
    }
    const meant = (number: number): Unit | null => {
      const unit = unitIn(block, reference, number);
      return unit && !isCopy(unit) ? unit : null;
    };
    const isClear = reference.numbers.every(({ number }) => meant(number) !== null);
    const { start, end, text, numbers } = reference;
    const target = (number: number): Target => {
      const unit = isClear ? meant(number) : null;
      return unit ? { is: 'unit', unit } : STRAY;
    };
    return [{ start, end, text, numbers, target }];
  });
}
