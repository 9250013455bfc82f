import assert from 'node:assert/strict';
import { daysOf, describeDate, shiftMonths } from '../../../server/src/core/agencies/dates.js';
import { placeOfDocument } from '../../../server/src/core/agencies/place.js';

describe('where a document was issued', () => {
  const place = (issuer: string | null, title: string | null = null, documentNumber: string | null = null) =>
    placeOfDocument({ issuer, title, documentNumber });

  it('is told by the issuer, else the title, else the number', () => {
    assert.equal(place('广东省人民政府'), '广东');
    assert.equal(place('国务院办公厅'), '国家');
    assert.equal(place('财政部', '财政部关于甲事项的通知'), '国家');
    assert.equal(place('中共四川省委'), '四川');
    assert.equal(place('上海市人民政府'), '上海');
    assert.equal(place('广西壮族自治区人民政府'), '广西');
    assert.equal(place(null, '湖北省人民政府办公厅关于乙事项的通知'), '湖北');
    assert.equal(place(null, '关于丙事项的通知', '粤府函〔2019〕3号'), '广东');
    assert.equal(place(null, null, '国办发〔2019〕3号'), '国家');
  });

  it('names the city with its province', () => {
    assert.equal(place('深圳市人民政府'), '广东/深圳');
    assert.equal(place('广东省佛山市人民政府办公室'), '广东/佛山');
    assert.equal(place('武汉市人民政府'), '湖北/武汉');
    assert.equal(place('延吉市人民政府'), '/延吉');
  });

  it('is not guessed', () => {
    assert.equal(place(null), null);
    assert.equal(place(null, '关于印发工作要点的通知'), null);
    assert.equal(place(null, null, '甲函〔2019〕3号'), null);
  });
});

describe('dates of unequal precision', () => {
  it('open the days they can mean', () => {
    const fact = { date: '2018-02', precision: 'month', doubtful: false } as const;
    assert.deepEqual(daysOf(fact), { earliest: '2018-02-01', latest: '2018-02-28' });
    const span = { date: '2000', precision: 'year', doubtful: true, latest: '2004' } as const;
    assert.deepEqual(daysOf(span), { earliest: '2000-01-01', latest: '2004-12-31' });
    assert.deepEqual(describeDate(span), { zh: '约2000—2004年', en: 'about 2000–2004' });
    assert.equal(describeDate({ date: '2018-10-09', precision: 'day', doubtful: false }).zh, '2018年10月9日');
  });

  it('shift by months', () => {
    assert.equal(shiftMonths('2018-08-31', 6), '2019-02-28');
    assert.equal(shiftMonths('2019-08-31', 6), '2020-02-29');
    assert.equal(shiftMonths('2018-03-15', -6), '2017-09-15');
  });
});
