import { languages, window } from 'vscode';
import { LANGUAGE_ID } from '../names.js';
import type { Recognition } from '../recognition/recognise.js';
import { messages } from '../settings.js';

/** Treats the active file as a notice, whatever was decided about it before. */
export async function setLanguage(recognition: Recognition): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    void window.showWarningMessage(messages().noEditor);
    return;
  }
  await recognition.forget(document.uri);
  await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}
