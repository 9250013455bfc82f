import type {
  DateMention,
  Notice,
  NumberingSpace,
  OutlineNode,
  Reference,
  ResponsibilityEntry,
  ResponsibilityGroup,
} from '../../core/model/notice.js';
import type { Span } from '../../core/text/span.js';

/** An entry with the group it stands in. */
export interface Occurrence {
  readonly entry: ResponsibilityEntry;
  readonly group: ResponsibilityGroup;
}

/** What several features ask of one notice. Computed once per version of a document. */
export interface Structure {
  /** Every place that names a body, by {@link bodyKey}, in text order. */
  readonly bodies: ReadonlyMap<string, readonly Occurrence[]>;
  readonly documents: ReadonlyMap<string, readonly Reference[]>;
}

/** What two entries have in common when they name one body. */
export function bodyKey(entry: Pick<ResponsibilityEntry, 'agency' | 'name'>): string {
  return entry.agency?.id ?? entry.name;
}

function gather<K, V>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const map = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const list = map.get(key);
    if (list) {
      list.push(value);
    } else {
      map.set(key, [value]);
    }
  }
  return map;
}

/** Computes the structure; pass it to `context.derive`. */
export function structureOf(notice: Notice): Structure {
  const occurrences = notice.groups.flatMap((group) => group.entries.map((entry) => ({ entry, group })));
  return {
    bodies: gather(occurrences, ({ entry }) => bodyKey(entry)),
    documents: gather(
      notice.references.filter((reference) => reference.kind === 'document'),
      (reference) => healed(reference.text),
    ),
  };
}

/** Text on one line: a break that was only a wrap disappears, other blank runs become one blank. */
export function healed(text: string): string {
  // Most texts are on one line and have none.
  return !/[\s\u3000]/.test(text)
    ? text
    : text
        .replace(/[\t \u3000]*[\r\n]+[\t \u3000]*/g, '')
        .replace(/[\t \u3000]+/g, ' ')
        .trim();
}

/** Where the first `count` characters of a text end, or its end when it has no more. Never within a surrogate pair. */
function endOfFirst(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left--) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

/** The text's first characters, with … when there are more. Never half a surrogate pair. */
export function shortened(text: string, most: number): string {
  // A unit without a heading has all of its text for a title: as a rule its beginning tells what is shown of it.
  const beginning = healed(text.slice(0, most * 4));
  const shown = beginning.length > most * 2 ? beginning : healed(text);
  return endOfFirst(shown, most) === shown.length
    ? shown
    : `${shown.slice(0, endOfFirst(shown, most - 1)).trimEnd()}…`;
}

/** Index of the last span that starts at or before an offset, -1 when there is none. */
function lastStartingBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** The innermost numbered unit an offset stands in; null before the first and outside all. */
export function nodeAt(notice: Notice, offset: number): OutlineNode | null {
  let node = notice.nodes[lastStartingBefore(notice.nodes, offset)] ?? null;
  // A cursor after the very last character still belongs to what it ends.
  while (node && offset >= node.end && !(offset === node.end && offset === notice.text.length)) {
    node = node.parent;
  }
  return node;
}

/** The first span of a list in text order that holds an offset, its end excluded. */
export function spanAt<S extends Span>(spans: readonly S[], offset: number): S | null {
  return spans.find((span) => span.start <= offset && offset < span.end) ?? null;
}

/** The notice or the attached text an offset stands in. */
export function spaceAt(notice: Notice, offset: number): NumberingSpace | null {
  return spanAt(notice.spaces, offset) ?? notice.spaces.at(-1) ?? null;
}

/** From the outermost unit down to the node itself. */
export function pathTo(node: OutlineNode): readonly OutlineNode[] {
  const path: OutlineNode[] = [];
  for (let at: OutlineNode | null = node; at; at = at.parent) {
    path.unshift(at);
  }
  return path;
}

/** Everything below a node, in text order. */
export function descendantsOf(node: OutlineNode): readonly OutlineNode[] {
  const below: OutlineNode[] = [];
  const collect = ({ children }: OutlineNode) => {
    for (const child of children) {
      below.push(child);
      collect(child);
    }
  };
  collect(node);
  return below;
}

/** Of values in text order, those that begin inside a span. */
export function within<S extends Span>(values: readonly S[], span: Span): readonly S[] {
  return values.slice(
    lastStartingBefore(values, span.start - 1) + 1,
    lastStartingBefore(values, span.end - 1) + 1,
  );
}

/** Deadlines named inside a span. */
export function deadlinesIn(notice: Notice, span: Span): readonly DateMention[] {
  return within(notice.dates, span).filter((date) => date.role === 'deadline');
}

/** The bodies groups name, each once, collective ones left out, in text order. */
export function bodiesIn(groups: readonly ResponsibilityGroup[]): readonly ResponsibilityEntry[] {
  const seen = new Map<string, ResponsibilityEntry>();
  for (const { entries } of groups) {
    for (const entry of entries) {
      if (!entry.collective && !seen.has(bodyKey(entry))) {
        seen.set(bodyKey(entry), entry);
      }
    }
  }
  return [...seen.values()];
}

/** The marker without the blanks and breaks a copy may have put into it. */
export function markerOf(node: OutlineNode): string {
  return healed(node.marker.text);
}
