// The file beside a draft that holds what is to be decided in it and what was decided. Knows no editor.

/** What was decided about one place. */
export type Decision = 'keep' | 'edit' | 'drop' | 'merge';

export const DECISIONS: readonly Decision[] = ['keep', 'edit', 'drop', 'merge'];

/** One place to decide on, as the server lists it. Offsets are UTF-16 units of the source notice. */
export interface ReviewEntry {
  readonly id: string;
  /** `id` tells items of one number apart. */
  readonly item: { readonly id?: number; readonly marker: string; readonly number: number };
  readonly reason: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly proposal?: string;
  /** What stands around it in its item. */
  readonly before?: string;
  readonly after?: string;
}

/** One change made in the draft. Offsets are UTF-16 units of the draft as it was made. */
export interface ReviewChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly verified: boolean;
  readonly start: number;
  readonly end: number;
}

/** The whole file. Immutable: a decision makes another one. */
export interface Review {
  /** Address of the notice the draft was made from. */
  readonly source: string;
  readonly year: number;
  /** How many items the plan has, where the file says it. */
  readonly items?: number;
  readonly entries: readonly ReviewEntry[];
  readonly changes: readonly ReviewChange[];
  /** By the entry's id; by `change-N` for the N-th change. */
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** Name of the file beside a draft. */
export const REVIEW_SUFFIX = '.review.json';

/** The key of a change in {@link Review.decisions}. */
export function changeId(index: number): string {
  return `change-${index}`;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlace(value: unknown): value is Fields {
  return isFields(value) && typeof value.start === 'number' && typeof value.end === 'number';
}

function isEntry(value: unknown): value is ReviewEntry {
  return (
    isPlace(value) &&
    ['id', 'reason', 'text', 'message'].every((name) => typeof value[name] === 'string') &&
    isFields(value.item) &&
    typeof value.item.marker === 'string'
  );
}

function isChange(value: unknown): value is ReviewChange {
  return isPlace(value) && ['what', 'from', 'to'].every((name) => typeof value[name] === 'string');
}

function isDecision(value: unknown): value is Decision {
  return DECISIONS.some((decision) => decision === value);
}

/**
 * Reads a file. What is wrong in one entry or decision leaves the others alone.
 *
 * @returns undefined when it holds no review
 */
export function parseReview(text: string): Review | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(value) || !Array.isArray(value.entries) || typeof value.year !== 'number') {
    return undefined;
  }
  const decisions = isFields(value.decisions) ? Object.entries(value.decisions) : [];
  return {
    source: typeof value.source === 'string' ? value.source : '',
    year: value.year,
    ...(typeof value.items === 'number' ? { items: value.items } : {}),
    entries: value.entries.filter(isEntry),
    changes: Array.isArray(value.changes) ? value.changes.filter(isChange) : [],
    decisions: Object.fromEntries(
      decisions.filter((pair): pair is [string, Decision] => isDecision(pair[1])),
    ),
  };
}

/** The file's text; the schema lets editors check what is written by hand. */
export function serializeReview(review: Review): string {
  return `${JSON.stringify(review, null, 1)}\n`;
}

/** The review with one decision made, or taken back with undefined. */
export function decided(review: Review, id: string, decision: Decision | undefined): Review {
  const { [id]: _, ...others } = review.decisions;
  return { ...review, decisions: decision === undefined ? others : { ...others, [id]: decision } };
}

/** Whether a change wants a look of its own: not one a source vouches for, one that is an entry as well, or a gap. */
export function isAsked({ what, verified, to }: ReviewChange): boolean {
  return !verified && to !== '' && what !== 'ordinal-event';
}

/** How far a review is: places decided on, and items in which nothing is left to decide. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly items: { readonly done: number; readonly all: number } | null;
}

/** How far the review is. */
export function progressOf({ entries, changes, decisions, items }: Review): Progress {
  const ids = [
    ...entries.map(({ id }) => id),
    ...changes.flatMap((change, i) => (isAsked(change) ? [changeId(i)] : [])),
  ];
  const open = new Set(
    entries.filter(({ id }) => decisions[id] === undefined).map(({ item }) => item.id ?? item.marker),
  );
  return {
    done: ids.filter((id) => decisions[id] !== undefined).length,
    all: ids.length,
    items: items === undefined ? null : { done: Math.max(0, items - open.size), all: items },
  };
}
