import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { hover } from '../../../server/src/features/hover.js';
import { historyOf } from '../../../server/src/features/support/agency-text.js';
import { escapeMarkdown, link, markup, plain, strong } from '../../../server/src/features/support/markup.js';
import { askLater, contextFor, type Situation, withCursor } from './support.js';

async function hoverAt(fixture: string, situation?: Situation): Promise<Hover | null> {
  const { text, offset } = withCursor(fixture);
  const context = contextFor(text, situation);
  return askLater(hover, context, { position: context.convert.position(offset) });
}

async function textAt(fixture: string, situation?: Situation): Promise<string> {
  const found = await hoverAt(fixture, situation);
  assert.ok(found && typeof found.contents === 'object' && 'value' in found.contents);
  return found.contents.value;
}

const PLAN = (marked: string): string => `广东省人民政府关于印发某某计划的通知
粤府函〔2016〕85号
${marked}
`;

describe('hover', () => {
  it('tells an item its place, agencies and deadlines', async () => {
    const text = await textAt(
      PLAN('一、要求\n（一）甲。\n$01．推进工作，2016年底前完成。（省教育厅、财政厅）\n2．做。（省公安厅）'),
    );
    assert.match(text, /^\*\*第1项\*\* 推进工作，2016年底前完成/);
    assert.match(text, /\[一、要求\]\(.*\) › \[（一）甲\]/);
    assert.match(text, /2个单位：\[省教育厅\]\(.*\)、\[省财政厅\]/);
    assert.match(text, /时限：\[2016年底前\]/);
  });

  it('counts the parts of a chapter', async () => {
    const text = await textAt(
      PLAN('一、$0要求\n（一）甲。\n1．做。（省教育厅）\n（二）乙。\n2．做。（省教育厅）\n二、措施'),
    );
    assert.match(text, /2节，2项，1个单位/);
    assert.match(text, /- \[（一）甲\]/);
  });

  it('names an item by its path where its number does not say which', async () => {
    const text = await textAt(
      PLAN('一、甲\n$01．做。（省教育厅）\n2．做。\n二、乙\n1．做。（省教育厅）\n2．做。'),
    );
    assert.match(text, /^\*\*一、1．\*\*/);
  });

  it('expands what is elided and says where else the body is named', async () => {
    const text = await textAt(PLAN('一、甲\n1．做。（省教育厅、$0财政厅）\n2．做。（省财政厅）'));
    assert.match(text, /“财政厅”，即“省财政厅”/);
    assert.match(text, /\*\*广东省财政厅\*\*/);
    assert.match(text, /本文出现2处：\[第1项\]\(file:\/\/\/draft\.notice#L4,\d+\)、\[第2项\]\(/);
  });

  it('says what it does not know', async () => {
    assert.match(await textAt(PLAN('一、甲\n1．做。（$0省量子厅、省教育厅）')), /名录中没有这个名称/);
    assert.match(await textAt(PLAN('一、甲\n1．做。（省教育厅，$0各地级以上市人民政府）')), /泛指一类单位/);
  });

  it('counts citations over line breaks', async () => {
    const text = await textAt(PLAN('一、甲\n1．落实《$0某某规划》。\n2．按《某某\n规划》做。'));
    assert.match(text, /《某某规划》/);
    assert.match(text, /引用2次：\[第1项\].*\[第2项\]/);
  });

  it('has nothing to say of ordinary text', async () => {
    assert.equal(await hoverAt(PLAN('一、甲\n1．推进$0工作。（省教育厅）')), null);
    assert.equal(await hoverAt('$0'), null);
  });

  it('speaks English and plain text', async () => {
    const text = await textAt(PLAN('一、甲\n$01．做。（省教育厅）'), { locale: 'en', client: {} });
    assert.match(text, /^Item 1 做/);
    assert.doesNotMatch(text, /[*[\]]/);
  });

  it('marks the thing it speaks of', async () => {
    const { text, offset } = withCursor(PLAN('一、甲\n1．做。（省教育厅、$0财政厅）'));
    const context = contextFor(text);
    const found = await askLater(hover, context, { position: context.convert.position(offset) });
    assert.deepEqual(found?.range, context.convert.range({ start: offset, end: offset + 3 }));
  });

  it('links so that brackets and blanks in a path do no harm', async () => {
    const text = await textAt(PLAN('一、甲\n$01．做。（省教育厅）'), { uri: 'file:///a%20(1)/b.notice' });
    assert.match(text, /\(file:\/\/\/a%20%281%29\/b\.notice#L\d+,\d+\)/);
  });
});

describe('history of an agency', () => {
  const registry = seedRegistry();
  const history = (name: string, locale: 'zh' | 'en' = 'zh') => {
    const [match] = registry.lookup(name);
    assert.ok(match);
    return historyOf(registry, match.agency, locale);
  };

  it('says what a source does not confirm', async () => {
    assert.ok(history('省经济和信息化委').some((line) => /2018年10月 更名为.*（未核实）/.test(line)));
  });

  it('claims what sources confirm', async () => {
    assert.ok(history('省知识产权局').includes('2018年10月19日 并入广东省市场监督管理局'));
  });

  it('tells the later body where it comes from', async () => {
    assert.ok(history('省工业和信息化厅').some((line) => /由广东省经济和信息化委员会更名而来/.test(line)));
  });

  it('has English for all of it', async () => {
    for (const agency of registry.agencies) {
      for (const line of historyOf(registry, agency, 'en')) {
        assert.doesNotMatch(line, /年|月|日|（未核实|undefined|null/);
      }
    }
  });
});

describe('markup', () => {
  it('escapes what would be syntax, and nothing else', async () => {
    assert.equal(escapeMarkdown('a*b_c`d[e](f)<g>\\'), 'a\\*b\\_c\\`d\\[e\\](f)\\<g\\>\\\\');
    assert.equal(escapeMarkdown('1. 甲'), '1\\. 甲');
    assert.equal(escapeMarkdown('# 甲'), '\\# 甲');
    assert.equal(escapeMarkdown('1．甲（乙）'), '1．甲（乙）');
    assert.equal(escapeMarkdown('甲\n  - 乙'), '甲 - 乙');
  });

  it('renders runs, lists and links', async () => {
    const blocks = [[strong('甲'), plain(' 乙')], [], { items: [[link('丙', 'file:///x (1)')]] }];
    assert.equal(markup(blocks, true).value, '**甲** 乙\n\n- [丙](file:///x%20%281%29)');
    assert.equal(markup(blocks, false).value, '甲 乙\n- 丙');
  });
});
