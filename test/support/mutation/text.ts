import type { Notice } from '../../../server/src/core/model/notice.js';
import { bracketAt, bracketCount, bracketPartner } from '../../../server/src/core/syntax/brackets.js';
import type { Span } from '../../../server/src/core/text/span.js';
import { due, insert, isIn, type Mutant, type Mutator, mutant, remove, replace } from './mutant.js';

interface Pair {
  readonly open: Span;
  readonly close: Span;
  readonly text: string;
}

/** All pairs of marks but those of numbers, which are markers and not text. */
function pairs(notice: Notice): readonly Pair[] {
  return notice.tree.blocks.flatMap(({ block, start }) =>
    Array.from({ length: bracketCount(block.brackets) }, (_, i) => i).flatMap((i) => {
      const at = bracketAt(block.brackets, i);
      const partner = bracketPartner(block.brackets, i);
      const close = bracketAt(block.brackets, partner);
      const inside = partner < i ? '' : block.text.slice(at + 1, close);
      return partner < i || /^[\s一二三四五六七八九十百\d]*$/.test(inside)
        ? []
        : [
            {
              open: { start: start + at, end: start + at + 1 },
              close: { start: start + close, end: start + close + 1 },
              text: block.text.slice(at, close + 1),
            },
          ];
    }),
  );
}

/** Years in 〔〕, and all other marks of this kind. */
function allPairs(notice: Notice): readonly Pair[] {
  const years = [...notice.text.matchAll(/〔\d{4}〕/g)]
    // The number of the document itself is not known without them.
    .filter(({ index }) => !isIn([notice.header.documentNumber], index))
    .map(({ index, 0: text }) => ({
      open: { start: index, end: index + 1 },
      close: { start: index + text.length - 1, end: index + text.length },
      text,
    }));
  return [...pairs(notice), ...years];
}

const BRACKETS = 'text/brackets';

function* unclosed(notice: Notice): Iterable<Mutant> {
  for (const { open, close } of allPairs(notice)) {
    yield mutant(notice, [remove(close)], due(BRACKETS, open));
  }
}

function* unopened(notice: Notice): Iterable<Mutant> {
  for (const { open, close } of allPairs(notice)) {
    yield mutant(notice, [remove(open)], due(BRACKETS, close));
  }
}

const OTHER: Readonly<Record<string, string>> = { '）': '〉', '》': '）', '”': '》', '〕': '》' };

function* wronglyClosed(notice: Notice): Iterable<Mutant> {
  for (const { open, close, text } of allPairs(notice)) {
    const other = OTHER[text.at(-1) ?? ''];
    if (other !== undefined) {
      yield mutant(notice, [replace(close, other)], due(BRACKETS, open), due(BRACKETS, close));
    }
  }
}

/** Places in running text, outside of all that other rules look at. */
function* inText(notice: Notice, pattern: RegExp): Iterable<Span> {
  const { header, groups } = notice;
  const heads = [header.title, header.documentNumber, header.issuedOn, header.publishedOn];
  for (const { index, 0: text } of notice.text.matchAll(pattern)) {
    if (!isIn([...heads, ...groups], index) && !isIn([...heads, ...groups], index + text.length - 1)) {
      yield { start: index, end: index + text.length };
    }
  }
}

function* stray(notice: Notice): Iterable<Mutant> {
  for (const { end } of inText(notice, /[，、](?=[\u4e00-\u9fff]{2})/g)) {
    const around = allPairs(notice).filter(({ open, close }) => open.start < end && end < close.end);
    for (const mark of ['（', '“', '《', '）', '”', '》']) {
      // Of two marks alike around a text either can be the odd one.
      const twins = around.flatMap(({ open, close }) =>
        [open, close].filter((one) => notice.text.slice(one.start, one.end) === mark),
      );
      const places = [{ start: end, end }, ...twins];
      yield mutant(notice, [insert(end, mark)], ...places.map((place) => due(BRACKETS, place)));
    }
  }
}

const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '。': '.' };

function* narrowed(notice: Notice): Iterable<Mutant> {
  const { addressees } = notice.header;
  const labels = [...notice.text.matchAll(/附件：|(?:牵头|配合|责任)单位：|发布日期：/g)].map(
    ({ index, 0: text }) => ({
      start: index,
      end: index + text.length,
    }),
  );
  const marks = /(?<=[\u4e00-\u9fff）》”])(?:[，；：](?=[\u4e00-\u9fff（《“])|[，；：。](?=\n))/g;
  for (const place of inText(notice, marks)) {
    const mark = HALF[notice.text.charAt(place.start)];
    // Those after addressees and labels are the business of other rules.
    if (mark !== undefined && place.start !== addressees?.end && !isIn(labels, place.start)) {
      yield mutant(notice, [replace(place, mark)], due('text/width', place));
    }
  }
}

