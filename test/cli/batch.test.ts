import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, GAP, run, SOUND } from './run.js';

const MEGABYTE = 1024 * 1024;

/** Enough files that threads are used without being asked for, and some that are none. */
const FILES = {
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`n${String(i).padStart(2, '0')}.txt`, i % 3 === 0 ? GAP : SOUND]),
  ),
  'n05.txt': Buffer.from('%PDF-1.7\n\0\0'),
  'n06.txt': '',
  'n07.txt': Buffer.alloc(50 * MEGABYTE, '字'),
};

const objects = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('check over many files', function () {
  this.timeout(60_000);
  const files = folderWith(FILES);
  after(files.remove);
  const check = (...args: string[]) => run(['check', ...args, '.'], { cwd: files.path });

  it('threads say the same, in the same order, as none', async () => {
    for (const format of ['ndjson', 'sarif', 'text']) {
      const [alone, two] = [
        await check('--workers', '0', '--format', format),
        await check('--workers', '2', '--format', format),
      ];
      assert.deepEqual(two, alone, format);
    }
  });

  it('what is wrong with one file leaves the others alone', async () => {
    const { code, stdout, stderr } = await check('--format', 'ndjson');
    assert.equal(code, 2);
    assert.equal(objects(stdout).length, 37);
    const complaints = stderr.trimEnd().split('\n');
    assert.equal(complaints.length, 3, stderr);
    assert.match(complaints[0] ?? '', /n05\.txt.*PDF/);
    assert.match(complaints[1] ?? '', /n06\.txt.*empty/);
    assert.match(complaints[2] ?? '', /n07\.txt.*20 MB/);
  });

  it('a document that a thread dies of takes no other along', async () => {
    const lines = GAP.split('\n').slice(3).join('\n');
    const own = folderWith({
      ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`n${10 + i}.txt`, GAP])),
      'n15.txt': GAP + lines.repeat(Math.floor((4 * MEGABYTE) / Buffer.byteLength(lines))),
    });
    try {
      const { code, stdout, stderr } = await run(['check', '--workers', '2', '--format', 'ndjson', '.'], {
        cwd: own.path,
        env: { NODE_OPTIONS: '--max-old-space-size=32' },
      });
      assert.equal(code, 2);
      assert.equal(objects(stdout).length, 11, stderr);
      assert.match(stderr, /^policy-notice: n15\.txt: skipped, .*memory.*\n$/);
    } finally {
      own.remove();
    }
  });

  it('threads fix files too', async () => {
    const faulty = SOUND.replace('提高认识。', '提高认识,落实责任。');
    const own = folderWith({ 'a.txt': faulty, 'b.txt': SOUND });
    try {
      await run(['check', '--workers', '2', '--fix', '.'], { cwd: own.path });
      assert.equal(readFileSync(join(own.path, 'a.txt'), 'utf8'), faulty.replace(',', '，'));
      assert.equal(readFileSync(join(own.path, 'b.txt'), 'utf8'), SOUND);
    } finally {
      own.remove();
    }
  });

  it('shows no progress where there is no terminal', async () => {
    const { stderr } = await check('--workers', '0');
    assert.doesNotMatch(stderr, /files checked/);
  });

  it('takes whole numbers only', async () => {
    const { code, stderr } = await check('--workers', 'many');
    assert.equal(code, 2);
    assert.match(stderr, /--workers/);
  });
});

describe('check --format ndjson -', function () {
  this.timeout(60_000);
  const files = folderWith({ 'gap.txt': GAP, 'scan.txt': Buffer.from('%PDF-1.7\n\0\0') });
  after(files.remove);
  const feed = (input: string | Uint8Array, ...args: string[]) =>
    run(['check', '--format', 'ndjson', ...args, '-'], { cwd: files.path, input });
  const lines = (...given: unknown[]) => given.map((one) => `${JSON.stringify(one)}\n`).join('');

  it('gives one line for each, in order, by text or by file, with the id that came with it', async () => {
    const { code, stdout, stderr } = await feed(
      lines(
        { file: 'x', text: GAP },
        { id: [7], text: SOUND },
        { id: 8, file: 'gap.txt' },
        { id: null, file: 'gap.txt', more: true },
      ),
    );
    assert.equal(code, 0, 'findings are no failure of the worker');
    assert.equal(stderr, '');
    assert.deepEqual(
      objects(stdout).map(({ id, file, diagnostics }) => [id, file, (diagnostics as unknown[]).length]),
      [
        [undefined, 'x', 1],
        [[7], '-', 0],
        [8, 'gap.txt', 1],
        [null, 'gap.txt', 1],
      ],
    );
  });

  it('tells in its line what is wrong with a document', async () => {
    const long = Buffer.from(`{"text":"${'a'.repeat(130 * MEGABYTE)}"}\n`);
    const given = lines(
      { file: 'scan.txt' },
      { file: 'none.txt' },
      { file: 'e', text: ' ' },
      [],
      { text: 1 },
      {
        file: '-',
      },
    );
    const { code, stdout } = await feed(
      Buffer.concat([
        Buffer.from(`${given}{"file":\n`),
        long,
        Buffer.from(lines({ file: 'x', text: SOUND })),
      ]),
    );
    assert.equal(code, 0);
    const answers = objects(stdout).map(({ file, line, error }) => [file ?? line, String(error ?? 'fine')]);
    const expected = [
      ['scan.txt', /PDF/],
      ['none.txt', /no such file/],
      ['e', /empty/],
      [4, /a line holds one object/],
      [5, /a line holds one object/],
      ['-', /a line holds one object/],
      [7, /not JSON/],
      [8, /longer than 120 MB/],
      ['x', /^fine$/],
    ] as const;
    assert.equal(answers.length, expected.length, stdout);
    for (const [i, [name, pattern]] of expected.entries()) {
      assert.equal(answers[i]?.[0], name);
      assert.match(String(answers[i]?.[1]), pattern);
    }
  });

  it('is content with nothing, and with a last line without its break', async () => {
    assert.deepEqual(await feed(''), { code: 0, stdout: '', stderr: '' });
    const { stdout } = await feed(lines({ file: 'x', text: SOUND }).trimEnd());
    assert.equal(objects(stdout).length, 1);
  });

  it('fails on findings only when asked to', async () => {
    assert.equal((await feed(lines({ text: GAP }), '--fail-on', 'error')).code, 1);
    assert.equal((await feed(lines({ text: SOUND }), '--fail-on', 'error')).code, 0);
  });

  it('takes no files beside it', async () => {
    const { code, stderr } = await feed('', 'gap.txt');
    assert.equal(code, 2);
    assert.match(stderr, /line by line/);
  });
});
