import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ownPrefix } from '../../../server/src/core/agencies/group/lexicon.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { prepareRename } from '../../../server/src/features/prepare-rename.js';
import { rename } from '../../../server/src/features/rename.js';
import { renameIn } from '../../../server/src/features/support/rename-forms.js';
import { bodyKey } from '../../../server/src/features/support/structure.js';
import { ABLE, ask, askLater, contextFor, type Situation, withCursor } from './support.js';

interface Renamed {
  readonly text: string;
  /** Texts of edits, by what they are announced as. */
  readonly announced: Readonly<Record<string, readonly string[]>>;
  readonly confirm: readonly string[];
}

async function renamed(fixture: string, newName: string, situation?: Situation): Promise<Renamed> {
  const { text, offset } = withCursor(fixture);
  const context = contextFor(text, situation);
  const edit = await askLater(rename, context, { position: context.convert.position(offset), newName });
  assert.ok(edit);
  const plain = edit.changes?.[context.document.uri] ?? [];
  const versioned = (edit.documentChanges ?? []).flatMap((one) => ('edits' in one ? one.edits : []));
  const edits = [...plain, ...versioned].flatMap((one) => ('newText' in one ? [one] : []));
  const announced: Record<string, string[]> = {};
  for (const one of edits) {
    const id = 'annotationId' in one ? String(one.annotationId) : 'none';
    announced[id] = [...(announced[id] ?? []), one.newText];
  }
  const known = Object.entries(edit.changeAnnotations ?? {});
  return {
    text: applyEdits(
      text,
      edits.map(({ range, newText }) => ({ ...context.convert.span(range), newText })),
    ),
    announced,
    confirm: known.filter(([, { needsConfirmation }]) => needsConfirmation).map(([id]) => id),
  };
}

const NOTICE = (body: string): string =>
  `广东省人民政府关于印发某某计划的通知\n粤府函〔2016〕85号\n\n${body}\n\n广东省人民政府\n2016年3月28日\n`;

/** Groups of a text after a renaming, and what they are read as. */
async function groupsAfter(fixture: string, newName: string): Promise<readonly string[]> {
  const { text } = await renamed(fixture, newName);
  return contextFor(text).notice.groups.map((group) => group.text);
}

