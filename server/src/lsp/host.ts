/** Files with these endings are notices because somebody named them so. */
export const NOTICE_FILES = /\.(?:notice|gongwen)$/i;

/** What the server needs of the place it runs in: a process or a browser worker. */
export interface Host {
  /** Address of the folder with the rules' pages, when the host ships them. */
  readonly rulePages: string | null;
  /** Calls back in the next turn of the event loop. */
  nextTurn(callback: () => void): void;
  /**
   * Calls back once after some milliseconds, which keep nothing alive.
   *
   * @returns takes the call back
   */
  later(milliseconds: number, callback: () => void): () => void;
  /** Reads a file as UTF-8; null when there is none, or the host has no files. */
  readFile(uri: string): Promise<string | null>;
  /** Addresses of the notices in a folder and below; none when the host has no files. */
  listNotices(folder: string): Promise<readonly string[]>;
  /** Writes a file as UTF-8, and its folder where there is none; null when the host has no files. */
  readonly writeFile: ((uri: string, text: string) => Promise<boolean>) | null;
  /** Told of every document that is opened, and whether the client asks for diagnostics or has them sent. */
  opened(pulls: boolean): void;
  /** Hands over errors nobody caught. They must not end the server. */
  onUncaught(report: (error: unknown) => void): void;
  /** Leaves when the client's process has gone, whatever becomes of the connection. */
  follow(clientProcess: number): void;
  /** Ends the server. */
  exit(code: number): void;
}
