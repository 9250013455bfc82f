import type { DocumentSnapshot, FeatureContext } from '../features/support/context.js';
import { shownIn } from '../features/support/showing.js';
import { areSame, type Shown } from '../features/support/shown.js';
import type { Connection, Listing } from './connection.js';
import { describeError } from './dispatch.js';

const METHOD = 'textDocument/publishDiagnostics';

/** Sends diagnostics to clients that cannot ask for them. */
export interface Pusher {
  /** As soon as the messages that have already come are taken: once for a burst of changes but for the first of them. */
  schedule(uri: string): void;
  /** Nothing of a closed document stays in the editor. */
  forget(uri: string): void;
}

/** What was last sent of a document. */
interface Sent {
  readonly shown: readonly Shown[];
  /** Their texts, once they have been asked for. */
  texts: readonly string[];
}

function listingOf(
  uri: string,
  sent: Sent,
  last: Sent | undefined,
  context: FeatureContext | undefined,
): Listing {
  const { shown } = sent;
  const version = context?.client.diagnosticVersion ? { version: context.document.version } : {};
  return {
    head: { uri, ...version },
    name: 'diagnostics',
    texts() {
      sent.texts = shown.map((one, i) => (one === last?.shown[i] ? (last.texts[i] ?? one.json) : one.json));
      return sent.texts;
    },
    items: () => shown.map(({ diagnostic }) => diagnostic),
  };
}

/**
 * @param contextOf undefined for documents that are no longer open
 * @param goOn goes on with the work on a document; null when nothing is left to do
 * @param guard runs a callback so that an error in it is logged
 */
export function createPusher(
  connection: Connection,
  contextOf: (uri: string) => FeatureContext | undefined,
  goOn: (uri: string) => Promise<void> | null,
  guard: (what: string, run: () => void) => void,
): Pusher {
  const waiting = new Set<string>();
  const sent = new Map<string, Sent>();
  const send = (document: Pick<DocumentSnapshot, 'uri'>, context: FeatureContext | undefined) => {
    const shown = context ? shownIn(context) : [];
    const last = sent.get(document.uri);
    if (last && areSame(last.shown, shown)) {
      return;
    }
    const now: Sent = { shown, texts: [] };
    sent.set(document.uri, now);
    connection.notifyListing(METHOD, listingOf(document.uri, now, last, context));
  };
  const take = (uri: string, context: FeatureContext) => {
    if (context.known !== 'nothing') {
      send(context.document, context);
    }
    if (context.known !== 'all') {
      goOn(uri)?.then(
        () => schedule(uri),
        (error) => connection.logError(`${METHOD}: ${describeError(error)}`),
      );
    }
  };
  const schedule = (uri: string) => {
    if (waiting.has(uri)) {
      return;
    }
    waiting.add(uri);
    connection.afterKey(() => {
      // Not there: closed in the meantime.
      const context = waiting.delete(uri) ? contextOf(uri) : undefined;
      if (context) {
        guard(METHOD, () => take(uri, context));
      }
    });
  };
  return {
    schedule,
    forget(uri) {
      waiting.delete(uri);
      if (sent.has(uri)) {
        send({ uri }, undefined);
        sent.delete(uri);
      }
    },
  };
}
