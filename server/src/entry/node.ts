import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ByteReader, checkedReader, refuseBy } from '../lsp/framing.js';
import type { Host } from '../lsp/host.js';
import { startServer } from '../lsp/server.js';

const USAGE = 'usage: server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME';

/** The value of `--name=value` or `--name value`. */
function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

function stdio(): [MessageReader, MessageWriter] {
  const writer = new StreamMessageWriter(process.stdout);
  const source = {
    onData: (take: (chunk: Uint8Array) => void) => void process.stdin.on('data', take),
    onEnd: (callback: () => void) => void process.stdin.on('close', callback),
    onError: (take: (error: Error) => void) => void process.stdin.on('error', take),
  };
  const decoder = new TextDecoder();
  return [new ByteReader(source, (bytes) => decoder.decode(bytes), refuseBy(writer)), writer];
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

function nodeHost(): Host {
  const pages = join(__dirname, '..', 'docs', 'rules');
  return {
    rulePages: existsSync(pages) ? pathToFileURL(pages).href : null,
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    onUncaught(report) {
      process.on('uncaughtException', report);
      process.on('unhandledRejection', report);
    },
  };
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
  const server = startServer(createConnection(checkedReader(reader, refuseBy(writer)), writer), nodeHost());
  const codeOf = () => (server.shutDown ? 0 : 1);
  const leave = () => process.exit(codeOf());
  reader.onClose(() => leaveAfter(LAST_TURNS, codeOf));
  writer.onClose(leave);
  process.on('disconnect', leave);
  return null;
}

const code = main(process.argv.slice(2));
if (code !== null) {
  process.exitCode = code;
}
