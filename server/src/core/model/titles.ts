import { editDistance } from '../text/edit-distance.js';

const LONGEST_COMPARED = 160;

/** A title as two writers would agree on it: no white space, marks of one width and kind. */
export function plainTitle(title: string): string {
  return title
    .replace(/[\s　“”‘’"'《》〈〉*]/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[—–－~～-]+/g, '-');
}

/** Whether one of two titles is the other, or a part of it: shortened, or without its issuer. */
export function sameTitle(a: string, b: string): boolean {
  const [one, other] = [plainTitle(a), plainTitle(b)];
  return one.includes(other) || other.includes(one) || coreOf(one) === coreOf(other);
}

/**
 * Whether two titles are one but for a slip of a character or two. Numbers and ordinals that differ
 * are no slip: they name different documents.
 */
export function nearlySameTitle(a: string, b: string): boolean {
  const [one, other] = [coreOf(plainTitle(a)), coreOf(plainTitle(b))];
  const longer = Math.max(one.length, other.length);
  if (longer < 8 || longer > LONGEST_COMPARED || Math.abs(one.length - other.length) > 2 || sameTitle(a, b)) {
    return false;
  }
  const numbers = (title: string): string => title.replace(/[^\d一二三四五六七八九十]/g, '');
  return numbers(one) === numbers(other) && editDistance(one, other) <= 2;
}

/** What a title names, without the words that only issue it: 国务院关于印发…的通知. */
function coreOf(title: string): string {
  return title
    .replace(/^.{0,30}?(?:关于)?(?:印发|转发|批转|发布|公布)(?=.{4})/, '')
    .replace(/^.{0,30}?关于/, '')
    .replace(/的?(?:通知|决定)$/, '');
}
