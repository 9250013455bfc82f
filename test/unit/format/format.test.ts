import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatNotice, isRefused } from '../../../server/src/core/format/format.js';
import { readingOf } from '../../../server/src/core/format/reading.js';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { SAMPLE } from '../../support/notices.js';
import { OTHER_TEXTS } from '../../support/other-texts.js';
import { anyText } from '../../support/texts.js';

/** How many times as many cases to try as at every commit. */
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);
const CLEAN = 'test/fixtures/clean';

function formatted(text: string): string {
  const result = formatNotice(analyze(text));
  assert.ok(!isRefused(result), 'nothing is refused');
  return result.text;
}

/** What formatting makes of a body set in a short notice. */
function body(text: string): string {
  const [before = '', after = ''] = exampleNotice('\u0000').split('\u0000');
  const whole = formatted(exampleNotice(text));
  assert.ok(whole.startsWith(before) && whole.endsWith(after), whole);
  return whole.slice(before.length, whole.length - after.length);
}

const withoutSpace = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** All that must hold of a formatted text. */
function verify(text: string): void {
  const notice = analyze(text);
  const once = formatted(text);
  assert.equal(withoutSpace(once), withoutSpace(text), 'no character but white space and widths');
  assert.equal(readingOf(analyze(once)), readingOf(notice), 'reads as before');
  assert.equal(formatted(once), once, 'formatting again changes nothing');
}

const TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(readdirSync(CLEAN).map((name) => [name, readFileSync(join(CLEAN, name), 'utf8')])),
  sample: SAMPLE,
};

describe('formatting', () => {
  it('indents units and paragraphs, one a line, and leaves one blank line at most', () => {
    assert.equal(
      body(
        '一、总体要求\n提高认识，加强领导。 \n\n\n\n  二、主要任务\n 1． 推进项目建设。　　2．扩大开放合作。\n',
      ),
      '　　一、总体要求\n　　提高认识，加强领导。\n\n　　二、主要任务\n　　1．推进项目建设。\n　　2．扩大开放合作。\n',
    );
  });

  it('heals wraps inside words and brackets, and no break that may end a paragraph', () => {
    assert.equal(
      body(
        '　　一、推进项目建设。支持企业设立证券公\n司、基金公司，扩大金融业务。（省发展改革委、\n财政厅）\n　　二、扩大开放合作。\n各地要落实责任。\n',
      ),
      '　　一、推进项目建设。支持企业设立证券公司、基金公司，扩大金融业务。（省发展改革委、财政厅）\n　　二、扩大开放合作。\n　　各地要落实责任。\n',
    );
  });

  it('writes brackets of lists and markers full-width, without stray spaces', () => {
    assert.equal(
      body('　　(一)推进“一带一路 ”建设。 (省发展改革委、财政厅 ）\n　　（二) 扩大开放合作。(省商务厅)\n'),
      '　　（一）推进“一带一路”建设。（省发展改革委、财政厅）\n　　（二）扩大开放合作。（省商务厅）\n',
    );
  });

  it('keeps CR LF, the title, the signature and text of another kind', () => {
    const text = exampleNotice('　　一、推进项目。 \n　　二、扩大开放。\n').replaceAll('\n', '\r\n');
    assert.equal(formatted(text), text.replace('。 \r', '。\r'));
    for (const other of Object.values(OTHER_TEXTS)) {
      assert.equal(formatted(other), other);
    }
  });

  it('formats only the paragraphs it is asked for', () => {
    const text = exampleNotice('一、推进项目。 \n二、扩大开放。 \n');
    const at = text.indexOf('二、');
    const result = formatNotice(analyze(text), { start: at, end: at + 4 });
    assert.ok(!isRefused(result));
    assert.ok(result.text.includes('\n　　二、扩大开放'));
    assert.ok(result.text.includes('\n一、推进项目'));
  });

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`changes nothing of ${name} but its layout, and that once`, () => verify(text));
  }

  it('does so with any text, however broken', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(
      fc.property(anyText, (text) => verify(exampleNotice(`　　${text}\n`))),
      { numRuns: 60 * EFFORT },
    );
  });

  it('brings back the lines of a text whose layout was destroyed', function () {
    this.timeout(120_000 * EFFORT);
    const clean = TEXTS['continuous-items.notice'] ?? '';
    const at = fc.double({ min: 0, max: 0.999, noNaN: true });
    const damage = fc.record({ at, puts: fc.constantFrom(' ', '\u3000', '\n', '  ', '\u00a0', '\r\n') });
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 12 }), (damages) => {
        const text = damages.reduce((before, { at: place, puts }) => {
          const start = Math.floor(place * before.length);
          return before.slice(0, start) + puts + before.slice(start);
        }, clean);
        verify(text);
      }),
      { numRuns: 40 * EFFORT },
    );
  });
});
