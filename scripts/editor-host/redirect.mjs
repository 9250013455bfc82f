// @ts-check
import { createServer } from 'node:http';

/** @typedef {{ url: string, close: () => void }} Redirect */

/**
 * A short address that leads to another.
 *
 * @param {string} target
 * @returns {Promise<Redirect>}
 */
export function redirectTo(target) {
  return listenLocally((_request, response) => {
    response.writeHead(302, { location: target }).end();
  });
}

/**
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<Redirect>}
 */
function listenLocally(answer) {
  const server = createServer(answer);
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      done({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
