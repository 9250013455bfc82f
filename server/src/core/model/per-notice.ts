import type { Notice } from './notice.js';

/** A search through a notice that is made once for each. */
export interface PerNotice<T> {
  (notice: Notice): T;
  /** What is searched for; for a notice that is a part of another and is to be told what holds for the whole. */
  readonly find: (notice: Notice) => T;
}

/** Makes a search through a notice one that is done once for each. */
export function perNotice<T>(find: (notice: Notice) => T): PerNotice<T> {
  return Object.assign((notice: Notice) => notice.memory.recall(notice, find), { find });
}
