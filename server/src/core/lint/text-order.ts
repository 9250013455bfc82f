import type { Diagnostic } from './diagnostic.js';

/**
 * Diagnostics in text order; of two at one place by their rules. Each rule's own mostly are in order already and
 * few rules have many, so that merging them takes a fraction of what sorting all of them does.
 *
 * @param byRule of one rule each; lists may be sorted in place
 */
export function inTextOrder(byRule: Diagnostic[][]): Diagnostic[] {
  for (const list of byRule) {
    if (list.some((one, i) => i > 0 && compare(list[i - 1] as Diagnostic, one) > 0)) {
      list.sort(compare);
    }
  }
  let lists = byRule;
  while (lists.length > 1) {
    lists = lists.flatMap((list, i) => (i % 2 === 0 ? [merge(list, lists[i + 1] ?? [])] : []));
  }
  return lists[0] ?? [];
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
