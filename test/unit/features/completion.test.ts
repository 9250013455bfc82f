import assert from 'node:assert/strict';
import type { CompletionItem, Range } from 'vscode-languageserver';
import { completionResolve } from '../../../server/src/features/completion-resolve.js';
import { completionsAt } from '../../../server/src/features/support/completion/completions.js';
import { spellingsOf } from '../../../server/src/features/support/pinyin.js';
import { ABLE, contextFor, NEVER_CANCELLED, type Situation, withCursor } from './support.js';

/** A notice of 2016 with something at its end. */
const PLAN = (end: string): string => `广东省人民政府关于印发某某计划的通知
粤府函〔2016〕85号

各地级以上市人民政府：
　　现将《某某计划》（粤府〔2015〕7号）印发给你们。《某某计划》另发。

　　一、交通
　　1．推进建设。（省发展改革委、交通运输厅）
　　2．加强管理。（省交通运输厅、量子厅，各地级以上市人民政府）
${end}

广东省人民政府
2016年3月28日
`;

/** Whether an item stands for something that has a name, and is no marker or template. */
function isNamed({ data }: CompletionItem): boolean {
  return data.what !== 'text';
}

interface Completed {
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  readonly incomplete: boolean;
  /** The text with the item of a label put in, by insertion or replacement. */
  take(label: string, mode?: 'insert' | 'replace'): string;
  item(label: string): CompletionItem;
  documentation(label: string): string | undefined;
}

function completeAt(fixture: string, situation?: Situation): Completed {
  const { text, offset } = withCursor(fixture);
  const context = contextFor(text, situation);
  const list = completionsAt(context, offset);
  const item = (label: string): CompletionItem => {
    const found = list.items.find((one) => one.label === label);
    assert.ok(found, `${label} is not among ${list.items.map((one) => one.label).join(' ')}`);
    return found;
  };
  return {
    items: list.items,
    labels: list.items.map((one) => one.label),
    incomplete: list.isIncomplete,
    item,
    take(label, mode = 'insert') {
      const edit = item(label).textEdit;
      assert.ok(edit);
      const range: Range = 'range' in edit ? edit.range : edit[mode];
      const { start, end } = context.convert.span(range);
      return text.slice(0, start) + edit.newText + text.slice(end);
    },
    documentation(label) {
      const whole = completionResolve.params.parse(item(label));
      const found = completionResolve.handle(context, whole, NEVER_CANCELLED);
      assert.ok(found && !(found instanceof Promise));
      const said = found.documentation;
      return typeof said === 'object' ? said.value : said;
    },
  };
}

const inItem = (group: string): string => PLAN(`　　3．开展试点。${group}`);

describe('pinyin', () => {
  it('gives initials and letters, and reads characters in their words', () => {
    assert.deepEqual(spellingsOf('交通运输厅'), [{ initials: 'jtyst', full: 'jiaotongyunshuting' }]);
    assert.ok(spellingsOf('人民银行').some(({ initials }) => initials === 'rmyh'));
    assert.deepEqual(spellingsOf('某'), [{ initials: '某', full: '某' }]);
  });
});

