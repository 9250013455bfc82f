import * as vscode from 'vscode';
import { assertEqual } from './assert.js';
import { closeAll, codeOf, diagnosticsOf, openFixture, waitFor } from './support.js';

const FAULTY = '一、甲。（省教育厅)\n　　1．子。\n　　3．丑,寅。\n　　4．卯。\n二、乙。（省财政厅）\n';
const FIX_ALL = 'source.fixAll.policyNotice';
const MENDED = '一、甲。（省教育厅）\n　　1．子。\n　　2．丑，寅。\n　　3．卯。\n二、乙。（省财政厅）\n';

function fixesOf(document: vscode.TextDocument): Thenable<vscode.CodeAction[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole, FIX_ALL);
}

describe('fixes on save', () => {
  const editor = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('editor', { languageId: 'policy-notice' });
  const onSave = (value: object | undefined): Thenable<void> =>
    editor().update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace, true);

  after(async () => {
    await onSave(undefined);
    await closeAll();
  });

  it('are all safe ones, in one step that can be undone', async () => {
    await onSave({ [FIX_ALL]: 'always' });
    const document = await openFixture(FAULTY);
    await waitFor(() => diagnosticsOf(document.uri).some((one) => codeOf(one) === 'numbering/gap'), {
      what: 'the findings',
    });
    const blank = new vscode.WorkspaceEdit();
    blank.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n');
    await vscode.workspace.applyEdit(blank);
    await waitFor(async () => (await fixesOf(document)).length > 0, { what: 'the fixes' });
    await vscode.commands.executeCommand('workbench.action.files.save');
    assertEqual(document.getText(), `${MENDED}\n`, 'the saved text');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), `${FAULTY}\n`, 'the text after undo');
  });
});
