import { type CodeAction, commands, Range, type TextDocument, window, workspace } from 'vscode';
import { isNotice } from '../documents.js';
import { FIX_ALL_KIND } from '../names.js';
import { messages } from '../settings.js';

function wholeText(document: TextDocument): Range {
  return new Range(0, 0, document.lineCount, 0);
}

/** Makes every safe fix in the active notice, numbering and all, in one step that can be undone. */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || !isNotice(document)) {
    void window.showWarningMessage(messages().noNotice);
    return;
  }
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    wholeText(document),
    FIX_ALL_KIND,
  );
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) {
    void window.showInformationMessage(messages().nothingToFix);
  } else if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(messages().notFixed);
  }
}
