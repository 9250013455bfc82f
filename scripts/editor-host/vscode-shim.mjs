#!/usr/bin/env node
// @ts-check
/**
 * An executable with VS Code's command line for extension tests, which runs them in the npm-shipped VS Code
 * inside a headless browser. `runTests({ vscodeExecutablePath })` of @vscode/test-electron spawns it unchanged.
 *
 * Environment: POLICY_NOTICE_EDITOR_LIMIT seconds until a run is given up (300);
 * POLICY_NOTICE_EDITOR_LOG=1 shows the editor's and the server's own lines too.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { ensureBrowser, ensureEditorHost } from './install.mjs';
import { pageAddress, startServer } from './serve.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./serve.mjs').Server} Server */
/**
 * @typedef {object} CommandLine
 * @property {string[]} extensions
 * @property {string} tests
 * @property {string | undefined} dataFolder
 * @property {string | undefined} extensionsFolder
 * @property {string | undefined} folder
 * @property {string | undefined} file
 * @property {boolean} web
 */

const LIMIT_S = Number(process.env.POLICY_NOTICE_EDITOR_LIMIT) || 300;
const VERBOSE = process.env.POLICY_NOTICE_EDITOR_LOG === '1';
/** The editor's own lines, shown when a run ends without a result. */
const KEPT_LINES = 30;

/** @type {string[]} */
const editorLines = [];

/** @param {string} line */
function editorLine(line) {
  if (VERBOSE) process.stdout.write(`${line}\n`);
  editorLines.push(line);
  if (editorLines.length > KEPT_LINES) editorLines.shift();
}

/**
 * @param {readonly string[]} args
 * @returns {CommandLine}
 */
function readCommandLine(args) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  /** @type {string[]} */
  const paths = [];
  for (const arg of args) {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) paths.push(resolve(arg));
    else values.set(name, [...(values.get(name) ?? []), value ?? '']);
  }
  const last = (/** @type {string} */ name) => values.get(name)?.at(-1);
  const tests = last('extensionTestsPath');
  if (!tests)
    throw new Error('This stand-in for VS Code runs extension tests: --extensionTestsPath=… is missing.');
  return {
    extensions: (values.get('extensionDevelopmentPath') ?? []).map((path) => resolve(path)),
    tests: testFile(resolve(tests)),
    dataFolder: last('user-data-dir'),
    extensionsFolder: last('extensions-dir'),
    folder: paths.find((path) => existsSync(path) && statSync(path).isDirectory()),
    file: paths.find((path) => existsSync(path) && statSync(path).isFile()),
    web: last('extensionDevelopmentKind') === 'web',
  };
}

/**
 * The desktop takes a path as `require` does; the page wants the file.
 *
 * @param {string} path
 */
function testFile(path) {
  const file = [path, `${path}.js`, join(path, 'index.js')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
  if (!file) throw new Error(`There is no test file ${path}; build the suite first.`);
  return file;
}

/**
 * The desktop's settings file, for the server to keep where it keeps its own. The desktop's flag for the
 * web-worker host has no effect in a page; the setting that sends an extension there has.
 *
 * @param {CommandLine} command
 * @returns {Record<string, unknown>}
 */
function userSettings(command) {
  const file = command.dataFolder && join(command.dataFolder, 'User', 'settings.json');
  const settings = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (command.web) {
    const kinds = command.extensions.map((folder) => [extensionId(folder), ['web']]);
    settings['remote.extensionKind'] = Object.fromEntries(kinds);
  }
  return settings;
}

/** @param {string} folder */
function extensionId(folder) {
  const { publisher, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${publisher}.${name}`;
}

/**
 * Runs in the page. The editor's own log and the extension host's console leave it the same way; only the call
 * stack tells them apart.
 */
function markExtensionHost() {
  const send = Reflect.get(globalThis, 'policyNoticeLog');
  const log = (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 60;
    const stack = new Error().stack ?? '';
    Error.stackTraceLimit = limit;
    send(args, stack.includes('$logExtensionHostMessage'));
  };
  Reflect.set(globalThis, 'codeAutomationLog', log);
}

/** A line of the tests that begins so is to paste a text as a person does: in a page no command does all of it. */
const PASTE_SIGNAL = 'policy-notice:paste ';

/** A function of the page, as its source: here is no DOM. */
const PASTE = `(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}`;

/**
 * @param {Page} page
 * @returns {(args: readonly unknown[], fromExtensionHost: boolean) => void} of one console call or log entry
 */
function relayTo(page) {
  return (args, fromExtensionHost) => {
    const line = format(...args).replace(/\n$/, '');
    if (!fromExtensionHost) editorLine(line);
    else if (line.startsWith(PASTE_SIGNAL)) {
      void page.evaluate(`(${PASTE})(${line.slice(PASTE_SIGNAL.length)})`);
    } else process.stdout.write(`${line}\n`);
  };
}

/**
 * @param {Page} page
 * @param {string} address
 * @returns {Promise<number>} the exit code of the test run
 */
async function runPage(page, address) {
  /** @type {(code: number) => void} */
  let exit = () => {};
  /** @type {Promise<number>} */
  const exited = new Promise((done) => {
    exit = done;
  });
  await page.exposeFunction('policyNoticeLog', relayTo(page));
  await page.addInitScript(markExtensionHost);
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => exit(code));
  page.on('pageerror', (error) => editorLine(`page error: ${error.message}`));
  page.on('requestfailed', (request) =>
    editorLine(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  await page.goto(address);
  return exited;
}

/**
 * Everything that ends a run without a result.
 *
 * @param {Page} page
 * @param {Server} server
 * @returns {Promise<never>}
 */
function interruption(page, server) {
  return new Promise((_done, fail) => {
    const failWith = (/** @type {string} */ what) =>
      fail(new Error(`${what}\nThe last lines of the editor:\n${editorLines.join('\n')}`));
    setTimeout(
      () => failWith(`The editor gave no test result within ${LIMIT_S} s (POLICY_NOTICE_EDITOR_LIMIT).`),
      LIMIT_S * 1000,
    ).unref();
    page.once('crash', () => failWith('The page of the editor crashed.'));
    page.once('close', () => failWith('The browser ended before the tests did.'));
    server.closed.then(() => failWith('The VS Code server ended before the tests did.'));
    process.stdout.once('error', () => fail(new Error('Nobody reads the output any more.')));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => fail(new Error(`Ended by ${signal}.`)));
    }
  });
}

/**
 * @param {CommandLine} command
 * @returns {Promise<number>}
 */
async function run(command) {
  const host = await ensureEditorHost();
  const program = await ensureBrowser();
  const server = await startServer(host, {
    ...(command.extensionsFolder ? { extensionsFolder: command.extensionsFolder } : {}),
    settings: userSettings(command),
    onLog: editorLine,
  });
  try {
    const browser = await launchBrowser(program);
    try {
      const page = await browser.newPage();
      const stopped = interruption(page, server);
      return await Promise.race([runPage(page, pageAddress(server, command)), stopped]);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function main() {
  process.exitCode = await run(readCommandLine(process.argv.slice(2)));
}

main().catch((/** @type {unknown} */ error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
