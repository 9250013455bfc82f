import type { CitedNumber } from '../../model/unit-references.js';
import { withNumber } from '../../syntax/marker.js';
import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import type { Unit } from './units.js';

/** What one number of a reference points at. */
export type Target =
  | { readonly is: 'unit'; readonly unit: Unit }
  /** The unit was taken out. */
  | { readonly is: 'gone' }
  /** No unit has or had the number. */
  | { readonly is: 'none' }
  /** It came with text from elsewhere, and what it means is not among that. */
  | { readonly is: 'stray' }
  /** Several units have the number; `lost` says whether one that had it is gone. */
  | { readonly is: 'several'; readonly units: readonly Unit[]; readonly lost: boolean };

/** A reference at its place in the text to be changed. */
export interface PlacedReference extends Span {
  readonly text: string;
  readonly numbers: readonly CitedNumber[];
  target(number: number): Target;
}

/**
 * Why a reference was not, or not wholly, carried along: its item is gone; its number names several; its
 * items no longer stand together; it came with text from elsewhere, and what it meant did not.
 */
export type LossKind = 'deleted' | 'ambiguous' | 'scattered' | 'stray';

/** A reference the user has to look at. */
export interface LostReference extends Span {
  readonly text: string;
  readonly why: LossKind;
  /** The number that is in question. */
  readonly number: number;
}

/** What becomes of the numbers of one reference. */
interface Following {
  readonly edits: readonly TextEdit[];
  readonly lost: readonly LostReference[];
}

/** A longer span of numbers is none that anybody cites. */
const LONGEST_SPAN = 300;

const NOTHING: Following = { edits: [], lost: [] };

/**
 * Carries a reference along with the units it points at. What points at a unit that is gone is left
 * as it is and told; nothing is guessed.
 *
 * @param due the new number of every unit
 * @param isNew whether a unit came in by the edit, so that it may lie in a span of others
 */
export function follow(
  reference: PlacedReference,
  due: (unit: Unit) => number,
  unitOf: (number: number, near: Unit) => Unit | undefined,
  isNew: (unit: Unit) => boolean,
): Following {
  const { numbers } = reference;
  const parts = numbers.flatMap((cited, i): Following[] => {
    const next = numbers[i + 1];
    if (cited.endsSpan) {
      return [];
    }
    return [
      next?.endsSpan
        ? followSpan(reference, cited, next, due, unitOf, isNew)
        : followOne(reference, cited, due),
    ];
  });
  return { edits: parts.flatMap(({ edits }) => edits), lost: parts.flatMap(({ lost }) => lost) };
}

function lose({ start, end, text }: PlacedReference, number: number, why: LossKind): Following {
  return { edits: [], lost: [{ start, end, text, number, why }] };
}

function rewritten(cited: CitedNumber, number: number): readonly TextEdit[] {
  const { start, end, text } = cited;
  return number === cited.number ? [] : [{ start, end, newText: withNumber(text, number) }];
}

/** Whether a number means several units and cannot simply stay: one of them is gone or gets another number. */
function isUnclear(target: Target, due: (unit: Unit) => number): boolean {
  return target.is === 'several' && (target.lost || target.units.some((unit) => due(unit) !== unit.number));
}

function followOne(reference: PlacedReference, cited: CitedNumber, due: (unit: Unit) => number): Following {
  const target = reference.target(cited.number);
  switch (target.is) {
    case 'unit':
      return { edits: rewritten(cited, due(target.unit)), lost: [] };
    case 'gone':
      return lose(reference, cited.number, 'deleted');
    case 'several':
      return isUnclear(target, due) ? lose(reference, cited.number, 'ambiguous') : NOTHING;
    case 'stray':
      return lose(reference, cited.number, 'stray');
    case 'none':
      return NOTHING;
  }
}

/** 第3至5项: the same units are named, from the first of them to the last, as long as they stand together. */
function followSpan(
  reference: PlacedReference,
  from: CitedNumber,
  to: CitedNumber,
  due: (unit: Unit) => number,
  unitOf: (number: number, near: Unit) => Unit | undefined,
  isNew: (unit: Unit) => boolean,
): Following {
  const ends = [from, to].map(({ number }) => ({ number, target: reference.target(number) }));
  const gone = ends.find(({ target }) => target.is === 'gone');
  if (gone) {
    return lose(reference, gone.number, 'deleted');
  }
  const stray = ends.find(({ target }) => target.is === 'stray');
  if (stray) {
    return lose(reference, stray.number, 'stray');
  }
  const unclear = ends.find(({ target }) => isUnclear(target, due));
  if (unclear) {
    return lose(reference, unclear.number, 'ambiguous');
  }
  const [first, last] = ends.map(({ target }) => (target.is === 'unit' ? target.unit : null));
  if (!first || !last || to.number <= from.number || to.number - from.number > LONGEST_SPAN) {
    return NOTHING;
  }
  const members = membersOf(reference, from.number, to.number);
  const numbers = [...members].map(due);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const strangers = Array.from({ length: high - low + 1 }, (_, i) => unitOf(low + i, first)).filter(
    (unit) => unit && !members.has(unit) && !isNew(unit),
  );
  if (strangers.length === 0) {
    return { edits: [...rewritten(from, low), ...rewritten(to, high)], lost: [] };
  }
  const inOrder = due(first) < due(last);
  return {
    edits: inOrder ? [...rewritten(from, due(first)), ...rewritten(to, due(last))] : [],
    lost: lose(reference, from.number, 'scattered').lost,
  };
}

function membersOf(reference: PlacedReference, from: number, to: number): ReadonlySet<Unit> {
  const members = new Set<Unit>();
  for (let number = from; number <= to; number++) {
    const target = reference.target(number);
    if (target.is === 'unit') {
      members.add(target.unit);
    } else if (target.is === 'several') {
      for (const unit of target.units) {
        members.add(unit);
      }
    }
  }
  return members;
}
