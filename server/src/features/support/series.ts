/**
 * Rules about the order of numbers. Their fixes displace each other: mending two faults of a series one by one is
 * not the same as numbering it anew. And each leaves the references to the numbers it changes behind.
 */
export const SERIES_RULES: ReadonlySet<string> = new Set([
  'numbering/gap',
  'numbering/duplicate',
  'numbering/order',
]);
