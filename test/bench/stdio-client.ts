// A language client that does nothing but measure: it takes diagnostics when they are pushed, and stops the
// clock at the last byte of the message.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One change, in protocol positions. */
export interface Change {
  readonly line: number;
  readonly character: number;
  readonly text: string;
  /** UTF-16 units taken out behind the place. */
  readonly removed?: number;
}

export interface Published {
  /** Milliseconds after what was asked for was sent. */
  readonly time: number;
  /** Bytes of the messages that came for the version, headers apart. */
  readonly bytes: number;
}

export interface Client {
  /** From the process's start to the answer of `initialize`. */
  readonly started: number;
  open(text: string): Promise<Published>;
  /** Sends changes without waiting between them, each as a version, and waits for the last one's diagnostics. */
  change(changes: readonly Change[]): Promise<Published>;
  /** Resident memory of the server in kilobytes; undefined where the system does not tell. */
  memory(): number | undefined;
  close(): Promise<void>;
}

/** A server, and how whoever ships it starts it. */
export interface Program {
  /** Built, and run with `--stdio`. */
  readonly file: string;
  /** What stands before it on the command line. */
  readonly flags: readonly string[];
  /** What it finds in its environment beside what is there anyway. */
  readonly environment: Readonly<Record<string, string>>;
}

/** No diagnostics came in time. */
export class NoAnswer extends Error {}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly version?: number; readonly items?: readonly unknown[] };
}

const CAPABILITIES = {
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
};

function residentMemory(pid: number | undefined): number | undefined {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a stream into messages and gives each with its length in bytes and the moment its last byte came. */
function reading(take: (message: Message, bytes: number, arrived: number) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let needed = 0;
  return (chunk) => {
    // What the client makes of the bytes is no work of the server's.
    const arrived = performance.now();
    chunks.push(chunk);
    held += chunk.length;
    while (held >= needed && held > 0) {
      const all: Buffer = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      chunks = [all];
      const head = all.indexOf('\r\n\r\n');
      const length = Number(
        /content-length: *(\d+)/i.exec(all.toString('latin1', 0, Math.max(0, head)))?.[1],
      );
      if (head < 0 || held < head + 4 + length) {
        needed = head < 0 ? held + 1 : head + 4 + length;
        return;
      }
      const end = head + 4 + length;
      const rest = all.subarray(end);
      chunks = rest.length > 0 ? [rest] : [];
      held = rest.length;
      needed = 0;
      take(JSON.parse(all.toString('utf8', head + 4, end)) as Message, length, arrived);
    }
  };
}

/**
 * Starts a server and initialises it.
 *
 * @param patience milliseconds to wait for an answer
 */
export async function startClient({ file, flags, environment }: Program, patience: number): Promise<Client> {
  const uri = 'file:///bench.notice';
  const begun = performance.now();
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [...flags, file, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env,
  });
  let version = 0;
  let bytes = 0;
  let onMessage: (message: Message, arrived: number) => void = () => {};

  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const until = (fits: (message: Message) => boolean): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = performance.now();
      const timer = setTimeout(() => reject(new NoAnswer(`no answer within ${patience} ms`)), patience);
      onMessage = (message, arrived) => {
        if (fits(message)) {
          clearTimeout(timer);
          onMessage = () => {};
          resolve(arrived - sent);
        }
      };
    });
  child.stdout.on(
    'data',
    reading((message, length, arrived) => {
      if (message.method === 'textDocument/publishDiagnostics') {
        bytes += length;
      }
      if (message.method !== undefined && message.id !== undefined) {
        const items = message.params?.items;
        send({ id: message.id, result: items ? items.map(() => null) : null });
      }
      onMessage(message, arrived);
    }),
  );
  const diagnosticsOf = (wanted: number) => (message: Message) =>
    message.method === 'textDocument/publishDiagnostics' && (message.params?.version ?? -1) >= wanted;
  const published = async (sending: () => void): Promise<Published> => {
    bytes = 0;
    const answer = until((message) => diagnosticsOf(version)(message));
    sending();
    return { time: await answer, bytes };
  };

  const ready = until((message) => message.id === 1);
  send({
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: CAPABILITIES },
  });
  await ready;
  const started = performance.now() - begun;
  send({ method: 'initialized', params: {} });

  return {
    started,
    open: (text) => {
      version++;
      const textDocument = { uri, languageId: 'policy-notice', version, text };
      return published(() => send({ method: 'textDocument/didOpen', params: { textDocument } }));
    },
    change(changes) {
      const from = version;
      version += changes.length;
      return published(() => {
        changes.forEach(({ line, character, text, removed = 0 }, i) => {
          const range = { start: { line, character }, end: { line, character: character + removed } };
          const textDocument = { uri, version: from + 1 + i };
          send({
            method: 'textDocument/didChange',
            params: { textDocument, contentChanges: [{ range, text }] },
          });
        });
      });
    },
    memory: () => residentMemory(child.pid),
    close: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill();
      }),
  };
}
