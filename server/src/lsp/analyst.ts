import type { Registry } from '../core/agencies/registry.js';
import { hide } from '../core/lint/baseline/hide.js';
import type { HiddenEntry } from '../core/lint/baseline/schema.js';
import { type Found, foundIn } from '../core/lint/found.js';
import type { Rule } from '../core/lint/rule.js';
import { linting } from '../core/lint/runner.js';
import type { Settings } from '../core/lint/settings.js';
import { analyze } from '../core/model/analyze.js';
import type { LastYear, Notice } from '../core/model/notice.js';
import type { Before } from '../core/plan/renumber/renumber.js';
import { reparse, replacementOf } from '../core/syntax/reparse.js';
import { difference } from '../core/text/compose.js';
import type { Locale } from '../core/text/localized.js';
import { type Steps, stepwise, toEnd } from '../core/text/steps.js';
import type { ClientProfile } from '../features/support/client.js';
import type {
  DocumentSnapshot,
  FeatureContext,
  Known,
  Library,
  OfferedCommands,
  Standing,
} from '../features/support/context.js';
import { LARGEST_TEXT, LONG_TEXT } from '../features/support/findings.js';
import { NO_LIBRARY } from '../features/support/library.js';
import { converterFor } from './convert.js';
import { createMemory, type Memory } from './memory.js';

/** The language id of documents that are notices because somebody said so. */
export const LANGUAGE_ID = 'policy-notice';

/** What stays the same for every document until the settings change. */
export interface Circumstances {
  readonly settings: Settings;
  /** Asked for only when a document is looked at: the shipped one takes a while to read. */
  readonly registry: () => Registry;
  readonly rules: readonly Rule<unknown>[];
  readonly client: ClientProfile;
  readonly locale: Locale;
  readonly rulePages: string | null;
  /** The other notices of the workspace, where there is one. */
  readonly library?: Library;
  /** What is hidden in a document. */
  hiddenIn(uri: string): readonly HiddenEntry[];
  /** The plan a document goes on from, where that is known. */
  lastYearOf?(uri: string): LastYear | undefined;
  /** The commands that actions on a document's findings may name. */
  commandsFor(uri: string): OfferedCommands;
  /** Told of rules that threw. */
  onRuleFailure(rule: string, error: unknown): void;
}

/** Work on a document in steps, after which everything about it is known. */
export interface Work {
  readonly isDone: boolean;
  step(): void;
}

/** Answers what is known of a document under certain circumstances. */
export interface Analyst {
  /** The same object for the same snapshot: everything in it is computed once, when first read. */
  contextOf(document: DocumentSnapshot): FeatureContext;
  /** What is to be done on a long document; on others nothing is that would take long. */
  workOn(document: DocumentSnapshot): Work;
  /** To be told when more is known of an earlier version of a document. */
  renew(uri: string): void;
  /** To be told when a document's findings may be others though it has not changed. */
  reconsider(uri: string): void;
  /** To be told when a document was closed: nothing of it is kept. */
  forget(uri: string): void;
}

/** What is found in a document, and what of it is hidden. */
type Findings = Pick<FeatureContext, 'lint' | 'hidden'>;

const NOTHING_FOUND: Findings = { lint: { diagnostics: [], failures: [] }, hidden: [] };

function* findingsIn(document: DocumentSnapshot, notice: Notice, given: Circumstances): Steps<Findings> {
  const { diagnostics, failures } = yield* linting(notice, given.rules, given.settings.lint);
  const { shown, hidden } = hide(notice, diagnostics, given.hiddenIn(document.uri));
  return { lint: { diagnostics: shown, failures }, hidden };
}

function standingOf(document: DocumentSnapshot, settings: Settings, isNotice: () => boolean): Standing {
  if (document.languageId === LANGUAGE_ID) {
    return 'served';
  }
  return settings.recognition === 'automatic' && isNotice() ? 'served' : 'foreign';
}

/** Computes a value at the first call and keeps it. */
function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}

/** What a function makes of the notice, once per function. */
function deriving(notice: () => Notice): FeatureContext['derive'] {
  const kept = new Map<unknown, unknown>();
  return <T>(compute: (notice: Notice) => T) => {
    if (!kept.has(compute)) {
      kept.set(compute, compute(notice()));
    }
    // The key is the very function that made the value.
    return kept.get(compute) as T;
  };
}

/** What is known of one version of a document; each thing is found out once, when it is asked for. */
interface Inquiry {
  readonly work: Work;
  standing(): Standing;
  isNotice(): boolean;
  notice(): Notice;
  findings(): Findings;
  found(): Found;
  known(): Known;
  isCarried(): boolean;
  before(): Before | undefined;
  settle(): void;
}