describe('completion of agencies', () => {
  it('writes a name as short as what stands before allows', () => {
    const found = completeAt(inItem('（省发展改革委、$0）'));
    const jt = found.item('交通运输厅');
    assert.equal(jt.labelDetails?.description, '省交通运输厅');
    assert.match(found.take('交通运输厅'), /（省发展改革委、交通运输厅）/);
    assert.ok(!found.labels.includes('省交通运输厅'));
    assert.ok(!found.labels.includes('省发展改革委'), 'listed already');
    assert.ok(!found.labels.includes('发展改革委'));
  });

  it('is found by characters, initials, and letters', () => {
    for (const typed of ['jtyst', 'jty', 'jiaotong', 'JT', '交通', '交']) {
      const found = completeAt(inItem(`（省发展改革委、${typed}$0）`));
      assert.equal(found.labels[0], '交通运输厅', typed);
      assert.equal(
        found
          .item('交通运输厅')
          .filterText?.split(' ')
          .some((form) => form.startsWith(typed.toLowerCase())),
        true,
        typed,
      );
      assert.match(found.take('交通运输厅'), /（省发展改革委、交通运输厅）/);
    }
    assert.match(
      completeAt(inItem('（省发展改革委、jty$0）')).item('交通运输厅').filterText ?? '',
      /^jtyst /,
    );
    assert.match(
      completeAt(inItem('（省发展改革委、交$0）')).item('交通运输厅').filterText ?? '',
      /^交通运输厅 /,
    );
  });

  it('leaves out what begins otherwise, and what it cannot be', () => {
    const found = completeAt(inItem('（省发展改革委、j$0）')).items.filter(isNamed);
    assert.ok(found.length > 3 && found.length < 60);
    assert.ok(found.every(({ filterText }) => filterText?.split(' ').some((form) => form.startsWith('j'))));
    assert.ok(completeAt(inItem('（fzggw$0）')).labels.includes('国家发展改革委'));
    assert.ok(completeAt(inItem('（gjfzggw$0）')).labels.includes('国家发展改革委'));
    assert.equal(completeAt(inItem('（xyz$0）')).items.filter(isNamed).length, 0);
  });

  it('keeps the 省 that is typed', () => {
    assert.match(completeAt(inItem('（省发展改革委、省交$0）')).take('省交通运输厅'), /、省交通运输厅）/);
  });

  it('writes names in full at the beginning and after a comma', () => {
    assert.ok(completeAt(inItem('（$0）')).labels.includes('省交通运输厅'));
    assert.ok(completeAt(inItem('（省发展改革委，$0）')).labels.includes('省交通运输厅'));
    assert.ok(completeAt(inItem('（责任单位：$0）')).labels.includes('省交通运输厅'));
  });

  it('knows groups that are not closed, labels without brackets, and wrapped lists', () => {
    assert.ok(completeAt(inItem('（省发展改革委、$0')).labels.includes('交通运输厅'));
    assert.ok(completeAt(inItem('\n　　责任单位：$0')).labels.includes('省交通运输厅'));
    assert.ok(completeAt(inItem('\n　　责任单位：省发展改革委、$0')).labels.includes('交通运输厅'));
    assert.ok(completeAt(inItem('（省发展\n改革委、$0）')).labels.includes('交通运输厅'));
  });

  it('leaves out what the group names behind the cursor, and replaces what stands there', () => {
    const found = completeAt(inItem('（省发展改革委、$0财政厅、教育厅）'));
    assert.ok(!found.labels.includes('教育厅'));
    assert.match(found.take('交通运输厅', 'replace'), /（省发展改革委、交通运输厅、教育厅）/);
    assert.match(found.take('交通运输厅', 'insert'), /（省发展改革委、交通运输厅财政厅、教育厅）/);
  });

  it('offers bodies in force at the date first, and says since when others are not', () => {
    const found = completeAt(inItem('（省发展改革委、ly$0）'));
    const old = found.labels.indexOf('林业厅');
    const later = found.labels.indexOf('林业局');
    assert.ok(old >= 0 && later > old, found.labels.join(' '));
    assert.match(found.item('林业局').detail ?? '', /2018年10月25日起启用/);
    assert.deepEqual(found.item('林业局').tags, [1]);
    assert.equal(found.item('林业厅').tags, undefined);
    const today = completeAt(inItem('（省发展改革委、ly$0）').replace('2016年3月28日', '2020年3月28日'));
    assert.equal(today.item('林业局').tags, undefined);
    assert.ok(!today.labels.includes('林业厅'), 'the old name means the new body by then');
  });

  it('offers what the document names itself, by its own name for it', () => {
    const found = completeAt(inItem('（省发展改革委、$0）'));
    assert.equal(found.labels[0], '交通运输厅', 'the one named most');
    assert.ok(found.labels.includes('量子厅'));
    assert.ok(completeAt(inItem('（省发展改革委，$0）')).labels.includes('各地级以上市人民政府'));
    const full = PLAN('　　3．甲。（广东省人力资源和社会保障厅）\n　　4．乙。（$0）');
    assert.ok(completeAt(full).labels.includes('广东省人力资源和社会保障厅'));
  });

  it('hands on no 省 to names that would be read otherwise', () => {
    const found = completeAt(inItem('（省委组织部、$0）'));
    assert.match(found.take('财政厅'), /（省委组织部、财政厅）/);
    assert.ok(completeAt(inItem('（广东海事局、$0）')).labels.includes('省交通运输厅'));
  });

  it('is silent in brackets that explain, and outside', () => {
    assert.deepEqual(completeAt(PLAN('　　3．支持广州（$0）发展。')).labels, []);
    assert.deepEqual(completeAt(PLAN('　　3．支持广州、$0')).labels, []);
    assert.deepEqual(completeAt(PLAN('　　3．支持（以下简称甲、$0）。')).labels, []);
  });

  it('sends no more than can be read, and asks again', () => {
    const found = completeAt(inItem('（$0）'));
    assert.ok(found.incomplete);
    assert.ok(found.items.filter(isNamed).length <= 60);
    assert.equal(completeAt(inItem('（jtyst$0）')).incomplete, false);
  });

  it('tells who it is when asked', () => {
    const text = completeAt(inItem('（省发展改革委、$0）')).documentation('交通运输厅');
    assert.match(text ?? '', /\*\*广东省交通运输厅\*\*/);
    assert.match(text ?? '', /本文出现2处/);
    assert.match(
      completeAt(inItem('（省发展改革委、$0）')).documentation('量子厅') ?? '',
      /名录中没有这个名称/,
    );
  });

  it('gives plain edits to a client that can nothing', () => {
    const found = completeAt(inItem('（省发展改革委、jt$0）'), { client: {}, locale: 'en' });
    const item = found.item('交通运输厅');
    assert.ok(item.textEdit && 'range' in item.textEdit);
    assert.equal(item.labelDetails, undefined);
    assert.ok(found.items.every(({ insertTextFormat }) => insertTextFormat === undefined));
  });
});

