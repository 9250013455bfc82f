import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { codeLens } from '../../../server/src/features/code-lens.js';
import { inlayHint } from '../../../server/src/features/inlay-hint.js';
import { semanticTokens, semanticTokensRange } from '../../../server/src/features/semantic-tokens.js';
import { readClient } from '../../../server/src/features/support/client.js';
import type { FeatureContext } from '../../../server/src/features/support/context.js';
import { promisedTo } from '../../../server/src/features/support/promises.js';
import { ask, askLater, contextFor, type Situation, URI } from './support.js';

const NOTICE = `广东省人民政府关于印发某某计划的通知
粤府函〔2016〕85号

　　一、甲
　　（一）乙
　　1．推进建设，2016年6月底前完成。（省教育厅、交通运输厅）
　　2．加强管理。（省公安厅、省量子厅，广州、深圳市人民政府，各地级以上市人民政府）
　　二、丙
　　3．按照本通知第1项和《某某办法》执行。（省林业局）　　4．按照本通知第1至2项和本通知第3项执行。（省教育厅）
　　三、丁

广东省人民政府
2016年3月28日
`;

const settings = (display: object): Situation => ({ settings: display });

describe('codeLens', () => {
  const lenses = async (situation?: Situation) => {
    const context = contextFor(NOTICE, situation);
    return ((await askLater(codeLens, context, {})) ?? []).map(({ range, command }) => ({
      at: context.convert.offset(range.start),
      title: command?.title,
      command: command?.command,
      arguments: command?.arguments,
    }));
  };

  it('counts what chapters hold, and who cites an item', async () => {
    assert.deepEqual(
      (await lenses()).map(({ at, title }) => [NOTICE.slice(at, at + 2), title]),
      [
        ['一、', '1节，2项，6个单位'],
        ['二、', '2项，2个单位'],
        ['1．', '2 处引用'],
        ['2．', '1 处引用'],
        ['3．', '1 处引用'],
      ],
    );
  });

  it('counts every reference that renumbering carries along, and none that may mean several', async () => {
    const text = NOTICE.replace(
      '按照本通知第1项和《某某办法》执行',
      '加强督查，与第2项衔接，做好（一）至（三）各项',
    ).replace('　　（一）乙', '　　（一）乙\n　　（二）戊\n　　（三）己');
    const context = contextFor(text);
    const lenses = (await askLater(codeLens, context, {})) ?? [];
    const titles = lenses.map(({ range, command }) => {
      const at = context.convert.offset(range.start);
      return `${text.slice(at, at + 3)} ${command?.title}`;
    });
    assert.ok(titles.includes('2．加 2 处引用'), titles.join('\n'));
    assert.ok(titles.includes('（二） 1 处引用'), titles.join('\n'));
    const twice = contextFor(text.replace('3．', '2．'));
    const left = ((await askLater(codeLens, twice, {})) ?? []).map(({ command }) => command?.title);
    assert.ok(!left.includes('2 处引用'), left.join('\n'));
  });

  it('says whose count it is where a line has several units, and speaks English', async () => {
    const text = NOTICE.replace('第1至2项和本通知第3项', '第4项');
    const context = contextFor(text, { locale: 'en' });
    const titles = ((await askLater(codeLens, context, {})) ?? []).map(({ command }) => command?.title);
    assert.deepEqual(titles.slice(2), ['1 reference', 'item 4: 1 reference']);
    assert.equal(titles[0], '1 section, 2 items, 6 agencies');
  });

  it('names a chapter in the midst of a line', async () => {
    const flat = NOTICE.replace(
      '公安厅、省量子厅，广州、深圳市人民政府，各地级以上市人民政府）\n',
      '公安厅）',
    );
    const context = contextFor(flat);
    const titles = ((await askLater(codeLens, context, {})) ?? []).map(({ command }) => command?.title);
    assert.ok(titles.includes('二、丙：2项，2个单位'), titles.join('\n'));
  });

  it('opens the places in a client that can, and only shows the words in others', async () => {
    assert.deepEqual(new Set((await lenses()).map(({ command }) => command)), new Set(['']));
    const context: FeatureContext = { ...contextFor(NOTICE) };
    const able = Object.create(context, { client: { value: readClient({}, true) } }) as FeatureContext;
    const cited = ((await askLater(codeLens, able, {})) ?? []).find(
      ({ command }) => command?.title === '2 处引用',
    );
    assert.equal(cited?.command?.command, 'policyNotice.showReferences');
    const [uri, position, locations] = cited?.command?.arguments ?? [];
    assert.equal(uri, URI);
    assert.deepEqual(position, cited?.range.start);
    assert.equal(locations.length, 2);
  });

  it('keeps to its settings', async () => {
    assert.equal((await lenses(settings({ codeLens: { chapters: false } }))).length, 3);
    assert.equal((await lenses(settings({ codeLens: { references: false } }))).length, 2);
    assert.equal((await lenses(settings({ codeLens: { chapters: false, references: false } }))).length, 0);
  });
});

