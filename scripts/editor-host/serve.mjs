// @ts-check
/** Starts the server of the npm-shipped VS Code on a local port, and builds the addresses of its pages. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./install.mjs').EditorHost} EditorHost */
/**
 * @typedef {object} ServeOptions
 * @property {string} [dataFolder] settings, logs and state; a temporary one, removed on close, if absent
 * @property {string} [extensionsFolder] installed extensions
 * @property {Record<string, unknown>} [settings] user settings
 * @property {NodeJS.ProcessEnv} [env] what the extension host sees; this process's own if absent
 * @property {(line: string) => void} [onLog] the server's own lines
 */
/**
 * @typedef {object} Server
 * @property {string} url without a slash at the end
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} closed settles when the server has ended, for whatever reason
 * @property {() => Promise<void>} close
 */
/**
 * @typedef {object} PageOptions
 * @property {string | undefined} [folder] absolute
 * @property {string | undefined} [file] absolute; opened in an editor
 * @property {readonly string[]} [extensions] folders of extensions under development, absolute
 * @property {string} [tests] the file whose `run` is the test run, absolute
 */

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 3_000;

/**
 * @param {EditorHost} host
 * @param {ServeOptions} [options]
 * @returns {Promise<Server>} once it listens
 */
export async function startServer(host, options = {}) {
  const temporary = options.dataFolder === undefined;
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'policy-notice-editor-')));
  if (options.settings) await writeUserSettings(dataFolder, options.settings);

  const child = spawn(host.node, serverArguments(host, dataFolder, options.extensionsFolder), {
    env: await serverEnvironment(options.env ?? process.env, dataFolder),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: its extension hosts end with it, and Ctrl-C reaches us alone.
    detached: true,
  });
  /** @type {Promise<void>} */
  const closed = new Promise((done) => {
    child.once('close', () => done());
    child.once('error', () => done());
  });
  const close = async () => {
    await endGroup(child, closed);
    if (temporary) await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const port = await listening(child, options.onLog);
    return { url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, closed, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {EditorHost} host
 * @param {string} dataFolder
 * @param {string | undefined} extensionsFolder
 * @returns {string[]}
 */
function serverArguments(host, dataFolder, extensionsFolder) {
  return [
    `--require=${fileURLToPath(new URL('end-with-parent.cjs', import.meta.url))}`,
    join(host.vscode, 'out', 'server-main.js'),
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without it a built VS Code ignores the payload of the page's address.
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
    '--disable-telemetry',
    `--server-data-dir=${dataFolder}`,
    ...(extensionsFolder ? [`--extensions-dir=${extensionsFolder}`] : []),
  ];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataFolder
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function serverEnvironment(env, dataFolder) {
  // What an outer VS Code, Electron or npm put there would make this one act as part of it.
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;
  // Its sockets go where they are removed with everything else, not into the shared temp folder.
  const sockets = join(dataFolder, 'run');
  await mkdir(sockets, { recursive: true, mode: 0o700 });
  const own = Object.entries(env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), XDG_RUNTIME_DIR: sockets };
}

/**
 * @param {string} dataFolder
 * @param {Record<string, unknown>} settings
 */
async function writeUserSettings(dataFolder, settings) {
  const folder = join(dataFolder, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {((line: string) => void) | undefined} onLog
 * @returns {Promise<number>} the port it chose
 */
function listening(child, onLog) {
  /** @type {string[]} */
  const lines = [];
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(startError(lines, 'did not listen in time')), START_LIMIT_MS);
    child.once('error', fail);
    child.once('exit', (code) => fail(startError(lines, `ended with code ${code}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        onLog?.(line);
        const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (port === undefined) {
          if (lines.length < 40) lines.push(line);
          return;
        }
        clearTimeout(timer);
        done(Number(port));
      });
    }
  });
}

/**
 * @param {readonly string[]} lines
 * @param {string} what
 */
function startError(lines, what) {
  return new Error(`The VS Code server ${what}. It said:\n${lines.join('\n')}`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<void>} closed
 */
async function endGroup(child, closed) {
  signalGroup(child.pid, 'SIGTERM');
  const ended = await Promise.race([closed.then(() => true), delay(END_LIMIT_MS, false, { ref: false })]);
  signalGroup(child.pid, 'SIGKILL');
  if (!ended) await closed;
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/**
 * The address of a page. VS Code takes its command line from the `payload` there.
 *
 * @param {Server} server
 * @param {PageOptions} options
 * @returns {string}
 */
export function pageAddress(server, options) {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://127.0.0.1:${server.port}${encodeURI(resolve(path))}`;
  /** @type {[string, string][]} */
  const payload = [['skipWelcome', 'true']];
  for (const folder of options.extensions ?? []) payload.push(['extensionDevelopmentPath', remote(folder)]);
  if (options.tests) payload.push(['extensionTestsPath', remote(options.tests)]);
  if (options.file) payload.push(['openFile', remote(options.file)]);
  const query = new URLSearchParams();
  if (options.folder) query.set('folder', resolve(options.folder));
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  return `${server.url}/?${query}`;
}
