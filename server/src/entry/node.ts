import { transcode } from 'node:buffer';
// `promises` is loaded when it is asked for, and costs a start two milliseconds.
import { existsSync, promises as files } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { ByteReader, refuseBy } from '../lsp/framing.js';
import { type Host, NOTICE_FILES } from '../lsp/host.js';
import { receive } from '../lsp/reception.js';
import type { RunningServer } from '../lsp/server.js';
import { DirectWriter } from '../lsp/writing.js';
import { standardInput, standardOutput } from './standard-io.js';

const USAGE = 'usage: server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME';

/** The value of `--name=value` or `--name value`. */
function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

const decoder = new TextDecoder();

/** From so many bytes on it pays to decode them by way of UTF-16. */
const LARGE = 64 * 1024;

/** First byte of a byte order mark, which the decoder leaves out. */
const BOM = 0xef;

/** Decodes JSON as the decoder does, in a third of the time for Chinese text. */
function decodeLarge(bytes: Uint8Array): string {
  try {
    return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  } catch {
    // Not quite UTF-8, or this Node was built without it: the decoder puts a replacement where it cannot read on.
    return decoder.decode(bytes);
  }
}

const utf8 = {
  encode: (text: string): Uint8Array => Buffer.from(text),
  decode: (bytes: Uint8Array) =>
    bytes.length < LARGE || bytes[0] === BOM ? decoder.decode(bytes) : decodeLarge(bytes),
};

function stdio(): [MessageReader, MessageWriter] {
  const writer = new DirectWriter(standardOutput());
  return [new ByteReader(standardInput(), utf8.decode, refuseBy(writer)), writer];
}

/** @returns undefined when the arguments name no transport */
function transport(args: readonly string[]): [MessageReader, MessageWriter] | undefined {
  const port = option(args, '--socket');
  const pipe = option(args, '--pipe');
  if (args.includes('--stdio')) {
    return stdio();
  }
  if (args.includes('--node-ipc')) {
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  }
  if (port !== undefined && Number.isInteger(Number(port))) {
    return createServerSocketTransport(Number(port));
  }
  return pipe === undefined ? undefined : createServerPipeTransport(pipe);
}

/** How often it is looked whether the client's process still lives. */
const LOOK_AROUND_MS = 3000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other error means that there is a process, of somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** The text of a file, by its address; null for one that is not there or not in the file system. */
async function textOf(uri: string): Promise<string | null> {
  try {
    return uri.startsWith('file:') ? await files.readFile(fileURLToPath(uri), 'utf8') : null;
  } catch {
    return null;
  }
}

/** Folders that hold no drafts, however many files they hold. */
const SKIPPED = /^(?:\..*|node_modules)$/;

/** How many notices of a folder are looked at. */
const MOST_NOTICES = 5000;

/** Addresses of the notices in a folder and below, nearer ones first. */
async function noticesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = folder.startsWith('file:') ? [fileURLToPath(folder)] : [];
  for (let at = waiting.shift(); at !== undefined && found.length < MOST_NOTICES; at = waiting.shift()) {
    const entries = await files.readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) {
        waiting.push(path);
      } else if (entry.isFile() && NOTICE_FILES.test(entry.name)) {
        found.push(pathToFileURL(path).href);
      }
    }
  }
  return found.slice(0, MOST_NOTICES);
}

/** @returns whether the file could be written */
async function write(uri: string, text: string): Promise<boolean> {
  try {
    const path = fileURLToPath(uri);
    await files.mkdir(dirname(path), { recursive: true });
    await files.writeFile(path, text);
    return true;
  } catch {
    return false;
  }
}

/** How long after the first document was opened its first keys are prepared for. */
const REHEARSAL_MS = 250;

function nodeHost(): Host {
  const pages = fileURLToPath(new URL('../docs/rules', import.meta.url));
  let rehearsed = false;
  const host: Host = {
    rulePages: existsSync(pages) ? pathToFileURL(pages).href : null,
    nextTurn: (callback) => void setImmediate(callback),
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    readFile: textOf,
    listNotices: noticesIn,
    writeFile: write,
    opened(pulls) {
      if (!rehearsed) {
        rehearsed = true;
        host.later(REHEARSAL_MS, async () => {
          const { rehearse } = await import('../lsp/rehearsal.js');
          await rehearse(host, pulls, utf8);
        });
      }
    },
    onUncaught(report) {
      process.on('uncaughtException', report);
      process.on('unhandledRejection', report);
    },
    follow: (clientProcess) => {
      setInterval(() => {
        if (!isAlive(clientProcess)) {
          process.exit(1);
        }
      }, LOOK_AROUND_MS).unref();
    },
    exit: (code) => process.exit(code),
  };
  return host;
}

/** Turns of the event loop given to what was sent before the input ended; each answers one message. */
const LAST_TURNS = 1000;

/** Answers what has come, then ends the process. Idle turns take microseconds. */
function leaveAfter(turns: number, codeOf: () => number): void {
  if (turns === 0) {
    process.exit(codeOf());
  }
  setImmediate(leaveAfter, turns - 1, codeOf);
}

/**
 * Keeps V8's young generation as small as it is when everything is loaded, two halves of 2 MB. The first long document
 * would make it grow to 32 MB, which an idle server then holds for good, and no analysis is faster for it.
 */
async function keepYoungGenerationSmall(): Promise<void> {
  // Electron may have frozen the flags, and changing them would end the process; the extension states the size when
  // it starts the server.
  if (
    !('electron' in process.versions || process.execArgv.some((flag) => flag.includes('-semi-space-size')))
  ) {
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--semi-space-growth-factor=1');
  }
}

/** @returns exit code for a wrong command line; else null, and the process lives until the client goes */
function main(args: readonly string[]): number | null {
  const found = transport(args);
  if (!found) {
    console.error(USAGE);
    return 2;
  }
  // Standard output belongs to the protocol: one stray line there would end the conversation.
  console.log = console.error;
  const [reader, writer] = found;
  const host = nodeHost();
  let server: RunningServer | null = null;
  const serving = receive(reader, writer, host).then((started) => {
    server = started;
    void keepYoungGenerationSmall();
  });
  const clientProcess = Number(option(args, '--clientProcessId'));
  if (clientProcess > 0) {
    host.follow(clientProcess);
  }
  const codeOf = () => (server?.shutDown ? 0 : 1);
  const leave = () => process.exit(codeOf());
  reader.onClose(() => void serving.then(() => leaveAfter(LAST_TURNS, codeOf)));
  writer.onClose(leave);
  process.on('disconnect', leave);
  return null;
}

const code = main(process.argv.slice(2));
if (code !== null) {
  process.exitCode = code;
}
