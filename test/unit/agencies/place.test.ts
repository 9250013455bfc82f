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

  it('is the place of a central body’s office, not the body’s', () => {
    assert.equal(place('国家税务总局广东省税务局'), '广东');
    assert.equal(place('海关总署广东分署'), '广东');
    assert.equal(place('中国人民银行广州分行'), '广东/广州');
    assert.equal(place('中国（上海）自由贸易试验区管理委员会'), '上海');
    for (const issuer of ['国家税务总局', '海关总署', '中国人民银行', '审计署', '教育部等八部门']) {
      assert.equal(place(issuer), '国家', issuer);
    }
  });

  it('is told by organs of the Party', () => {
    assert.equal(place('中共中央办公厅'), '国家');
    assert.equal(place('中共绵阳市委宣传部'), '四川/绵阳');
    assert.equal(place('中共延吉市委宣传部'), '/延吉');
    assert.equal(place('省委办公厅', '省委办公厅关于丁事项的通知', '川委办〔2020〕1号'), '四川');
  });

  it('is told by the number before a title that names no issuer', () => {
    assert.equal(place(null, '海南自由贸易港建设方案', '国发〔2019〕1号'), '国家');
    assert.equal(place(null, '转发国务院办公厅关于戊事项的通知', '粤府办〔2019〕1号'), '广东');
    assert.equal(place(null, null, '穗府办规〔2021〕7号'), '广东/广州');
    assert.equal(place(null, null, '中府〔2020〕1号'), '广东/中山');
    assert.equal(place(null, null, '云府〔2020〕1号'), '广东/云浮');
    assert.equal(place(null, null, '云政发〔2020〕1号'), '云南');
    for (const number of ['农办计〔2020〕1号', '教财〔2020〕1号', '财税〔2020〕1号', '宁政发〔2020〕1号']) {
      assert.equal(place(null, null, number), null, number);
    }
  });

  it('tells places of one name apart', () => {
    assert.equal(place('朝阳市人民政府'), '辽宁/朝阳');
    assert.equal(place('北京市朝阳区人民政府'), '北京');
    assert.equal(place('朝阳区人民政府'), '/朝阳');
    assert.equal(place('吉林市人民政府'), '吉林/吉林');
    assert.equal(place('海南藏族自治州人民政府'), '青海/海南');
    assert.equal(place('甲乙县人民政府'), '/甲乙');
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
