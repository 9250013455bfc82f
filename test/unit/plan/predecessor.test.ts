import assert from 'node:assert/strict';
import { predecessorAmong } from '../../../server/src/core/plan/compare/predecessor.js';

const titled = (title: string) => {
  const year = /\d{4}/.exec(title);
  return { title, year: year ? Number(year[0]) : null };
};
const PLAN = titled('某省人民政府关于印发实施某某合作框架协议2017年重点工作的通知');

describe('the plan another one goes on from', () => {
  const found = (...titles: readonly string[]) => predecessorAmong(PLAN, titles.map(titled))?.title;

  it('has its title but for the year', () => {
    const last = '某省人民政府关于印发实施某某合作框架协议2016年重点工作的通知';
    assert.equal(found('某省人民政府关于印发2016年政务公开工作要点的通知', last), last);
    assert.equal(found(last.replace('重点工作', '重点工作任务')), last.replace('重点工作', '重点工作任务'));
    assert.equal(found('某省人民政府关于印发2016年政务公开工作要点的通知'), undefined);
  });

  it('is the latest of earlier years, and of one year the one most alike', () => {
    const of = (year: number, what = '') =>
      `某省人民政府关于印发实施某某合作框架协议${year}年${what}重点工作的通知`;
    assert.equal(found(of(2014), of(2015), of(2018), of(2017)), of(2015));
    assert.equal(found(of(2016, '若干'), of(2016), of(2016, '有关')), of(2016));
  });

  it('is not looked for where the notice or the other is for no year', () => {
    assert.equal(found('某省人民政府关于印发实施某某合作框架协议重点工作的通知'), undefined);
    assert.equal(predecessorAmong({ ...PLAN, year: null }, [{ ...PLAN, year: 2016 }]), null);
  });
});
