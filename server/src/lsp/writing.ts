import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc';

// The library's writer waits for a handful of promises before each message and writes its header apart, for which
// the other side wakes up twice. This one writes a message in one piece as soon as it is given.

/** Where messages go as their JSON texts. */
export interface TextSink {
  write(json: string): void;
  /** The same for a text with a list in it, whose texts stand between commas. */
  writeList(head: string, texts: readonly string[], tail: string): void;
  onClose(callback: () => void): void;
  onError(take: (error: Error) => void): void;
}

/** A writer that also takes a message as its JSON text, parted where it holds a list. */
export interface TextWriter extends MessageWriter {
  writeList: TextSink['writeList'];
}

export function takesText(writer: MessageWriter): writer is TextWriter {
  return 'writeList' in writer;
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
      this.#sink.write(JSON.stringify(message));
      return Promise.resolve();
    } catch (error) {
      this.fireError(error, message);
      return Promise.reject(error);
    }
  }

  writeList(head: string, texts: readonly string[], tail: string): void {
    this.#sink.writeList(head, texts, tail);
  }

  end(): void {}
}
