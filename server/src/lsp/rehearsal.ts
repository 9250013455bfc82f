import { connect } from './connection.js';
import { ByteReader, checkedReader, refuseBy } from './framing.js';
import type { Host } from './host.js';
import { startServer } from './server.js';
import { DirectWriter } from './writing.js';

// Code that has run a few hundred times is several times faster than at first, and the first keys in a document would
// have to pay for that. So a server nobody sees, in the same process, is typed into beforehand. Each key takes some
// turns of the event loop, between which the messages of the real client are answered.

/** Twice as many gain a tenth of a key's time, and leave twice the memory behind. */
const KEYS = 100;

/** None of them changes what a sentence says of a number, a name or a date. */
const LETTERS = '的一是在不了有这';

const URI = 'untitled:rehearsal';

/** A notice with what is looked for around a key: numbers, names, dates, references, lists of bodies; and faults. */
export function rehearsalText(): string {
  const tasks = Array.from({ length: 16 }, (_, i) => {
    const chapter = i % 8 === 0 ? `${'一二'.charAt(i / 8)}、主要任务\n` : '';
    const task = `${i + 1}．加强公共服务体系建设，按照《关于推进有关工作的意见》（国发〔2015〕${i + 3}号）的要求，`;
    const goal = '完善有关制度，2020年覆盖率达到95%以上，于2016年2月30日前完成。';
    return `${chapter}${task}${goal}（市教育局牵头，市财政局、市民政局配合）\n`;
  });
  const head = '某市人民政府关于做好2016年有关工作的通知\n某府〔2016〕8号\n\n各区人民政府，市政府各部门：\n';
  return `${head}现将有关事项通知如下：\n${tasks.join('')}\n某市人民政府\n2016年3月28日\n`;
}

/** In running text: keys there are carried over. All at one place, for to go to another takes an analysis in full. */
export const REHEARSAL_PLACE = { line: 12, character: 5 };

/** Text to bytes and back. */
export interface Utf8 {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/** The client's side of a server in the same process. */
interface Line {
  send(message: object): void;
  /** Called with the JSON text of each message from the server, as far as its list. */
  onMessage(take: (json: string) => void): void;
}

function serverInside(host: Host, { encode, decode }: Utf8): Line {
  let take: (bytes: Uint8Array) => void = () => undefined;
  let heard: (json: string) => void = () => undefined;
  const writer = new DirectWriter({
    write: (json) => heard(json),
    writeList: (head) => heard(head),
    onClose: () => undefined,
    onError: () => undefined,
  });
  const source = {
    onData: (taking: typeof take) => {
      take = taking;
    },
    onEnd: () => undefined,
    onError: () => undefined,
  };
  const reader = new ByteReader(source, decode, refuseBy(writer));
  startServer(connect(checkedReader(reader, refuseBy(writer)), writer, host.nextTurn), host);
  return {
    send(message) {
      const body = encode(JSON.stringify({ jsonrpc: '2.0', ...message }));
      take(encode(`Content-Length: ${body.length}\r\n\r\n`));
      take(body);
    },
    onMessage(taking) {
      heard = taking;
    },
  };
}

/** What a server that nobody sees does to its surroundings: nothing. */
function seclusion(host: Host): Host {
  const nothing = () => undefined;
  return { ...host, onUncaught: nothing, follow: nothing, exit: nothing, opened: nothing };
}

function capabilitiesOf(pulls: boolean): object {
  const publishDiagnostics = {
    versionSupport: true,
    relatedInformation: true,
    codeDescriptionSupport: true,
  };
  return { textDocument: { publishDiagnostics, ...(pulls ? { diagnostic: {} } : {}) } };
}

/**
 * Types into a server of its own until its code is warm.
 *
 * @param pulls whether the real client asks for diagnostics, or has them sent
 */
export function rehearse(host: Host, pulls: boolean, utf8: Utf8): Promise<void> {
  const { send, onMessage } = serverInside(seclusion(host), utf8);
  const ask = (id: number) => {
    if (pulls) {
      send({ id, method: 'textDocument/diagnostic', params: { textDocument: { uri: URI } } });
    }
  };
  let version = 1;
  const type = () => {
    const at = { ...REHEARSAL_PLACE, character: REHEARSAL_PLACE.character + version - 1 };
    const change = { range: { start: at, end: at }, text: LETTERS.charAt(version % LETTERS.length) };
    version++;
    const textDocument = { uri: URI, version };
    send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [change] } });
    ask(version);
  };
  return new Promise((resolve) => {
    onMessage((json) => {
      if (!json.includes(pulls ? '"resultId"' : '"diagnostics"')) {
        return;
      }
      if (version <= KEYS) {
        host.later(1, type);
        return;
      }
      onMessage(() => undefined);
      send({ method: 'textDocument/didClose', params: { textDocument: { uri: URI } } });
      resolve();
    });
    const capabilities = capabilitiesOf(pulls);
    send({ id: 0, method: 'initialize', params: { processId: null, rootUri: null, capabilities } });
    const textDocument = { uri: URI, languageId: 'policy-notice', version, text: rehearsalText() };
    send({ method: 'textDocument/didOpen', params: { textDocument } });
    ask(version);
  });
}
