import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { blockAt, parse, tokensOf } from '../../../server/src/core/syntax/tree.js';

function textOfTree(text: string): string {
  return parse(text)
    .blocks.flatMap(({ block }) => tokensOf(block).map((token) => block.text.slice(token.start, token.end)))
    .join('');
}

/** Pieces that matter to the lexer, in any order: what no editor would write, a parser must bear. */
const piece = fc.constantFrom(
  '一、',
  '（一）',
  '(二）',
  '1．',
  '1.',
  '12、',
  '（1）',
  '第一章',
  '第二条',
  '1.2.3',
  '。',
  '，',
  '：',
  '；',
  '（',
  '）',
  '(',
  ')',
  '《',
  '》',
  '“',
  '”',
  '〔2016〕85号',
  '\n',
  '\r\n',
  '\r',
  '　　',
  ' ',
  '省发展改革委',
  '牵头',
  '2016年3月',
  '附件',
  '责任单位：',
  '\ufeff',
  '\u2028',
  '\ud83d',
  '😀',
  'A',
  '',
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('the tree', () => {
  it('gives every text back', () => {
    fc.assert(
      fc.property(anyText, (text) => textOfTree(text) === text),
      { numRuns: 500 },
    );
  });

  it('gives the sample and every prefix of it back', () => {
    const sample = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
    for (let length = 0; length <= sample.length; length += 97) {
      const prefix = sample.slice(0, length);
      assert.equal(textOfTree(prefix), prefix);
    }
    assert.equal(textOfTree(sample), sample);
  });

  it('is the same from any block on: a block does not depend on those after it', () => {
    fc.assert(
      fc.property(anyText, anyText, (head, tail) => {
        const whole = parse(`${head}\n\n一、${tail}`);
        const alone = parse(`${head}\n\n一、`);
        const settled = alone.blocks.slice(0, -1);
        assert.deepEqual(
          whole.blocks.slice(0, settled.length).map(({ block }) => block.text),
          settled.map(({ block }) => block.text),
        );
      }),
    );
  });

  it('finds the block at every offset', () => {
    const text = '一、甲\n　　1．乙。\n　　2．丙。';
    const tree = parse(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = blockAt(tree, offset);
      assert.ok(found && found.start <= offset && offset <= found.start + found.block.text.length);
    }
    assert.equal(blockAt(tree, -1), null);
    assert.equal(blockAt(parse(''), 0), null);
  });
});
