import type { CancellationToken, Position, Range } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import type { Hidden } from '../../core/lint/baseline/hide.js';
import type { Found } from '../../core/lint/found.js';
import type { Diagnostic, LintResult } from '../../core/lint/runner.js';
import type { Settings } from '../../core/lint/settings.js';
import type { NodeKind, Notice } from '../../core/model/notice.js';
import type { Before } from '../../core/plan/renumber/renumber.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { Locale } from '../../core/text/localized.js';
import type { Rope } from '../../core/text/rope.js';
import type { Span } from '../../core/text/span.js';
import type { ClientProfile } from './client.js';

/** What lasts from the opening of a document to its end: another object each time. */
export interface Opening {
  /** What was last shown of it; `showing.ts` puts it there and reads it. */
  shown: object | null;
}

/** A moment in the life of an open document. It holds no text, so it may be kept. */
export interface Moment {
  readonly opening: Opening;
  /** How many single edits had been made. */
  readonly edits: number;
}

/** One version of one open document. Immutable. */
export interface DocumentSnapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** The text as it is kept: to be asked for its length, lines, and pieces at any size. */
  readonly content: Rope;
  /** The whole text, made at the first call: as costly as it is long. */
  readonly text: string;
  readonly moment: Moment;
  /**
   * What has changed since an earlier moment, as edits of the text at that moment: in text order,
   * none touching another.
   *
   * @returns undefined when that is not known: too long ago, or another document
   */
  editsSince(moment: Moment): readonly TextEdit[] | undefined;
}

/** The only way from core offsets to protocol positions and back. */
export interface Converter {
  position(offset: number): Position;
  offset(position: Position): number;
  range(span: Span): Range;
  /** A range whose ends stand the wrong way round is turned. */
  span(range: Range): Span;
}

/**
 * How far a document is served: fully; not at all because its text is no notice and nobody said
 * that it is one; or not because it is too large to be analysed at every keystroke.
 */
export type Standing = 'served' | 'foreign' | 'too-large';

/**
 * What is known of the findings in a document without long work: all; of a long text that has just been opened, some of
 * those at its beginning; nothing.
 */
export type Known = 'all' | 'beginning' | 'nothing';

/** A unit or a body as a search over many notices finds it. */
export interface NoticeSymbol {
  readonly name: string;
  readonly what: NodeKind | 'agency';
  readonly start: Position;
  readonly end: Position;
}

/** What is kept of a notice that nobody looks at: enough to find it by. */
export interface NoticeSummary {
  /** Titles it can be cited by, without marks and blanks: its own, and those of its attached texts. */
  readonly titles: readonly string[];
  /** Its title as a reader knows it; '' for none. */
  readonly title: string;
  /** The one year it is a plan for; null for none. */
  readonly year: number | null;
  readonly symbols: readonly NoticeSymbol[];
  /** Ids of the bodies it names, and the names of those no registry has. */
  readonly bodies: ReadonlySet<string>;
}

/** A notice of the workspace, by its address. */
export interface KnownNotice extends NoticeSummary {
  readonly uri: string;
}

/** The notices of the workspace: those open, as they are now, and the files of its folders. */
export interface Library {
  all(): Promise<readonly KnownNotice[]>;
  /** Everything about one of them; null when it is not there any more. */
  contextOf(uri: string): Promise<FeatureContext | null>;
}

/** Names of commands that a client's buttons may call. */
export interface OfferedCommands {
  /** Argument: `{ uri, rule, range }`. */
  readonly hide: string | null;
  /** Argument: `{ uri, rule }`. */
  readonly turnOff: string | null;
  /** Shows a unit in a comparison of two notices. Argument: `{ old, new, start }`. */
  readonly compare: string | null;
}

/** All a feature may know while it answers one request about one document. */
export interface FeatureContext {
  readonly document: DocumentSnapshot;
  readonly standing: Standing;
  /** Whether the text itself looks like an official document. */
  readonly isNotice: boolean;
  /** The analysed text; that of an empty text unless the document is served. */
  readonly notice: Notice;
  /** All findings: as costly as the text is long, where it changed. */
  readonly lint: LintResult;
  /** The same findings as far as they are shown: after a key in running text at the price of a sentence. */
  readonly found: Found;
  /** How much of them {@link found} tells at once; where it is nothing, asking for them takes long. */
  readonly known: Known;
  /** Whether {@link found} has not been made of this very text: {@link lint} makes it so. */
  readonly isCarried: boolean;
  /** Makes ready for the next key, where {@link lint} has been made of this very text; for when nobody waits. */
  settle(): void;
  /** The document as it last was with its numbers in order, and what has changed since; undefined when that is not known. */
  readonly before: Before | undefined;
  /** Findings that are not reported because somebody has hidden them. */
  readonly hidden: readonly Hidden<Diagnostic>[];
  /** Commands that answers may name; null where there is none, or it cannot work here. */
  readonly commands: OfferedCommands;
  /** What another text in the document's place would hold, under the same circumstances. */
  whatIf(text: string): Pick<FeatureContext, 'notice' | 'lint' | 'hidden'>;
  readonly convert: Converter;
  readonly client: ClientProfile;
  readonly settings: Settings;
  readonly locale: Locale;
  /** All notices of the workspace. */
  readonly library: Library;
  /** What `compute` makes of the notice, kept as long as this version of the document. */
  derive<T>(compute: (notice: Notice) => T): T;
  /** What a rule checks, for the user. */
  ruleTitle(rule: string): string;
  /** Address of a rule's page; null when the host ships no pages. */
  rulePage(rule: string): string | null;
}

/** One request of the protocol about one document: what it takes, what it promises, how it answers. */
export interface Feature<P, R> {
  readonly method: string;
  /** Parameters that do not fit are answered with InvalidParams before `handle` is called. */
  readonly params: z.ZodMiniType<P>;
  /** Also asked about documents that are not served; the others are answered with null there. */
  readonly always?: true;
  /**
   * A document that changed while the request waited is answered about as it is now; else the
   * request is refused, for its places are those of another text.
   */
  readonly overChanges?: true;
  /**
   * The request by which a client is told to ask again when a long text has been checked: until then it is answered
   * from what is known. Null for clients that do not know it; they wait, as for all other requests.
   */
  again?(client: ClientProfile): string | null;
  /** A promise where it has to load what few requests need, or to read other documents. */
  handle(context: FeatureContext, params: P, token: CancellationToken): R | null | Promise<R | null>;
}

/** Types a feature's parameters from its schema. */
export function defineFeature<P, R>(feature: Feature<P, R>): Feature<P, R> {
  return feature;
}

/** What a request about no document in particular is answered from. */
export type WorkspaceContext = Pick<FeatureContext, 'client' | 'library' | 'locale'>;

/** One request of the protocol about all notices of the workspace. */
export interface WorkspaceFeature<P, R> {
  readonly method: string;
  readonly params: z.ZodMiniType<P>;
  handle(context: WorkspaceContext, params: P, token: CancellationToken): R;
}

/** Types a feature's parameters from its schema. */
export function defineWorkspaceFeature<P, R>(feature: WorkspaceFeature<P, R>): WorkspaceFeature<P, R> {
  return feature;
}
