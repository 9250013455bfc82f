import type { CancellationToken, Position, Range, ServerCapabilities } from 'vscode-languageserver';
import type * as z from 'zod';
import type { LintResult } from '../../core/lint/runner.js';
import type { Settings } from '../../core/lint/settings.js';
import type { Notice } from '../../core/model/notice.js';
import type { LineIndex } from '../../core/text/line-index.js';
import type { Locale } from '../../core/text/localized.js';
import type { Span } from '../../core/text/span.js';
import type { ClientProfile } from './client.js';

/** One version of one open document. Immutable. */
export interface DocumentSnapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
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

/** All a feature may know while it answers one request about one document. */
export interface FeatureContext {
  readonly document: DocumentSnapshot;
  readonly standing: Standing;
  /** Whether the text itself looks like an official document. */
  readonly isNotice: boolean;
  /** The analysed text; that of an empty text unless the document is served. */
  readonly notice: Notice;
  readonly lint: LintResult;
  readonly convert: Converter;
  readonly client: ClientProfile;
  readonly settings: Settings;
  readonly locale: Locale;
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
  readonly params: z.ZodType<P>;
  /** Also asked about documents that are not served; the others are answered with null there. */
  readonly always?: true;
  capabilities(client: ClientProfile): Partial<ServerCapabilities>;
  handle(context: FeatureContext, params: P, token: CancellationToken): R | null;
}

/** Types a feature's parameters from its schema. */
export function defineFeature<P, R>(feature: Feature<P, R>): Feature<P, R> {
  return feature;
}
