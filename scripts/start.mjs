// @ts-check
/** `npm start`: builds, reports on the sample notice, and opens it in VS Code with the extension loaded. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './editor-host/browser.mjs';
import {
  hoverText,
  openEditor,
  openOutline,
  PICTURE_SETTINGS,
  savePicture,
  THEMES,
  waitForDiagnostics,
  widenSideBar,
} from './editor-host/drive.mjs';
import { ensureBrowser, ensureEditorHost } from './editor-host/install.mjs';
import { npmCli, onPath } from './editor-host/npm.mjs';
import { redirectTo } from './editor-host/redirect.mjs';
import { pageAddress, startServer } from './editor-host/serve.mjs';
import { QUIET_SETTINGS } from './editor-host/settings.mjs';
import { fromRoot, ROOT, shown } from './lib/root.mjs';
import { sampleFile } from './lib/sample.mjs';

/**
 * @typedef {object} Choices
 * @property {boolean} check
 * @property {string | undefined} screenshot
 * @property {'light' | 'dark'} theme
 * @property {'npm' | 'installed' | undefined} host
 */

/** A wrong command line: exit code 2. */
class UsageError extends Error {}

const HELP = `npm start -- [选项 / options]

  --check            只构建并报告示例公文，不打开编辑器 / build and report on the sample, open nothing
  --host installed   用本机安装的 VS Code（命令 code）/ the installed VS Code (command "code")
  --host npm         用 npm 提供的 VS Code，在浏览器里打开 / VS Code from npm, in your browser
  --theme light|dark 浅色或深色（仅 npm）/ light or dark (npm only)
  --screenshot FILE  保存编辑器截图后结束 / save a picture of the editor, then end
  --help             本说明 / this text
`;

/** What the picture's hover explains: an agency of the first responsibility list. */
const HOVERED = '省发展改革委';

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string[]} args
 * @returns {Choices | undefined} nothing when only the help was asked for
 */
function readCommandLine(args) {
  const { values } = parse(args);
  if (values.help) return undefined;
  const { check = false, screenshot, theme = 'light', host } = values;
  if (theme !== 'light' && theme !== 'dark') throw new UsageError(`--theme ${theme}: light | dark`);
  if (host !== undefined && host !== 'npm' && host !== 'installed') {
    throw new UsageError(`--host ${host}: npm | installed`);
  }
  return { check, screenshot, theme, host };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        host: { type: 'string' },
        screenshot: { type: 'string' },
        theme: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {readonly string[]} args for Node
 * @param {string} failure
 */
function runNode(args, failure) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(failure);
}

function build() {
  /** @type {{ scripts?: Record<string, string> }} */
  const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  if (!scripts?.build) {
    if (!existsSync(fromRoot('dist'))) throw new Error('没有构建脚本 / There is no build script.');
    say('没有构建脚本，使用现有的 dist / There is no build script; using dist as it is.');
    return;
  }
  say('正在构建 … / Building …');
  runNode([npmCli(), 'run', '--silent', 'build'], '构建失败，见上文 / The build failed, see above.');
}

/** @param {string} sample */
function report(sample) {
  const cli = fromRoot('dist', 'cli.js');
  if (!existsSync(cli)) throw new Error('缺少 dist/cli.js，请先 npm run build / dist/cli.js is missing.');
  const file = shown(sample);
  for (const args of [
    ['outline', '--summary', file],
    ['check', '--fail-on', 'never', file],
  ]) {
    say(`\n$ policy-notice ${args.join(' ')}`);
    runNode([cli, ...args], `示例报告失败 / The report failed: ${args.join(' ')}`);
  }
}

/**
 * The sample to open is a copy: whoever tries things out must not change what the tests read.
 *
 * @param {string} sample
 * @returns {{ folder: string, file: string }}
 */
function practiceCopy(sample) {
  const folder = fromRoot('dist', 'demo');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'guangdong-hk-2016.notice');
  copyFileSync(sample, file);
  return { folder, file };
}

/**
 * @param {string} code the installed VS Code
 * @param {string} file
 * @returns {Promise<void>}
 */
function openInstalled(code, file) {
  say(`\n用本机的 VS Code 打开 / Opening in the installed VS Code: ${shown(file)}`);
  const args = [`--extensionDevelopmentPath=${ROOT}`, '--new-window', file];
  // On Windows `code` is a .cmd file, which only a shell starts.
  const child =
    process.platform === 'win32'
      ? spawn(
          'code',
          args.map((arg) => `"${arg}"`),
          { stdio: 'inherit', shell: true },
        )
      : spawn(code, args, { stdio: 'inherit' });
  return new Promise((done, fail) => {
    const advice = 'VS Code 没有打开；可改用 / VS Code did not open; try: npm start -- --host npm';
    child.once('error', () => fail(new Error(advice)));
    child.once('exit', (status) => (status === 0 ? done() : fail(new Error(advice))));
  });
}

/**
 * @param {{ folder: string, file: string }} copy
 * @param {Choices} choices
 */
async function serve(copy, { theme }) {
  const host = await ensureEditorHost();
  const server = await startServer(host, {
    settings: { ...QUIET_SETTINGS, 'workbench.colorTheme': THEMES[theme] },
  });
  /** @type {Promise<'asked'>} */
  const asked = new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => done('asked'));
  });
  // The page's own address carries VS Code's whole command line; nobody wants to copy that.
  const door = await redirectTo(pageAddress(server, { ...copy, extensions: [ROOT] }));
  say('\n在浏览器中打开这个地址 / Open this address in your browser:\n');
  say(`  ${door.url}/\n`);
  say('按 Ctrl-C 结束 / Ctrl-C ends it.');
  const how = await Promise.race([asked, server.closed]);
  door.close();
  await server.close();
  if (how !== 'asked') throw new Error('编辑器意外结束 / The editor ended by itself.');
}

/**
 * @param {{ folder: string, file: string }} copy
 * @param {Choices} choices
 * @param {string} picture
 */
async function takePicture(copy, { theme }, picture) {
  const host = await ensureEditorHost();
  const program = await ensureBrowser();
  say('\n正在截图 … / Taking the picture …');
  const server = await startServer(host, {
    settings: { ...QUIET_SETTINGS, ...PICTURE_SETTINGS, 'workbench.colorTheme': THEMES[theme] },
  });
  try {
    const browser = await launchBrowser(program);
    try {
      const page = await openEditor(browser, pageAddress(server, { ...copy, extensions: [ROOT] }));
      await openOutline(page);
      await widenSideBar(page, 460);
      await waitForDiagnostics(page);
      await hoverText(page, HOVERED);
      await savePicture(page, picture);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
  say(`已保存 / Saved: ${picture}`);
}

/** @param {Choices} choices */
async function open(choices) {
  const copy = practiceCopy(sampleFile());
  if (choices.screenshot !== undefined) return takePicture(copy, choices, resolve(choices.screenshot));
  const code = choices.host === 'npm' ? undefined : onPath('code')[0];
  if (code !== undefined) return openInstalled(code, copy.file);
  if (choices.host === 'installed') {
    throw new Error('找不到命令 code；可改用 / The command code was not found; try: npm start -- --host npm');
  }
  return serve(copy, choices);
}

async function main() {
  const choices = readCommandLine(process.argv.slice(2));
  if (!choices) return say(HELP);
  build();
  report(sampleFile());
  if (!choices.check) await open(choices);
}

main().catch((/** @type {unknown} */ error) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (usage) process.stderr.write('选项说明 / for the options: npm start -- --help\n');
  process.exitCode = usage ? 2 : 1;
});
