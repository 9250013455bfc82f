import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type Decoded, decode, encodingName } from '../../../server/src/cli/input/decode.js';
import { traceMojibake } from '../../../server/src/cli/input/mojibake.js';
import { plausibility } from '../../../server/src/cli/input/plausibility.js';
import { isGarbled } from '../../../server/src/core/model/garbled.js';

const SEED = readFileSync('seeds/guangdong-hk-2016.txt');
const TEXT = SEED.toString('utf8');
const BOM = '\ufeff';

function decoded(bytes: Uint8Array, asked?: string): Decoded {
  const result = decode(bytes, asked);
  assert.ok('text' in result, JSON.stringify(result));
  return result;
}

function problem(bytes: Uint8Array, asked?: string) {
  const result = decode(bytes, asked);
  assert.ok('kind' in result, 'it was decoded');
  return result;
}

describe('cli decode', () => {
  it('reads UTF-8, with a BOM as part of the text', () => {
    assert.deepEqual(decoded(SEED), { text: TEXT, encoding: 'utf-8' });
    const marked = decoded(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), SEED]));
    assert.deepEqual(marked, { text: BOM + TEXT, encoding: 'utf-8' });
  });

  it('reads UTF-16 in both orders, by its BOM or by what comes of it', () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const bytes = iconv.encode(TEXT, encoding, { addBOM: false });
      assert.deepEqual(decoded(bytes), { text: TEXT, encoding });
      const marked = iconv.encode(BOM + TEXT, encoding, { addBOM: false });
      assert.deepEqual(decoded(marked), { text: BOM + TEXT, encoding });
    }
  });

  it('detects GB18030, however short the text', () => {
    for (const text of [
      TEXT,
      '公文',
      '一、总体要求',
      '各区人民政府，市政府各部门、各直属机构：',
      '深圳市人民政府',
    ]) {
      assert.deepEqual(decoded(iconv.encode(text, 'gb18030')), { text, encoding: 'gb18030' });
    }
  });

  it('does not take other encodings for GB18030', () => {
    const big5 = problem(
      iconv.encode('本府各局處：茲將本年度重點工作計劃隨函送達，請查照辦理。'.repeat(8), 'big5'),
    );
    assert.equal(big5.kind === 'unrecognised' && big5.guess, 'big5');
    const latin = iconv.encode(
      'Élève à l’école, où il étudie déjà très sérieusement. '.repeat(8),
      'windows-1252',
    );
    assert.equal(problem(latin).kind, 'unrecognised');
  });

  it('takes the encoding asked for, unless a BOM says otherwise', () => {
    assert.equal(decoded(iconv.encode(TEXT, 'gbk'), 'gbk').text, TEXT);
    assert.equal(decoded(Buffer.from(BOM + TEXT), 'gbk').text, BOM + TEXT);
    assert.equal(encodingName('GB2312'), 'gbk');
    assert.equal(encodingName('no-such'), null);
  });

  it('says on which line text stops being valid', () => {
    const lines = Buffer.concat([
      Buffer.from('一、总体要求\n二、'),
      Buffer.from([0xff, 0x80]),
      Buffer.from('主要任务\n'.repeat(9)),
    ]);
    assert.deepEqual(problem(lines), { kind: 'undecodable', encoding: 'utf-8', line: 2 });
    assert.deepEqual(problem(lines, 'utf-8'), { kind: 'undecodable', encoding: 'utf-8', line: 2 });
  });

  it('knows binary files by their first bytes', () => {
    const kinds: readonly (readonly [string, string])[] = [
      ['PK\x03\x04….word/document.xml', 'word'],
      ['PK\x03\x04….xl/workbook.xml', 'archive'],
      ['%PDF-1.7', 'pdf'],
      ['\x89PNG\r\n', 'image'],
      ['abc\0\0\0def', 'unknown'],
    ];
    for (const [bytes, is] of kinds) {
      assert.deepEqual(problem(Buffer.from(bytes, 'latin1')), { kind: 'binary', is });
    }
    assert.deepEqual(problem(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), {
      kind: 'binary',
      is: 'old-office',
    });
  });

  it('never throws, and only ever gives a text that encodes back to the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const result = decode(bytes);
        if ('text' in result && result.encoding !== 'gb18030') {
          assert.deepEqual(iconv.encode(result.text, result.encoding, { addBOM: false }), Buffer.from(bytes));
        }
      }),
    );
  });
});

describe('cli mojibake', () => {
  /** The text read with the wrong table, as a careless program saves it. */
  const misread = (encoding: string, as: string): string =>
    iconv.decode(iconv.encode(TEXT, encoding), as, { stripBOM: false });

  const WRONG: readonly (readonly [really: string, readAs: string])[] = [
    ['utf-8', 'gb18030'],
    ['utf-8', 'windows-1252'],
    ['utf-8', 'windows-1251'],
    ['utf-8', 'macukraine'],
    ['utf-8', 'maccyrillic'],
    ['utf-8', 'macroman'],
    ['gb18030', 'latin1'],
  ];

  it('is told from sound text, and traced back to the table it was misread with', () => {
    for (const [really, readAs] of WRONG) {
      const text = misread(really, readAs);
      assert.ok(isGarbled(text), readAs);
      assert.equal(traceMojibake(text)?.really, really, readAs);
    }
    assert.deepEqual(traceMojibake(misread('utf-8', 'windows-1251')), {
      readAs: 'windows-1251',
      really: 'utf-8',
    });
  });

  it('cannot be traced where characters are lost', () => {
    for (const text of [misread('gb18030', 'utf-8'), '锟斤拷'.repeat(20)]) {
      assert.ok(isGarbled(text));
      assert.equal(traceMojibake(text), null);
    }
  });

  it('judges real notices to be plausible', () => {
    assert.ok(plausibility(TEXT).share > 0.97);
    assert.equal(plausibility('abc').share, 1);
  });
});
