import {
  AbstractMessageReader,
  type DataCallback,
  Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
  type ResponseMessage,
} from 'vscode-jsonrpc';

// The library's reader loses its place for good after one bad header: what follows is read as a
// header too. This one finds the next header and goes on, and tells the sender what was wrong.

/** Longest header block that is waited for, in bytes; more without an end is rubbish. */
const LONGEST_HEADER = 8192;

/** Longest message, in bytes; a string cannot hold much more. */
const LONGEST_BODY = 512 * 1024 * 1024;

const HEADER_END = [13, 10, 13, 10];
const LENGTH_NAME = 'content-length';

/** What nearly every header is, but for the digits behind it. */
const USUAL_HEADER = 'Content-Length: ';

/** More digits are no length. */
const MOST_DIGITS = 9;

/** What the reader cannot take, and the request it belongs to where that is known. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
  readonly id: number | string | null;
}

/** Takes whole messages, and what was wrong with the others. */
export interface FrameListener {
  message(value: unknown): void;
  refuse(refusal: Refusal): void;
}

function parseError(message: string): Refusal {
  return { code: ErrorCodes.ParseError, message, id: null };
}

function indexOfBytes(bytes: Uint8Array, wanted: readonly number[], from = 0): number {
  for (let i = bytes.indexOf(wanted[0] ?? 0, from); i >= 0; i = bytes.indexOf(wanted[0] ?? 0, i + 1)) {
    if (wanted.every((byte, k) => bytes[i + k] === byte)) {
      return i;
    }
  }
  return -1;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) {
    return only;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Cuts a byte stream into messages (LSP 3.17, "Base Protocol").
 *
 * @param decode UTF-8 bytes to text
 * @returns takes the next bytes
 */
export function frameDecoder(
  decode: (bytes: Uint8Array) => string,
  listener: FrameListener,
): (chunk: Uint8Array) => void {
  let chunks: Uint8Array[] = [];
  let size = 0;
  /** Length of the body that is awaited; -1 while a header is. */
  let awaited = -1;

  const keep = (rest: Uint8Array) => {
    chunks = rest.length > 0 ? [rest] : [];
    size = rest.length;
  };

  /** @returns whether there was a whole header */
  const readHeader = (): boolean => {
    const bytes = concatenated(chunks, size);
    const end = indexOfBytes(bytes, HEADER_END);
    if (end < 0) {
      keep(bytes.length > LONGEST_HEADER ? bytes.slice(-LENGTH_NAME.length * 2) : bytes);
      if (bytes.length > LONGEST_HEADER) {
        listener.refuse(parseError(`no header in ${bytes.length} bytes; they were skipped`));
      }
      return false;
    }
    keep(bytes.subarray(end + HEADER_END.length));
    awaited = usualLength(bytes, end);
    if (awaited >= 0) {
      return true;
    }
    const { length, fault } = lengthOf(bytes.subarray(Math.max(0, end - LONGEST_HEADER), end));
    if (fault !== null) {
      listener.refuse(parseError(fault));
    }
    awaited = length;
    return true;
  };

  const readBody = (): void => {
    const bytes = concatenated(chunks, size);
    const body = bytes.subarray(0, awaited);
    keep(bytes.subarray(awaited));
    awaited = -1;
    let value: unknown;
    try {
      value = JSON.parse(decode(body));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      listener.refuse(parseError(`the message is not JSON: ${said}`));
      // A length too large has swallowed the message that came next: it is looked for and put back.
      const next = indexOfBytes(
        body,
        [...'Content-Length:'].map((character) => character.charCodeAt(0)),
      );
      if (next >= 0) {
        keep(concatenated([body.subarray(next), ...chunks], body.length - next + size));
      }
      return;
    }
    listener.message(value);
  };

  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    for (;;) {
      if (awaited < 0 && (size === 0 || !readHeader())) {
        return;
      }
      if (awaited >= 0 && size < awaited) {
        return;
      }
      if (awaited >= 0) {
        readBody();
      }
    }
  };
}

