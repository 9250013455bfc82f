import assert from 'node:assert/strict';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { rule as addressees } from '../../../server/src/core/rules/layout/addressees.js';
import { rule as attachmentNote } from '../../../server/src/core/rules/layout/attachment-note.js';
import { rule as documentNumber } from '../../../server/src/core/rules/layout/document-number.js';
import { rule as issuedDate } from '../../../server/src/core/rules/layout/issued-date.js';
import { rule as title } from '../../../server/src/core/rules/layout/title.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { findingsOf, findsIn } from '../../support/rule-checks.js';

const NOTICE = exampleNotice('　　一、推进建设。\n　　二、扩大合作。\n');
const NUMBER = '粤府办〔2016〕12号';
const DATE = '2016年5月6日';
const ADDRESSEES = '各地级以上市人民政府：';
const TITLE = '广东省人民政府办公厅关于印发年度重点工作的通知';

function mendedText(rule: Parameters<typeof findingsOf>[0], text: string): string {
  return applyEdits(
    text,
    findingsOf(rule, text).flatMap((one) => one.fixes.flatMap((fix) => fix.edits)),
  );
}

describe('layout/document-number', () => {
  it('mends every wrong form', () => {
    for (const number of [
      '粤府办[2016]12号',
      '粤府办（2016）12号',
      '粤府办〔2016〕第12号',
      '粤府办〔2016〕012号',
      '粤府办〔16〕12号',
      '粤府办〔2016〕12',
      '粤府办【2016】第012号',
    ]) {
      findsIn(documentNumber, NOTICE.replace(NUMBER, `⟦${number}⟧`));
      assert.equal(mendedText(documentNumber, NOTICE.replace(NUMBER, number)), NOTICE, number);
    }
  });

  it('reads a number glued to the title', () => {
    const glued = NOTICE.replace(`\n${NUMBER}`, '⟦粤府办〔16〕12号⟧');
    findsIn(documentNumber, glued);
  });

  it('accepts the right form, wherever it stands, and old numbers', () => {
    for (const text of [
      NOTICE,
      NOTICE.replace(`\n${NUMBER}`, NUMBER),
      NOTICE.replace(NUMBER, `　　　　　　${NUMBER}`),
      NOTICE.replace(NUMBER, '粤府办[1998]12号').replace(DATE, '1998年5月6日'),
      NOTICE.replace(NUMBER, '第12号'),
    ]) {
      assert.deepEqual(findingsOf(documentNumber, text), [], text);
    }
  });
});

describe('layout/issued-date', () => {
  it('mends every wrong form', () => {
    for (const date of [
      '二〇一六年五月六日',
      '二○一六年五月六日',
      '2016年05月6日',
      '2016年5月06日',
      '16年5月6日',
      '2016.5.6',
      '2016-05-06',
    ]) {
      findsIn(issuedDate, NOTICE.replace(DATE, `⟦${date}⟧`));
      assert.equal(mendedText(issuedDate, NOTICE.replace(DATE, date)), NOTICE, date);
    }
  });

  it('accepts the right form, metadata of a copy, and documents older than the standard', () => {
    for (const text of [
      NOTICE,
      NOTICE.replace(DATE, '2016年 5月 6日'),
      NOTICE.replace(DATE, '二〇一二年五月六日').replace('2016', '2012'),
      `成文日期：2016-05-06\n${NOTICE.replace(`\n${DATE}`, '')}`,
    ]) {
      assert.deepEqual(findingsOf(issuedDate, text), [], text);
    }
  });
});

