import assert from 'node:assert/strict';
import { codeLens } from '../../../server/src/features/code-lens.js';
import { hover } from '../../../server/src/features/hover.js';
import type { FeatureContext, Library } from '../../../server/src/features/support/context.js';
import { summaryOf } from '../../../server/src/features/support/library.js';
import { askLater, contextFor, type Situation } from './support.js';

const plan = (year: number, items: readonly string[]): string =>
  `广东省人民政府办公厅关于印发${year}年某某重点工作任务的通知
粤府办〔${year}〕12号

各地级以上市人民政府：

　　一、某某建设
${items.map((item, i) => `　　${i + 1}．${item}`).join('\n')}

广东省人民政府办公厅
${year}年3月28日
`;

const ROADS = '推进国道改造，完成前期工作并开工建设两个路段。（省交通运输厅）';
const SCHOOLS = '实施义务教育学校标准化工程，新建校舍一百间。（省教育厅）';
const FORESTS = '完善森林防火监测网络，建成林区瞭望哨十座。（省林业局）';
const LAST = plan(2016, [ROADS, SCHOOLS, FORESTS]);
const THIS = plan(2017, [
  SCHOOLS.replace('一百', '二百'),
  ROADS,
  '开展数字档案馆试点，制订接收标准。（省档案局）',
]);

function libraryOf(texts: Readonly<Record<string, string>>): Library {
  const contexts = new Map(Object.entries(texts).map(([uri, text]) => [uri, contextFor(text, { uri })]));
  return {
    all: async () => [...contexts].map(([uri, context]) => ({ uri, ...context.derive(summaryOf) })),
    contextOf: async (uri) => contexts.get(uri) ?? null,
  };
}

const LIBRARY = libraryOf({ 'file:///2016.notice': LAST });

function lensesOf(context: FeatureContext): Promise<readonly (readonly [string, string])[]> {
  return askLater(codeLens, context, {}).then((lenses) =>
    (lenses ?? []).map(({ range, command }) => {
      const at = context.convert.offset(range.start);
      return [context.notice.text.slice(at, at + 2), command?.title ?? ''] as const;
    }),
  );
}

const SAID: Situation = { library: LIBRARY, settings: { codeLens: { chapters: false, references: false } } };

describe('last year’s plan', () => {
  it('is told above each item: which one it was, and what has changed', async () => {
    assert.deepEqual(await lensesOf(contextFor(THIS, SAID)), [
      ['1．', '上年第2项，改写'],
      ['2．', '上年第1项，移动'],
      ['3．', '新增（上年无此项）'],
    ]);
  });

  it('is named by its year where it is older than that, and in English', async () => {
    const older = libraryOf({ 'file:///2014.notice': LAST.replaceAll('2016', '2014') });
    const said = await lensesOf(contextFor(THIS, { ...SAID, library: older, locale: 'en' }));
    assert.deepEqual(
      said.map(([, title]) => title),
      ['item 2 of 2014, reworded', 'item 1 of 2014, moved', 'new (not in 2014)'],
    );
  });

  it('is shown by a client that can, at the item', async () => {
    const commands = { hide: null, turnOff: null, compare: 'x.compare' };
    const context = contextFor(THIS, { ...SAID, commands });
    const [first] = (await askLater(codeLens, context, {})) ?? [];
    assert.equal(first?.command?.command, 'x.compare');
    assert.deepEqual(first?.command?.arguments, [
      { old: 'file:///2016.notice', new: 'file:///draft.notice', start: THIS.indexOf('1．') },
    ]);
  });

  it('stays untold where it is turned off, is not there, or is another plan', async () => {
    const off = { codeLens: { chapters: false, references: false, lastYear: false } };
    assert.deepEqual(await lensesOf(contextFor(THIS, { ...SAID, settings: off })), []);
    assert.deepEqual(await lensesOf(contextFor(LAST, SAID)), []);
    const others = { 'file:///a.notice': LAST.replace('某某重点工作任务', '政务公开工作要点') };
    assert.deepEqual(await lensesOf(contextFor(THIS, { ...SAID, library: libraryOf(others) })), []);
  });

  it('is compared word by word in the hover', async () => {
    const hoverAt = async (marker: string, situation: Situation) => {
      const context = contextFor(THIS, situation);
      const found = await askLater(hover, context, {
        position: context.convert.position(THIS.indexOf(marker)),
      });
      return found && typeof found.contents === 'object' && 'value' in found.contents
        ? found.contents.value
        : '';
    };
    const changed = await hoverAt('1．', SAID);
    assert.ok(changed.includes('上年第2项，改写'), changed);
    assert.match(changed, /新建校舍[^~]*~~一[^~]*~~[^*]*\*\*二/);
    assert.match(await hoverAt('1．', { ...SAID, client: {} }), /\[-一.*-\]\{\+二/);
    const kept = await hoverAt('2．', SAID);
    assert.ok(kept.includes('上年第1项，移动') && !kept.includes('~~'), kept);
    assert.ok((await hoverAt('3．', SAID)).includes('新增（上年无此项）'));
  });
});
