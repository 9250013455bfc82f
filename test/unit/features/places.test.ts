import assert from 'node:assert/strict';
import type { Location, LocationLink } from 'vscode-languageserver';
import { definition } from '../../../server/src/features/definition.js';
import { documentHighlight } from '../../../server/src/features/document-highlight.js';
import { references } from '../../../server/src/features/references.js';
import { ABLE, ask, askLater, contextFor, withCursor } from './support.js';

const LINKING = { ...ABLE, textDocument: { ...ABLE.textDocument, definition: { linkSupport: true } } };

/** What the features say at the cursor: the texts at the places, with the line each stands in. */
async function at(fixture: string) {
  const { text, offset } = withCursor(fixture);
  const context = contextFor(text);
  const position = context.convert.position(offset);
  const shown = ({ range }: Pick<Location, 'range'>): string => {
    const { start, end } = context.convert.span(range);
    return `${range.start.line}:${text.slice(start, end)}`;
  };
  const isLocation = (one: Location | LocationLink): one is Location => 'range' in one;
  return {
    definition: ((await askLater(definition, context, { position })) ?? []).filter(isLocation).map(shown),
    references: (includeDeclaration = true) =>
      (ask(references, context, { position, context: { includeDeclaration } }) ?? []).map(shown),
    highlights: (ask(documentHighlight, context, { position }) ?? []).map(shown),
  };
}

const NOTICE = (body: string): string =>
  `广东省人民政府关于印发某某计划的通知\n粤府函〔2016〕85号\n\n${body}\n\n广东省人民政府\n2016年3月28日\n`;

const ITEMS = (cited: string): string =>
  NOTICE(
    `　　一、甲\n　　1．推进建设。（省教育厅）\n　　2．加强管理。（省公安厅）\n　　3．扩大开放。（省公安厅）\n　　二、乙\n　　4．${cited}（省教育厅）`,
  );

describe('places of items', () => {
  it('leads from 第N项 to the item', async () => {
    assert.deepEqual((await at(ITEMS('按照本通知第$02项执行。'))).definition, ['5:2．加强管理']);
    assert.deepEqual((await at(ITEMS('按照本通知第二$0项执行。'))).definition, ['5:2．加强管理']);
  });

  it('leads from each number of a span to its own item', async () => {
    assert.deepEqual((await at(ITEMS('按照本通知第$01至3项执行。'))).definition, ['4:1．推进建设']);
    assert.deepEqual((await at(ITEMS('按照本通知第1至$03项执行。'))).definition, ['6:3．扩大开放']);
  });

  it('finds what cites an item, also from its marker and from between the ends of a span', async () => {
    const fixture = ITEMS('按照本通知第1至3项和本通知第2项执行。').replace('2．', '$02．');
    assert.deepEqual((await at(fixture)).references(false), ['8:第1至3项', '8:第2项']);
    assert.deepEqual((await at(fixture)).references(), ['5:2．加强管理', '8:第1至3项', '8:第2项']);
    assert.deepEqual((await at(fixture)).highlights, ['5:2．加强管理', '8:第1至3项', '8:第2项']);
  });

  it('takes （N） for what is numbered so, near the place that names it', async () => {
    const articles = NOTICE(
      '　　第一条 甲：\n　　（一）乙；\n　　（二）丙。\n　　第二条 丁：\n　　（一）戊；\n　　（二）己。\n　　第三条 有本办法第（二）$0项情形的，从其规定。',
    );
    assert.deepEqual((await at(articles)).definition, [], 'one of two, nobody knows which');
    const own = NOTICE(
      '　　第一条 甲：\n　　（一）乙；\n　　（二）丙。\n　　第二条 丁：\n　　（一）戊；\n　　（二）己，本条第（一）$0项除外。',
    );
    assert.deepEqual((await at(own)).definition, ['7:（一）戊']);
  });

  it("is silent where the item is another text's or is not there", async () => {
    assert.deepEqual((await at(ITEMS('按照《某某办法》第$02项执行。'))).definition, []);
    assert.deepEqual((await at(ITEMS('按照本通知第$09项执行。'))).definition, []);
    assert.deepEqual((await at(ITEMS('推进第$02项目建设。'))).highlights, []);
  });
});

