import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';
import { closeAll, openFile, waitFor, workspaceFile } from './support.js';

interface Sidecar {
  readonly year: number;
  readonly entries: readonly { readonly id: string; readonly reason: string }[];
  readonly decisions: Readonly<Record<string, string>>;
}

async function sidecarOf(draft: vscode.Uri): Promise<Sidecar> {
  const bytes = await vscode.workspace.fs.readFile(draft.with({ path: `${draft.path}.review.json` }));
  return JSON.parse(new TextDecoder().decode(bytes));
}

describe("next year's plan", () => {
  let draft: vscode.Uri | undefined;
  let before = '';

  after(closeAll);

  it('is drafted beside this one, which stays as it was', async () => {
    const source = await openFile(workspaceFile('guangdong-hk-2016.notice'));
    before = source.getText();
    draft = await waitFor(
      () => vscode.commands.executeCommand<vscode.Uri | undefined>('policyNotice.draftNextYear', 2017),
      { what: 'the draft' },
    );
    assertEqual(draft.path.split('/').at(-1), 'guangdong-hk-2017.notice', 'name');
    const document = vscode.window.activeTextEditor?.document;
    assertEqual(document?.uri.toString(), draft.toString(), 'the draft is shown');
    assert(document?.getText().includes('粤府函〔2017〕　　号') === true, 'the number is open');
    assertEqual(source.getText(), before, 'source');
    assert(!source.isDirty, 'the source is not touched');
  });

  it('keeps every decision in the file beside it', async () => {
    assert(draft !== undefined, 'a draft');
    const { entries, year } = await sidecarOf(draft);
    assertEqual(year, 2017, 'year');
    const chosen = entries.slice(0, 3).map(({ id }) => id);
    const decisions = ['keep', 'edit', 'drop'];
    for (const [i, id] of chosen.entries()) {
      await vscode.commands.executeCommand('policyNotice.review.decide', draft.toString(), id, decisions[i]);
      assertEqual((await sidecarOf(draft)).decisions[id], decisions[i], `decision ${i}`);
    }
  });

  it('is found again with its decisions when it is opened again', async () => {
    assert(draft !== undefined, 'a draft');
    await closeAll();
    await openFile(draft);
    const { decisions } = await sidecarOf(draft);
    assertEqual(Object.keys(decisions).length, 3, 'decisions');
    await vscode.commands.executeCommand('policyNotice.review.next');
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined && !editor.selection.isEmpty, 'the next place is selected');
  });

  it('gives another file when there is one of that name', async () => {
    await openFile(workspaceFile('guangdong-hk-2016.notice'));
    const second = await vscode.commands.executeCommand<vscode.Uri>('policyNotice.draftNextYear', 2017);
    assertEqual(second.path.split('/').at(-1), 'guangdong-hk-2017-2.notice', 'name');
  });
});