describe('inlayHint', () => {
  const hints = (display: object, lines: readonly [number, number] = [0, 99]) => {
    const context = contextFor(NOTICE, settings({ inlayHints: display }));
    const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
    return (ask(inlayHint, context, { range }) ?? []).map(({ position, label, tooltip }) => {
      const at = context.convert.offset(position);
      return [NOTICE.slice(at - 2, at), label, NOTICE.slice(at, at + 2), tooltip];
    });
  };

  it('is quiet unless it is turned on', () => {
    assert.deepEqual(hints({}), []);
  });

  it('gives back what names leave out, where it is left out', () => {
    assert.deepEqual(hints({ expandedNames: true }), [
      ['厅、', '省', '交通', '即省交通运输厅'],
      ['广州', '市人民政府', '、深', '即广州市人民政府'],
    ]);
  });

  it('counts the items of chapters', () => {
    assert.deepEqual(hints({ itemCounts: true }), [
      ['、甲', '（2项）', '\n　', undefined],
      ['、丙', '（2项）', '\n　', undefined],
    ]);
  });

  it('answers for the part that is asked about', () => {
    assert.equal(hints({ expandedNames: true, itemCounts: true }, [0, 4]).length, 1);
    assert.equal(hints({ expandedNames: true, itemCounts: true }, [5, 6]).length, 1);
  });
});

describe('semanticTokens', () => {
  const legend = promisedTo(
    readClient({
      textDocument: {
        semanticTokens: { requests: {}, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
      },
    }),
  ).semanticTokensProvider?.legend;

  /** The tokens as texts with what they are. */
  function decoded(text: string, data: readonly number[], context: FeatureContext): readonly string[] {
    assert.ok(legend);
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const start = context.convert.offset({ line, character });
      const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
      found.push([text.slice(start, start + length), legend.tokenTypes[type], ...modifiers].join(' '));
    }
    return found;
  }

  const tokens = (text: string, situation?: Situation): readonly string[] => {
    const context = contextFor(text, situation);
    return decoded(text, ask(semanticTokens, context, {})?.data ?? [], context);
  };

  it('tell known, unknown, collective bodies and those out of force apart', () => {
    const found = tokens(NOTICE);
    for (const token of [
      '1． enumMember',
      '2016年6月底前 number',
      '交通运输厅 class defaultLibrary',
      '省量子厅 class',
      '各地级以上市人民政府 class abstract',
      '省林业局 class defaultLibrary deprecated',
      '第1至2项 function',
      '《某某办法》 string',
      '4． enumMember',
    ]) {
      assert.ok(found.includes(token), `${token} is not among\n${found.join('\n')}`);
    }
  });

  it('come in pieces of a line each, in order, and never one in another', () => {
    const wrapped = NOTICE.replace('、交通运输厅', '、交通\r\n运输厅');
    assert.ok(tokens(wrapped).includes('交通 class defaultLibrary'));
    assert.ok(tokens(wrapped).includes('运输厅 class defaultLibrary'));
    const sample = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
    const context = contextFor(sample);
    const data = ask(semanticTokens, context, {})?.data ?? [];
    assert.equal(data.length % 5, 0);
    assert.ok(data.every((number) => number >= 0));
    assert.ok(data.length / 5 > 250);
  });

  it('are given for a part, and not at all when turned off', () => {
    const context = contextFor(NOTICE);
    const range = { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } };
    const part = ask(semanticTokensRange, context, { range })?.data ?? [];
    assert.equal(decoded(NOTICE, part, context)[0], '1． enumMember');
    assert.ok(part.length < (ask(semanticTokens, context, {})?.data.length ?? 0));
    assert.deepEqual(tokens(NOTICE, settings({ semanticTokens: { enabled: false } })), []);
  });

  it('are promised to clients that know them', () => {
    assert.equal(promisedTo(readClient({})).semanticTokensProvider, undefined);
  });
});