function inquire(document: DocumentSnapshot, given: Circumstances, memory: Memory): Inquiry {
  const { length } = document.content;
  const tooLarge = length > LARGEST_TEXT;
  const isLong = length > LONG_TEXT && !tooLarge;
  let checked: Found | null = null;
  let looked: Found | null = null;
  const nothing = once(() => analyze('', { registry: given.registry() }));
  const analysis = stepwise(() => memory.analyse(document));
  const analysed = () => (tooLarge ? nothing() : analysis.get().notice);
  // Only from a document that is served, and then it still is.
  const carried = once(() => (tooLarge ? null : memory.carriedTo(document)));
  const beginning = () => {
    looked ??= isLong && !findings.isDone ? memory.firstLookAt(document) : null;
    return looked;
  };
  // A first look tells of documents only.
  const isNotice = () => !tooLarge && (carried() !== null || beginning() !== null || analysed().isNotice);
  const standing = once<Standing>(() =>
    tooLarge ? 'too-large' : carried() ? 'served' : standingOf(document, given.settings, isNotice),
  );
  const notice = () => (standing() === 'served' ? analysed() : nothing());
  const findings = stepwise(function* (): Steps<Findings> {
    if (standing() !== 'served') {
      return NOTHING_FOUND;
    }
    const found = yield* findingsIn(document, notice(), given);
    for (const { rule, error } of found.lint.failures) {
      given.onRuleFailure(rule, error);
    }
    memory.keep(document, notice(), found.lint);
    checked = foundIn(found.lint);
    return found;
  });
  const isKnown = () => !isLong || findings.isDone || carried() !== null;
  return {
    work: {
      get isDone() {
        return !isLong || findings.isDone;
      },
      step: () => (analysis.isDone ? findings : analysis).step(),
    },
    standing,
    isNotice,
    notice,
    findings: findings.get,
    found: () => checked ?? carried() ?? beginning() ?? foundIn(findings.get().lint),
    known: () => (isKnown() ? 'all' : beginning() ? 'beginning' : 'nothing'),
    isCarried: () => checked === null && carried() !== null,
    before: once(() => (standing() === 'served' ? analysis.get().settled : undefined)),
    settle() {
      if (checked) {
        memory.prepare(document);
      }
    },
  };
}

function createContext(document: DocumentSnapshot, given: Circumstances, inquiry: Inquiry): FeatureContext {
  const { settings, rules, client, locale, rulePages } = given;
  const { notice, findings } = inquiry;
  const whatIf: FeatureContext['whatIf'] = (text) => {
    const changed = replacementOf([difference(notice().text, text)]);
    const tree = changed ? reparse(notice().tree, text, changed) : notice().tree;
    const other = analyze(text, { registry: given.registry(), tree });
    return { notice: other, ...toEnd(findingsIn(document, other, given)) };
  };
  const convert = once(() => converterFor(document.content));
  return {
    document,
    settings,
    client,
    locale,
    library: given.library ?? NO_LIBRARY,
    get standing() {
      return inquiry.standing();
    },
    get isNotice() {
      return inquiry.isNotice();
    },
    get notice() {
      return notice();
    },
    get lint() {
      return findings().lint;
    },
    get found() {
      return inquiry.found();
    },
    get known() {
      return inquiry.known();
    },
    get isCarried() {
      return inquiry.isCarried();
    },
    settle: inquiry.settle,
    get before() {
      return inquiry.before();
    },
    get hidden() {
      return findings().hidden;
    },
    get commands() {
      return given.commandsFor(document.uri);
    },
    whatIf,
    get convert() {
      return convert();
    },
    derive: deriving(notice),
    ruleTitle: (id) => rules.find((rule) => rule.meta.id === id)?.meta.title[locale] ?? id,
    rulePage: (id) => (rulePages === null ? null : `${rulePages.replace(/\/+$/, '')}/${id}.md`),
  };
}

/**
 * An analyst for given circumstances. When the settings change, make another one: what the old
 * one knew is dropped with it.
 */
export function createAnalyst(given: Circumstances): Analyst {
  /** The latest of each document, by its address: nobody asks about a version that is gone. */
  const latest = new Map<string, { readonly context: FeatureContext; readonly work: Work }>();
  const memory = createMemory(given);
  const know = (document: DocumentSnapshot) => {
    const known = latest.get(document.uri);
    if (known?.context.document === document) {
      return known;
    }
    const inquiry = inquire(document, given, memory);
    const made = { context: createContext(document, given, inquiry), work: inquiry.work };
    latest.set(document.uri, made);
    return made;
  };
  return {
    contextOf: (document) => know(document).context,
    workOn: (document) => know(document).work,
    renew: (uri) => void latest.delete(uri),
    reconsider(uri) {
      latest.delete(uri);
      memory.reconsider(uri);
    },
    forget(uri) {
      latest.delete(uri);
      memory.forget(uri);
    },
  };
}
