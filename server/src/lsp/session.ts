import { extendRegistry } from '../core/agencies/additions.js';
import type { Registry } from '../core/agencies/registry.js';
import { seedRegistry } from '../core/agencies/seed.js';
import {
  readSettings,
  SETTINGS_PREFIX,
  type SettingProblem,
  type Settings,
  type SettingsReading,
} from '../core/lint/settings.js';
import { rules } from '../core/rules/index.generated.js';
import { type Locale, localeOf } from '../core/text/localized.js';
import { type ClientProfile, readClient } from '../features/support/client.js';
import type { FeatureContext, Library } from '../features/support/context.js';
import { messages } from '../features/support/messages.js';
import { MessageType } from '../features/support/protocol.js';
import type { Bodies } from './agency-files.js';
import { type Analyst, type Circumstances, createAnalyst, LANGUAGE_ID } from './analyst.js';
import { type GivenSettings, layered } from './configuration.js';
import type { Connection } from './connection.js';
import { type Desk, describeError, type Stage } from './dispatch.js';
import { type DocumentStore, ropeStore } from './documents.js';
import { createLongWork, type Subject } from './long-work.js';

/** The state of one connection. What changes while the server lives changes here. */
export interface Session extends Desk {
  readonly client: ClientProfile;
  readonly library: Library;
  /** Takes what `initialize` says; from then on requests are answered. */
  begin(start: Beginning): void;
  /** Takes the client's settings; what was known of documents is forgotten. */
  configureAll(settings: GivenSettings): void;
  /**
   * Takes the settings of one document.
   *
   * @returns whether they differ from those it had
   */
  configureOne(uri: string, value: unknown): boolean;
  /** Everything about a file that is not open; nothing of it is kept. */
  contextForFile(uri: string, text: string): FeatureContext;
  /** Addresses of the open documents. */
  openDocuments(): readonly string[];
  /** Forgets what was found in documents, as when other bodies apply to them. */
  forgetAnalyses(): void;
  /** Has a document's findings made anew, as when more is known of the notices beside it. */
  reconsider(uri: string): void;
  /** Forgets the settings of a document. */
  forget(uri: string): void;
  /** From then on requests are refused. */
  shutDown(): void;
  /** Runs a callback; an error in it is logged. */
  guard(what: string, run: () => void): void;
}

/** What the start of a session settles for good. */
export interface Beginning {
  readonly client: ClientProfile;
  /** BCP 47 tag of the client's language. */
  readonly localeTag: string | undefined;
  /** Settings of `initializationOptions`; the client's own come over them. */
  readonly baseSettings: unknown;
  readonly rulePages: string | null;
}

/** What of a document's workspace a session has to know. */
export interface Surroundings extends Pick<Circumstances, 'hiddenIn' | 'commandsFor' | 'lastYearOf'> {
  /** The notices of the workspace. */
  readonly library: Library;
  /** The bodies the workspace knows. */
  bodiesFor(uri: string): Bodies;
}

type Tell = (message: string, show: boolean) => void;

/** Says each thing once. */
function createTeller(connection: Connection, log: (message: string) => void): Tell {
  const told = new Set<string>();
  return (message, show) => {
    if (told.has(message)) {
      return;
    }
    told.add(message);
    log(message);
    if (show) {
      connection.notify('window/showMessage', { type: MessageType.Warning, message });
    }
  };
}

/** A registry with the settings' additions, and what is wrong with them taken together. */
function registryOf(
  settings: Settings,
  base: () => Registry,
): {
  registry: () => Registry;
  problems: readonly SettingProblem[];
} {
  if (settings.agencies.length === 0) {
    return { registry: base, problems: [] };
  }
  try {
    const extended = extendRegistry(base(), settings.agencies);
    return { registry: () => extended, problems: [] };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const message = { zh: `无法采用：${said}`, en: said };
    return { registry: base, problems: [{ name: `${SETTINGS_PREFIX}.agencies`, message }] };
  }
}

function report({ problems, unknown }: SettingsReading, locale: Locale, tell: Tell): void {
  for (const { name, message } of problems) {
    tell(messages.setting(name, message[locale])[locale], true);
  }
  if (unknown.length > 0) {
    tell(messages.unknownSettings(unknown.join(', '))[locale], false);
  }
}

function analystFor(
  start: Beginning,
  value: unknown,
  base: () => Registry,
  surroundings: Surroundings,
  locale: Locale,
  tell: Tell,
): Analyst {
  const reading = readSettings(layered(start.baseSettings, value), rules);
  const { registry, problems } = registryOf(reading.settings, base);
  report({ ...reading, problems: [...reading.problems, ...problems] }, locale, tell);
  return createAnalyst({
    settings: reading.settings,
    registry,
    rules,
    client: start.client,
    locale,
    rulePages: start.rulePages,
    hiddenIn: surroundings.hiddenIn,
    commandsFor: surroundings.commandsFor,
    library: surroundings.library,
    ...(surroundings.lastYearOf ? { lastYearOf: surroundings.lastYearOf } : {}),
    onRuleFailure: (rule, error) => tell(messages.ruleFailed(rule, describeError(error))[locale], false),
  });
}

