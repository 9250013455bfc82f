import assert from 'node:assert/strict';
import { noticesByTitle } from '../../../server/src/features/support/library.js';
import { createLibrary } from '../../../server/src/lsp/library.js';
import { contextFor } from './support.js';

const NOTICE = (title: string): string =>
  `广东省人民政府关于印发《${title}》的通知\n粤府函〔2016〕85号\n\n　　一、甲\n　　1．做。（省教育厅）\n\n广东省人民政府\n2016年3月28日\n`;

/** A library over texts by their addresses, and how often one was analysed. */
function libraryOf(files: Map<string, string>) {
  const open = new Map<string, ReturnType<typeof contextFor>>();
  const counted = { analysed: 0 };
  const library = createLibrary({
    list: async () => [...files.keys()],
    read: async (uri) => files.get(uri) ?? null,
    openDocuments: () => [...open.keys()],
    contextOf: (uri) => open.get(uri),
    goOn: () => null,
    contextForFile: (uri, text) => {
      counted.analysed++;
      return contextFor(text, { uri });
    },
    whenQuiet: (job) => job(),
    logError: (message) => assert.fail(message),
  });
  return { library, open, counted };
}

describe('library', () => {
  it('reads a file when first asked, and again when its text is another', async () => {
    const files = new Map([['file:///a.notice', NOTICE('甲案')]]);
    const { library, counted } = libraryOf(files);
    assert.equal(counted.analysed, 0);
    assert.equal((await library.all()).length, 1);
    await library.all();
    library.changed(null);
    library.changed(['file:///a.notice', 'file:///a.txt']);
    await library.all();
    assert.equal(counted.analysed, 1);
    files.set('file:///a.notice', NOTICE('乙案'));
    library.changed(['file:///a.notice']);
    assert.ok((await library.all())[0]?.titles.includes('乙案'));
    files.set('file:///b.notice', NOTICE('丙案'));
    library.changed(null);
    assert.equal((await library.all()).length, 2);
    files.delete('file:///a.notice');
    library.changed(['file:///a.notice']);
    assert.deepEqual(
      (await library.all()).map(({ uri }) => uri),
      ['file:///b.notice'],
    );
    const before = counted.analysed;
    library.forget();
    await library.all();
    assert.equal(counted.analysed, before + 1);
  });

  it('reads each file once for all who ask at the same time', async () => {
    const { library, counted } = libraryOf(new Map([['file:///a.notice', NOTICE('甲案')]]));
    await Promise.all([library.all(), library.all(), library.all()]);
    assert.equal(counted.analysed, 1);
  });

  it('takes an open document as it is', async () => {
    const { library, open } = libraryOf(new Map([['file:///a.notice', NOTICE('甲案')]]));
    const document = contextFor(NOTICE('丁案'), { uri: 'file:///a.notice' });
    open.set('file:///a.notice', document);
    assert.deepEqual(
      (await library.all()).map(({ titles }) => titles.includes('丁案')),
      [true],
    );
    assert.equal(await library.contextOf('file:///a.notice'), document);
    assert.equal(await library.contextOf('file:///nowhere.notice'), null);
  });

  it('knows a notice by its title, what it issues, and its file', async () => {
    const files = new Map([
      ['file:///a.notice', NOTICE('甲方案')],
      ['file:///%E4%B9%99%20%E6%96%B9%E6%A1%88.notice', NOTICE('甲方案')],
      ['file:///100%.notice', NOTICE('丙案')],
    ]);
    const byTitle = noticesByTitle(await libraryOf(files).library.all(), 'file:///100%.notice');
    assert.equal(byTitle.get('甲方案')?.uri, 'file:///a.notice', 'the first of two');
    assert.equal(byTitle.get('广东省人民政府关于印发《甲方案》的通知')?.uri, 'file:///a.notice');
    assert.match(byTitle.get('乙方案')?.uri ?? '', /%E4%B9%99/);
    assert.equal(byTitle.get('丙案'), undefined, 'the document itself');
  });
});
