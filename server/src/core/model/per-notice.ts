import type { Notice } from './notice.js';

/** Makes a search through a notice one that is done once for each. */
export function perNotice<T>(find: (notice: Notice) => T): (notice: Notice) => T {
  return (notice) => notice.memory.recall(notice, find);
}
