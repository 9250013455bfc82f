import type { Severity } from '../../core/lint/rule.js';

/** The formats findings can be written in. */
export const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** Every severity, gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The options of `check`, as the command line gives them. */
export interface CheckOptions {
  readonly format: Format;
  readonly config?: string;
  /** Graver findings are shown, and counted, as this severity. */
  readonly maxSeverity?: Severity;
  /** Findings of this severity and graver ones make the run fail. */
  readonly failOn: Severity | 'never';
  readonly fix?: boolean;
  readonly encoding?: string;
  /** Whether `failOn` was asked for, not preset. */
  readonly failOnGiven?: boolean;
  /** Threads; 0 for none, left out for as many as there are cores where documents are many. */
  readonly workers?: number;
  /** Whether what `.policy-notice/baseline.json` hides is left out; it is unless told otherwise. */
  readonly baseline?: boolean;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}
