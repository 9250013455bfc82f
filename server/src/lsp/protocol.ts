// The server's own requests, for any client. Imports nothing, so that a client can import it.

/** Counts for a status bar. Request: {@link SummaryParams}; the document must be open. */
export const SUMMARY_METHOD = 'policyNotice/summary';

export interface SummaryParams {
  readonly textDocument: { readonly uri: string };
}

export interface Summary {
  /** Whether the text looks like an official document. */
  readonly isNotice: boolean;
  /** Whether the server analyses the document; the counts are 0 when it does not. */
  readonly standing: 'served' | 'foreign' | 'too-large';
  readonly title: string | null;
  readonly chapters: number;
  readonly sections: number;
  readonly items: number;
  readonly groups: number;
  /** Names in responsibility groups, each time they occur. */
  readonly mentions: number;
  /** Different bodies among them. */
  readonly bodies: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/**
 * A file's text, asked by the server of a client that announced {@link InitializationOptions.readFile}.
 * Request: {@link ReadFileParams}; answer: {@link ReadFileResult}.
 */
export const READ_FILE_METHOD = 'policyNotice/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  /** Null when there is no such file. */
  readonly text: string | null;
}

/**
 * The notices in the folders of the client's window, asked by the server of a client that announced
 * {@link InitializationOptions.findNotices}. Request without parameters; answer: {@link FindNoticesResult}.
 */
export const FIND_NOTICES_METHOD = 'policyNotice/findNotices';

export interface FindNoticesResult {
  readonly uris: readonly string[];
}

/** Opens a list of places; arguments: an address, a position and locations, as the protocol has them. */
export const SHOW_REFERENCES_COMMAND = 'policyNotice.showReferences';

/** `initializationOptions`: the settings below `policyNotice`, and where the rules' pages are. */
export interface InitializationOptions {
  /** Address of the folder with the rules' pages; `<group>/<rule>.md` is appended. */
  readonly rulePages?: string;
  /** The client answers {@link READ_FILE_METHOD}; otherwise the server reads files itself where it can. */
  readonly readFile?: boolean;
  /** The client answers {@link FIND_NOTICES_METHOD}; otherwise the server looks itself where it reads files. */
  readonly findNotices?: boolean;
  /** The client has the command {@link SHOW_REFERENCES_COMMAND}. */
  readonly showReferences?: boolean;
  readonly [setting: string]: unknown;
}
