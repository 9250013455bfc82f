import type { Registry } from '../core/agencies/registry.js';
import type { HiddenEntry } from '../core/lint/baseline/schema.js';
import type { CarryOver } from '../core/lint/carry-over.js';
import { firstLook } from '../core/lint/first-look.js';
import { type Found, foundIn } from '../core/lint/found.js';
import type { Rule } from '../core/lint/rule.js';
import type { LintResult } from '../core/lint/runner.js';
import type { Settings } from '../core/lint/settings.js';
import { type AnalyzeOptions, analyzing } from '../core/model/analyze.js';
import type { LastYear, Notice } from '../core/model/notice.js';
import { numberingFaults } from '../core/model/numbering-faults.js';
import type { Before } from '../core/plan/renumber/renumber.js';
import { reparse, replacementOf } from '../core/syntax/reparse.js';
import { composeSets } from '../core/text/compose-sets.js';
import type { TextEdit } from '../core/text/edit.js';
import type { Steps } from '../core/text/steps.js';
import type { DocumentSnapshot, Moment } from '../features/support/context.js';
import { carryingOver, loadCarryingOver } from './carrying.js';

/** An analysed text, and what became of it up to a moment: the document itself remembers its latest edits only. */
interface Followed extends Before {
  readonly moment: Moment;
}

/** A document's analysis, and the last one before it whose numbers were in order with what has changed since. */
export interface Analysis {
  readonly notice: Notice;
  readonly settled: Before | undefined;
}

/** A checked text, and what has changed since it was the text of the document. */
interface Checked {
  /** Made when a key has come; null before what makes it is loaded. */
  carry(): CarryOver | null;
  /** All edits up to the moment, in text order: a key adds to them, whatever has been typed before it. */
  readonly edits: readonly TextEdit[];
  readonly moment: Moment;
  readonly notice: Notice;
  /** Whether what it has found was told of the document at that moment. */
  readonly stands: boolean;
}

/** What an analyst remembers of a document from one version to the next. */
export interface Memory {
  /** Begun from the last analysis where that is known. */
  analyse(document: DocumentSnapshot): Steps<Analysis>;
  /** Findings at the beginning of a long text; null where they cannot be told. */
  firstLookAt(document: DocumentSnapshot): Found | null;
  /** What the last check tells of the document as it is now; null where it is to be checked anew. */
  carriedTo(document: DocumentSnapshot): Found | null;
  /** Keeps what a check has found, for the keys that follow. */
  keep(document: DocumentSnapshot, notice: Notice, result: LintResult): void;
  /** Makes ready for the keys that follow a check; for when nobody waits. */
  prepare(document: DocumentSnapshot): void;
  /** What has been found in a document is to be found anew; what it was is kept. */
  reconsider(uri: string): void;
  /** Nothing of a closed document is kept. */
  forget(uri: string): void;
}

/** The same text followed to a document as it is now; undefined where too much has been done since. */
function followedTo(document: DocumentSnapshot, last: Followed | undefined): Followed | undefined {
  const next = last && document.editsSince(last.moment);
  return next && { ...last, edits: composeSets(last.edits, next), moment: document.moment };
}

/** So many edits a text may lie behind before it is followed: fewer than a document remembers. */
const FAR_BEHIND = 64;

/** Follows a text in good time, also where nothing is analysed for long. */
function keepUp(texts: Map<string, Followed>, document: DocumentSnapshot): void {
  const last = texts.get(document.uri);
  const isFar = last && document.moment.edits - last.moment.edits > FAR_BEHIND;
  const now = isFar ? followedTo(document, last) : undefined;
  if (now) {
    texts.set(document.uri, now);
  }
}

/** The analysis of a document, begun from the last one of it where what has changed since is known. */
function* analyseFrom(
  last: Followed | undefined,
  document: DocumentSnapshot,
  options: Pick<AnalyzeOptions, 'registry' | 'lastYear'>,
): Steps<Notice> {
  const changed = last && replacementOf(last.edits);
  if (!last || changed === undefined) {
    return yield* analyzing(document.text, options);
  }
  const isSame = changed === null && last.notice.lastYear === (options.lastYear ?? null);
  const tree = changed === null ? last.notice.tree : reparse(last.notice.tree, document.text, changed);
  return isSame ? last.notice : yield* analyzing(document.text, { ...options, tree });
}

