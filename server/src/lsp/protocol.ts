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
  /** Findings that somebody has hidden. */
  readonly hidden: number;
}

/** A change of the structure at a place, or the numbers put in order. Request: {@link EditParams}. */
export const EDIT_METHOD = 'policyNotice/edit';

/**
 * What {@link EDIT_METHOD} can do. `typed`: the numbers in order after what the user just did, if units came, went or
 * changed places by it. `enter`: the same after Enter, the range being the cursor on the new line. `paste`: a text put
 * in place of the range and the numbers in order after it, if units come by it. The others change the structure at the
 * cursor.
 */
export type EditAction =
  | 'renumber'
  | 'typed'
  | 'enter'
  | 'paste'
  | 'moveUp'
  | 'moveDown'
  | 'promote'
  | 'demote'
  | 'split'
  | 'merge'
  | 'insert'
  | 'remove';

export interface EditPosition {
  readonly line: number;
  readonly character: number;
}

export interface EditRange {
  readonly start: EditPosition;
  readonly end: EditPosition;
}

export interface EditParams {
  readonly textDocument: { readonly uri: string };
  readonly action: EditAction;
  /** The document as the client has it; the request is refused with ContentModified where the server has another. */
  readonly version?: number;
  /** The selection; an action that works on the whole document does without. */
  readonly range?: EditRange;
  /** What is pasted, its lines broken as the document's are. */
  readonly text?: string;
}

/** What the client is to do. The edits are of the document as it was when the request was sent. */
export interface EditResult {
  readonly edits: readonly { readonly range: EditRange; readonly newText: string }[];
  /** Where the cursor is to stand afterwards; null where the editor keeps it. */
  readonly selection: EditPosition | null;
  /** What was done, or why nothing could be. */
  readonly message: string;
  /** References somebody has to look at: where they stand afterwards, and why. */
  readonly open: readonly { readonly range: EditRange; readonly message: string }[];
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

/**
 * Writes a file for the server, asked of a client that announced {@link InitializationOptions.writeFile}.
 * Request: {@link WriteFileParams}; answer: {@link WriteFileResult}.
 */
export const WRITE_FILE_METHOD = 'policyNotice/writeFile';

export interface WriteFileParams {
  readonly uri: string;
  readonly text: string;
}

export interface WriteFileResult {
  readonly written: boolean;
}

/** Command of the server: hides one finding. Argument: {@link HideFindingArgument}. */
export const HIDE_COMMAND = 'policyNotice.hideFinding';

export interface HideFindingArgument {
  readonly uri: string;
  readonly rule: string;
  readonly range: ProtocolRange;
}

/** Command of the server: reports findings again. Argument: {@link RestoreFindingsArgument}. */
export const RESTORE_COMMAND = 'policyNotice.restoreFindings';

export interface RestoreFindingsArgument {
  /** Address of the file of hidden findings. */
  readonly uri: string;
  /** Entries as {@link HIDDEN_METHOD} gave them. */
  readonly entries: readonly HiddenFinding['entry'][];
}

/**
 * Command of the client, where {@link InitializationOptions.commands} has it: turns a rule off in the
 * settings. Argument: {@link TurnOffRuleArgument}.
 */
export const TURN_OFF_COMMAND = 'policyNotice.turnOffRule';

export interface TurnOffRuleArgument {
  readonly uri: string;
  readonly rule: string;
}

/**
 * Command of the client, where {@link InitializationOptions.commands} has it: shows what became of a unit in a
 * comparison of two notices. Argument: {@link CompareAtArgument}.
 */
export const COMPARE_AT_COMMAND = 'policyNotice.compareAt';

export interface CompareAtArgument {
  /** Addresses of the notices. */
  readonly old: string;
  readonly new: string;
  /** Where the unit begins in the newer one, in UTF-16 units from its start. */
  readonly start: number;
}

/** All hidden findings of the workspace. Request without parameters; answer: {@link HiddenFindings}. */
export const HIDDEN_METHOD = 'policyNotice/hiddenFindings';

export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface HiddenFindings {
  readonly files: readonly HiddenFile[];
}

export interface HiddenFile {
  /** Address of the file that hides them. */
  readonly uri: string;
  readonly entries: readonly HiddenFinding[];
}

export interface HiddenFinding {
  /** As it stands in the file. */
  readonly entry: {
    readonly file: string;
    readonly rule: string;
    readonly text: string;
    readonly before: string;
    readonly after: string;
    readonly occurrence: number;
    readonly message?: string | undefined;
    readonly note?: string | undefined;
  };
  /** What the rule checks. */
  readonly title: string;
  /** Address of the document while it is open. */
  readonly document: string | null;
  /** Where the finding is in it; null when it is not there any more, or the document is closed. */
  readonly range: ProtocolRange | null;
}

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
  /** The client answers {@link WRITE_FILE_METHOD}; otherwise the server writes files itself where it can. */
  readonly writeFile?: boolean;
  /** Commands of the client that answers may name: {@link TURN_OFF_COMMAND}, {@link COMPARE_AT_COMMAND}. */
  readonly commands?: readonly string[];
  readonly [setting: string]: unknown;
}
