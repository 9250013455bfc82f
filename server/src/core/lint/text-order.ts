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
  // The shorter ones first, so that few are copied often.
  let lists = [...byRule].sort((a, b) => a.length - b.length);
  while (lists.length > 1) {
    lists = lists.flatMap((list, i) => {
      const next = lists[i + 1];
      return i % 2 === 1 ? [] : [next ? merge(list, next) : list];
    });
  }
  return lists[0] ?? [];
}

function isInOrder(list: readonly Diagnostic[]): boolean {
  for (let i = 1; i < list.length; i++) {
    const [one, next] = [list[i - 1], list[i]];
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
  for (let one = a[0], other = b[0]; one || other; one = a[i], other = b[k]) {
    if (one && (!other || compare(one, other) <= 0)) {
      merged[i++ + k] = one;
    } else if (other) {
      merged[i + k++] = other;
    }
  }
  return merged;
}
