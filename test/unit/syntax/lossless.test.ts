import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { traitsOf } from '../../../server/src/core/syntax/characters.js';
import { LISTED, signAt, signCount, signTraits } from '../../../server/src/core/syntax/signs.js';
import { blockAt, parse, tokensOf } from '../../../server/src/core/syntax/tree.js';
import { anyText } from '../../support/texts.js';

function textOfTree(text: string): string {
  return parse(text)
    .blocks.flatMap(({ block }) => tokensOf(block).map((token) => block.text.slice(token.start, token.end)))
    .join('');
}

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

  it('lists every sign of a block, those in markers too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { block } of parse(text).blocks) {
          const listed = Array.from({ length: signCount(block) }, (_, i) => [
            signAt(block, i),
            signTraits(block, i),
          ]);
          const read = [...Array(block.text.length).keys()]
            .map((at) => [at, traitsOf(block.text.charCodeAt(at))] as const)
            .filter(([, traits]) => traits & LISTED);
          assert.deepEqual(listed, read);
        }
      }),
      { numRuns: 500 },
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

  it('knows the places of signs in a line of millions of characters', () => {
    const length = 9_000_000;
    const [placed] = parse(`${'字'.repeat(length)}年`).blocks;
    assert.ok(placed);
    assert.equal(signAt(placed.block, signCount(placed.block) - 1), length);
  });
});
