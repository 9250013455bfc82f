import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  bracketAt,
  bracketCode,
  bracketCount,
  bracketPartner,
} from '../../../server/src/core/syntax/brackets.js';
import { reparse } from '../../../server/src/core/syntax/reparse.js';
import { signAt, signCount, signTraits } from '../../../server/src/core/syntax/signs.js';
import { parse, type SyntaxTree } from '../../../server/src/core/syntax/tree.js';
import { anyStep, applied, type Step } from '../../support/edits.js';
import { anyText } from '../../support/texts.js';

/** How many times as many steps to take as at every commit. */
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);
const sample = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

/** All that a tree says, wherever its blocks were lexed. */
function said({ length, blocks }: SyntaxTree): unknown {
  return {
    length,
    blocks: blocks.map(({ start, block }) => {
      const { text, markers, holds, brackets } = block;
      const rows = Array.from({ length: bracketCount(brackets) }, (_, i) => [
        bracketAt(brackets, i),
        bracketCode(brackets, i),
        bracketPartner(brackets, i),
      ]);
      const signs = Array.from({ length: signCount(block) }, (_, i) => [
        signAt(block, i),
        signTraits(block, i),
      ]);
      return { start, text, markers, holds, brackets: rows, signs };
    }),
  };
}

/** Takes the steps one after the other; every tree on the way must equal a fresh one. */
function walk(from: string, steps: readonly Step[]): void {
  let text = from;
  let tree = parse(text);
  for (const one of steps) {
    const next = applied(text, one);
    tree = reparse(tree, next.text, next.replacement);
    assert.deepEqual(
      said(tree),
      said(parse(next.text)),
      `after ${JSON.stringify(one)} on ${JSON.stringify(text)}`,
    );
    text = next.text;
  }
}

function shared(before: SyntaxTree, after: SyntaxTree): number {
  const known = new Set(before.blocks.map(({ block }) => block));
  return after.blocks.filter(({ block }) => known.has(block)).length;
}

describe('the tree of an edited text', () => {
  it('equals a fresh one after any edits of any text', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(fc.property(anyText, fc.array(anyStep, { minLength: 1, maxLength: 12 }), walk), {
      numRuns: 1000 * EFFORT,
    });
  });

  it('equals a fresh one along edits of the sample', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(fc.property(fc.constant(sample), fc.array(anyStep, { minLength: 1, maxLength: 20 }), walk), {
      numRuns: 30 * EFFORT,
    });
  });

  it('shares every block but those around the edit', () => {
    const tree = parse(sample);
    const middle = sample.indexOf('。', sample.length / 2);
    const text = `${sample.slice(0, middle)}好${sample.slice(middle)}`;
    const next = reparse(tree, text, { start: middle, end: middle, newLength: 1 });
    assert.ok(next.blocks.length - shared(tree, next) <= 3);
  });

  it('refuses an edit of another text', () => {
    assert.throws(() => reparse(parse('一、甲'), '一、乙乙', { start: 0, end: 0, newLength: 5 }), RangeError);
  });
});
