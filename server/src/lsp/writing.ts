import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc';

// The library's writer waits for a handful of promises before each message and writes its header apart, for which
// the other side wakes up twice. This one writes a message in one piece as soon as it is given.

/** Where messages go as their JSON texts. */
export interface TextSink {
  write(json: string): void;
  onClose(callback: () => void): void;
  onError(take: (error: Error) => void): void;
}

/** A writer that also takes a message whose JSON text somebody has made already. */
export interface TextWriter extends MessageWriter {
  writeText(json: string): void;
}

export function takesText(writer: MessageWriter): writer is TextWriter {
  return 'writeText' in writer;
}

/** Writes messages to what takes text. */
export class DirectWriter extends AbstractMessageWriter implements TextWriter {
  readonly #sink: TextSink;

  constructor(sink: TextSink) {
    super();
    this.#sink = sink;
    sink.onClose(() => this.fireClose());
    sink.onError((error) => this.fireError(error));
  }

  write(message: Message): Promise<void> {
    try {
      this.writeText(JSON.stringify(message));
      return Promise.resolve();
    } catch (error) {
      this.fireError(error, message);
      return Promise.reject(error);
    }
  }

  writeText(json: string): void {
    this.#sink.write(json);
  }

  end(): void {}
}
