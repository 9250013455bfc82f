import assert from 'node:assert/strict';
import { run } from './run.js';

/** A message as it goes over the wire. */
function framed(message: object): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('lsp --stdio', () => {
  it('is the language server: it initializes, shuts down and exits', async () => {
    const initialize = {
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    };
    const input = [
      framed(initialize),
      framed({ method: 'initialized', params: {} }),
      framed({ id: 2, method: 'shutdown' }),
      framed({ method: 'exit' }),
    ].join('');
    const { code, stdout } = await run(['lsp', '--stdio', `--clientProcessId=${process.pid}`], {
      input,
      keepOpen: true,
    });
    const answer = stdout.split(/Content-Length: \d+\r\n\r\n/).find((part) => part.includes('"id":1'));
    assert.equal(JSON.parse(answer ?? '{}').result.serverInfo.name, 'policy-notice');
    assert.equal(code, 0);
  });
});
