// @ts-check
/**
 * Serves a folder over HTTP. An extension in the web-worker host has to come from such an address: from the
 * VS Code server's own it could not start a worker ("Creating workers from remote extensions is currently not
 * supported").
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** @typedef {{ url: string, close: () => void }} StaticServer */

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} folder
 * @returns {Promise<StaticServer>} reachable from this machine only
 */
export async function serveFolder(folder) {
  const root = resolve(folder);
  return listenLocally((request, response) => {
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    findFile(root, request.url ?? '/').then((file) => {
      if (file === undefined) {
        response.writeHead(404, headers).end();
        return;
      }
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'content-type': type });
      createReadStream(file).pipe(response);
    });
  });
}

/**
 * A short address that leads to another.
 *
 * @param {string} target
 * @returns {Promise<StaticServer>}
 */
export function redirectTo(target) {
  return listenLocally((_request, response) => {
    response.writeHead(302, { location: target }).end();
  });
}

/**
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<StaticServer>}
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

/**
 * @param {string} root
 * @param {string} address the path and query of a request
 * @returns {Promise<string | undefined>} nothing when there is no such file inside the root
 */
async function findFile(root, address) {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    const file = resolve(join(root, path));
    if (!file.startsWith(root + sep)) return undefined;
    return (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
