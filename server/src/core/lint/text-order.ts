import type { Diagnostic } from './diagnostic.js';

/**
 * Diagnostics in text order; of two at one place by their rules. Each rule's own mostly are in order already and
 * few rules have many, so that merging them takes a fraction of what sorting all of them does.
 *
 * @param byRule of one rule each; lists may be sorted in place
 */
export function inTextOrder(byRule: readonly Diagnostic[][]): Diagnostic[] {
  for (const list of byRule) {
    if (!isInOrder(list)) {
      list.sort(compare);
    }
  }
  // Always the two shortest, so that few are copied often.
  const lists: Diagnostic[][] = [];
  for (let i = 0; i < byRule.length; i++) {
    const list = byRule[i];
    list && insert(lists, i, list);
  }
  for (let i = 1; i < lists.length; i++) {
    const [one, other] = [lists[i - 1], lists[i]];
    one && other && rise(lists, i, merge(one, other));
  }
  return lists.at(-1) ?? [];
}

/** Puts a list behind as many others, all of which but those longer stay where they are. */
function insert(lists: Diagnostic[][], count: number, list: Diagnostic[]): void {
  let at = count;
  for (let longer = lists[at - 1]; longer && longer.length > list.length; longer = lists[at - 1]) {
    lists[at--] = longer;
  }
  lists[at] = list;
}

/** Puts a list in place of one, behind the shorter of those that follow. */
function rise(lists: Diagnostic[][], index: number, list: Diagnostic[]): void {
  let at = index;
  for (let shorter = lists[at + 1]; shorter && shorter.length < list.length; shorter = lists[at + 1]) {
    lists[at++] = shorter;
  }
  lists[at] = list;
}

function isInOrder(list: readonly Diagnostic[]): boolean {
  for (let i = 1; i < list.length; i++) {
    const one = list[i - 1];
    const next = list[i];
    if (one && next && one.start >= next.start && compare(one, next) > 0) {
      return false;
    }
  }
  return true;
}

/** Which of two diagnostics stands first; of two at one place by their rules. */
export function compare(a: Diagnostic, b: Diagnostic): number {
  return a.start - b.start || a.end - b.end || (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1);
}

function merge(a: readonly Diagnostic[], b: readonly Diagnostic[]): Diagnostic[] {
  // Made in its full length: an array that grows takes several times the memory.
  const merged = new Array<Diagnostic>(a.length + b.length);
  let i = 0;
  let k = 0;
  for (let one = a[0], other = b[0]; one || other; ) {
    if (
      one &&
      (!other || one.start < other.start || (one.start === other.start && compare(one, other) <= 0))
    ) {
      merged[i++ + k] = one;
      one = a[i];
    } else if (other) {
      merged[i + k++] = other;
      other = b[k];
    }
  }
  return merged;
}