function* narrowBrackets(notice: Notice): Iterable<Mutant> {
  for (const { open, close, text } of pairs(notice)) {
    if (/^（[\u4e00-\u9fff]+）$/.test(text) && !isIn(notice.groups, open.start)) {
      const edits = [replace(open, '('), replace(close, ')')];
      const place = { start: open.start, end: close.end };
      yield mutant(notice, edits, due('text/width', place));
      yield mutant(notice, edits.slice(0, 1), due('text/width', place));
    }
  }
}

function* spaced(notice: Notice): Iterable<Mutant> {
  const markers = notice.nodes.map(({ marker }) => ({ start: marker.start, end: marker.end + 1 }));
  // Before and after marks; right behind a marker a space sets off the text.
  const places =
    /(?<=[\u4e00-\u9fff])(?=[“《，；、。])|(?<=[“《])(?=[\u4e00-\u9fff])|(?<=[”》，；、])(?=[\u4e00-\u9fff])/g;
  for (const { index } of notice.text.matchAll(places)) {
    const at = { start: index, end: index };
    if (!isIn(markers, index) && !isIn(notice.groups, index) && isSentence(notice.text, index)) {
      yield mutant(notice, [insert(index, ' ')], due('text/space', at));
    }
  }
}

/** Whether a place lies in a sentence: titles and lists of addressees are set with spaces. */
function isSentence(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n')[0] ?? '';
  return /。/.test(line) && !/[：:]\s*$/.test(line);
}

const QUOTES = 'text/quotes';

function* quoted(notice: Notice): Iterable<Mutant> {
  for (const { open, close, text } of pairs(notice)) {
    if (!text.startsWith('“')) {
      continue;
    }
    const place = { start: open.start, end: close.end };
    for (const [left, right] of ['""', '”“', "''"]) {
      yield mutant(notice, [replace(open, left ?? ''), replace(close, right ?? '')], due(QUOTES, place));
    }
    yield mutant(notice, [insert(open.start, '“推进'), insert(close.end, '工作”')], due(QUOTES, place));
  }
}

/** Before these a line of its own begins. */
const OWN_LINE = /^(?:附件|抄送|印发|联系人|第[一二三四五六七八九十百]+[章节条]|[^，。；、]{1,10}：)/;

function* wrapped(notice: Notice): Iterable<Mutant> {
  for (const { start, end } of inText(notice, /[^\n]+/g)) {
    const line = notice.text.slice(start, end);
    // A second break in a paragraph is told with the first one.
    const units = notice.nodes.filter((node) => node.start >= start && node.start < end).length;
    const isParagraph = units <= 1 && /^　　/.test(line) && /[\n　]/.test(notice.text.charAt(end + 1));
    for (const { index, 0: part } of isParagraph
      ? line.matchAll(/(?<=[\u4e00-\u9fff]{3})(?=[\u4e00-\u9fff]{3,20}[，。；、])/g)
      : []) {
      const at = start + index + part.length;
      const sentence = line.slice(0, index).includes('。');
      // After a first sentence, and not inside brackets: there the text plainly runs on.
      if (sentence && !isIn(notice.groups, at) && !OWN_LINE.test(line.slice(index))) {
        yield mutant(notice, [insert(at, '\n')], due('text/hard-wrap', { start: at, end: at }));
      }
    }
  }
}

export const TEXT: readonly Mutator[] = [
  { name: 'closing mark removed', rule: BRACKETS, make: unclosed },
  { name: 'opening mark removed', rule: BRACKETS, make: unopened },
  { name: 'closed by another mark', rule: BRACKETS, make: wronglyClosed },
  { name: 'stray mark', rule: BRACKETS, make: stray },
  { name: 'half-width point', rule: 'text/width', make: narrowed },
  { name: 'half-width brackets', rule: 'text/width', make: narrowBrackets },
  { name: 'stray space', rule: 'text/space', make: spaced },
  { name: 'wrong quotation marks', rule: QUOTES, make: quoted },
  { name: 'line broken in a sentence', rule: 'text/hard-wrap', make: wrapped },
];
