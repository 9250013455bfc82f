import type { DocumentSnapshot, FeatureContext } from '../features/support/context.js';
import { diagnosticsOf } from '../features/support/findings.js';
import { fingerprint } from '../features/support/weight.js';
import type { Connection } from './connection.js';

/** Sends diagnostics to clients that cannot ask for them. */
export interface Pusher {
  /** As soon as the messages that have already come are taken: once for a burst of changes. */
  schedule(uri: string): void;
  /** Nothing of a closed document stays in the editor. */
  forget(uri: string): void;
}

/**
 * @param contextOf undefined for documents that are no longer open
 * @param guard runs a callback so that an error in it is logged
 */
export function createPusher(
  connection: Connection,
  contextOf: (uri: string) => FeatureContext | undefined,
  guard: (what: string, run: () => void) => void,
): Pusher {
  const waiting = new Set<string>();
  const sent = new Map<string, string>();
  const send = (document: Pick<DocumentSnapshot, 'uri'>, context: FeatureContext | undefined) => {
    const diagnostics = context ? diagnosticsOf(context) : [];
    const print = fingerprint(diagnostics);
    if (sent.get(document.uri) === print) {
      return;
    }
    sent.set(document.uri, print);
    const version = context?.client.diagnosticVersion ? { version: context.document.version } : {};
    connection.notify('textDocument/publishDiagnostics', { uri: document.uri, diagnostics, ...version });
  };
  return {
    schedule(uri) {
      if (waiting.has(uri)) {
        return;
      }
      waiting.add(uri);
      connection.whenQuiet(() => {
        // Not there: closed in the meantime.
        const context = waiting.delete(uri) ? contextOf(uri) : undefined;
        if (context) {
          guard('textDocument/publishDiagnostics', () => send(context.document, context));
        }
      });
    },
    forget(uri) {
      waiting.delete(uri);
      if (sent.has(uri)) {
        send({ uri }, undefined);
        sent.delete(uri);
      }
    },
  };
}
