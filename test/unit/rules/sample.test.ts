import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { check, newFindings, SAMPLE } from '../../support/notices.js';

/** The one new finding of a changed sample; anything else fails. */
function theOnlyFault(changed: string): {
  readonly rule: string;
  readonly at: string;
  readonly after: string;
} {
  const found = newFindings(SAMPLE, changed);
  assert.deepEqual(found.length, 1, found.map((one) => `${one.rule}: ${one.message.zh}`).join('\n'));
  const fault = found[0];
  assert.ok(fault);
  const fix = fault.fixes[0];
  return {
    rule: fault.rule,
    at: changed.slice(fault.start, fault.end + 6),
    after: fix ? applyEdits(changed, fix.edits) : changed,
  };
}

function cut(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  assert.ok(start >= 0 && end > start);
  return text.slice(0, start) + text.slice(end);
}

function replaceOnce(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `“${from}” stands once`);
  return text.replace(from, () => to);
}

describe('the sample notice', () => {
  const notice = analyze(SAMPLE);

  it('has 9 chapters, 17 sections, 92 items, 173 mentions of 47 bodies', () => {
    const count = (kind: string): number => notice.nodes.filter((node) => node.kind === kind).length;
    const entries = notice.groups.flatMap((group) => group.entries);
    const bodies = new Set(entries.map((entry) => entry.agency?.id));
    assert.deepEqual([count('chapter'), count('section'), count('item')], [9, 17, 92]);
    assert.equal(entries.length, 173);
    assert.equal(bodies.has(undefined), false, 'every body of the sample is known');
    assert.equal(bodies.size, 47);
  });

  it('has its header read', () => {
    const { header } = notice;
    assert.equal(header.title?.text, '广东省人民政府关于印发实施粤港合作框架协议2016年重点工作的通知');
    assert.equal(header.documentNumber?.text, '粤府函〔2016〕85号');
    assert.equal(header.issuer?.text, '广东省人民政府');
    assert.equal(header.issuedOn?.iso, '2016-03-28');
    assert.equal(header.publishedOn?.iso, '2016-04-11');
    assert.equal(header.addressees?.text, '各地级以上市人民政府，顺德区人民政府，省有关单位');
  });

  it('shows no error, and of warnings only the real blemishes', () => {
    const found = check(SAMPLE).filter((one) => one.severity === 'error' || one.severity === 'warning');
    const byRule = new Map<string, number>();
    for (const { rule } of found) {
      byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    }
    // 9 section markers with a half-width bracket; 75 half-width and 5 mixed groups; the name plate
    // 省版权局 beside 省新闻出版广电局.
    assert.deepEqual(Object.fromEntries(byRule), {
      'numbering/style': 8,
      'responsibility/brackets': 80,
    });
  });
});

describe('one fault in the sample gives one finding', () => {
  it('item 40 taken out', () => {
    const { rule, at } = theOnlyFault(cut(SAMPLE, '40．', '41．'));
    assert.deepEqual([rule, at.slice(0, 5)], ['numbering/gap', '41．深化']);
  });

  it('a number used twice', () => {
    const { rule, at, after } = theOnlyFault(replaceOnce(SAMPLE, '41．', '40．'));
    assert.deepEqual([rule, at.slice(0, 5)], ['numbering/duplicate', '40．深化']);
    assert.equal(after, SAMPLE);
  });

  it('two numbers swapped', () => {
    const swapped = SAMPLE.replace('41．', '＃').replace('40．', '41．').replace('＃', '40．');
    const { rule, at, after } = theOnlyFault(swapped);
    assert.deepEqual([rule, at.slice(0, 5)], ['numbering/order', '41．支持']);
    assert.equal(after, SAMPLE);
  });

  it('三、 turned into 四、', () => {
    const { rule, at, after } = theOnlyFault(replaceOnce(SAMPLE, '三、创新及科技', '四、创新及科技'));
    assert.deepEqual([rule, at.slice(0, 4)], ['numbering/duplicate', '四、创新']);
    assert.equal(after, SAMPLE);
  });

  it('a chapter’s marker taken out', () => {
    const { rule, at } = theOnlyFault(replaceOnce(SAMPLE, '三、创新及科技', '创新及科技'));
    assert.deepEqual([rule, at.slice(0, 5)], ['numbering/gap', '四、国际化']);
  });

  it('an item’s marker in the form of a subitem', () => {
    const { rule, at, after } = theOnlyFault(replaceOnce(SAMPLE, '40．', '（40）'));
    assert.deepEqual([rule, at.slice(0, 6)], ['numbering/level', '（40）支持']);
    assert.equal(after, SAMPLE);
  });

  it('a non-standard short name', () => {
    const { rule, at, after } = theOnlyFault(
      replaceOnce(SAMPLE, '示范工作。（省发展改革委）', '示范工作。（省发改委）'),
    );
    assert.deepEqual([rule, at.slice(0, 4)], ['agency/alias', '省发改委']);
    assert.equal(after, SAMPLE);
  });

  it('a group without its closing bracket', () => {
    const { rule, at, after } = theOnlyFault(
      replaceOnce(
        SAMPLE,
        '香港段预计2018年完成。（深圳市人民政府）',
        '香港段预计2018年完成。（深圳市人民政府',
      ),
    );
    assert.deepEqual([rule, at.slice(0, 3)], ['text/brackets', '（深圳']);
    assert.equal(after, SAMPLE);
  });

  it('an item inserted with the number of the one before', () => {
    const { rule, after } = theOnlyFault(SAMPLE.replace('41．', '40．推进试点工作。（省司法厅）　　41．'));
    assert.equal(rule, 'numbering/duplicate');
    assert.match(after, /41．推进试点工作[\s\S]*42．深化[\s\S]*93．完善/);
  });

  it('an item moved with its number', () => {
    const item = SAMPLE.slice(SAMPLE.indexOf('10．'), SAMPLE.indexOf('11．'));
    const without = SAMPLE.replace(item, '');
    const { rule, at } = theOnlyFault(without.replace('30．', `${item}30．`));
    assert.deepEqual([rule, at.slice(0, 5)], ['numbering/order', '10．扩大']);
  });
});
