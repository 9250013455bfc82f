import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { printableDocx } from '../../../server/src/exchange/printable/docx.js';
import { printableHtml } from '../../../server/src/exchange/printable/html.js';
import {
  type Cell,
  cellOf,
  heading,
  type Printable,
  paragraph,
} from '../../../server/src/exchange/printable/types.js';

const of = (...blocks: Printable['blocks']): Printable => ({
  title: '报告',
  locale: 'zh',
  orientation: 'portrait',
  blocks,
});
const changed: Cell = {
  lines: [[{ text: '于' }, { text: '2016年', look: 'removed' }, { text: '2017年', look: 'added' }]],
};
const PRINTABLE = of(heading('一、概况'), paragraph('共<3>处&余'), {
  kind: 'table',
  widths: [1, 3],
  head: [cellOf('位置'), cellOf('内容')],
  rows: [
    { cells: [cellOf('整行')], look: 'heading' },
    { cells: [cellOf('第1项', 'strong'), changed] },
    {
      cells: [cellOf('第2项'), { lines: [[{ text: '甲' }], [{ text: '乙' }]], isList: true }],
      look: 'quiet',
    },
  ],
});

/** The body of a Word file as XML. */
async function bodyOf(printable: Printable): Promise<string> {
  const part = unzipSync(await printableDocx(printable))['word/document.xml'];
  assert.ok(part);
  return strFromU8(part);
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, text]) => text).join('|');

describe('a printable document as HTML', () => {
  const html = printableHtml(PRINTABLE);

  it('holds headings, paragraphs and tables, text as text', () => {
    assert.match(html, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.ok(html.includes('<h1>报告</h1>') && html.includes('<h2>一、概况</h2>'));
    assert.ok(html.includes('<p>共&lt;3&gt;处&amp;余</p>'));
    assert.ok(html.includes('<tr class="heading"><td colspan="2">整行</td></tr>'));
    assert.ok(html.includes('<td>于<del>2016年</del><ins>2017年</ins></td>'));
    assert.ok(html.includes('<td><ul><li>甲</li><li>乙</li></ul></td>'));
  });

  it('is a page for paper too', () => {
    assert.match(html, /@page \{ size: A4 portrait; \}/);
    assert.match(printableHtml({ ...PRINTABLE, orientation: 'landscape' }), /A4 landscape/);
  });
});

describe('a printable document as a Word file', () => {
  it('holds the same, changes struck and underlined', async () => {
    const xml = await bodyOf(PRINTABLE);
    assert.equal(
      textOf(xml),
      '报告|一、概况|共&lt;3&gt;处&amp;余|位置|内容|整行|第1项|于|2016年|2017年|第2项|甲|乙',
    );
    assert.match(xml, /<w:strike\/>(?:(?!<\/w:r>).)*2016年/s);
    assert.match(xml, /<w:u (?:(?!<\/w:r>).)*2017年/s);
    assert.match(xml, /<w:gridSpan w:val="2"\/>/);
    assert.match(xml, /<w:tblHeader\/>/);
  });

  it('stays whole whatever stands in the text', async () => {
    const odd = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(odd, odd, async (a, b) => {
        const xml = await bodyOf(of(heading(a), paragraph(`${b}\ud800\u0000${a}`)));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids is what is looked for
        assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        assert.match(xml, /<\/w:document>$/);
      }),
      { numRuns: 40 },
    );
  });
});
