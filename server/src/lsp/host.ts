/** What the server needs of the place it runs in: a process or a browser worker. */
export interface Host {
  /** Address of the folder with the rules' pages, when the host ships them. */
  readonly rulePages: string | null;
  /**
   * Calls back once after a while.
   *
   * @returns calls it off
   */
  later(milliseconds: number, callback: () => void): () => void;
  /** Hands over errors nobody caught. They must not end the server. */
  onUncaught(report: (error: unknown) => void): void;
}
