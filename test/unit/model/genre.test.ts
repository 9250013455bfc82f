import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { isGarbled } from '../../../server/src/core/model/garbled.js';
import { check } from '../../support/notices.js';
import { DRAFT_WITHOUT_HEADER, OTHER_TEXTS, PLAIN_NOTICE, SOUND_TEXTS } from '../../support/other-texts.js';

/** UTF-8 read with the wrong table, as a careless program saves it. */
const misread = (as: string) => iconv.decode(Buffer.from(PLAIN_NOTICE.repeat(2)), as);
const found = (text: string) => check(text).map(({ rule, severity }) => `${rule} ${severity}`);

describe('genre', () => {
  for (const [name, text] of Object.entries(OTHER_TEXTS)) {
    it(`takes a text of another kind (${name}) for none, says so once and reads no groups in it`, () => {
      const notice = analyze(text);
      assert.equal(notice.genre, 'other');
      assert.equal(notice.isNotice, false);
      assert.deepEqual(notice.groups, []);
      assert.deepEqual(found(text), ['document/kind info']);
    });
  }

  for (const table of ['gb18030', 'windows-1252', 'windows-1251', 'macukraine', 'big5', 'shift_jis']) {
    it(`says once that a text misread as ${table} is garbled`, () => {
      assert.equal(analyze(misread(table)).genre, 'garbled');
      assert.deepEqual(found(misread(table)), ['document/encoding info']);
    });
  }

  for (const [name, text] of Object.entries(SOUND_TEXTS)) {
    it(`does not call sound text garbled (${name})`, () => {
      assert.ok(!isGarbled(text));
      assert.ok(!found(text).includes('document/encoding info'));
    });
  }

  it('takes a notice, whole or with the parts of one, for a document', () => {
    assert.equal(analyze(PLAIN_NOTICE).genre, 'document');
    const report = OTHER_TEXTS.report ?? '';
    const sent = report.replace(/——.*\n.*\n/, '');
    assert.notEqual(sent, report);
    assert.equal(analyze(sent).genre, 'document');
  });

  it('says nothing of short texts and of drafts that show any part of the genre', () => {
    const prose = '我们要认真做好这项工作。';
    const long = prose.repeat(50);
    const group = '（市发展改革委、市财政局负责）';
    for (const draft of [
      prose,
      DRAFT_WITHOUT_HEADER,
      `1.${long}\n2.${long}\n`,
      `${long}${group}\n`,
      `关于做好数据工作的通知\n\n${long}\n`,
      `各区人民政府：\n${long}\n`,
      `${long}\n某某市人民政府\n2024年3月1日\n`,
    ]) {
      assert.ok(!found(draft).some((one) => one.startsWith('document/')), draft.slice(0, 30));
      assert.notEqual(analyze(draft).genre, 'other', draft.slice(0, 30));
    }
    assert.deepEqual(found(`${long}\n`), ['document/kind info']);
  });

  it('still checks numbers and brackets in a draft', () => {
    const broken = DRAFT_WITHOUT_HEADER.replace('（二）', '（三）');
    assert.deepEqual(found(broken), ['numbering/gap error']);
  });
});
