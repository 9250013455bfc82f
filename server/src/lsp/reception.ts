import type { Message, MessageReader, MessageWriter, RequestMessage, ResponseMessage } from 'vscode-jsonrpc';
import type { InitializeParams } from 'vscode-languageserver';
import { connect } from './connection.js';
import { checkedReader, refuseBy } from './framing.js';
import type { Host } from './host.js';
import type { RunningServer } from './server.js';
import { introductionOf, welcome } from './welcome.js';

/** The answer to a first message that is `initialize`; null for any other, and for one that is better refused. */
function answerTo(message: Message, host: Host): ResponseMessage | null {
  const { id, method, params } = message as RequestMessage;
  if (method !== 'initialize' || id === undefined || id === null) {
    return null;
  }
  try {
    // That it states capabilities has been checked.
    return { jsonrpc: '2.0', id, result: welcome(introductionOf(params as InitializeParams), host) };
  } catch {
    return null;
  }
}

/** A reader whose messages are held back until somebody listens. */
function holding(reader: MessageReader): { readonly reader: MessageReader; take(message: Message): void } {
  const held: Message[] = [];
  let handOn = (message: Message): void => {
    held.push(message);
  };
  return {
    take: (message) => handOn(message),
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen(callback) {
        handOn = callback;
        held.splice(0).forEach(callback);
        return { dispose: () => undefined };
      },
      dispose: () => reader.dispose(),
    },
  };
}

/**
 * Answers `initialize` when what checks a text is loaded (early.ts), and only then loads the rest: an editor waits for the
 * one, and all together takes half as long to load as Node to start. What comes meanwhile is handed on afterwards, in its
 * order.
 *
 * @param reader whatever it reads: what is no message is refused here
 * @returns the server when it serves
 */
export async function receive(
  reader: MessageReader,
  writer: MessageWriter,
  host: Host,
): Promise<RunningServer> {
  const checked = checkedReader(reader, refuseBy(writer));
  const { reader: later, take } = holding(checked);
  const begun = await new Promise<InitializeParams | null>((resolve) => {
    checked.onClose(() => resolve(null));
    let isFirst = true;
    checked.listen((message) => {
      const answer = isFirst ? answerTo(message, host) : null;
      if (answer) {
        const params = (message as RequestMessage).params as InitializeParams;
        // That a client has gone is told by the transport.
        const answered = () => resolve(params);
        void import('./early.js').then(() => writer.write(answer)).then(answered, answered);
      } else {
        take(message);
      }
      if (isFirst && !answer) {
        resolve(null);
      }
      isFirst = false;
    });
  });
  const { startServer } = await import('./server.js');
  return startServer(connect(later, writer, host.nextTurn), host, begun);
}
