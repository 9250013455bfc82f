import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { folderWith, GAP, run, SAMPLE, SOUND } from './run.js';

describe('check', () => {
  const files = folderWith({
    'gap.txt': GAP,
    'sound.notice': SOUND,
    'bom-crlf.txt': `\ufeff${GAP.replaceAll('\n', '\r\n')}`,
    'gb.txt': iconv.encode(GAP, 'gb18030'),
  });
  after(files.remove);
  const check = (...args: string[]) => run(['check', ...args], { cwd: files.path });

  it('reports by file, line and column, with the rule, and a sum', async () => {
    const { code, stdout, stderr } = await check('gap.txt');
    assert.equal(code, 1);
    assert.equal(stderr, '');
    assert.match(stdout, /^gap\.txt\n {2}9:3 {2}error {2}.*“四、”.* {2}numbering\/gap\n/);
    assert.match(stdout, /\n1 file: 1 error; 1 can be fixed with --fix\n$/);
    assert.ok(!stdout.includes('\u001b'), 'no colours into a pipe');
  });

  it('ends with 0 when nothing is found', async () => {
    const { code, stdout, stderr } = await check('sound.notice');
    assert.deepEqual(
      { code, stdout, stderr },
      { code: 0, stdout: '1 file: no problems found\n', stderr: '' },
    );
  });

  it('finds no error in the sample', async () => {
    const { code, stdout } = await run(['check', '--format', 'json', SAMPLE]);
    assert.equal(JSON.parse(stdout).summary.errors, 0);
    assert.equal(code, 0);
  });

  it('checks folders, patterns and standard input', async () => {
    assert.match((await check('.')).stdout, /\n4 files: 3 errors/);
    assert.match((await check('*.notice', 'gap.txt', './gap.txt')).stdout, /\n2 files: 1 error/);
    const piped = await run(['check', '-'], { input: GAP });
    assert.equal(piped.code, 1);
    assert.match(piped.stdout, /^<stdin>\n {2}9:3 {2}error/);
  });

  it('speaks Chinese where the environment or --lang says so', async () => {
    const chinese = await run(['check', 'gap.txt'], { cwd: files.path, env: { LC_ALL: 'zh_CN.UTF-8' } });
    assert.match(chinese.stdout, / {2}错误 {2}/);
    assert.match(chinese.stdout, /\n1 个文件：1 个错误；/);
    assert.match((await check('--lang', 'zh', 'gap.txt')).stdout, /1 个文件/);
    const english = await run(['check', '--lang', 'en', 'gap.txt'], {
      cwd: files.path,
      env: { LANG: 'zh_CN.UTF-8' },
    });
    assert.match(english.stdout, /1 file:/);
  });

  it('counts a BOM and CRLF in offsets, but not in what a reader sees', async () => {
    const { stdout } = await check('--format', 'json', 'bom-crlf.txt');
    const text = readFileSync(join(files.path, 'bom-crlf.txt'), 'utf8');
    const [{ diagnostics }] = JSON.parse(stdout).files;
    const at = text.indexOf('四、');
    assert.equal(diagnostics.length, 1);
    assert.deepEqual([diagnostics[0].start, diagnostics[0].end], [at, at + 2]);
    assert.deepEqual(diagnostics[0].range.start, { line: 8, character: 2 });
    assert.match((await check('bom-crlf.txt')).stdout, /\n {2}9:3 {2}error/);
  });

  it('detects GB18030 and says so, on standard error', async () => {
    const detected = await check('--format', 'json', 'gb.txt');
    const asked = await check('--format', 'json', '--encoding', 'gb18030', 'gb.txt');
    const utf8 = await check('--format', 'json', 'gap.txt');
    assert.equal(detected.stderr, 'policy-notice: gb.txt: read as GB18030\n');
    assert.equal(detected.stdout, asked.stdout);
    assert.deepEqual(
      JSON.parse(detected.stdout).files[0].diagnostics,
      JSON.parse(utf8.stdout).files[0].diagnostics,
    );
  });

  it('fails from the severity --fail-on names, after --max-severity', async () => {
    assert.equal((await check('--fail-on', 'never', 'gap.txt')).code, 0);
    const capped = await check('--max-severity', 'warning', 'gap.txt');
    assert.equal(capped.code, 0);
    assert.match(capped.stdout, /9:3 {2}warning/);
    assert.equal((await check('--max-severity', 'warning', '--fail-on', 'warning', 'gap.txt')).code, 1);
    assert.match((await check('--max-severity', 'hint', 'gap.txt')).stdout, /1 file: 1 hint/);
  });

  it('stops quietly when nobody reads any more', async () => {
    const many = Array.from({ length: 40 }, () => SAMPLE);
    const copies = folderWith(Object.fromEntries(many.map((path, i) => [`${i}.txt`, readFileSync(path)])));
    const { code, stderr } = await run(['check', '--format', 'json', copies.path], { hangUp: true });
    copies.remove();
    assert.equal(stderr, '');
    assert.notEqual(code, null);
    assert.notEqual(code, 2);
  });
});