/** Settings as a key: equal ones share an analyst. */
function keyOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** Everything about a file that is not open, analysed now so that nothing of it needs to be kept. */
function fileContext(analyst: Analyst, uri: string, text: string): FeatureContext {
  const document = ropeStore().open({ uri, languageId: LANGUAGE_ID, version: 0, text });
  const context = analyst.contextOf(document);
  context.derive((notice) => notice);
  analyst.forget(uri);
  return context;
}

/** One language for the whole session: the general settings', else the client's. */
function localeFor(start: Beginning, general: unknown): Locale {
  const { language } = readSettings(layered(start.baseSettings, general), []).settings;
  return language === 'auto' ? localeOf(start.localeTag) : language;
}

function contextOf(subject: Subject | undefined): FeatureContext | undefined {
  return subject?.analyst.contextOf(subject.document);
}

function guardWith(logError: (message: string) => void): Session['guard'] {
  return (what, run) => {
    try {
      run();
    } catch (error) {
      logError(`${what}: ${describeError(error)}`);
    }
  };
}

/** Analysts by the settings and the bodies they go by: documents with equal ones share one. */
interface Analysts {
  of(value: unknown, bodies: Bodies): Analyst;
  clear(): void;
  each(tell: (analyst: Analyst) => void): void;
}

function analystsBy(make: (value: unknown, base: () => Registry) => Analyst): Analysts {
  const all = new Map<string, Analyst>();
  /** The one asked for last: asked for some times at each key. */
  let last: { readonly value: unknown; readonly bodies: string; readonly analyst: Analyst } | null = null;
  return {
    of(value, bodies) {
      if (last === null || last.value !== value || last.bodies !== bodies.key) {
        const key = keyOf(value) + bodies.key;
        const analyst = all.get(key) ?? make(value, bodies.registry);
        all.set(key, analyst);
        last = { value, bodies: bodies.key, analyst };
      }
      return last.analyst;
    },
    clear() {
      all.clear();
      last = null;
    },
    each(tell) {
      for (const analyst of all.values()) {
        tell(analyst);
      }
    },
  };
}

/** A session that has not begun. */
export function createSession(
  connection: Connection,
  store: DocumentStore,
  surroundings: Surroundings,
): Session {
  const { logError } = connection;
  const tell = createTeller(connection, logError);
  let stage: Stage = 'new';
  let start: Beginning = { client: readClient({}), localeTag: undefined, baseSettings: {}, rulePages: null };
  let general: unknown;
  let locale: Locale = 'zh';
  const byDocument = new Map<string, unknown>();

  const settingsOf = (uri: string) => (byDocument.has(uri) ? byDocument.get(uri) : general);
  const analysts = analystsBy((value, base) => analystFor(start, value, base, surroundings, locale, tell));
  const analystOf = (uri: string) => analysts.of(settingsOf(uri), surroundings.bodiesFor(uri));
  const configureAll = (given: GivenSettings) => {
    general = given.general;
    locale = localeFor(start, general);
    analysts.clear();
    byDocument.clear();
    for (const [uri, value] of given.byDocument) {
      byDocument.set(uri, value);
    }
    // Wrong settings are told at once, not when the first document is opened.
    analysts.of(general, { key: '', registry: seedRegistry });
  };

  const subject = (uri: string): Subject | undefined => {
    const document = store.get(uri);
    return document && { document, analyst: analystOf(uri) };
  };

  return {
    ...createLongWork(subject, connection.whenQuiet),
    library: surroundings.library,
    get stage() {
      return stage;
    },
    get locale() {
      return locale;
    },
    get client() {
      return start.client;
    },
    begin(given) {
      start = given;
      configureAll({ general: undefined, byDocument: new Map() });
      stage = 'ready';
    },
    configureAll,
    configureOne(uri, value) {
      const changed = keyOf(settingsOf(uri)) !== keyOf(value);
      byDocument.set(uri, value);
      return changed;
    },
    contextForFile: (uri, text) => fileContext(analystOf(uri), uri, text),
    forgetAnalyses: () => analysts.clear(),
    reconsider: (uri) => analysts.each((analyst) => analyst.reconsider(uri)),
    forget(uri) {
      byDocument.delete(uri);
      analysts.each((analyst) => analyst.forget(uri));
    },
    shutDown() {
      stage = 'shut down';
    },
    openDocuments: () => store.all().map(({ uri }) => uri),
    documents: store.all,
    contextOf: (uri) => contextOf(subject(uri)),
    guard: guardWith(logError),
    logError,
  };
}
