// @ts-check
import { existsSync } from 'node:fs';
import { fromRoot } from './root.mjs';

/** @returns {string} the sample notice, absolute */
export function sampleFile() {
  const candidates = ['guangdong-hk-2016.notice', 'guangdong-hk-2016.txt'].map((name) =>
    fromRoot('seeds', name),
  );
  const found = candidates.find((file) => existsSync(file));
  if (!found) throw new Error('seeds/guangdong-hk-2016.notice is missing.');
  return found;
}
