import type { Connection } from 'vscode-languageserver';
import type { DocumentSnapshot, FeatureContext } from '../features/support/context.js';
import { diagnosticsOf, fingerprint } from '../features/support/findings.js';
import type { Host } from './host.js';

/** How long typing must pause before a document is looked at again, in milliseconds. */
const PAUSE = 150;

/** Sends diagnostics to clients that cannot ask for them. */
export interface Pusher {
  /** Soon after the last change of a burst. */
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
  host: Host,
  contextOf: (uri: string) => FeatureContext | undefined,
  guard: (what: string, run: () => void) => void,
): Pusher {
  const waiting = new Map<string, () => void>();
  const sent = new Map<string, string>();
  const send = (document: Pick<DocumentSnapshot, 'uri'>, context: FeatureContext | undefined) => {
    const diagnostics = context ? diagnosticsOf(context) : [];
    const print = fingerprint(diagnostics);
    if (sent.get(document.uri) === print) {
      return;
    }
    sent.set(document.uri, print);
    const version = context?.client.diagnosticVersion ? { version: context.document.version } : {};
    void connection.sendDiagnostics({ uri: document.uri, diagnostics, ...version });
  };
  const callOff = (uri: string) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  return {
    schedule(uri) {
      callOff(uri);
      const check = () => {
        waiting.delete(uri);
        const context = contextOf(uri);
        if (context) {
          guard('textDocument/publishDiagnostics', () => send(context.document, context));
        }
      };
      waiting.set(uri, host.later(PAUSE, check));
    },
    forget(uri) {
      callOff(uri);
      if (sent.has(uri)) {
        send({ uri }, undefined);
        sent.delete(uri);
      }
    },
  };
}