describe('layout/addressees', () => {
  it('finds the colon that is half-width, another mark, or missing', () => {
    findsIn(addressees, NOTICE.replace(ADDRESSEES, '各地级以上市人民政府⟦:⟧'));
    findsIn(addressees, NOTICE.replace(ADDRESSEES, '各地级以上市人民政府，省直各单位⟦，⟧'));
    findsIn(addressees, NOTICE.replace(ADDRESSEES, '⟦各地级以上市人民政府，省有关单位⟧'));
    findsIn(
      addressees,
      NOTICE.replace(ADDRESSEES, '⟦各省、自治区、直辖市人民政府，国务院各部委、各直属机构⟧'),
    );
    assert.equal(mendedText(addressees, NOTICE.replace(ADDRESSEES, '各地级以上市人民政府')), NOTICE);
  });

  it('accepts documents that address nobody', () => {
    for (const text of [
      NOTICE,
      NOTICE.replace(`${ADDRESSEES}\n\n`, ''),
      NOTICE.replace(ADDRESSEES, '　　各地区、各部门要高度重视，推进建设。'),
      NOTICE.replace(ADDRESSEES, '各项工作'),
      NOTICE.replace(ADDRESSEES, '各地区、各部门要支持各市场主体和社会组织，服务各类企业'),
      NOTICE.replace(ADDRESSEES, '广州、深圳市人民政府：'),
    ]) {
      assert.deepEqual(findingsOf(addressees, text), [], text);
    }
  });
});

describe('layout/title', () => {
  it('finds a title that lost its kind, or ends in a mark', () => {
    findsIn(title, NOTICE.replace(TITLE, '⟦广东省人民政府办公厅关于印发\n年度重点工作⟧'));
    findsIn(title, NOTICE.replace(TITLE, '广东省人民政府办公厅关于印发年度重点工作的通知⟦，⟧'));
  });

  it('accepts whatever a document may call itself', () => {
    for (const kind of [
      '的批复',
      '的函',
      '的指导意见（试行）',
      '目录（2016年版）',
      '指南',
      '办法》的通知',
      '的若干措施',
    ]) {
      const text = NOTICE.replace('年度重点工作的通知', `年度重点工作${kind}`);
      assert.deepEqual(findingsOf(title, text), [], kind);
    }
    assert.deepEqual(findingsOf(title, NOTICE.replace(`${TITLE}\n`, '')), []);
  });
});

describe('layout/attachment-note', () => {
  const attached = (note: string, rest = ''): string =>
    exampleNotice(`　　推进建设。\n\n${note}\n`).concat(rest);

  it('finds marks, half-width colons and numbers out of order', () => {
    findsIn(attachmentNote, attached('　　附件：检查情况汇总表⟦。⟧'));
    findsIn(attachmentNote, attached('　　附件⟦:⟧检查情况汇总表'));
    findsIn(attachmentNote, attached('　　附件：1．检查情况汇总表⟦；⟧2．联系人名单；'));
    findsIn(attachmentNote, attached('　　附件：1．检查情况汇总表　⟦1⟧．联系人名单'));
  });

  it('finds an attached text the list does not have', () => {
    const rest = '\n附件1\n\n检查情况汇总表\n\n附件2\n\n联系人名单\n\n⟦附件3⟧\n\n整改台账\n';
    findsIn(attachmentNote, attached('　　附件：1．检查情况汇总表\n　　　　　2．联系人名单', rest));
  });

  it('accepts lists on one line and on many, wrapped titles, shortened titles and links', () => {
    for (const text of [
      attached('　　附件：检查情况汇总表'),
      attached('　　附件：1．检查情况汇总表　　2．联系人名单'),
      attached('　　附件：1. 检查情况汇总表\n　　　　　2. 重点地区联系人\n　　　　　　 名单'),
      attached('　　附件：1．检查情况汇总表\n\n　　2．联系人名单', '\n附件1\n\n广东省检查情况汇总表\n'),
      attached('　　附件：检查情况汇总表', '\n附件\n\n检查情况\n汇总表\n'),
      attached('', '\n附件：检查情况汇总表.xlsx；名单.docx。\n'),
      attached('　　附件：1．检查情况汇总表（2016年）\n　　2．名单', '\n附件1\n\n整改台账\n'),
    ]) {
      assert.deepEqual(findingsOf(attachmentNote, text), [], text);
    }
  });
});
