import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { findFiles } from '../../../server/src/cli/input/find-files.js';
import { MAX_BYTES, readText } from '../../../server/src/cli/input/read-text.js';
import { writeText } from '../../../server/src/cli/input/write-text.js';
import { recordedContext } from './context.js';

describe('cli files', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'policy-notice-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const put = (name: string, content: string | Uint8Array = '公文'): void => {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), content);
  };
  const found = async (...paths: string[]): Promise<string[]> => {
    const names: string[] = [];
    for await (const file of findFiles(recordedContext({ cwd }), paths)) {
      names.push(typeof file === 'string' ? file : `! ${file.localized.en}`);
    }
    return names;
  };

  it('finds the documents of a folder and below, by name, without installed packages', async () => {
    for (const name of ['b.txt', 'a.notice', 'sub/c.gongwen', 'D.TXT', 'x.md', 'node_modules/p/n.txt']) {
      put(name);
    }
    assert.deepEqual(await found('.'), ['D.TXT', 'a.notice', 'b.txt', 'sub/c.gongwen']);
    assert.deepEqual(await found('sub'), ['sub/c.gongwen']);
  });

  it('expands patterns, takes any file by its name, and each only once', async () => {
    put('a.txt');
    put('b.md');
    put('[草案].txt');
    assert.deepEqual(await found('*.txt'), ['[草案].txt', 'a.txt']);
    assert.deepEqual(await found('[草案].txt'), ['[草案].txt'], 'a name that looks like a pattern');
    assert.deepEqual(await found('b.md', './b.md', '-', '-', '*.md'), ['b.md', '-']);
  });

  it('says what a path without documents means', async () => {
    mkdirSync(join(cwd, 'empty'));
    const [folder = '', pattern = '', missing = ''] = await found('empty', '*.none', 'missing.txt');
    assert.match(folder, /^! empty: no file to check in this folder \(\*\.notice, \*\.gongwen, \*\.txt\)/);
    assert.match(pattern, /^! \*\.none: no file matches/);
    assert.equal(missing, 'missing.txt', 'left to the one who reads it');
  });

  it('reads standard input under its own name, and reports the encoding', async () => {
    const context = recordedContext({ cwd, input: '一、总体要求' });
    assert.equal((await readText(context, '-')).text, '一、总体要求');
    assert.deepEqual(context.reported, []);
    put('gb.txt', iconv.encode('一、总体要求', 'gb18030'));
    await readText(context, 'gb.txt');
    assert.deepEqual(context.reported, ['gb.txt：按 GB18030 编码读取']);
  });

  it('refuses what is too large without reading it all', async () => {
    put('big.txt', Buffer.alloc(MAX_BYTES + 1, 'a'));
    await assert.rejects(
      readText(recordedContext({ cwd }), 'big.txt'),
      /big\.txt: larger than the limit of 20 MB/,
    );
    const endless = recordedContext({ cwd });
    const input = (async function* () {
      for (;;) {
        yield Buffer.alloc(1024 * 1024, 'a');
      }
    })();
    await assert.rejects(readText({ ...endless, input }, '-'), /<标准输入>: larger than the limit/);
  });

  it('writes back in the encoding of the file, its mode and link kept, nothing left beside it', async () => {
    put('gb.txt', iconv.encode('一、总体要求和主要任务的通知㐀𠮷', 'gb18030'));
    chmodSync(join(cwd, 'gb.txt'), 0o640);
    symlinkSync('gb.txt', join(cwd, 'link.txt'));
    const context = recordedContext({ cwd });
    await writeText(context, await readText(context, 'link.txt'), '二、主要任务㐀𠮷');
    assert.equal(iconv.decode(readFileSync(join(cwd, 'gb.txt')), 'gb18030'), '二、主要任务㐀𠮷');
    assert.equal(statSync(join(cwd, 'gb.txt')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(cwd, 'link.txt')).isSymbolicLink());
    assert.deepEqual(readdirSync(cwd).sort(), ['gb.txt', 'link.txt']);
  });

  it('keeps a BOM and writes none where there was none', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      put('b.txt', iconv.encode('\ufeff一、甲', encoding, { addBOM: false }));
      const context = recordedContext({ cwd });
      const source = await readText(context, 'b.txt');
      assert.equal(source.text, '\ufeff一、甲');
      await writeText(context, source, `${source.text}乙`);
      const bytes = iconv.encode('\ufeff一、甲乙', encoding, { addBOM: false });
      assert.deepEqual(readFileSync(join(cwd, 'b.txt')), bytes);
    }
  });

  it('does not write what the encoding cannot hold', async () => {
    const bytes = iconv.encode('一、总体要求', 'gbk');
    put('gbk.txt', bytes);
    const context = recordedContext({ cwd });
    const source = await readText(context, 'gbk.txt', 'gbk');
    await assert.rejects(writeText(context, source, '𠮷'), /gbk\.txt: not written: writing it back as GBK/);
    assert.deepEqual(readFileSync(join(cwd, 'gbk.txt')), bytes);
  });
});
