import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';
import {
  applyAction,
  closeAll,
  codeOf,
  diagnosticsOf,
  extensionApi,
  hoverAt,
  openFile,
  openFixture,
  outlineOf,
  positionOf,
  quickFixes,
  waitFor,
  workspaceFile,
} from './support.js';

const SAMPLE = 'guangdong-hk-2016.notice';

function findings(uri: vscode.Uri, rule: string): readonly vscode.Diagnostic[] {
  return diagnosticsOf(uri).filter((diagnostic) => codeOf(diagnostic) === rule);
}

describe('the sample notice', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFile(workspaceFile(SAMPLE));
    await (await extensionApi()).ready;
  });

  after(closeAll);

  it('opens as a notice', () => {
    assertEqual(document.languageId, 'policy-notice', 'language');
  });

  it('has an outline of chapters, sections and items', async () => {
    const outline = await waitFor(
      async () => {
        const symbols = await outlineOf(document.uri);
        return symbols.length > 0 && symbols;
      },
      { what: 'the outline' },
    );
    const all: vscode.DocumentSymbol[] = [];
    const collect = (symbols: readonly vscode.DocumentSymbol[]): void => {
      for (const symbol of symbols) {
        assert(symbol.range.contains(symbol.selectionRange), `${symbol.name}: selection inside its range`);
        all.push(symbol);
        collect(symbol.children);
      }
    };
    collect(outline);
    const count = (pattern: RegExp): number => all.filter(({ name }) => pattern.test(name)).length;
    assertEqual(count(/^[一二三四五六七八九]、/), 9, 'chapters');
    assertEqual(count(/^[（(][一二三四五六]/), 17, 'sections');
    assertEqual(count(/^\d+．/), 92, 'items');
  });

  it('explains an item on hover', async () => {
    const text = await hoverAt(document.uri, positionOf(document, '40．'));
    assert(/现代服务业/.test(text) && /专业服务合作/.test(text), `chapter and section in: ${text}`);
  });

  it('expands an elided agency on hover', async () => {
    const text = await hoverAt(document.uri, positionOf(document, '交通运输厅、口岸办，珠海市人民政府'));
    assert(/省交通运输厅/.test(text), `the whole name in: ${text}`);
    assert(/广东省交通运输厅/.test(text), `the full name in: ${text}`);
  });

  it('shows its real blemishes and no error', async () => {
    await waitFor(() => diagnosticsOf(document.uri).length > 0, { what: 'findings' });
    const severe = diagnosticsOf(document.uri).filter(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
    );
    assertEqual(severe.length, 0, 'errors');
    assertEqual(findings(document.uri, 'responsibility/brackets').length, 80, 'groups with mixed brackets');
  });

  it('counts in the status bar', async () => {
    const api = await extensionApi();
    const status = await waitFor(() => api.status?.text.includes('92') && api.status, {
      what: 'the status bar',
    });
    assertEqual(status.uri, document.uri.toString(), 'document of the counts');
  });
});

describe('a broken copy', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const sample = new TextDecoder().decode(await vscode.workspace.fs.readFile(workspaceFile(SAMPLE)));
    document = await openFixture(sample.replace('41．', '40．').replace('（省发展改革委、', '（省发改委、'));
  });

  after(closeAll);

  it('shows the repeated number, and the finding goes with its fix', async () => {
    const [fault] = await waitFor(
      () => {
        const found = findings(document.uri, 'numbering/duplicate');
        return found.length === 1 && found;
      },
      { what: 'the finding' },
    );
    assert(fault !== undefined, 'a finding');
    assertEqual(document.getText(fault.range), '40．', 'its place');
    const actions = await quickFixes(document.uri, fault.range);
    const fix = actions.find(({ title }) => title.includes('41．'));
    assert(fix !== undefined, `a fix among: ${actions.map(({ title }) => title).join(', ')}`);
    await applyAction(fix);
    await waitFor(() => findings(document.uri, 'numbering/duplicate').length === 0, {
      what: 'the finding to go',
    });
    assert(document.getText().includes('41．深化粤港建筑服务'), 'the number is mended');
  });

  it('brings the fault back when the fix is undone, in one step', async () => {
    await vscode.commands.executeCommand('undo');
    await waitFor(() => findings(document.uri, 'numbering/duplicate').length === 1, {
      what: 'the finding to come back',
    });
  });

  it('mends a non-standard agency name', async () => {
    const [fault] = findings(document.uri, 'agency/alias');
    assert(fault !== undefined, 'a finding');
    const [fix] = (await quickFixes(document.uri, fault.range)).filter(({ title }) =>
      title.includes('省发展改革委'),
    );
    assert(fix !== undefined, 'a fix');
    await applyAction(fix);
    await waitFor(() => findings(document.uri, 'agency/alias').length === 0, { what: 'the finding to go' });
  });
});

describe('settings', () => {
  const configuration = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('policyNotice');

  after(async () => {
    await configuration().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  it('turn a rule off at once', async () => {
    const document = await openFixture('一、甲\n　　1．子。\n　　3．丑。\n　　4．寅。\n二、乙\n');
    await waitFor(() => findings(document.uri, 'numbering/gap').length === 1, { what: 'the finding' });
    await configuration().update('rules', { 'numbering/gap': 'off' }, vscode.ConfigurationTarget.Workspace);
    await waitFor(() => findings(document.uri, 'numbering/gap').length === 0, { what: 'the finding to go' });
  });
});

describe('plain text', () => {
  after(closeAll);

  it('that is a notice is recognised', async () => {
    const document = await openFixture(
      '某省人民政府办公厅关于印发年度重点工作分工的通知\n某府办函〔2024〕12号\n各市人民政府，省政府各部门：\n　　现印发给你们，请认真执行。\n一、总体要求\n　　提高认识。（责任单位：省教育厅）\n二、主要任务\n　　抓好落实。（责任单位：省财政厅）\n',
      'txt',
    );
    await waitFor(
      () =>
        vscode.workspace.textDocuments.some(
          (one) => one.uri.toString() === document.uri.toString() && one.languageId === 'policy-notice',
        ),
      { what: 'the language to change' },
    );
  });

  it('that is none is left alone', async () => {
    const api = await extensionApi();
    const seen = new Promise<string>((done) => {
      const listener = api.onDidRecognise(({ outcome }) => {
        listener.dispose();
        done(outcome);
      });
    });
    const document = await openFixture('会议记录\n今天讨论了三件事：第一，场地；第二，时间。\n', 'txt');
    assertEqual(await seen, 'left', 'outcome');
    assertEqual(document.languageId, 'plaintext', 'language');
  });
});
