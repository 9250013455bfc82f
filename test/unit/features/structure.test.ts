import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Range, SelectionRange, SymbolInformation } from 'vscode-languageserver';
import { documentSymbol } from '../../../server/src/features/document-symbol.js';
import { foldingRange } from '../../../server/src/features/folding-range.js';
import { selectionRange } from '../../../server/src/features/selection-range.js';
import { SAMPLE } from '../../support/notices.js';
import { ABLE, ask, contextFor, type Situation, withCursor } from './support.js';

const PLAN = `一、总体要求
（一）指导思想。坚持创新。
1．推进甲项工作，确保年内完成。（省教育厅、财政厅）
2．推进乙项工作。（省公安厅）
（二）基本原则。
二、保障措施
3．推进丙项工作。（省司法厅）
`;

function symbolsOf(text: string, situation?: Situation): DocumentSymbol[] {
  return (ask(documentSymbol, contextFor(text, situation), {}) ?? []) as DocumentSymbol[];
}

function flat(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
}

function holds(outer: Range, inner: Range): boolean {
  const after = (a: Range['start'], b: Range['start']) =>
    a.line > b.line || (a.line === b.line && a.character >= b.character);
  return after(inner.start, outer.start) && after(outer.end, inner.end);
}

/** What every editor requires of an outline. */
function assertSound(symbols: readonly DocumentSymbol[], parent?: Range): void {
  for (const symbol of symbols) {
    assert.ok(symbol.name.trim() !== '');
    assert.ok(holds(symbol.range, symbol.selectionRange), symbol.name);
    assert.ok(!parent || holds(parent, symbol.range), symbol.name);
    assertSound(symbol.children ?? [], symbol.range);
  }
}

