// A language client of a few dozen lines, with nothing of an editor's library in it (types apart):
// what these tests show, any editor can do.

export interface RpcError {
  readonly code: number;
  readonly message: string;
}

/** One JSON-RPC message as it came, of whatever kind. */
export interface Incoming {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: RpcError;
}

/** A request the server answered with an error. */
export class RequestFailed extends Error {
  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** A conversation with a server over any transport. */
export interface Rpc {
  /**
   * @throws RequestFailed when the server answers with an error
   */
  request<R>(method: string, params?: unknown): Promise<R>;
  notify(method: string, params?: unknown): void;
  /** Answers the server's own requests of a method; those without an answer get null. */
  answer(method: string, respond: (params: unknown) => unknown): void;
  /** The next notification of a method that fits, also one that came before the call but was not yet taken. */
  next<P>(method: string, fits?: (params: P) => boolean): Promise<P>;
  /** The response to a request that was written by hand, also one that has come already. */
  responseTo(id: string): Promise<Incoming>;
  /** The next response that belongs to no request. */
  nextRefusal(): Promise<RpcError>;
  /** Every notification and request of a method that has come so far, taken or not. */
  received(method: string): readonly unknown[];
}

interface Waiter {
  readonly fits: (message: Incoming) => boolean;
  readonly take: (message: Incoming) => void;
}

/** Generous: the machine may be busy with other tests. */
const PATIENCE = 20_000;

function withPatience<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * @param send takes one message to the server
 * @param listen is given the function that takes the server's messages
 */
export function createRpc(
  send: (message: object) => void,
  listen: (take: (message: Incoming) => void) => void,
): Rpc {
  let lastId = 0;
  const open = new Map<number | string, (message: Incoming) => void>();
  const answers = new Map<string, (params: unknown) => unknown>();
  const all: Incoming[] = [];
  const unread: Incoming[] = [];
  const waiters: Waiter[] = [];

  listen((message) => {
    all.push(message);
    const { id, method } = message;
    if (method !== undefined && id !== undefined) {
      send({ jsonrpc: '2.0', id, result: answers.get(method)?.(message.params) ?? null });
    }
    const isResponse = method === undefined && id !== undefined && id !== null && open.has(id);
    if (isResponse) {
      open.get(id)?.(message);
      open.delete(id);
      return;
    }
    const at = waiters.findIndex((waiter) => waiter.fits(message));
    const [waiter] = at >= 0 ? waiters.splice(at, 1) : [];
    if (waiter) {
      waiter.take(message);
    } else {
      unread.push(message);
    }
  });

  const nextMessage = (what: string, fits: (message: Incoming) => boolean): Promise<Incoming> => {
    const at = unread.findIndex(fits);
    const [known] = at >= 0 ? unread.splice(at, 1) : [];
    const found = known
      ? Promise.resolve(known)
      : new Promise<Incoming>((take) => waiters.push({ fits, take }));
    return withPatience(what, found);
  };

  return {
    async request<R>(method: string, params?: unknown): Promise<R> {
      const id = ++lastId;
      const response = new Promise<Incoming>((resolve) => open.set(id, resolve));
      send({ jsonrpc: '2.0', id, method, params });
      const { result, error } = await withPatience(`response to ${method}`, response);
      if (error) {
        throw new RequestFailed(method, error.code, error.message);
      }
      return result as R;
    },
    notify: (method, params) => send({ jsonrpc: '2.0', method, params }),
    answer: (method, respond) => void answers.set(method, respond),
    async next<P>(method: string, fits: (params: P) => boolean = () => true): Promise<P> {
      const message = await nextMessage(method, (m) => m.method === method && fits(m.params as P));
      return message.params as P;
    },
    responseTo: (id) => nextMessage(`response to ${id}`, (m) => m.id === id && m.method === undefined),
    async nextRefusal() {
      const message = await nextMessage('refusal', (m) => m.id === null && m.error !== undefined);
      return message.error ?? { code: 0, message: '' };
    },
    received: (method) => all.filter((m) => m.method === method).map((m) => m.params),
  };
}
