// @ts-check
// How the characters in names of bodies are read, from pinyin-pro, which reads a character in its word.

import { pinyin } from 'pinyin-pro';

/** @typedef {import('../../server/src/core/agencies/schema.js').AgencyRecord} AgencyRecord */

const HAN = /[\u4e00-\u9fff]/;

/**
 * Every reading with the characters that have it in some name: `ban办|hang行|xing行省`.
 * @param {readonly AgencyRecord[]} agencies
 */
export function pinyinTable(agencies) {
  /** @type {Map<string, Set<string>>} */
  const byReading = new Map();
  for (const name of new Set(agencies.flatMap(namesOf))) {
    const readings = pinyin(name, { toneType: 'none', v: true, type: 'array' });
    for (const [i, char] of [...name].entries()) {
      const reading = readings[i];
      if (HAN.test(char) && reading !== undefined) {
        byReading.set(reading, (byReading.get(reading) ?? new Set()).add(char));
      }
    }
  }
  return [...byReading]
    .map(([reading, chars]) => reading + [...chars].sort().join(''))
    .sort()
    .join('|');
}

/** @param {AgencyRecord} agency */
function namesOf({ fullName, shortName, aliases, place }) {
  return [fullName, shortName, ...aliases.recognised, ...aliases.nonStandard, ...place.split('/')];
}
