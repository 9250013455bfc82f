import type { Event, Uri } from 'vscode';

/** What the status bar shows; undefined while it is hidden. */
export interface StatusView {
  readonly uri: string;
  readonly text: string;
}

/** What came of looking at a plain text file. */
export interface RecognitionResult {
  readonly uri: Uri;
  /** `offered`: the user was asked; `left`: nothing was done. */
  readonly outcome: 'recognised' | 'offered' | 'left';
}

/** What the extension exports: notifications to wait for, so that nothing has to poll. */
export interface PolicyNoticeApi {
  /** Resolves when the language server runs. It starts with the first notice that is open. */
  readonly ready: Promise<void>;
  readonly status: StatusView | undefined;
  readonly onDidChangeStatus: Event<StatusView | undefined>;
  readonly onDidRecognise: Event<RecognitionResult>;
  /** Ids of what the list of the draft in front asks about; undefined while there is none. */
  readonly review: readonly string[] | undefined;
}