describe('completion of citations', () => {
  it('offers titles cited before, and closes them', () => {
    const open = completeAt(PLAN('　　3．落实《$0'));
    assert.deepEqual(open.labels, ['某某计划']);
    assert.match(open.item('某某计划').detail ?? '', /粤府〔2015〕7号.*引用2次/);
    assert.match(open.take('某某计划'), /落实《某某计划》\n/);
    assert.match(open.documentation('某某计划') ?? '', /引用2次/);
    const closed = completeAt(PLAN('　　3．落实《某$0》。'));
    assert.match(closed.take('某某计划'), /落实《某某计划》。/);
    assert.match(
      completeAt(PLAN('　　3．落实《$0旧名》。')).take('某某计划', 'replace'),
      /落实《某某计划》。/,
    );
  });

  it('offers items with a preview', () => {
    const found = completeAt(PLAN('　　3．完成第$0'));
    assert.deepEqual(found.labels, ['第1项', '第2项', '第3项']);
    assert.equal(found.item('第2项').labelDetails?.description, '加强管理');
    assert.match(found.take('第2项'), /完成第2项\n/);
    assert.match(completeAt(PLAN('　　3．完成第$01项。')).take('第2项', 'replace'), /完成第2项。/);
    assert.match(found.documentation('第2项') ?? '', /省交通运输厅/);
  });

  it('offers no item where a number names several', () => {
    const twice = PLAN('　　二、乙\n　　1．甲。\n　　2．完成第$0');
    assert.deepEqual(completeAt(twice).labels, []);
  });
});

describe('completion of markers', () => {
  const markersAt = (end: string): readonly string[] =>
    completeAt(PLAN(end))
      .items.filter(({ kind }) => kind === 20)
      .map(({ label }) => label);

  it('offers the next of the series and those above', () => {
    assert.deepEqual(markersAt('　　$0'), ['3．', '二、']);
    assert.deepEqual(markersAt('　　3$0'), ['3．', '二、']);
    assert.match(completeAt(PLAN('　　3$0')).take('3．'), /\n　　3．\n/);
    assert.match(completeAt(PLAN('　　二$0')).take('二、'), /\n　　二、\n/);
  });

  it('offers the first below a heading, counting on where the document does', () => {
    assert.deepEqual(markersAt('　　二、乙\n　　$0')[0], '1．');
    assert.deepEqual(markersAt('　　二、乙\n　　3．甲。\n　　三、丙\n　　$0'), ['4．', '四、']);
    assert.deepEqual(markersAt('　　二、乙\n　　1．甲。\n　　三、丙\n　　$0'), ['1．', '四、']);
  });

  it('keeps the form of the series and the bracket an editor has closed', () => {
    const text = PLAN('　　（一)甲\n　　（二)乙\n　　（$0）');
    assert.match(completeAt(text).take('（三)', 'replace'), /\n　　（三\)\n/);
  });

  it('takes a bracket that begins a line for a number, as long as no list stands so', () => {
    const agencies = (text: string): number => completeAt(text).items.filter(isNamed).length;
    assert.equal(agencies(PLAN('　　（$0）')), 0);
    assert.ok(agencies(PLAN('　　3．做。\n　　（省公安厅、省教育厅负责）\n　　4．做。\n　　（$0）')) > 5);
    assert.equal(agencies(PLAN('　　3．做。（$0二）')), 0);
  });

  it('is silent in the middle of a line and before text', () => {
    assert.deepEqual(markersAt('　　3．甲。乙 $0'), []);
    assert.deepEqual(markersAt('　　$0三个方面'), []);
  });
});

