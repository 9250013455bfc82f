import { citationsOf } from '../../../server/src/core/model/citations.js';
import { itemReferences } from '../../../server/src/core/model/item-references.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { formatHanNumber } from '../../../server/src/core/syntax/numerals.js';
import {
  due,
  insert,
  leaves,
  type Mutant,
  type Mutator,
  mutant,
  pick,
  type Random,
  replace,
  sentenceEnd,
} from './mutant.js';

/** A number no unit, no list inside a sentence and no table of any length has. */
const NOWHERE = [97, 121, 160, 188];

function* pointedNowhere(notice: Notice, random: Random): Iterable<Mutant> {
  for (const { start, end, text } of itemReferences(notice)) {
    const number = pick(NOWHERE, random) ?? 97;
    const written = text.replace(/[一二三四五六七八九十]+|\d+/, (old) =>
      /\d/.test(old) ? String(number) : formatHanNumber(number),
    );
    yield mutant(notice, [replace({ start, end }, written)], due('reference/item', { start, end }));
  }
}

/** A sentence that names an item of this text; of an excerpt one cannot know what the whole holds. */
function* addedReference(notice: Notice, random: Random): Iterable<Mutant> {
  for (const node of notice.header.title ? leaves(notice) : []) {
    const at = sentenceEnd(notice, node);
    if (at !== null) {
      const number = pick(NOWHERE, random) ?? 97;
      const cited = pick(
        [`第${number}项`, `第${formatHanNumber(number)}项`, `第（${formatHanNumber(number)}）项`],
        random,
      );
      const edit = insert(at, `，按照本通知${cited}的要求办理`);
      yield mutant(notice, [edit], due('reference/item', { start: at, end: at }));
    }
  }
}

function* missingAttachment(notice: Notice): Iterable<Mutant> {
  const numbered = /附件1/.test(notice.text);
  for (const { kind, start, end, text } of notice.references) {
    if (
      numbered &&
      kind === 'attachment' &&
      /^附件\d$/.test(text) &&
      /[见（]/.test(notice.text.charAt(start - 1))
    ) {
      yield mutant(notice, [replace({ start, end }, '附件9')], due('reference/attachment', { start, end }));
    }
  }
  for (const node of numbered ? leaves(notice) : []) {
    const at = sentenceEnd(notice, node);
    for (const cited of at === null ? [] : ['（见附件7）', '，具体要求见附件12', '，并按照附件8的格式报送']) {
      yield mutant(
        notice,
        [insert(at ?? 0, cited)],
        due('reference/attachment', { start: at ?? 0, end: at ?? 0 }),
      );
    }
  }
}

/** Documents cited more than once, by title and number; either citation may be the wrong one. */
function* slipInCitation(notice: Notice, random: Random): Iterable<Mutant> {
  const citations = citationsOf(notice);
  for (const citation of citations) {
    const same = citations.filter(({ number }) => number.text === citation.number.text);
    if (same.length < 2) {
      continue;
    }
    const places = same.flatMap(({ title, number }) => [
      due('reference/document', title),
      due('reference/document', number),
    ]);
    const { title, number } = citation;
    for (const digit of ['3', '7']) {
      for (const pattern of [/\d(?=〕)/, /\d(?=号)/, /\d(?=\d号)/]) {
        const wrong = number.text.replace(pattern, digit);
        if (wrong !== number.text) {
          yield mutant(notice, [replace(number, wrong)], ...places);
        }
      }
    }
    // Numbers in a title tell documents apart; so does the organ before 关于.
    const from = Math.max(title.text.indexOf('关于') + 2, 1);
    for (let i = from; i < title.text.length - 3; i++) {
      const at = { start: title.start + i, end: title.start + i + 1 };
      yield mutant(notice, [replace(at, pick(['翰', '枝', '冶'], random) ?? '')], ...places);
    }
  }
}

export const REFERENCES: readonly Mutator[] = [
  { name: '第N项 turned to nowhere', rule: 'reference/item', make: pointedNowhere },
  { name: '第N项 that leads nowhere', rule: 'reference/item', make: addedReference },
  { name: '附件N that is not there', rule: 'reference/attachment', make: missingAttachment },
  { name: 'slip in a citation', rule: 'reference/document', make: slipInCitation },
];
