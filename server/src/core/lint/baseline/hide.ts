import type { Notice } from '../../model/notice.js';
import { anchorsOf, keyOf, type Located } from './anchor.js';
import type { HiddenEntry } from './schema.js';

/** A finding that is not reported, and the entry that says so. */
export interface Hidden<F> {
  readonly finding: F;
  readonly entry: HiddenEntry;
}

/** Findings taken apart. */
export interface Reported<F> {
  readonly shown: readonly F[];
  readonly hidden: readonly Hidden<F>[];
}

/**
 * Takes the findings out that are not to be reported.
 *
 * @param findings all of the notice, in text order
 * @param entries those of this document
 */
export function hide<F extends Located>(
  notice: Notice,
  findings: readonly F[],
  entries: readonly HiddenEntry[],
): Reported<F> {
  if (entries.length === 0) {
    return { shown: findings, hidden: [] };
  }
  const rules = new Set(entries.map(({ rule }) => rule));
  const asked = findings.filter(({ rule }) => rules.has(rule));
  const anchors = anchorsOf(notice, asked);
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const taken = new Map<F, HiddenEntry>();
  for (const [i, finding] of asked.entries()) {
    const anchor = anchors[i];
    const entry = anchor && byKey.get(keyOf(anchor));
    if (entry) {
      taken.set(finding, entry);
    }
  }
  return {
    shown: findings.filter((finding) => !taken.has(finding)),
    hidden: [...taken].map(([finding, entry]) => ({ finding, entry })),
  };
}

/**
 * The entry that hides a finding.
 *
 * @param all all findings of the notice, in text order, hidden ones too; `finding` is one of them
 */
export function entryFor(
  notice: Notice,
  all: readonly Located[],
  finding: Located,
  about: Pick<HiddenEntry, 'file' | 'message'>,
): HiddenEntry | null {
  const alike = all.filter(({ rule }) => rule === finding.rule);
  const anchor = anchorsOf(notice, alike)[alike.indexOf(finding)];
  return anchor ? { file: about.file, ...anchor, message: about.message } : null;
}
