import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';
import { closeAll, extensionApi, openFile, waitFor, workspaceFile } from './support.js';

interface Sidecar {
  readonly year: number;
  readonly entries: readonly { readonly id: string; readonly reason: string }[];
  readonly decisions: Readonly<Record<string, string>>;
}

async function sidecarOf(draft: vscode.Uri): Promise<Sidecar> {
  const bytes = await vscode.workspace.fs.readFile(draft.with({ path: `${draft.path}.review.json` }));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Whether the list in the side bar shows an entry by now: it follows the active editor. */
async function isListed(id: string): Promise<boolean> {
  const api = await extensionApi();
  return api.review?.includes(id) ?? false;
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
    const decisions = ['keep', 'edit', 'keep'];
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

  it('takes a dropped item out, numbers behind it carried along, in one step to undo', async () => {
    assert(draft !== undefined, 'a draft');
    const document = await openFile(draft);
    const before = document.getText();
    const { entries } = await sidecarOf(draft);
    const entry = entries.find(({ reason }) => reason === 'period-ended');
    assert(entry !== undefined, 'the agreement of item 52');
    await waitFor(() => isListed(entry.id), { what: 'the review list' });
    await vscode.commands.executeCommand('policyNotice.review.decide', draft.toString(), entry.id, 'drop');
    assert(!document.getText().includes('《粤港保护知识产权合作协议2015-2016》'), 'item 52 is gone');
    assert(document.getText().includes('52．继续落实《粤港澳区域大气污染'), 'item 53 is 52 now');
    assertEqual((await sidecarOf(draft)).decisions[entry.id], 'drop', 'decision');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before, 'the text after one undo');
  });

  it('gives another file when there is one of that name', async () => {
    await openFile(workspaceFile('guangdong-hk-2016.notice'));
    const second = await vscode.commands.executeCommand<vscode.Uri>('policyNotice.draftNextYear', 2017);
    assertEqual(second.path.split('/').at(-1), 'guangdong-hk-2017-2.notice', 'name');
  });

  it('is compared with this one, item by item, and the comparison is exported', async () => {
    assert(draft !== undefined, 'a draft');
    const old = workspaceFile('guangdong-hk-2016.notice');
    const document = await openFile(draft);
    const edit = new vscode.WorkspaceEdit();
    const place = document.getText().indexOf('推动落马洲河套地区发展');
    const from = document.positionAt(place);
    edit.replace(document.uri, new vscode.Range(from, from.translate(0, 2)), '加快');
    assert(await vscode.workspace.applyEdit(edit), 'the draft is edited');
    const summary = await vscode.commands.executeCommand<{
      unchanged: number;
      added: number;
      dropped: number;
      change: Record<string, number>;
    }>('policyNotice.comparePlans', old, draft);
    assertEqual([summary.added, summary.dropped], [0, 0], 'added and dropped');
    // The edited item, and the three whose events were counted on.
    assertEqual(summary.change.reworded, 4, 'reworded');
    assertEqual(summary.unchanged, 88, 'unchanged');
    for (const [ending, begins] of [
      ['docx', 'PK'],
      ['html', '<!DOCTYPE html>'],
      ['md', '#'],
      ['json', '{'],
      ['xlsx', 'PK'],
    ] as const) {
      const file = workspaceFile(`comparison.${ending}`);
      await vscode.commands.executeCommand('policyNotice.exportComparison', file);
      const bytes = await vscode.workspace.fs.readFile(file);
      assert(
        new TextDecoder().decode(bytes.slice(0, 40)).startsWith(begins),
        `${ending} begins with ${begins}`,
      );
    }
  });

  it('tells above each item which one it was last year', async () => {
    assert(draft !== undefined, 'a draft');
    const uri = draft;
    await openFile(uri);
    const lenses = await waitFor(
      async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uri,
          200,
        );
        const titles = all.map(({ command }) => command?.title ?? '');
        return titles.some((title) => title.includes('of last year')) && { all, titles };
      },
      { what: 'what became of the items' },
    );
    assertEqual(lenses.titles.filter((title) => /item \d+ of last year, /.test(title)).length, 92, 'items');
    const reworded = lenses.all.find(({ command }) =>
      command?.title.includes('item 4 of last year, reworded'),
    );
    assertEqual(reworded?.command?.command, 'policyNotice.compareAt', 'command');
  });

  it('scrolls both plans together while they are compared', async () => {
    assert(draft !== undefined, 'a draft');
    await closeAll();
    const old = await vscode.workspace.openTextDocument(workspaceFile('guangdong-hk-2016.notice'));
    const now = await vscode.workspace.openTextDocument(draft);
    const left = await vscode.window.showTextDocument(old, vscode.ViewColumn.One);
    const right = await vscode.window.showTextDocument(now, vscode.ViewColumn.Two);
    const place = { old: old.uri.toString(), new: now.uri.toString(), start: now.getText().indexOf('4．') };
    await vscode.commands.executeCommand('policyNotice.compareAt', place);
    const lineOf = (document: vscode.TextDocument) =>
      document.positionAt(document.getText().indexOf('60．')).line;
    const range = new vscode.Range(lineOf(old), 0, lineOf(old), 0);
    left.revealRange(range, vscode.TextEditorRevealType.AtTop);
    await waitFor(
      () => right.visibleRanges.some((one) => one.contains(new vscode.Position(lineOf(now), 0))),
      {
        what: 'the other plan at the same item',
      },
    );
  });

  it('is reported on for the office, last year’s plan included', async () => {
    assert(draft !== undefined, 'a draft');
    await openFile(draft);
    const page = workspaceFile('report.html');
    await vscode.commands.executeCommand('policyNotice.createReport', page);
    const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    for (const heading of [
      '2. What was found',
      '3. Who is responsible',
      '4. Compared with last year’s plan',
    ]) {
      assert(html.includes(`<h2>${heading}</h2>`), heading);
    }
    const word = workspaceFile('report.docx');
    await vscode.commands.executeCommand('policyNotice.createReport', word);
    const bytes = await vscode.workspace.fs.readFile(word);
    assertEqual(new TextDecoder().decode(bytes.slice(0, 2)), 'PK', 'a Word file');
  });
});
