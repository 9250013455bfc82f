import { attachmentHeadings, attachmentNotes } from '../../../server/src/core/model/attachments.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import {
  due,
  insert,
  type Mutant,
  type Mutator,
  mutant,
  pick,
  type Random,
  remove,
  replace,
} from './mutant.js';

const NUMBER = /^([\u4e00-\u9fff]+)〔(\d{4})〕(\d+)号$/;

function* number(notice: Notice): Iterable<Mutant> {
  const found = notice.header.documentNumber;
  const [, code = '', year = '', serial = ''] = NUMBER.exec(found?.text ?? '') ?? [];
  if (!found || code === '') {
    return;
  }
  const forms = [
    ...['[]', '()', '（）', '［］', '【】'].map(
      ([open, close]) => `${code}${open}${year}${close}${serial}号`,
    ),
    `${code}〔${year}〕第${serial}号`,
    `${code}〔${year}〕0${serial}号`,
    `${code}〔${year}年〕${serial}号`,
    `${code}〔${year.slice(2)}〕${serial}号`,
  ];
  for (const form of forms) {
    yield mutant(notice, [replace(found, form)], due('layout/document-number', found));
  }
  // Glued to what follows, a number without 号 may be anything.
  if (notice.text.charAt(found.end) === '\n') {
    yield mutant(
      notice,
      [remove({ start: found.end - 1, end: found.end })],
      due('layout/document-number', found),
    );
  }
}

function* addressees(notice: Notice): Iterable<Mutant> {
  const found = notice.header.addressees;
  if (!found || notice.text.charAt(found.end) !== '：') {
    return;
  }
  const colon = { start: found.end, end: found.end + 1 };
  const place = { start: found.start, end: colon.end };
  yield mutant(notice, [replace(colon, ':')], due('layout/addressees', place));
  // Without a colon only a line of its own tells the addressees from a sentence about them.
  if (notice.text.charAt(colon.end) === '\n') {
    for (const mark of ['', '。', '，', '；']) {
      yield mutant(notice, [replace(colon, mark)], due('layout/addressees', place));
    }
  }
}

const NOTE = 'layout/attachment-note';

function* attachments(notice: Notice, random: Random): Iterable<Mutant> {
  for (const { label, titles } of attachmentNotes(notice)) {
    yield mutant(notice, [replace({ start: label.end - 1, end: label.end }, ':')], due(NOTE, label));
    for (const title of titles) {
      for (const mark of ['。', '；', '，']) {
        yield mutant(notice, [insert(title.end, mark)], due(NOTE, { start: title.end, end: title.end }));
      }
      const digits = { start: title.marker.start, end: title.marker.start + 1 };
      if (title.number !== null) {
        yield mutant(notice, [replace(digits, String(title.number + 2))], due(NOTE, digits));
      }
    }
  }
  for (const { below } of attachmentHeadings(notice)) {
    const line = below[0];
    for (let i = 1; line && i < line.trimmed.length - 1; i++) {
      const at = { start: line.textStart + i, end: line.textStart + i + 1 };
      const place = { start: line.textStart, end: line.textEnd };
      yield mutant(notice, [replace(at, pick(['翰', '枝', '冶'], random) ?? '')], due(NOTE, place));
    }
  }
}

function* title(notice: Notice): Iterable<Mutant> {
  const found = notice.header.title;
  const plain = notice.text.replace(/\s/g, '');
  // Web copies give it twice: then one of the two is the page's, and the other is still sound.
  const isTwice = found !== null && plain.split(found.text).length > 2;
  if (!found || isTwice || notice.text.charAt(found.end) !== '\n') {
    return;
  }
  for (const mark of ['。', '；', '，', '：']) {
    yield mutant(
      notice,
      [insert(found.end, mark)],
      due('layout/title', { start: found.end, end: found.end }),
    );
  }
  const cut = /的(?:通知|意见|实施意见)$/.exec(found.text)?.[0] ?? '';
  const left = found.text.slice(0, found.text.length - cut.length);
  // 印发…方案的通知 less 的通知 still ends in the name of a kind.
  if (cut !== '' && !/(?:意见|方案|办法|预案|计划|规划|工作方案|》)$/.test(left)) {
    const at = { start: found.end - cut.length, end: found.end };
    yield mutant(notice, [remove(at)], due('layout/title', { start: found.start, end: found.end }));
  }
}

export const LAYOUT: readonly Mutator[] = [
  { name: 'document number in another form', rule: 'layout/document-number', make: number },
  { name: 'addressees without their colon', rule: 'layout/addressees', make: addressees },
  { name: 'list of attachments', rule: NOTE, make: attachments },
  { name: 'title with a mark, or cut short', rule: 'layout/title', make: title },
];
