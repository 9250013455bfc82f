import assert from 'node:assert/strict';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { rule as attachment } from '../../../server/src/core/rules/reference/attachment.js';
import { rule as document } from '../../../server/src/core/rules/reference/document.js';
import { rule as item } from '../../../server/src/core/rules/reference/item.js';
import { newFindings, SAMPLE } from '../../support/notices.js';
import { findingsOf, findsIn } from '../../support/rule-checks.js';

describe('reference/item', () => {
  const three = (fourth: string): string =>
    exampleNotice(`　　1．推进建设。\n　　2．扩大合作。\n　　3．深化改革。\n　　4．${fourth}\n`);

  it('finds references to items that are not there', () => {
    for (const text of [
      '按照本方案⟦第9项⟧要求，强化督查。',
      '落实本通知⟦第2至9项⟧，强化督查。',
      '参照⟦第（九）项⟧执行。',
      '⟦第3、7项⟧由省财政厅牵头。',
      '依照⟦（一）至（七）项⟧规定办理。',
      '除⟦第9项⟧所列事项外，一律公开。',
      '企业依法受到处罚后恢复生产（参照⟦第9项⟧）。',
    ]) {
      findsIn(item, three(text));
    }
  });

  it('counts the items of the article it stands in', () => {
    const articles = (cited: string): string =>
      exampleNotice(
        `　　第一条　下列情形应当报告：\n　　（一）甲；\n　　（二）乙；\n　　（三）除${cited}所列情形外的其他情形。\n　　第二条　下列情形免于报告：\n　　（一）甲；\n　　（二）乙；\n　　（三）丙；\n　　（四）丁。\n　　第三条　本办法自印发之日起施行。\n`,
      );
    findsIn(item, articles('⟦第四项⟧'));
    assert.deepEqual(findingsOf(item, articles('第二项')), []);
  });

  it('leaves ordinals, other documents and existing items alone', () => {
    for (const text of [
      '抓好第九项任务，完成第8项工作，审议第七项议程。',
      '落实《总体方案》第9项和第十二项，强化督查。',
      '依照《条例》第十三条第九项、第十项规定办理。',
      '落实总体方案（见第9项），依照水法（参照第9项）。',
      '该办法第九项规定的情形，按上述第九项办理。',
      '按照来函第9项，附件2第9项和目录第9项办理。',
      '将第九项修改为：“强化督查”，删去第十项。',
      '第2项由省财政厅牵头，参照第（三）项执行，依照第一至三项办理。',
      '审批事项第9项目录，列全国第9项，取得第9项世界第一。',
      '包括：（1）甲；（2）乙；（9）丙。参照第9项执行。',
    ]) {
      assert.deepEqual(findingsOf(item, three(text)), [], text);
    }
  });

  it('does not judge an excerpt', () => {
    const [, ...rest] = three('参照第9项执行。').split('\n');
    assert.deepEqual(findingsOf(item, rest.join('\n')), []);
  });

  it('finds a reference put into the sample', () => {
    const changed = SAMPLE.replace('40．支持', '40．参照第93项，支持');
    assert.deepEqual(
      newFindings(SAMPLE, changed).map((one) => one.rule),
      ['reference/item'],
    );
    assert.deepEqual(newFindings(SAMPLE, changed.replace('第93项', '第92项')), []);
  });
});

describe('reference/attachment', () => {
  const NOTE = '　　附件：1．检查情况汇总表\n　　　　　2．联系人名单';
  const notice = (paragraph: string, note = NOTE): string => exampleNotice(`　　${paragraph}\n\n${note}\n`);

  it('finds what is neither listed nor attached', () => {
    for (const text of ['请填写汇总表（⟦附件3⟧）。', '详见⟦附件三⟧，请填报。', '请填写⟦附件1、3⟧。']) {
      findsIn(attachment, notice(text));
    }
  });

  it('leaves other documents’ attachments, and texts without numbered ones, alone', () => {
    for (const text of [
      '请填写汇总表（附件1）和名单（附件2），报送附件1至2。',
      '按照《总体方案》附件3执行，见国办发〔2015〕1号附件4。',
      '按照该文件附件3执行。',
      '详见附件1-3、附件2.5万元和附件2014年版。',
    ]) {
      assert.deepEqual(findingsOf(attachment, notice(text)), [], text);
    }
    assert.deepEqual(findingsOf(attachment, notice('详见附件3。', '　　附件：检查情况汇总表')), []);
    assert.deepEqual(findingsOf(attachment, notice('详见附件3。', '')), []);
  });

  it('counts attached texts the list does not have', () => {
    const text = `${notice('详见附件3。')}\n附件3\n\n整改台账\n`;
    assert.deepEqual(findingsOf(attachment, text), []);
  });
});

describe('reference/document', () => {
  const cited = (first: string, second: string): string =>
    exampleNotice(`　　一、落实${first}，推进建设。\n　　二、按照${second}，扩大合作。\n`);

  it('finds a slip in number or title', () => {
    const right = '《关于加快发展服务业的若干意见》（国办发〔2015〕36号）';
    for (const wrong of [
      '《关于加快发展服务业的若干意见》（⟦国办发〔2014〕36号⟧）',
      '《关于加快发展服务业的若干意见》（⟦国发〔2015〕36号⟧）',
      '⟦《关于加快发展服务业若干意见》⟧（国办发〔2015〕36号）',
    ]) {
      findsIn(document, cited(right, wrong));
    }
  });

  it('leaves short titles, abbreviations and documents that merely look alike alone', () => {
    for (const [first, second] of [
      [
        '《国务院关于加快发展服务业的若干意见》（国发〔2015〕36号）',
        '《关于加快发展服务业的若干意见》（国发〔2015〕36号）',
      ],
      [
        '《国务院关于印发服务业发展规划的通知》（国发〔2015〕36号）',
        '《服务业发展规划》（国发〔2015〕36号，以下简称《规划》）',
      ],
      [
        '《“十三五”服务业〈若干〉规划纲要》（国发〔2015〕36号）',
        '《 十三五服务业《若干》规划纲要》（国发[2015]36号）',
      ],
      ['《国务院关于机构设置的通知》（国发〔2013〕14号）', '《国务院关于机构设置的通知》（国发〔2018〕6号）'],
      ['《关于做好防汛工作的通知》（粤府办〔2015〕6号）', '《关于做好防汛工作的通知》（穗府办〔2016〕9号）'],
      [
        '《政府核准的投资项目目录第一批》（国发〔2015〕3号）',
        '《政府核准的投资项目目录第二批》（国发〔2015〕3号）',
      ],
      ['《出版管理规定》（国办发〔2015〕3号）', '《文化企业发展规定》（国办发〔2015〕3号）'],
    ] as const) {
      assert.deepEqual(findingsOf(document, cited(first, second)), [], second);
    }
  });
});