describe('rename of an agency', () => {
  it('keeps elided what was elided, and full what was full', async () => {
    const fixture = NOTICE(
      '　　一、甲\n　　1．做。（省发展改革委、交通运输厅）\n　　2．做。（省$0交通运输厅）\n　　3．做。（广东省交通运输厅牵头）',
    );
    assert.deepEqual(await groupsAfter(fixture, '省交通厅'), [
      '（省发展改革委、交通厅）',
      '（省交通厅）',
      '（广东省交通厅牵头）',
    ]);
    const short = fixture.replace('$0', '').replace('、交通', '、$0交通');
    assert.deepEqual(await groupsAfter(short, '省交通厅'), await groupsAfter(fixture, '省交通厅'));
  });

  it('writes a name in full that hands its prefix on no more, and the names behind it', async () => {
    const fixture = NOTICE('　　一、甲\n　　1．做。（省$0发展改革委、交通运输厅、教育厅，珠海市人民政府）');
    assert.deepEqual(await groupsAfter(fixture, '国家发展改革委'), [
      '（国家发展改革委、省交通运输厅、教育厅，珠海市人民政府）',
    ]);
    const last = NOTICE('　　一、甲\n　　1．做。（省发展改革委、$0交通运输厅、教育厅）');
    assert.deepEqual(await groupsAfter(last, '广东海事局'), ['（省发展改革委、广东海事局、省教育厅）']);
  });

  it('takes the tail that places share', async () => {
    const fixture = NOTICE(
      '　　一、甲\n　　1．做。（省教育厅，广州、深圳市人民政府）\n　　2．做。（广州$0市人民政府）',
    );
    assert.deepEqual(await groupsAfter(fixture, '广州市政府'), [
      '（省教育厅，广州市政府、深圳市人民政府）',
      '（广州市政府）',
    ]);
  });

  it('gives each form its own when the new name is known', async () => {
    const fixture = NOTICE(
      '　　一、甲\n　　1．做。（省$0林业厅、教育厅）\n　　2．做。（广东省林业厅，省教育厅、林业厅）',
    );
    assert.deepEqual(await groupsAfter(fixture, '省林业局'), [
      '（省林业局、教育厅）',
      '（广东省林业局，省教育厅、林业局）',
    ]);
  });

  it('replaces wrapped names, and leaves what separates them', async () => {
    const { text } = await renamed(
      NOTICE('　　一、甲\n　　1．做。（省教育厅、 交通\n运输$0厅 ）'),
      '省交通厅',
    );
    assert.match(text, /（省教育厅、 交通厅 ）/);
  });

  it('asks before it changes mentions in the text, and leaves cited titles alone', async () => {
    const fixture = NOTICE(
      '　　一、甲\n　　1．由省教育厅牵头，落实《省教育厅关于某事的通知》，学习湖南省教育厅。（省$0教育厅）',
    );
    const { text, announced, confirm } = await renamed(fixture, '省教育委员会');
    assert.match(
      text,
      /由省教育委员会牵头，落实《省教育厅关于某事的通知》，学习湖南省教育厅。（省教育委员会）/,
    );
    assert.deepEqual(announced, { inText: ['省教育委员会'], inGroups: ['省教育委员会'] });
    assert.deepEqual(confirm, ['inText']);
  });

  it('renames bodies of no registry', async () => {
    const fixture = NOTICE('　　一、甲\n　　1．做。（省教育厅、$0量子厅）\n　　2．做。（省量子厅）');
    assert.deepEqual(await groupsAfter(fixture, '省光子厅'), ['（省教育厅、光子厅）', '（省光子厅）']);
  });

  it('does nothing for the same name', async () => {
    const fixture = NOTICE('　　一、甲\n　　1．做。（省教育厅、$0公安厅）');
    assert.equal((await renamed(fixture, '省公安厅')).text, withCursor(fixture).text);
  });

  it('gives plain edits to a client that knows no annotations or versions', async () => {
    const fixture = NOTICE('　　一、甲\n　　1．由省公安厅做。（省教育厅、$0公安厅）');
    const { text, announced } = await renamed(fixture, '省警察厅', { client: {} });
    assert.match(text, /由省警察厅做。（省教育厅、警察厅）/);
    assert.deepEqual(Object.keys(announced), ['none']);
    const versions = { ...ABLE, workspace: { workspaceEdit: { documentChanges: true } } };
    assert.deepEqual(Object.keys((await renamed(fixture, '省警察厅', { client: versions })).announced), [
      'none',
    ]);
  });

  it('refuses names that are none, and places without a body', async () => {
    const fixture = NOTICE('　　一、甲\n　　1．做。（省教育厅、$0公安厅）');
    for (const name of ['', '省', '省公安厅、省教育厅', '省 公安厅', '省公安厅。']) {
      await assert.rejects(renamed(fixture, name), /不能作为单位名称/, name);
    }
    const nowhere = NOTICE('　　一、$0甲\n　　1．做。（省教育厅）');
    await assert.rejects(renamed(nowhere, '省公安厅'), /没有可以改名的单位/);
  });
});

describe('rename over the sample', () => {
  const sample = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
  const before = contextFor(sample).notice;
  const entries = before.groups.flatMap((group) => group.entries);
  const bodies = new Map(entries.filter(({ collective }) => !collective).map((one) => [bodyKey(one), one]));

  it('leaves every other name as it is read, and reads the new one everywhere', () => {
    assert.ok(bodies.size > 40);
    // Every third: a reading of the whole sample for each.
    for (const { agency, name } of [...bodies.values()].filter((_, i) => i % 3 === 0)) {
      const prefix = ownPrefix(name)?.carries ?? '';
      for (const to of [`${prefix}新设管理局`, '国家新设管理局']) {
        const edits = renameIn(before, { agency, from: name, to });
        const after = contextFor(applyEdits(sample, edits)).notice.groups.flatMap((group) => group.entries);
        const due = entries.map((one) => (bodyKey(one) === bodyKey({ agency, name }) ? to : one.name));
        assert.deepEqual(
          after.map((one) => one.name),
          due,
          `${name} → ${to}`,
        );
      }
    }
  }).timeout(60_000);
});

describe('prepareRename', () => {
  it('offers the whole name of an elided one', () => {
    const { text, offset } = withCursor(NOTICE('　　一、甲\n　　1．做。（省教育厅、公安$0厅）'));
    const context = contextFor(text);
    const found = ask(prepareRename, context, { position: context.convert.position(offset) });
    assert.ok(found && 'placeholder' in found);
    assert.equal(found.placeholder, '省公安厅');
    const { start, end } = context.convert.span(found.range);
    assert.equal(text.slice(start, end), '公安厅');
  });

  it("says in the reader's language why there is nothing to rename", () => {
    const { text } = withCursor(NOTICE('　　一、甲'));
    const context = contextFor(text, { locale: 'en' });
    assert.throws(
      () => ask(prepareRename, context, { position: { line: 0, character: 12 } }),
      /No body can be/,
    );
  });
});