/** The length in a header of the usual form, which takes no text to be made of it; -1 for any other. */
function usualLength(header: Uint8Array, end: number): number {
  const from = USUAL_HEADER.length;
  if (end <= from || end > from + MOST_DIGITS) {
    return -1;
  }
  for (let i = 0; i < from; i++) {
    if (header[i] !== USUAL_HEADER.charCodeAt(i)) {
      return -1;
    }
  }
  let length = 0;
  for (let i = from; i < end; i++) {
    const digit = (header[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) {
      return -1;
    }
    length = length * 10 + digit;
  }
  return length > LONGEST_BODY ? -1 : length;
}

/** The length a header block states, -1 when it states none; and what is wrong with the block. */
function lengthOf(header: Uint8Array): { readonly length: number; readonly fault: string | null } {
  const text = ascii(header);
  const stated = [...text.matchAll(/content-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)/gi)].at(-1);
  const length = Number(stated?.[1] ?? Number.NaN);
  if (Number.isNaN(length) || length > LONGEST_BODY) {
    const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    return { length: -1, fault: `the header gives no usable Content-Length: ${shown}` };
  }
  const clean = text.split('\r\n').every((line) => /^[a-z-]{1,40}:[^{}]*$/i.test(line));
  return { length, fault: clean ? null : 'there was something before the header; it was skipped' };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}

/** Why a value is no JSON-RPC message; null when it is one. */
export function faultOf(value: unknown): Refusal | null {
  const invalid = (message: string, id: unknown = null): Refusal => ({
    code: ErrorCodes.InvalidRequest,
    message,
    id: isId(id) ? id : null,
  });
  if (!isObject(value) || Array.isArray(value)) {
    return invalid('a message must be an object; batches are not supported');
  }
  const { method, id, params, result, error } = value as Readonly<Record<string, unknown>>;
  if (method === undefined) {
    return result === undefined && error === undefined ? invalid('a message must have a method', id) : null;
  }
  if (typeof method !== 'string') {
    return invalid('method must be a string', id);
  }
  if (id !== undefined && !isId(id)) {
    return invalid('id must be a number or a string');
  }
  // null stands for "none" with some clients; anything else cannot be handed to a handler.
  const given = params ?? {};
  if (!isObject(given)) {
    return invalid('params must be an object or an array', id);
  }
  if (method === '$/cancelRequest' && !isId((given as { id?: unknown }).id)) {
    return invalid('$/cancelRequest must name a request');
  }
  // The library reads them before any handler is asked.
  if (method === 'initialize' && !isObject((given as { capabilities?: unknown }).capabilities)) {
    return {
      ...invalid('initialize must state the capabilities of the client', id),
      code: ErrorCodes.InvalidParams,
    };
  }
  return null;
}

/** Sends a refusal as JSON-RPC has it: a response, to nobody in particular when there is no id. */
export function refuseBy(writer: MessageWriter): (refusal: Refusal) => void {
  return ({ code, message, id }) => {
    const response: ResponseMessage = { jsonrpc: '2.0', id, error: { code, message } };
    writer.write(response).catch(() => undefined);
  };
}

/** A reader that hands on only what is a JSON-RPC message. */
export function checkedReader(reader: MessageReader, refuse: (refusal: Refusal) => void): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback) =>
      reader.listen((message) => {
        const fault = faultOf(message);
        if (fault) {
          refuse(fault);
        } else {
          callback(message);
        }
      }),
    dispose: () => reader.dispose(),
  };
}

/** Where bytes come from. */
export interface ByteSource {
  onData(take: (chunk: Uint8Array) => void): void;
  onEnd(callback: () => void): void;
  onError(take: (error: Error) => void): void;
}

/** Reads messages from bytes, whatever stands between them. */
export class ByteReader extends AbstractMessageReader {
  readonly #source: ByteSource;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #refuse: (refusal: Refusal) => void;

  constructor(source: ByteSource, decode: (bytes: Uint8Array) => string, refuse: (refusal: Refusal) => void) {
    super();
    this.#source = source;
    this.#decode = decode;
    this.#refuse = refuse;
  }

  override listen(callback: DataCallback): Disposable {
    const take = frameDecoder(this.#decode, {
      // Checked for being a message by the reader around this one.
      message: (value) => callback(value as Message),
      refuse: this.#refuse,
    });
    this.#source.onData(take);
    this.#source.onEnd(() => this.fireClose());
    this.#source.onError((error) => this.fireError(error));
    return Disposable.create(() => undefined);
  }
}