describe('completion of whole texts', () => {
  const snippets = (fixture: string, situation?: Situation): readonly CompletionItem[] =>
    completeAt(fixture, situation).items.filter(({ insertTextFormat }) => insertTextFormat === 2);
  const filled = (item: CompletionItem | undefined): string =>
    (item?.textEdit?.newText ?? '').replace(/\$\{\d+:([^}]*)\}/g, '$1');

  it('offers each form of a group where one begins, closed once', () => {
    const inside = snippets(inItem('（$0）')).map(filled);
    assert.ok(inside.includes('单位牵头，单位、单位配合'));
    assert.equal(inside.length, 7);
    assert.ok(snippets(inItem('（$0')).map(filled).includes('单位牵头，单位、单位配合）'));
    assert.ok(snippets(inItem('$0')).map(filled).includes('（责任单位：单位、单位）'));
    assert.deepEqual(snippets(inItem('（省教育厅、$0）')), []);
  });

  it('fills in groups that are read as such', () => {
    for (const item of snippets(inItem('$0'))) {
      const names = ['省教育厅', '省公安厅', '省财政厅'];
      let n = 0;
      const group = (item.textEdit?.newText ?? '').replace(/\$\{\d+:[^}]*\}/g, () => names[n++] ?? '');
      const { notice, lint } = contextFor(inItem(group));
      assert.equal(notice.groups.at(-1)?.text, group);
      const found = lint.diagnostics.filter(({ start }) => start >= notice.text.indexOf(group));
      assert.deepEqual(
        found.map(({ rule }) => rule),
        [],
        group,
      );
    }
  });

  it('offers units with their numbers', () => {
    const units = snippets(PLAN('　　$0')).map(filled);
    assert.ok(units.includes('3．任务。（责任单位）'), units.join('\n'));
    assert.ok(units.includes('二、标题'));
    assert.ok(snippets(PLAN('　　xiang$0')).length > 0);
  });

  it('offers a whole notice in an empty document, without a fault in it', () => {
    const [first] = snippets('$0');
    const answers: Record<string, string> = {
      发文机关: '广东省人民政府',
      方案名称: '某某方案',
      机关代字: '粤府函',
      年份: '2016',
      序号: '8',
      主送机关: '各地级以上市人民政府',
      标题: '交通',
      任务: '推进建设',
      责任单位: '省教育厅',
    };
    const text = (first?.textEdit?.newText ?? '').replace(
      /\$\{\d+:([^}]*)\}/g,
      (_, name) => answers[name] ?? name,
    );
    const { notice, lint } = contextFor(text);
    assert.equal(notice.nodes.length, 3);
    assert.equal(notice.groups.length, 1);
    assert.equal(notice.header.issuedOn?.iso, '2016-01-01');
    assert.deepEqual(
      lint.diagnostics.map(({ rule }) => rule),
      [],
    );
    assert.ok(snippets('tong$0').some(({ label }) => label === first?.label));
  });

  it('shows what a template holds, and nothing of a marker', () => {
    const found = completeAt('$0');
    assert.match(found.documentation('通知全文') ?? '', /发文机关关于印发方案名称的通知[\s\S]*一、标题/);
    assert.equal(completeAt(PLAN('　　$0')).documentation('3．'), undefined);
  });

  it('offers none to a client without snippets', () => {
    const { completion: _, ...without } = ABLE.textDocument ?? {};
    assert.deepEqual(snippets('$0', { client: { ...ABLE, textDocument: without } }), []);
  });
});
