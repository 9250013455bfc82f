import type { Memento, Uri } from 'vscode';

const KEY = 'recognition.left';
/** Enough for years of files; the oldest go first. */
const LIMIT = 500;

/** Files the user wants left alone: set back to plain text, or declined when asked. */
export interface Decisions {
  isLeft(uri: Uri): boolean;
  leave(uri: Uri): Promise<void>;
  forget(uri: Uri): Promise<void>;
}

/** Decisions kept with the workspace, so that they hold when the window is opened again. */
export function decisionsIn(state: Memento): Decisions {
  const left = () => state.get<readonly string[]>(KEY, []);
  const without = (uri: Uri) => left().filter((other) => other !== uri.toString());
  return {
    isLeft: (uri) => left().includes(uri.toString()),
    async leave(uri) {
      await state.update(KEY, [...without(uri), uri.toString()].slice(-LIMIT));
    },
    async forget(uri) {
      await state.update(KEY, without(uri));
    },
  };
}
