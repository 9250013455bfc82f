import * as vscode from 'vscode';
import type { PolicyNoticeApi } from '../../../client/src/api.js';
import { assertEqual } from './assert.js';
import { closeAll, openFixture, outlineOf, paste, positionOf, waitFor } from './support.js';

const ITEMS = [
  '　　1．推进项目。',
  '　　2．扩大开放。',
  '　　3．完善政策，与第2项衔接。',
  '　　4．督查，见第3项。',
];

function notice(...lines: readonly string[]): string {
  return `广东省人民政府办公厅关于印发年度重点工作的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n${lines.join('\n')}\n\n广东省人民政府办公厅\n2016年5月6日\n`;
}

/** A notice that the server has read: what it then knows of the numbers is what they were. */
async function opened(...lines: readonly string[]): Promise<vscode.TextEditor> {
  const document = await openFixture(notice(...lines));
  await waitFor(async () => (await outlineOf(document.uri)).length > 0, { what: 'the outline' });
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) throw new Error('the document is not shown');
  return editor;
}

function putCursor(editor: vscode.TextEditor, after: string): void {
  const start = positionOf(editor.document, after);
  const at = start.translate(0, after.length);
  editor.selection = new vscode.Selection(at, at);
}

async function becomes(editor: vscode.TextEditor, text: string, what: string): Promise<void> {
  try {
    await waitFor(() => editor.document.getText() === text, { what });
  } catch (error) {
    assertEqual(editor.document.getText(), text, `${what} (${String(error)})`);
  }
}

describe('numbering', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension<PolicyNoticeApi>('policy-notice.policy-notice');
    const api = await extension?.activate();
    await openFixture(notice(...ITEMS));
    await api?.ready;
  });

  afterEach(closeAll);

  it('goes on with the next number after Enter, and one undo brings the text back', async () => {
    const editor = await opened(...ITEMS);
    putCursor(editor, '扩大开放。');
    await vscode.commands.executeCommand('type', { text: '\n' });
    await becomes(
      editor,
      notice(
        '　　1．推进项目。',
        '　　2．扩大开放。',
        '　　3．',
        '　　4．完善政策，与第2项衔接。',
        '　　5．督查，见第4项。',
      ),
      'the next item with those behind it moved up',
    );
    const behind = '　　3．'.length;
    await waitFor(() => editor.selection.active.character === behind, {
      what: 'the cursor behind the marker',
    });
    await vscode.commands.executeCommand('undo');
    await becomes(editor, notice(...ITEMS), 'the text as it was');
  });

  it('renumbers a paste of three items, moves a reference, and one undo takes all back', async () => {
    const editor = await opened(...ITEMS);
    const at = positionOf(editor.document, '　　2．扩大');
    editor.selection = new vscode.Selection(at, at);
    await paste('　　1．甲事项。\n　　2．乙事项。\n　　3．丙事项，见第2项。\n');
    await becomes(
      editor,
      notice(
        '　　1．推进项目。',
        '　　2．甲事项。',
        '　　3．乙事项。',
        '　　4．丙事项，见第3项。',
        '　　5．扩大开放。',
        '　　6．完善政策，与第5项衔接。',
        '　　7．督查，见第6项。',
      ),
      'all numbers in order',
    );
    const behind = positionOf(editor.document, '　　5．扩大');
    await waitFor(() => editor.selection.active.isEqual(behind), { what: 'the cursor behind the paste' });
    await vscode.commands.executeCommand('undo');
    await becomes(editor, notice(...ITEMS), 'the text as it was');
  });

  it('renumbers after a paste that the editor makes by itself', async () => {
    const editor = await opened(...ITEMS);
    await vscode.env.clipboard.writeText('　　1．甲事项。\n');
    const at = positionOf(editor.document, '　　2．扩大');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    const [first, ...others] = ['　　1．推进项目。', '　　2．甲事项。', '　　3．扩大开放。'];
    const rest = ['　　4．完善政策，与第3项衔接。', '　　5．督查，见第4项。'];
    await becomes(editor, notice(first ?? '', ...others, ...rest), 'all numbers in order');
  });

  it('moves, splits and merges items with their numbers and references', async () => {
    const editor = await opened(...ITEMS);
    putCursor(editor, '扩大');
    await vscode.commands.executeCommand('policyNotice.moveItemDown');
    const moved = [
      '　　1．推进项目。',
      '　　2．完善政策，与第3项衔接。',
      '　　3．扩大开放。',
      '　　4．督查，见第2项。',
    ];
    await becomes(editor, notice(...moved), 'the item moved down');
    await waitFor(() => editor.selection.active.line === 7, { what: 'the cursor going along' });
    await vscode.commands.executeCommand('policyNotice.mergeItem');
    await becomes(
      editor,
      notice('　　1．推进项目。', '　　2．完善政策，与第3项衔接。', '　　3．扩大开放。督查，见第2项。'),
      'two items merged',
    );
    putCursor(editor, '扩大开放。');
    await vscode.commands.executeCommand('policyNotice.splitItem');
    await becomes(editor, notice(...moved), 'the item split again');
    for (const _ of [1, 2, 3]) {
      await vscode.commands.executeCommand('undo');
    }
    await becomes(editor, notice(...ITEMS), 'the text as it was');
  });

  it('formats a document', async () => {
    const editor = await opened('一、推进项目。 (省商务厅 ）', '　　二、扩大开放。（省商务厅）');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await becomes(
      editor,
      notice('　　一、推进项目。（省商务厅）', '　　二、扩大开放。（省商务厅）'),
      'the canonical layout',
    );
    await vscode.commands.executeCommand('undo');
    await becomes(editor, notice('一、推进项目。 (省商务厅 ）', '　　二、扩大开放。（省商务厅）'), 'undone');
  });

  it('renumbers on demand', async () => {
    const editor = await opened('　　1．推进项目。', '　　3．扩大开放。', '　　4．完善政策，与第3项衔接。');
    await vscode.commands.executeCommand('policyNotice.renumber');
    await becomes(
      editor,
      notice('　　1．推进项目。', '　　2．扩大开放。', '　　3．完善政策，与第2项衔接。'),
      'the numbers in order',
    );
  });
});
