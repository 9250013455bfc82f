import { strict as assert } from 'node:assert';
import { strFromU8, unzipSync } from 'fflate';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { compareNotices } from '../../../server/src/core/plan/compare/compare.js';
import { comparisonXlsx } from '../../../server/src/exchange/comparison/xlsx.js';

const OLD = [
  '广东省人民政府关于印发2016年重点工作的通知',
  '各地级以上市人民政府：',
  '　　1．推进滨江大道改造工程，完成路面铺设。',
  '　　2．新建两所乡镇寄宿制小学，配齐音乐和美术教师。',
  '',
].join('\n');
const NEW = OLD.replace('推进滨江', '推动滨江')
  .replace('2016', '2017')
  .replace(/　　2．.*/, '　　2．=SUM(A1:A9)与<公式>无关的条目。');

/** What stands in a workbook's cells, sheet by sheet, row by row; empty cells as empty texts. */
function cellsOf(workbook: Uint8Array): readonly (readonly (readonly string[])[])[] {
  const files = Object.entries(unzipSync(workbook)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const plain = (xml: string) =>
    xml
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  const shared = files.find(([name]) => name.endsWith('sharedStrings.xml'))?.[1] ?? '';
  const strings = [...shared.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => plain(text));
  return files
    .filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name))
    .map(([, xml]) =>
      [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
        [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([tag, value = '']) =>
          tag.includes('t="s"') ? (strings[Number(plain(value))] ?? '') : plain(value),
        ),
      ),
    );
}

describe('comparison as a workbook', () => {
  it('holds the counts and all units, and no formula of the text', async () => {
    const comparison = compareNotices(analyze(OLD), analyze(NEW));
    const [counts, items] = cellsOf(await comparisonXlsx(comparison, 'zh'));
    assert.deepEqual(counts?.slice(0, 4), [
      ['上年', '广东省人民政府关于印发2016年重点工作的通知'],
      ['本年', '广东省人民政府关于印发2017年重点工作的通知'],
      ['未变', '0'],
      ['改写', '1'],
    ]);
    assert.deepEqual(items, [
      ['上年', '本年', '相似度', '变化', '上年内容', '本年内容'],
      [
        '1．',
        '1．',
        '0.87',
        '改写（相似度 87%）',
        '推进滨江大道改造工程，完成路面铺设。',
        '推动滨江大道改造工程，完成路面铺设。',
      ],
      // No cell is written for the similarity of what has no counterpart.
      ['2．', '', '删除', '新建两所乡镇寄宿制小学，配齐音乐和美术教师。', ''],
      ['', '2．', '新增', '', '=SUM(A1:A9)与<公式>无关的条目。'],
    ]);
  });
});
