import assert from 'node:assert/strict';
import type { TextDocumentContentChangeEvent } from 'vscode';
import { actionFor } from '../../../client/src/editing/action-for.js';

function change(text: string, rangeLength = 0, lines = 0): TextDocumentContentChangeEvent {
  const range = { start: { line: 3, character: 0 }, end: { line: 3 + lines, character: 0 } };
  return { text, rangeLength, rangeOffset: 0, range } as unknown as TextDocumentContentChangeEvent;
}

describe('what a change of the text calls for', () => {
  it('is the next number after Enter, with the indent the editor gave the line', () => {
    assert.equal(actionFor([change('\n')]), 'enter');
    assert.equal(actionFor([change('\r\n　　')]), 'enter');
  });

  it('is numbers in order after a paste, a deletion, a line moved', () => {
    assert.equal(actionFor([change('　　3．新增事项。\n')]), 'typed');
    assert.equal(actionFor([change('', 20)]), 'typed');
    assert.equal(actionFor([change('', 1, 1)]), 'typed');
    assert.equal(actionFor([change('\n'), change('\n')]), undefined);
    assert.equal(actionFor([change('a\n'), change('', 9, 1)]), 'typed');
  });

  it('is nothing while single characters are typed and deleted', () => {
    assert.equal(actionFor([change('5')]), undefined);
    assert.equal(actionFor([change('', 1)]), undefined);
    assert.equal(actionFor([]), undefined);
  });
});
