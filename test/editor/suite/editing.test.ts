import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';
import { closeAll, openFixture, positionOf, waitFor } from './support.js';

const TEXT = `广东省人民政府关于印发某某计划的通知
粤府函〔2016〕85号

　　一、甲
　　1．推进建设。（省发展改革委、交通运输厅）
　　2．加强管理。（省教育厅、）
　　3．按照本通知第1项执行。（省交通运输厅）

广东省人民政府
2016年3月28日
`;

async function typeAt(document: vscode.TextDocument, after: string, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const at = positionOf(document, after).translate(0, after.length);
  editor.selection = new vscode.Selection(at, at);
  for (const key of text) {
    await vscode.commands.executeCommand('type', { text: key });
  }
}

describe('writing', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await openFixture(TEXT);
  });

  afterEach(closeAll);

  it('an agency by the initials of its pinyin gives its elided name, and one undo takes it back', async () => {
    await typeAt(document, '（省教育厅、', 'jtyst');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await waitFor(
      async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return document.getText().includes('（省教育厅、交通运输厅）');
      },
      { what: 'the agency in the list' },
    );
    await waitFor(
      async () => {
        await vscode.commands.executeCommand('undo');
        return document.getText() === TEXT;
      },
      { what: 'the text before' },
    );
  });

  it('another name for an agency keeps elided what is elided, and is undone in one step', async () => {
    const edit = await waitFor(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          positionOf(document, '交通运输厅'),
          '省交通厅',
        ),
      { what: 'the edit' },
    );
    const own = new vscode.WorkspaceEdit();
    own.set(document.uri, edit.get(document.uri));
    assert(await vscode.workspace.applyEdit(own), 'the edit is applied');
    const text = document.getText();
    assert(text.includes('（省发展改革委、交通厅）'), 'the elided one');
    assert(text.includes('（省交通厅）'), 'the full one');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), TEXT, 'text after undo');
  });

  it('leads from a reference to its item, and shows the count above it', async () => {
    const [place] = await waitFor(
      async () => {
        const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          positionOf(document, '第1项'),
        );
        return places.length > 0 && places;
      },
      { what: 'the item' },
    );
    assert(place !== undefined, 'a place');
    const range = 'targetRange' in place ? place.targetRange : place.range;
    assertEqual(range.start.line, 4, 'line of the item');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const cited = lenses.find((lens) => lens.range.start.line === 4)?.command;
    assertEqual(cited?.command, 'policyNotice.showReferences', 'command of the count');
    await vscode.commands.executeCommand(cited?.command ?? '', ...(cited?.arguments ?? []));
  });
});
