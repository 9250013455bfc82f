import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { displayWidth } from '../../server/src/cli/width.js';
import { folderWith, GAP, run, SAMPLE } from './run.js';

describe('parse', () => {
  it('writes the structure of the sample', async () => {
    const { code, stdout, stderr } = await run(['parse', '--format', 'json', SAMPLE]);
    assert.deepEqual([code, stderr], [0, '']);
    const text = readFileSync(SAMPLE, 'utf8');
    const { nodes, responsibilities, references, dates, ...header } = JSON.parse(stdout);
    assert.deepEqual(header, {
      file: SAMPLE,
      isNotice: true,
      title: '广东省人民政府关于印发实施粤港合作框架协议2016年重点工作的通知',
      documentNumber: '粤府函〔2016〕85号',
      issuer: '广东省人民政府',
      issuedOn: '2016-03-28',
      publishedOn: '2016-04-11',
      addressees: '各地级以上市人民政府，顺德区人民政府，省有关单位',
    });
    const [first] = nodes;
    assert.deepEqual(Object.keys(first), [
      'id',
      'parent',
      'start',
      'end',
      'marker',
      'kind',
      'number',
      'title',
      'space',
    ]);
    assert.deepEqual(
      [first.parent, first.marker, first.kind, first.title],
      [null, '一、', 'chapter', '跨界基础设施'],
    );
    for (const node of nodes) {
      assert.ok(text.startsWith(node.marker, node.start), `${node.marker} at ${node.start}`);
      assert.equal(nodes[node.id], node);
    }
    const [group] = responsibilities;
    assert.equal(text.slice(group.start, group.end), group.text);
    assert.deepEqual(group.entries[1], {
      name: '省交通运输厅',
      written: '交通运输厅',
      role: 'responsible',
      agencyId: 'gd-jtt',
      start: text.indexOf('交通运输厅'),
      end: text.indexOf('交通运输厅') + 5,
    });
    for (const { text: written, start, end } of [...references, ...dates]) {
      assert.equal(text.slice(start, end), written);
    }
    assert.deepEqual(Object.keys(dates[0]), ['text', 'start', 'end', 'from', 'to', 'role']);
    assert.ok(references.some((reference: { kind: string }) => reference.kind === 'document'));
  });

  it('marks collective bodies, and only those', async () => {
    const text = GAP.replace('抓好落实。', '抓好落实。（市档案局、各区人民政府负责）');
    const { stdout } = await run(['parse', '-'], { input: text });
    const [{ entries }] = JSON.parse(stdout).responsibilities;
    assert.deepEqual(
      entries.map((entry: { name: string; collective?: boolean }) => [entry.name, 'collective' in entry]),
      [
        ['市档案局', false],
        ['各区人民政府', true],
      ],
    );
    assert.equal(JSON.parse(stdout).file, '-');
  });

  it('writes JSON only', async () => {
    const { code, stderr } = await run(['parse', '--format', 'xml', SAMPLE]);
    assert.equal(code, 2);
    assert.match(stderr, /option --format cannot be xml; it is one of json/);
  });
});

describe('outline', () => {
  it('draws the tree with whole titles where there is no terminal', async () => {
    const { code, stdout, stderr } = await run(['outline', SAMPLE]);
    assert.deepEqual([code, stderr], [0, '']);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines[0], '广东省人民政府关于印发实施粤港合作框架协议2016年重点工作的通知');
    assert.equal(lines[1], '└─ 实施《粤港合作框架协议》2016年重点工作');
    assert.equal(lines[2], '   ├─ 一、跨界基础设施');
    assert.equal(lines.length, 2 + 9 + 17 + 92);
    assert.ok(!stdout.includes('…'));
  });

  it('cuts titles to the width of the terminal, Chinese characters two columns wide', async () => {
    const { stdout } = await run(['outline', SAMPLE], { env: { COLUMNS: '50' } });
    const widths = stdout.trimEnd().split('\n').map(displayWidth);
    assert.ok(Math.max(...widths) <= 50);
    assert.ok(Math.max(...widths) >= 49, 'no narrower than needed');
    assert.match(stdout, /…\n/);
  });

  it('sums the sample up: header, units of each kind, mentions and bodies', async () => {
    const chinese = await run(['outline', '--summary', '--lang', 'zh', SAMPLE]);
    assert.match(chinese.stdout, /发文字号：粤府函〔2016〕85号\n/);
    assert.match(chinese.stdout, /成文日期：2016-03-28\n发布日期：2016-04-11\n/);
    assert.match(chinese.stdout, /9 个章、17 个节、92 项；责任提及 173 处，涉及 47 个单位\n/);
    const english = await run(['outline', '--summary', SAMPLE]);
    assert.match(
      english.stdout,
      /9 chapters, 17 sections, 92 items; 173 responsibility mentions of 47 bodies\n/,
    );
  });

  it('counts what there is in another document', async () => {
    const input = GAP.replace('抓好落实。', '抓好落实。（市档案局、各区人民政府负责）');
    const { stdout } = await run(['outline', '--summary', '-'], { input });
    assert.match(stdout, /3 chapters; 1 responsibility mention of 1 body; 1 collective mention besides\n/);
    assert.match(
      (await run(['outline', '-'], { input })).stdout,
      /├─ 一、总体要求\n├─ 二、主要任务\n└─ 四、组织实施\n/,
    );
  });

  it('says when a text is no notice, and shows what it has', async () => {
    const files = folderWith({ 'recipe.txt': 'Boil the eggs.\nEat them.\n' });
    const { code, stdout, stderr } = await run(['outline', 'recipe.txt'], { cwd: files.path });
    assert.equal(code, 0);
    assert.match(stderr, /recipe\.txt: does not look like a notice/);
    assert.match(stdout, /no numbered units/);
    files.remove();
  });

  it('sends no control characters of the document to the terminal', async () => {
    const { stdout } = await run(['outline', '-'], { input: GAP.replace('主要', '主\u001b[31m要') });
    assert.ok(!stdout.includes('\u001b'));
  });
});
