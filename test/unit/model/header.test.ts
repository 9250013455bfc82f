import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';

const BODY = '\n　　一、总体要求\n　　提高认识。\n　　二、主要任务\n　　抓好落实。\n';

describe('header', () => {
  it('reads a title over several lines, the number, the addressees and the date', () => {
    const { header } = analyze(
      `某省人民政府办公厅关于印发2024年\n数字经济重点工作分工的通知\n某府办函〔2024〕12号\n各市人民政府，省政府各部门、各直属机构：\n　　现印发给你们，请认真执行。${BODY}\n某省人民政府办公厅\n2024年2月8日\n`,
    );
    assert.equal(header.title?.text, '某省人民政府办公厅关于印发2024年数字经济重点工作分工的通知');
    assert.equal(header.documentNumber?.text, '某府办函〔2024〕12号');
    assert.equal(header.addressees?.text, '各市人民政府，省政府各部门、各直属机构');
    assert.equal(header.issuer?.text, '某省人民政府办公厅');
    assert.equal(header.issuedOn?.iso, '2024-02-08');
  });

  it('takes apart what a flattened copy glued together', () => {
    const { header } = analyze(
      '国务院办公厅关于加强某项工作的通知国办发〔2023〕9号\n\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：为加强某项工作，现通知如下。一、提高认识。二、抓好落实。国务院办公厅2023年3月5日（此件公开发布）',
    );
    assert.equal(header.title?.text, '国务院办公厅关于加强某项工作的通知');
    assert.equal(header.documentNumber?.text, '国办发〔2023〕9号');
    assert.equal(header.addressees?.text, '各省、自治区、直辖市人民政府，国务院各部委、各直属机构');
    assert.equal(header.issuedOn?.iso, '2023-03-05');
  });

  it('tells the date of publication from the date of the document', () => {
    const { header } = analyze(
      `某市人民政府关于做好防汛工作的通知\n发布日期:2022-06-11\n某府〔2022〕3号\n各区人民政府：${BODY}\n某市人民政府 2022年6月1日\n`,
    );
    assert.equal(header.publishedOn?.iso, '2022-06-11');
    assert.equal(header.issuedOn?.iso, '2022-06-01');
  });

  it('reads dates in Chinese numerals', () => {
    const { header } = analyze(
      `某部关于报送材料的通知\n某发〔2005〕7号\n各单位：${BODY}\n某部办公厅\n二〇〇五年六月十一日\n`,
    );
    assert.equal(header.issuedOn?.iso, '2005-06-11');
  });

  it('does not take a cited number or a lead-in for its own', () => {
    const { header } = analyze(
      `关于贯彻《某省人民政府关于某事的通知》（某府〔2019〕4号）的意见\n　　现就有关事项通知如下：${BODY}`,
    );
    assert.equal(header.documentNumber, null);
    assert.equal(header.addressees, null);
    assert.equal(header.issuedOn, null);
  });

  it('keeps every span inside the text and equal to its text', () => {
    const text =
      '某省水利厅关于开展检查的通知\n某水函〔2021〕5号\n各市水务局：\n　　请抓紧开展。\n某省水利厅\n2021年5月6日\n';
    const { header } = analyze(text);
    for (const part of [
      header.title,
      header.documentNumber,
      header.addressees,
      header.issuer,
      header.issuedOn,
    ]) {
      assert.ok(part);
      assert.equal(text.slice(part.start, part.end).replace(/[\s　]/g, ''), part.text);
    }
  });
});
