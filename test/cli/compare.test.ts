import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { CLI, folderWith, GAP, run, SAMPLE, SOUND } from './run.js';

const OLD = [
  '广东省人民政府关于印发2016年重点工作的通知',
  '各地级以上市人民政府：',
  '　　一、建设',
  '　　1．推进滨江大道改造工程，2016年底前完成路面铺设。（省交通运输厅、省财政厅）',
  '　　2．新建两所乡镇寄宿制小学，配齐音乐和美术教师。（省教育厅）',
  '　　二、民生',
  '　　3．改造村卫生室，配备全科医生。（省卫生计生委）',
  '',
].join('\n');

const NEW = [
  '广东省人民政府关于印发2017年重点工作的通知',
  '各地级以上市人民政府：',
  '　　一、建设',
  '　　1．建设湿地公园观鸟步道，设置解说牌<含盲文>。（省林业厅）',
  '　　2．推进滨江大道改造工程，2017年底前完成路面铺设。（省交通运输厅、省水利厅）',
  '　　二、民生',
  '　　3．新建两所乡镇寄宿制小学，配齐音乐和美术教师。（省教育厅）',
  '',
].join('\n');

describe('compare', () => {
  const folder = folderWith({ 'old.txt': OLD, 'new.txt': NEW });
  const cwd = folder.path;
  const compare = (...args: readonly string[]) => run(['compare', ...args], { cwd });

  after(() => folder.remove());

  it('says in words what became of each item', async () => {
    const { code, stdout, stderr } = await compare('--lang', 'zh', 'old.txt', 'new.txt');
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(
      stdout,
      [
        '上年：广东省人民政府关于印发2016年重点工作的通知',
        '本年：广东省人民政府关于印发2017年重点工作的通知',
        '3 项 → 3 项：改写 1，移动 1，责任单位有变 1，时限有变 1，新增 1，删除 1',
        '',
        '+ 1．            新增',
        '    建设湿地公园观鸟步道，设置解说牌<含盲文>。',
        '',
        '1． → 2．        改写（相似度 91%）',
        '                 增加责任单位：省水利厅',
        '                 减少责任单位：省财政厅',
        '                 时限：2016年底前 → 2017年底前',
        '    推进滨江大道改造工程，[-2016-]{+2017+}年底前完成路面铺设。',
        '',
        '- 3．            删除',
        '    改造村卫生室，配备全科医生。',
        '',
        '2． → 3．        移动：一、建设 → 二、民生',
        '',
      ].join('\n'),
    );
  });

  it('writes the same for machines', async () => {
    const { code, stdout } = await compare('--format', 'json', 'old.txt', 'new.txt');
    assert.equal(code, 0);
    const { pairs, added, dropped, headings, summary, old } = JSON.parse(stdout);
    assert.deepEqual(old, {
      file: 'old.txt',
      title: '广东省人民政府关于印发2016年重点工作的通知',
      documentNumber: null,
      issuedOn: null,
    });
    const at = OLD.indexOf('2016年底前');
    const then = NEW.indexOf('2017年底前');
    assert.deepEqual(pairs, [
      {
        old: [{ id: 1, marker: '1．', number: 1 }],
        new: [{ id: 2, marker: '2．', number: 2 }],
        change: ['reworded', 'agencies', 'deadlines'],
        similarity: 0.91,
        agencies: { added: ['省水利厅'], removed: ['省财政厅'], role: [], renamed: [] },
        deadlines: {
          moved: [
            {
              from: { text: '2016年底前', start: at, end: at + 7, to: '2016-12-31' },
              to: { text: '2017年底前', start: then, end: then + 7, to: '2017-12-31' },
            },
          ],
          added: [],
          removed: [],
        },
      },
      {
        old: [{ id: 2, marker: '2．', number: 2 }],
        new: [{ id: 4, marker: '3．', number: 3 }],
        change: ['moved'],
        similarity: 1,
        agencies: { added: [], removed: [], role: [], renamed: [] },
        deadlines: { moved: [], added: [], removed: [] },
      },
    ]);
    assert.deepEqual(added, [{ id: 1, marker: '1．', number: 1 }]);
    assert.deepEqual(dropped, [{ id: 4, marker: '3．', number: 3 }]);
    assert.equal(headings.pairs.length, 2);
    assert.deepEqual([summary.old, summary.new, summary.added, summary.dropped], [3, 3, 1, 1]);
  });

  it('writes Markdown and HTML in which the text stands as it is', async () => {
    const markdown = await compare('--format', 'md', 'old.txt', 'new.txt');
    assert.match(markdown.stdout, /^# Comparison of two notices\n/);
    assert.match(markdown.stdout, /\| 1． \| 2． \| reworded \(91% alike\)<br>agencies added: 省水利厅/);
    assert.match(markdown.stdout, /<del>2016<\/del><ins>2017<\/ins>年底前/);
    assert.match(markdown.stdout, /解说牌&lt;含盲文>/);
    const html = await compare('--format', 'html', '--lang', 'zh', 'old.txt', 'new.txt');
    assert.match(html.stdout, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.match(html.stdout, /<td>1．推进滨江大道改造工程，<del>2016<\/del>年底前/);
    assert.match(html.stdout, /<td>2．推进滨江大道改造工程，<ins>2017<\/ins>年底前/);
    assert.match(html.stdout, /解说牌&lt;含盲文&gt;/);
    assert.ok(
      html.stdout.indexOf('改造村卫生室') > html.stdout.indexOf('二、'),
      'what was dropped stands in its place',
    );
  });

  it('writes a workbook to standard output, byte by byte', () => {
    const args = [CLI, 'compare', '--format', 'xlsx', 'old.txt', 'new.txt'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd });
    assert.equal(status, 0);
    const files = Object.keys(unzipSync(stdout));
    assert.ok(files.includes('xl/worksheets/sheet2.xml'), files.join());
  });

  it('finds nothing to tell in the same text, whatever the format', async () => {
    const { code, stdout } = await compare(SAMPLE, SAMPLE);
    assert.equal(code, 0);
    assert.match(stdout, /\n92 → 92 items: 92 unchanged\n$/);
    const { stdout: json } = await compare('--format', 'json', SAMPLE, SAMPLE);
    assert.equal(JSON.parse(json).summary.unchanged, 92);
  });

  it('reads one of the two from standard input', async () => {
    const { code, stdout } = await run(['compare', '-', 'new.txt'], { cwd, input: OLD });
    assert.equal(code, 0);
    assert.match(stdout, /3 → 3 items/);
    const twice = await run(['compare', '-', '-'], { cwd, input: OLD });
    assert.deepEqual([twice.code, twice.stdout], [2, '']);
    assert.match(twice.stderr, /only one of the files can be standard input/);
  });

  it('ends with 2 where a file cannot be read, and says which', async () => {
    const missing = await compare('old.txt', 'missing.txt');
    assert.deepEqual([missing.code, missing.stdout], [2, '']);
    assert.match(missing.stderr, /missing\.txt/);
    assert.equal((await compare('old.txt')).code, 2);
    assert.equal((await compare('--format', 'pdf', 'old.txt', 'new.txt')).code, 2);
  });

  it('says where there is nothing to compare', async () => {
    writeFileSync(join(cwd, 'bare.txt'), GAP.replace(/　　[一二四]、/g, '　　'));
    writeFileSync(join(cwd, 'sound.txt'), SOUND);
    const { code, stdout, stderr } = await compare('bare.txt', 'sound.txt');
    assert.equal(code, 0);
    assert.match(stderr, /bare\.txt: .*(?:no numbered items|does not look like a notice)/);
    assert.match(stdout, /0 → 3 items: 3 new/);
  });
});
