import assert from 'node:assert/strict';
import type { DocumentHighlight, Location } from 'vscode-languageserver';
import { ABOUT, conversation } from './harness.js';
import { offsetOf, open, placeOf, SAMPLE } from './session.js';

describe('places over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();
  const position = placeOf(SAMPLE, '交通运输厅');
  const textAt = ({ range }: Pick<Location, 'range'>): string =>
    SAMPLE.slice(offsetOf(SAMPLE, range.start), offsetOf(SAMPLE, range.end));

  it('finds a body in all its forms', async () => {
    await talk.start({}, SAMPLE);
    const marks = await talk.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      ...ABOUT,
      position,
    });
    assert.deepEqual(new Set(marks.map(textAt)), new Set(['交通运输厅', '省交通运输厅']));
    const found = await talk.request<Location[]>('textDocument/references', {
      ...ABOUT,
      position,
      context: { includeDeclaration: true },
    });
    assert.equal(found.length, marks.length);
  });

  it('leads to the item a reference names, and answers nothing elsewhere', async () => {
    const text = SAMPLE.replace('92．', '92．按照本通知第3项，');
    await talk.start({});
    open(talk.server.rpc, text);
    const [place] = await talk.request<Location[]>('textDocument/definition', {
      ...ABOUT,
      position: placeOf(text, '第3项，'),
    });
    assert.ok(place);
    assert.match(text.slice(offsetOf(text, place.range.start)), /^3．/);
    const nowhere = { ...ABOUT, position: { line: 0, character: 0 } };
    assert.equal(await talk.request('textDocument/definition', nowhere), null);
    assert.deepEqual(await talk.request('textDocument/documentHighlight', nowhere), []);
  });
});
