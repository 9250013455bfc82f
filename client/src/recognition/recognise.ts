import {
  ConfigurationTarget,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  type Memento,
  Position,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { RecognitionResult } from '../api.js';
import { isEdited, nameOf } from '../documents.js';
import { LANGUAGE_ID, SETTINGS } from '../names.js';
import { messages, recognitionMode } from '../settings.js';
import { decisionsIn } from './decisions.js';
import { looksLikeNotice, READ_LIMIT } from './looks-like-notice.js';

const PLAIN_TEXT = 'plaintext';
/** Fewer characters at once are typing; a notice comes into a new file by being pasted. */
const PASTED = 200;

/** Finds the notices among plain text files. */
export interface Recognition extends Disposable {
  /** Fires after a plain text file was looked at. */
  readonly onDidDecide: Event<RecognitionResult>;
  /** Forgets that the user wanted a file left alone. */
  forget(uri: Uri): Promise<void>;
}

function beginningOf(document: TextDocument): string {
  return document.getText(new Range(new Position(0, 0), document.positionAt(READ_LIMIT)));
}

function wasPasted({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  return document.isUntitled && contentChanges.some((change) => change.text.length >= PASTED);
}

/** Asks once. A closed message counts as no. */
async function ask(document: TextDocument): Promise<boolean> {
  const { recognised, treatAsNotice, always, never } = messages();
  const choice = await window.showInformationMessage(
    recognised(nameOf(document.uri)),
    treatAsNotice,
    always,
    never,
  );
  if (choice === always || choice === never) {
    const mode = choice === always ? 'automatic' : 'never';
    await workspace.getConfiguration(SETTINGS).update('recognition', mode, ConfigurationTarget.Global);
  }
  return choice === treatAsNotice || choice === always;
}

/** Watches plain text files that are opened, or filled by pasting. */
export function registerRecognition(state: Memento): Recognition {
  const decided = new EventEmitter<RecognitionResult>();
  const decisions = decisionsIn(state);

  const decide = async (document: TextDocument): Promise<void> => {
    const { uri } = document;
    const mode = recognitionMode(uri);
    if (mode === 'never' || decisions.isLeft(uri) || !looksLikeNotice(beginningOf(document))) {
      decided.fire({ uri, outcome: 'left' });
      return;
    }
    if (mode === 'ask') {
      // Before the answer: closing and opening the file must not ask again.
      await decisions.leave(uri);
      decided.fire({ uri, outcome: 'offered' });
      if (!(await ask(document)) || document.isClosed) {
        return;
      }
      await decisions.forget(uri);
    }
    await languages.setTextDocumentLanguage(document, LANGUAGE_ID);
    decided.fire({ uri, outcome: 'recognised' });
  };

  // A change of language shows as closing and opening the same document, which stays open.
  let switching: TextDocument | undefined;
  const opened = async (document: TextDocument): Promise<void> => {
    const setBack = switching === document;
    switching = undefined;
    if (document.languageId !== PLAIN_TEXT || !isEdited(document)) {
      return;
    }
    if (setBack) {
      await decisions.leave(document.uri);
      decided.fire({ uri: document.uri, outcome: 'left' });
    } else {
      await decide(document);
    }
  };
  const watching = Disposable.from(
    decided,
    workspace.onDidCloseTextDocument((document) => {
      const stays = !document.isClosed && workspace.textDocuments.includes(document);
      switching = stays && document.languageId === LANGUAGE_ID ? document : undefined;
    }),
    workspace.onDidOpenTextDocument((document) => void opened(document)),
    workspace.onDidChangeTextDocument((change) => {
      if (change.document.languageId === PLAIN_TEXT && wasPasted(change)) {
        void opened(change.document);
      }
    }),
  );
  for (const document of workspace.textDocuments) {
    void opened(document);
  }
  return {
    onDidDecide: decided.event,
    forget: decisions.forget,
    dispose: () => watching.dispose(),
  };
}
