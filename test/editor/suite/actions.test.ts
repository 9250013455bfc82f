import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';
import {
  applyAction,
  closeAll,
  codeOf,
  diagnosticsOf,
  openFixture,
  quickFixes,
  waitFor,
  workspaceFile,
} from './support.js';

const FAULTY = '一、甲。（省教育厅)\n　　1．子。\n　　3．丑,寅。\n　　4．卯。\n二、乙。（省财政厅）\n';
const FIX_ALL = 'source.fixAll.policyNotice';
const MENDED = '一、甲。（省教育厅）\n　　1．子。\n　　2．丑，寅。\n　　3．卯。\n二、乙。（省财政厅）\n';

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
    // Right after an edit from outside the editor may take a command to save for nothing to do.
    const save = async (): Promise<boolean> => {
      await vscode.commands.executeCommand('workbench.action.files.save');
      return !document.isDirty;
    };
    await waitFor(save, { what: 'the file to be saved' });
    assertEqual(document.getText(), `${MENDED}\n`, 'the saved text');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), `${FAULTY}\n`, 'the text after undo');
  });
});

describe('hidden findings', () => {
  const baseline = workspaceFile('.policy-notice', 'baseline.json');
  const gapsOf = ({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] =>
    diagnosticsOf(uri).filter((one) => codeOf(one) === 'numbering/gap');
  const rules = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('policyNotice');
  let document: vscode.TextDocument;

  before(async () => {
    document = await openFixture(FAULTY);
    await waitFor(() => gapsOf(document).length === 1, { what: 'the finding' });
  });

  after(async () => {
    await rules().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(baseline, '..'), { recursive: true });
    await closeAll();
  });

  async function choose(title: string): Promise<void> {
    const [gap] = gapsOf(document);
    const actions = await quickFixes(document.uri, gap?.range ?? new vscode.Range(0, 0, 0, 0));
    const action = actions.find((one) => one.title.startsWith(title));
    assert(action !== undefined, `${title} among: ${actions.map((one) => one.title).join(', ')}`);
    await applyAction(action);
  }

  it('stand in a file of the folder and can be restored', async () => {
    await choose('Hide this finding');
    await waitFor(() => gapsOf(document).length === 0, { what: 'the finding to go' });
    assertEqual(document.isDirty, false, 'whether the document was changed');
    const { hidden } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(baseline)));
    assertEqual(hidden.length, 1, 'entries');
    await vscode.commands.executeCommand('policyNotice.restoreFindings', {
      uri: baseline.toString(),
      entries: hidden,
    });
    await waitFor(() => gapsOf(document).length === 1, { what: 'the finding to come back' });
  });

  it('are no matter of a rule that is turned off', async () => {
    await choose('Turn this rule off');
    await waitFor(() => gapsOf(document).length === 0, { what: 'the finding to go' });
    assertEqual(
      rules().inspect<Record<string, string>>('rules')?.workspaceValue?.['numbering/gap'],
      'off',
      'setting',
    );
  });
});