/** Parts of notices, so that cutting and joining them gives broken ones. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '一、',
        '（一)',
        '1．',
        '（1）',
        '第一章 ',
        '附件：',
        '\n',
        '\r\n',
        '　　',
        '（省教育厅、',
        '）',
        '《',
        '》',
        '2016年底前',
        '\uD83D',
      ),
      fc.integer({ min: 0, max: SAMPLE.length - 50 }).map((at) => SAMPLE.slice(at, at + 50)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('documentSymbol', () => {
  it('nests chapters, sections and items, with marker, title and detail', () => {
    const outline = (symbols: readonly DocumentSymbol[]): unknown =>
      symbols.map((symbol) => [symbol.name, symbol.detail, outline(symbol.children ?? [])]);
    assert.deepEqual(outline(symbolsOf(PLAN)), [
      [
        '一、总体要求',
        '2项',
        [
          [
            '（一）指导思想',
            '2项',
            [
              ['1．推进甲项工作，确保年内完成', '省教育厅等2个单位', []],
              ['2．推进乙项工作', '省公安厅', []],
            ],
          ],
          ['（二）基本原则', '', []],
        ],
      ],
      ['二、保障措施', '1项', [['3．推进丙项工作', '省司法厅', []]]],
    ]);
  });

  it('selects marker and title', () => {
    const context = contextFor(PLAN);
    const [first] = symbolsOf(PLAN);
    assert.ok(first);
    const { start, end } = context.convert.span(first.selectionRange);
    assert.equal(PLAN.slice(start, end), '一、总体要求');
  });

  it('cuts long titles without splitting a character', () => {
    const [only] = symbolsOf(`一、${'𠮷'.repeat(80)}\n二、乙\n`);
    assert.equal(only?.name, `一、${'𠮷'.repeat(29)}…`);
  });

  it('shows several texts as levels of their own', () => {
    const text = `关于印发甲规定和乙规定的通知
各市人民政府：
一、请认真执行。
二、请及时反馈。
某省人民政府
2016年3月28日

附件1

甲规定

第一条　为甲。
第二条　为乙。
`;
    const symbols = symbolsOf(text);
    assertSound(symbols);
    assert.equal(symbols.length, 2);
    assert.match(symbols[1]?.name ?? '', /甲规定/);
    assert.deepEqual(
      symbols.map((symbol) => symbol.children?.length),
      [2, 2],
    );
  });

  it('gives a flat list with containers where there is no hierarchy', () => {
    const symbols = symbolsOf(PLAN, { client: {} }) as unknown as SymbolInformation[];
    const item = symbols.find((symbol) => symbol.name.startsWith('2．'));
    assert.equal(item?.containerName, '（一）指导思想');
    assert.equal(item?.location.uri, 'file:///draft.notice');
  });

  it('speaks English', () => {
    assert.equal(symbolsOf(PLAN, { locale: 'en' })[0]?.detail, '2 items');
  });

  it('is sound on the sample', () => {
    const symbols = symbolsOf(SAMPLE);
    assertSound(symbols);
    assert.equal(flat(symbols).length, 9 + 17 + 92);
  });

  it('is sound on whatever is typed', () => {
    fc.assert(
      fc.property(pieces, (text) => assertSound(symbolsOf(text))),
      { numRuns: 600 },
    );
  });
});

describe('foldingRange', () => {
  const folds = (text: string, situation?: Situation) =>
    (ask(foldingRange, contextFor(text, situation), {}) ?? []).map(({ startLine, endLine }) => [
      startLine,
      endLine,
    ]);

  it('folds what spans lines', () => {
    assert.deepEqual(folds(PLAN), [
      [0, 4],
      [1, 3],
      [5, 6],
    ]);
  });

  it('gives up a last line on which something else begins', () => {
    assert.deepEqual(folds('一、甲\n1．甲甲。\n2．甲乙。　　二、乙\n3．乙甲。\n'), [
      [0, 1],
      [2, 3],
    ]);
  });

  it('folds exactly for clients that can', () => {
    const client = { textDocument: { foldingRange: { lineFoldingOnly: false } } };
    const [first] = ask(foldingRange, contextFor('一、甲\n1．甲。　　二、乙\n', { client }), {}) ?? [];
    assert.deepEqual(first, { startLine: 0, startCharacter: 0, endLine: 1, endCharacter: 4 });
  });

  it('keeps to the limit of the client', () => {
    const client = { textDocument: { foldingRange: { lineFoldingOnly: true, rangeLimit: 2 } } };
    assert.equal(folds(PLAN, { client }).length, 2);
  });

  it('never folds backwards or beyond the end, whatever is typed', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const lines = contextFor(text).document.content;
        for (const [start = 0, end = 0] of folds(text)) {
          assert.ok(start < end && end < lines.lineCount);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('selectionRange', () => {
  const texts = (fixture: string): readonly string[] => {
    const { text, offset } = withCursor(fixture);
    const context = contextFor(text);
    const [first] = ask(selectionRange, context, { positions: [context.convert.position(offset)] }) ?? [];
    const found: string[] = [];
    for (let at: SelectionRange | undefined = first; at; at = at.parent) {
      const { start, end } = context.convert.span(at.range);
      found.push(text.slice(start, end).trim());
    }
    return found;
  };

  it('grows from the word to the document', () => {
    assert.deepEqual(
      texts('一、要求\n1．推进工$0作，确保年内完成。再做一件。（省教育厅）\n二、措施\n2．做。').slice(0, 6),
      [
        '工作',
        '推进工作',
        '推进工作，确保年内完成。',
        '推进工作，确保年内完成。再做一件。（省教育厅）',
        '1．推进工作，确保年内完成。再做一件。（省教育厅）',
        '一、要求\n1．推进工作，确保年内完成。再做一件。（省教育厅）',
      ],
    );
  });

  it('knows the agency and its group', () => {
    const found = texts('一、要求\n1．推进工作。（省教育厅、财$0政厅，深圳市人民政府）\n2．做。');
    assert.ok(found.includes('财政厅'));
    assert.ok(found.includes('（省教育厅、财政厅，深圳市人民政府）'));
    assert.ok(found.indexOf('财政厅') < found.indexOf('（省教育厅、财政厅，深圳市人民政府）'));
  });

  it('always nests, contains the place and ends with the document', () => {
    fc.assert(
      fc.property(pieces, fc.nat(2000), (text, at) => {
        const context = contextFor(text);
        // There and back: no editor has a cursor between \r and \n.
        const anywhere = context.convert.position(Math.min(at, text.length));
        const position = context.convert.position(context.convert.offset(anywhere));
        const [first] = ask(selectionRange, context, { positions: [position] }) ?? [];
        let last = first;
        for (let here = first; here?.parent; here = here.parent) {
          assert.ok(holds(here.parent.range, here.range));
          assert.ok(holds(here.range, { start: position, end: position }));
          last = here.parent;
        }
        assert.deepEqual(last?.range, context.convert.range({ start: 0, end: text.length }));
      }),
      { numRuns: 600 },
    );
  });

  it('works without lines or text', () => {
    assert.deepEqual(ask(selectionRange, contextFor('', { client: ABLE }), { positions: [] }), []);
  });
});
