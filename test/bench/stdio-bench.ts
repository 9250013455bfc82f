// The whole way of a keystroke: bytes into the server's standard input, diagnostics out of its standard
// output. Our server and a trivial one take turns with the same edits on the same texts.
import type { Corpus } from './corpus-text.js';
import { timingOf } from './measure.js';
import { type BenchOptions, by, type Mode, SIZES } from './options.js';
import type { Results } from './results.js';
import {
  type Change,
  type Client,
  NoAnswer,
  type Program,
  type Published,
  startClient,
} from './stdio-client.js';
import { type TypingText, typingText } from './typing.js';

export const OURS = 'policy-notice';
export const TRIVIAL = 'trivial server';

export const STDIO = {
  key: (server: string) => `${server}: key → diagnostics`,
  bytes: (server: string) => `${server}: bytes published per key, most`,
  burst: (server: string) => `${server}: burst of ${BURST} keys`,
  open: (server: string) => `${server}: open → first diagnostics, cold`,
  start: (server: string) => `${server}: start → initialized`,
  memory: (server: string) => `${server}: resident memory`,
};

const BURST = 30;
const PACE = 25;
const LETTERS = '的一是在不了有和人这中大为上个国我以要他';

export interface Server extends Program {
  readonly name: string;
}

interface Limits {
  readonly keys: number;
  readonly bursts: number;
  readonly starts: number;
  readonly opens: number;
  readonly patience: number;
  /** Milliseconds for the keys of one size. */
  readonly total: number;
}

const limitsOf = (mode: Mode): Limits =>
  by(mode, {
    quick: { keys: 40, bursts: 1, starts: 5, opens: 2, patience: 15_000, total: 15_000 },
    normal: { keys: 210, bursts: 3, starts: 15, opens: 5, patience: 60_000, total: 60_000 },
    full: { keys: 600, bursts: 9, starts: 40, opens: 15, patience: 300_000, total: 600_000 },
  });

const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** A run of characters at one place, then at the next; positions count on as the line grows. */
function createTypist(typing: TypingText): () => Change {
  const typed = typing.places.map(() => 0);
  let turn = 0;
  return () => {
    const at = Math.floor(turn / 10) % typing.places.length;
    const place = typing.places[at] ?? { line: 0, character: 0 };
    const before = typed[at] ?? 0;
    typed[at] = before + 1;
    turn++;
    return {
      line: place.line,
      character: place.character + before,
      text: LETTERS.charAt(turn % LETTERS.length),
    };
  };
}

interface Lane {
  readonly server: Server;
  readonly client: Client;
  readonly next: () => Change;
  readonly keys: Published[];
  readonly bursts: Published[];
  failed?: string;
}

async function guarded(
  lane: Lane,
  list: Published[] | undefined,
  run: () => Promise<Published>,
): Promise<void> {
  if (lane.failed !== undefined) {
    return;
  }
  try {
    const published = await run();
    list?.push(published);
    await pause(PACE - published.time);
  } catch (error) {
    if (!(error instanceof NoAnswer)) {
      throw error;
    }
    lane.failed = error.message;
  }
}

function report(lane: Lane, size: number, results: Results): void {
  const { name } = lane.server;
  const part = 'stdio';
  const note = lane.failed === undefined ? {} : { note: lane.failed };
  const timing = lane.keys.length > 0 ? { timing: timingOf(lane.keys.map((key) => key.time)) } : {};
  results.add({ part, name: STDIO.key(name), size, ...timing, ...note });
  if (lane.keys.length > 0) {
    const value = Math.max(...lane.keys.map((key) => key.bytes));
    results.add({ part, name: STDIO.bytes(name), size, value, unit: 'bytes' });
  }
  if (lane.bursts.length > 0) {
    const bursts = timingOf(lane.bursts.map((burst) => burst.time));
    results.add({ part, name: STDIO.burst(name), size, timing: bursts });
  }
  const memory = lane.client.memory();
  if (memory !== undefined) {
    results.add({ part, name: STDIO.memory(name), size, value: memory / 1024, unit: 'MB' });
  }
}

async function benchKeys(
  servers: readonly Server[],
  corpus: Corpus,
  size: number,
  limits: Limits,
  results: Results,
): Promise<void> {
  const typing = typingText(corpus, size, 42);
  const lanes: Lane[] = [];
  for (const server of servers) {
    const client = await startClient(server, limits.patience);
    lanes.push({ server, client, next: createTypist(typing), keys: [], bursts: [] });
  }
  for (const lane of lanes) {
    await guarded(lane, undefined, () => lane.client.open(typing.text));
    for (let i = 0; i < 5; i++) {
      await guarded(lane, undefined, () => lane.client.change([lane.next()]));
    }
  }
  const until = performance.now() + limits.total;
  // Ten keys to one server, ten to the other: whoever types stays a while in one document.
  for (let done = 0; done < limits.keys && (done === 0 || performance.now() < until); done += 10) {
    for (const lane of lanes) {
      for (let i = 0; i < 10 && (i < 2 || performance.now() < until); i++) {
        await guarded(lane, lane.keys, () => lane.client.change([lane.next()]));
      }
    }
  }
  for (let i = 0; i < limits.bursts; i++) {
    for (const lane of lanes) {
      await guarded(lane, lane.bursts, () => lane.client.change(Array.from({ length: BURST }, lane.next)));
    }
  }
  for (const lane of lanes) {
    report(lane, size, results);
    await lane.client.close();
  }
}

async function benchStarts(servers: readonly Server[], limits: Limits, results: Results): Promise<void> {
  const times = servers.map((): number[] => []);
  for (let i = 0; i < limits.starts; i++) {
    for (const [at, server] of servers.entries()) {
      const client = await startClient(server, limits.patience);
      times[at]?.push(client.started);
      await client.close();
    }
  }
  servers.forEach(({ name }, at) => {
    results.add({ part: 'stdio', name: STDIO.start(name), size: 0, timing: timingOf(times[at] ?? []) });
  });
}

async function benchOpens(
  servers: readonly Server[],
  corpus: Corpus,
  limits: Limits,
  results: Results,
): Promise<void> {
  const size = 100;
  const times = servers.map((): number[] => []);
  const notes = servers.map((): string | undefined => undefined);
  for (let i = 0; i < limits.opens; i++) {
    const { text } = typingText(corpus, size, 900 + i);
    for (const [at, server] of servers.entries()) {
      const client = await startClient(server, limits.patience);
      try {
        times[at]?.push((await client.open(text)).time);
      } catch (error) {
        notes[at] = String(error);
      }
      await client.close();
    }
  }
  servers.forEach(({ name }, at) => {
    const list = times[at] ?? [];
    const note = notes[at] === undefined ? {} : { note: notes[at] };
    results.add({
      part: 'stdio',
      name: STDIO.open(name),
      size,
      ...(list.length > 0 ? { timing: timingOf(list) } : {}),
      ...note,
    });
  });
}

export async function benchStdio(
  servers: readonly Server[],
  corpus: Corpus,
  options: BenchOptions,
  results: Results,
): Promise<void> {
  const limits = limitsOf(options.mode);
  await benchStarts(servers, limits, results);
  await benchOpens(servers, corpus, limits, results);
  for (const size of SIZES) {
    await benchKeys(servers, corpus, size, limits, results);
  }
}
