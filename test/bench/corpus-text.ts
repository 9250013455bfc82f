// Notices of any length made of the sample's clauses, headings and bodies: every sentence and nearly every
// group is new, while markers, groups, dates, references and findings stay as dense as in the sample.
import { formatHanNumber } from '../../server/src/core/syntax/numerals.js';
import { createRandom, type Random } from './random.js';
import { type SampleParts, takeApart } from './sample-parts.js';

/** Length of the sample in UTF-16 units: size ×1. */
export const SAMPLE_LENGTH = 10_101;

/** Numbers of items end at 999; a longer notice has several attached texts. */
const LARGEST_ATTACHED = 104_000;
const LAST_NUMBER = 990;

/** How often something stands in the sample, by unit. */
const RATE = {
  halfBrackets: 0.82,
  mixedBrackets: 0.06,
  spaceBeforeClose: 0.33,
  otherOrder: 0.05,
  newLine: 0.2,
  hardWrap: 0.04,
  sections: 0.5,
  halfSectionBracket: 0.3,
  straySpace: 0.35,
};

export interface Corpus {
  /**
   * A notice of its own for every seed.
   *
   * @param length UTF-16 units, met within one item
   */
  notice(length: number, seed: number): string;
}

function groupText(parts: SampleParts, random: Random): string {
  const segments: string[] = [];
  const count = random.pick([0, 1, 1, 1, 1, 2, 2, 3]);
  if (count > 0) {
    segments.push(
      `省${random
        .places(count, parts.departments.length)
        .map((i) => parts.departments[i])
        .join('、')}`,
    );
  }
  if (count === 0 || random.chance(0.15)) {
    segments.push(random.pick(parts.offices));
  }
  if (random.chance(0.2)) {
    const cities = random.places(random.pick([1, 1, 2, 3]), parts.cities.length).map((i) => parts.cities[i]);
    segments.push(`${cities.join('、')}市人民政府`);
  }
  if (random.chance(RATE.otherOrder)) {
    segments.reverse();
  }
  const half = random.chance(RATE.halfBrackets);
  const open = half ? '(' : '（';
  const close = half === random.chance(RATE.mixedBrackets) ? '）' : half ? ')' : '）';
  return `${open}${segments.join('，')}${random.chance(RATE.spaceBeforeClose) ? ' ' : ''}${close}`;
}

function sentence(parts: SampleParts, random: Random): string {
  const clauses = [random.pick(parts.openings)];
  for (let more = random.pick([0, 1, 1, 2]); more > 0; more--) {
    clauses.push(random.pick(parts.clauses));
  }
  return `${clauses.join('，')}。`;
}

function itemText(parts: SampleParts, random: Random): string {
  let text = '';
  for (let count = random.pick([1, 2, 2, 2, 3]); count > 0; count--) {
    text += sentence(parts, random);
  }
  const at = text.length >> 1;
  // The sample's lines are wrapped inside words here and there.
  const wrapped = random.chance(RATE.hardWrap) ? `${text.slice(0, at)}\n${text.slice(at)}` : text;
  return `${wrapped}${random.chance(RATE.straySpace) ? ' ' : ''}${groupText(parts, random)}`;
}

function heading(parts: SampleParts, random: Random): string {
  const [first, second] = random.places(2, parts.headings.length).map((i) => parts.headings[i]);
  return random.chance(0.5) ? `${first}与${second}` : `${second}`;
}

function separator(random: Random): string {
  return `${random.chance(RATE.newLine) ? ' \n' : ''}　　${random.chance(0.3) ? ' ' : ''}`;
}

/** The chapters of one attached text: 一、 with （一） in about half of them, items counting on. */
function bodyText(parts: SampleParts, random: Random, length: number): string {
  const pieces: string[] = [];
  let written = 0;
  const write = (piece: string) => {
    pieces.push(piece);
    written += piece.length;
  };
  let item = 0;
  for (let chapter = 1; written < length && item < LAST_NUMBER; chapter++) {
    write(`${separator(random)}${formatHanNumber(chapter)}、${heading(parts, random)}`);
    const sections = random.chance(RATE.sections) ? random.pick([2, 3, 5]) : 0;
    for (let section = sections > 0 ? 1 : 0; section <= sections && written < length; section++) {
      if (section > 0) {
        const open = random.chance(RATE.halfSectionBracket) ? '(' : '（';
        write(`${separator(random)}${open}${formatHanNumber(section)}）${heading(parts, random)}。`);
      }
      const last = item + random.pick(section > 0 ? [2, 4, 6] : [5, 8, 11]);
      while (item < Math.min(last, LAST_NUMBER) && written < length) {
        item++;
        write(`${separator(random)}${item}．${itemText(parts, random)}`);
      }
    }
  }
  return pieces.join('');
}

/** The notice that issues the attached texts. */
function coverText(titles: readonly string[]): string {
  const title = '广东省人民政府关于印发实施粤港合作框架协议2016年重点工作的通知';
  const note =
    titles.length > 1
      ? `\n　　附件：${titles.map((one, i) => `${i > 0 ? '　　　　　' : ''}${i + 1}．${one}`).join('\n')}\n\n`
      : '\n';
  return (
    `${title}\n发布日期:2016-04-11 \n\n　　　　　　　　粤府函〔2016〕85号\n${title}\n` +
    '各地级以上市人民政府，顺德区人民政府，省有关单位：\n' +
    '　　有关重点工作已经粤港双方政府同意，现印发给你们，请认真组织实施。实施过程中遇到的问题，' +
    `请径向省港澳办反映。\n${note}广东省人民政府\n2016年3月28日\n`
  );
}

/** @param sample the sample notice */
export function createCorpus(sample: string): Corpus {
  const parts = takeApart(sample);
  return {
    notice(length, seed) {
      const random = createRandom(seed);
      const count = Math.max(1, Math.ceil(length / LARGEST_ATTACHED));
      const titles = Array.from(
        { length: count },
        () => `实施粤港${heading(parts, random)}2016年重点工作方案`,
      );
      const pieces = [coverText(titles)];
      let left = length - (pieces[0]?.length ?? 0);
      titles.forEach((title, i) => {
        const head = count > 1 ? `\n附件${i + 1}\n${title}\n　　\n` : `${title}\n　　\n`;
        const body = bodyText(parts, random, Math.floor(left / (count - i)) - head.length);
        pieces.push(head, body, '\n');
        left -= head.length + body.length + 1;
      });
      return pieces.join('');
    },
  };
}
