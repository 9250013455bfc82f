import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { OTHER_TEXTS } from '../support/other-texts.js';
import { folderWith, GAP, run, SAMPLE, SOUND } from './run.js';

/** Runs as nobody where the tests run as root, whom no permission stops. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534 } : {};

describe('bad input', () => {
  const sample = readFileSync(SAMPLE);
  const files = folderWith({
    'sound.txt': SOUND,
    'empty.txt': '',
    'blank.txt': '\ufeff\r\n　 \n',
    'binary.txt': Buffer.from([1, 2, 0, 255, 254, 0, 7]),
    'word.docx': Buffer.from('PK\x03\x04……word/document.xml', 'latin1'),
    'big.txt': Buffer.alloc(50 * 1024 * 1024, '公文'),
    'cut.txt': sample.subarray(1, 9000),
    'big5.txt': iconv.encode('本府各局處：茲將本年度重點工作計劃隨函送達，請查照辦理。'.repeat(9), 'big5'),
    'garbled.txt': iconv.decode(sample, 'gb18030'),
    'secret.txt': SOUND,
  });
  mkdirSync(join(files.path, 'folder'));
  chmodSync(files.path, 0o755);
  chmodSync(join(files.path, 'secret.txt'), 0);
  after(files.remove);

  const CASES: readonly (readonly [name: string, says: RegExp])[] = [
    ['missing.txt', /no such file; check the path/],
    ['secret.txt', /not allowed to read it; check its permissions/],
    ['empty.txt', /the file is empty/],
    ['blank.txt', /the file is empty/],
    ['binary.txt', /binary file, not text/],
    ['word.docx', /Word document.*save it as plain text/],
    ['big.txt', /larger than the limit of 20 MB/],
    ['cut.txt', /not valid UTF-8 from line 1 on/],
    ['big5.txt', /looks like wrong encoding.*--encoding big5/],
  ];

  for (const [name, says] of CASES) {
    it(`check names ${name}, says what to do, ends with 2 and checks the others`, async () => {
      const { code, stdout, stderr } = await run(['check', name, 'sound.txt'], {
        cwd: files.path,
        ...NOBODY,
      });
      assert.equal(code, 2);
      const [first = '', ...more] = stderr.trimEnd().split('\n');
      assert.ok(first.startsWith(`policy-notice: ${name}: `), first);
      assert.match(first, says);
      assert.deepEqual(more, [], 'one line, no stack trace');
      assert.equal(stdout, '1 file: no problems found; 1 file not checked\n');
    });
  }

  it('parse and outline refuse the same files', async () => {
    for (const [name, says] of CASES) {
      for (const command of ['parse', 'outline']) {
        const { code, stdout, stderr } = await run([command, name], { cwd: files.path, ...NOBODY });
        assert.deepEqual([code, stdout], [2, ''], `${command} ${name}`);
        assert.match(stderr, says);
      }
    }
  });

  it('parse and outline show a garbled file as it was read, but do not end well', async () => {
    for (const command of ['parse', 'outline']) {
      const { code, stdout, stderr } = await run([command, 'garbled.txt'], { cwd: files.path });
      assert.equal(code, 2);
      assert.notEqual(stdout, '');
      assert.match(
        stderr,
        /garbled\.txt: looks like wrong encoding.*: UTF-8 text was once opened as GB18030/,
      );
    }
  });

  it('check says once that a file is garbled or no official document, and that is no failure', async () => {
    const others = folderWith({
      'garbled.txt': iconv.decode(sample, 'gb18030'),
      'lost.txt': iconv.decode(iconv.encode(sample.toString('utf8'), 'gb18030'), 'utf-8'),
      ...Object.fromEntries(Object.entries(OTHER_TEXTS).map(([name, text]) => [`${name}.txt`, text])),
    });
    const { code, stdout, stderr } = await run(['check', '--format', 'json', '.'], { cwd: others.path });
    assert.deepEqual([code, stderr], [0, '']);
    for (const { file, diagnostics } of JSON.parse(stdout).files) {
      const rule = /garbled|lost/.test(file) ? 'document/encoding' : 'document/kind';
      const told = diagnostics.map((one: { rule: string; severity: string }) => [one.rule, one.severity]);
      assert.deepEqual(told, [[rule, 'info']], file);
    }
    others.remove();
  });

  it('a folder is for check only', async () => {
    assert.match(
      (await run(['parse', '.'], { cwd: files.path })).stderr,
      /^policy-notice: \.: this is a folder/,
    );
    const empty = await run(['check', 'folder'], { cwd: files.path });
    assert.equal(empty.code, 2);
    assert.match(empty.stderr, /folder: no file to check in this folder/);
  });

  it('a folder that cannot be read does not go unnoticed', async () => {
    const tree = folderWith({ 'sound.txt': SOUND });
    mkdirSync(join(tree.path, 'closed'));
    chmodSync(tree.path, 0o755);
    chmodSync(join(tree.path, 'closed'), 0);
    const { code, stdout, stderr } = await run(['check', '.'], { cwd: tree.path, ...NOBODY });
    assert.equal(code, 2);
    assert.match(stderr, /^policy-notice: closed: not allowed to read it/);
    assert.match(stdout, /^1 file: no problems found/);
    tree.remove();
  });

  it('standard input can be wrong too', async () => {
    const { code, stderr } = await run(['check', '-']);
    assert.equal(code, 2);
    assert.match(stderr, /^policy-notice: <stdin>: the file is empty/);
  });

  it('an encoding that is none, or not that of the file', async () => {
    const unknown = await run(['parse', '--encoding', 'klingon', 'sound.txt'], { cwd: files.path });
    assert.match(unknown.stderr, /--encoding klingon: unknown encoding/);
    const wrong = await run(['parse', '--encoding', 'gb18030', 'sound.txt'], { cwd: files.path });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /sound\.txt: .*(not valid GB18030|looks like wrong encoding)/);
  });
});

describe('encodings', () => {
  it('gives one structure for one text, and says how it was read', async () => {
    const files = folderWith({
      'utf8.txt': GAP,
      'gb.txt': iconv.encode(GAP, 'gb18030'),
      'le.txt': iconv.encode(GAP, 'utf-16le', { addBOM: false }),
    });
    const read = async (name: string) => {
      const { stdout, stderr } = await run(['parse', name], { cwd: files.path });
      const { file, ...structure } = JSON.parse(stdout);
      return { file, structure, stderr };
    };
    const utf8 = await read('utf8.txt');
    assert.equal(utf8.stderr, '');
    for (const [name, encoding] of [
      ['gb.txt', 'GB18030'],
      ['le.txt', 'UTF-16LE'],
    ] as const) {
      const other = await read(name);
      assert.deepEqual(other.structure, utf8.structure);
      assert.equal(other.stderr, `policy-notice: ${name}: read as ${encoding}\n`);
    }
    files.remove();
  });
});