function isInOrder(notice: Notice): boolean {
  const { series, forms } = numberingFaults(notice);
  return series.length === 0 && forms.length === 0;
}

/** Made at the first call that can make it. */
function once(make: () => CarryOver | null): () => CarryOver | null {
  let made: CarryOver | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whether what was found in an analysed text has been told of a document: it has the same units then. */
function isToldOf(
  check: Checked | undefined,
  { moment }: DocumentSnapshot,
  analysed: Followed | undefined,
): boolean {
  return check?.stands === true && check.notice === analysed?.notice && check.moment === moment;
}

/**
 * With more blocks than this, five times as many as a notice of ten million characters has, a text takes so much room
 * that it is not kept while the next one is read.
 */
const MOST_BLOCKS = 600_000;

/** An empty memory, for documents that are looked at under the same circumstances. */
export function createMemory(given: {
  readonly registry: () => Registry;
  readonly rules: readonly Rule<unknown>[];
  readonly settings: Pick<Settings, 'lint'>;
  hiddenIn(uri: string): readonly HiddenEntry[];
  lastYearOf?(uri: string): LastYear | undefined;
}): Memory {
  /** One analysis for each document, and one whose numbers are in order: older ones are let go. */
  const latest = new Map<string, Followed>();
  const settled = new Map<string, Followed>();
  /** One check for each document in which nothing is hidden: what is goes by the words around it. */
  const checks = new Map<string, Checked>();
  /** Where each document was edited last: there the next key is likeliest. */
  const edited = new Map<string, number>();
  const noteEdits = (uri: string, edits: readonly TextEdit[] | undefined) => {
    const last = edits?.at(-1);
    if (last) {
      edited.set(uri, last.start);
    }
  };
  return {
    *analyse(document) {
      const { uri, moment } = document;
      if ((latest.get(uri)?.notice.tree.blocks.length ?? 0) > MOST_BLOCKS) {
        this.forget(uri);
      }
      const last = followedTo(document, latest.get(uri));
      noteEdits(uri, last?.edits);
      const inOrder = last && isInOrder(last.notice) ? last : followedTo(document, settled.get(uri));
      const isCarried = inOrder === last && isToldOf(checks.get(uri), document, last);
      const lastYear = given.lastYearOf?.(uri);
      const registry = given.registry();
      const notice = yield* analyseFrom(last, document, lastYear ? { registry, lastYear } : { registry });
      const now: Followed = { notice, edits: [], moment };
      latest.set(uri, now);
      // With the same units in the same order, renumbering asks nothing of the old one that this one does not tell.
      const before = isCarried && isInOrder(notice) ? now : inOrder;
      if (before) {
        settled.set(uri, before);
      }
      return { notice, settled: before };
    },
    firstLookAt({ uri, text }) {
      const diagnostics =
        given.hiddenIn(uri).length === 0 ? firstLook(text, given.rules, given.settings.lint) : null;
      // How many there are is not known; nobody is told that some are left out.
      return diagnostics ? { ...foundIn({ diagnostics, failures: [] }), count: 0 } : null;
    },
    carriedTo(document) {
      const { uri, moment } = document;
      keepUp(latest, document);
      keepUp(settled, document);
      const last = given.hiddenIn(uri).length === 0 ? checks.get(uri) : undefined;
      const next = last && document.editsSince(last.moment);
      if (!next) {
        return null;
      }
      noteEdits(uri, next);
      const edits = composeSets(last.edits, next);
      const found = last.carry()?.after(edits) ?? null;
      checks.set(uri, { ...last, edits, moment, stands: found !== null });
      return found;
    },
    keep({ uri, moment }, notice, result) {
      if (given.hiddenIn(uri).length > 0) {
        checks.delete(uri);
        return;
      }
      void loadCarryingOver();
      const make = () => carryingOver()?.(notice, result, given.rules, given.settings.lint) ?? null;
      checks.set(uri, { carry: once(make), edits: [], moment, notice, stands: true });
    },
    prepare({ uri }) {
      const last = checks.get(uri);
      if (last?.edits.length === 0) {
        last.carry()?.prepare(edited.get(uri));
      }
    },
    reconsider: (uri) => void checks.delete(uri),
    forget(uri) {
      edited.delete(uri);
      latest.delete(uri);
      settled.delete(uri);
      checks.delete(uri);
    },
  };
}