describe('check --config', () => {
  const files = folderWith({
    'gap.txt': GAP,
    'off.json': '{"rules": {"numbering/gap": "off"}}',
    'editor.json': '{"editor.fontSize": 14, "policyNotice.rules": {"numbering/gap": "hint"}}',
    'typo.json': '{"rules": {"numbering/gab": "off"}, "rulse": {}}',
    'shape.json': '{"rules": {"numbering/gap": 7}, "agencies": {"fullName": 1}}',
    'broken.json': '{"rules": ',
  });
  after(files.remove);
  const check = (config: string) => run(['check', '--config', config, 'gap.txt'], { cwd: files.path });

  it('sets severities, from a file of its own or an editor’s', async () => {
    const off = await check('off.json');
    assert.deepEqual([off.code, off.stdout], [0, '1 file: no problems found\n']);
    const editor = await check('editor.json');
    assert.deepEqual([editor.code, editor.stderr], [0, '']);
    assert.match(editor.stdout, /1 hint/);
  });

  it('names settings that are wrong, goes on with their defaults, and ends with 2', async () => {
    const typo = await check('typo.json');
    assert.equal(typo.code, 2);
    assert.match(
      typo.stderr,
      /typo\.json: policyNotice\.rules\["numbering\/gab"\]: .*did you mean numbering\/gap/,
    );
    assert.match(typo.stderr, /typo\.json: .*rulse/);
    assert.match(typo.stdout, /1 error/);
    const shape = await check('shape.json');
    assert.equal(shape.code, 2);
    assert.match(shape.stderr, /policyNotice\.rules\["numbering\/gap"\]: 7 is not valid/);
    assert.match(shape.stderr, /policyNotice\.agencies/);
  });

  it('refuses a file that is missing or no JSON', async () => {
    for (const name of ['broken.json', 'nowhere.json']) {
      const { code, stdout, stderr } = await check(name);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, new RegExp(`^policy-notice: ${name}: `));
    }
  });
});

describe('check --fix', () => {
  it('mends what can be mended safely, in the encoding and with the line breaks of the file', async () => {
    const crlf = SOUND.replaceAll('\n', '\r\n');
    const files = folderWith({
      'utf8.txt': GAP,
      'bom-crlf.txt': `\ufeff${GAP.replaceAll('\n', '\r\n')}`,
      'gb.txt': iconv.encode(GAP, 'gb18030'),
      'sound.txt': SOUND,
    });
    const { code, stdout } = await run(['check', '--fix', '.'], { cwd: files.path });
    const bytes = (name: string): Buffer => readFileSync(join(files.path, name));
    assert.equal(bytes('utf8.txt').toString(), SOUND);
    assert.equal(bytes('bom-crlf.txt').toString(), `\ufeff${crlf}`);
    assert.equal(iconv.decode(bytes('gb.txt'), 'gb18030'), SOUND);
    assert.equal(bytes('sound.txt').toString(), SOUND);
    assert.equal(code, 0);
    assert.equal(stdout, '4 files: no problems found; 3 fixed\n');
    files.remove();
  });

  it('does not work on standard input', async () => {
    const { code, stderr } = await run(['check', '--fix', '-'], { input: GAP });
    assert.equal(code, 2);
    assert.match(stderr, /--fix does not work on standard input/);
  });
});