describe('places of bodies', () => {
  const FORMS = NOTICE(
    '　　一、甲\n　　1．由省教育厅牵头推进建设。（省公安厅、$0教育厅）\n　　2．加强管理。（广东省教育厅，省教育厅办公室）\n　　3．学习湖南省教育厅经验，落实《广东省教育厅关于某事的通知》。（市教育局）',
  );

  it('marks one body in all its forms, and no other', async () => {
    assert.deepEqual((await at(FORMS)).highlights, [
      '4:省教育厅',
      '4:教育厅',
      '5:广东省教育厅',
      '6:广东省教育厅',
    ]);
    assert.deepEqual((await at(FORMS)).definition, ['4:省教育厅']);
    assert.equal((await at(FORMS)).references(false).length, 3);
  });

  it('answers outside groups too', async () => {
    const outside = FORMS.replace('$0', '').replace('由省教育厅', '由省$0教育厅');
    assert.deepEqual((await at(outside)).highlights, (await at(FORMS)).highlights);
    assert.deepEqual((await at(FORMS.replace('$0', '').replace('湖南省', '湖南$0省'))).highlights, []);
  });

  it('knows bodies of no registry, and takes a body for a part of no other', async () => {
    const fixture = NOTICE(
      '　　一、甲\n　　1．由省量子厅牵头。（省公安厅、$0量子厅）\n　　2．加强管理。（省量子厅、公安厅交通管理局）',
    );
    assert.deepEqual((await at(fixture)).highlights, ['4:省量子厅', '4:量子厅', '5:省量子厅']);
    const police = fixture.replace('$0', '').replace('（省公安厅', '（省公$0安厅');
    assert.deepEqual((await at(police)).highlights, ['4:省公安厅']);
  });

  it('takes a short name for no part of a longer one, nor one of another city for its own', async () => {
    const city = `绵阳市人民政府关于印发某某计划的通知\n绵府发〔2016〕8号\n\n　　一、甲\n　　1．由市卫生健康委牵头，市卫生健康委员会配合，学习成都市卫生健康委。（市教育局、$0卫生健康委）\n　　2．由绵阳市卫生健康委做。（市卫生健康委）\n\n绵阳市人民政府\n2016年3月28日\n`;
    assert.deepEqual((await at(city)).highlights, [
      '4:市卫生健康委',
      '4:卫生健康委',
      '5:市卫生健康委',
      '5:市卫生健康委',
    ]);
  });

  it('is silent on collective bodies', async () => {
    assert.deepEqual(
      (await at(NOTICE('　　一、甲\n　　1．做。（省教育厅，各地$0级以上市人民政府）'))).highlights,
      [],
    );
  });
});

describe('places of attachments and documents', () => {
  const ATTACHED = NOTICE(
    '　　一、请填写检查情况表（见附件$01）。\n　　二、请报送联系人名单（见附件2）。\n\n　　附件：1．检查情况表\n　　　　　2．联系人名单',
  );

  it('leads from 附件N to the text, and to the list where there is none', async () => {
    assert.deepEqual((await at(ATTACHED)).definition, ['6:检查情况表']);
    const whole = `${ATTACHED}\n附件1\n\n检查情况表\n\n　　一、甲\n　　二、乙\n\n附件2\n\n联系人名单\n\n　　一、丙\n`;
    assert.deepEqual((await at(whole)).definition, ['12:附件1']);
    const glued = `${ATTACHED}\n附件1检查情况表\n　　一、甲\n`;
    assert.deepEqual((await at(glued)).definition, ['12:附件1']);
    assert.deepEqual((await at(whole)).references(false), ['3:附件1', '6:检查情况表']);
  });

  it('leads from a cited title to the attached text of that title, else to where it is cited first', async () => {
    const forwarded = `广东省人民政府关于印发某某计划的通知\n粤府函〔2016〕85号\n\n　　现将《某某计划》印发给你们。《某某$0计划》另发，参见《某某办法》。\n\n广东省人民政府\n2016年3月28日\n\n某某计划\n\n　　一、甲\n　　1．做。（省教育厅）\n　　2．落实《某某办法》。（省教育厅）\n`;
    assert.deepEqual((await at(forwarded)).definition, ['8:某某计划']);
    assert.deepEqual((await at(forwarded)).references(false), ['3:《某某计划》', '3:《某某计划》']);
    const other = forwarded.replace('$0', '').replace('落实《', '落实《$0');
    assert.deepEqual((await at(other)).definition, ['3:《某某办法》']);
    assert.deepEqual((await at(other)).highlights, ['3:《某某办法》', '12:《某某办法》']);
  });

  it('gives links to a client that can follow them', async () => {
    const { text, offset } = withCursor(ATTACHED);
    const context = contextFor(text, { client: LINKING });
    const [link] =
      (await askLater(definition, context, { position: context.convert.position(offset) })) ?? [];
    assert.ok(link && 'originSelectionRange' in link && link.originSelectionRange);
    const { start, end } = context.convert.span(link.originSelectionRange);
    assert.equal(text.slice(start, end), '附件1');
  });
});
