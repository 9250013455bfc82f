// @ts-check
/** A browser to show VS Code in: one the machine has, else the headless Chromium inside an npm package. */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { cached, cachedEntry } from './cache.mjs';
import { npmInstall, onPath } from './npm.mjs';

/**
 * @typedef {object} Browser
 * @property {string} executable
 * @property {Record<string, string>} env what it needs besides the environment it inherits
 * @property {string} from where it comes from, for a person
 */

const VERSION = '153.0.0';
const KEY = `chromium-${VERSION}-linux-x64`;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
  'msedge',
];

/** @returns {readonly string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'].flatMap(
    (folder) => NAMES.map((name) => join(folder, name)),
  );
}

/**
 * The browser to use without installing anything.
 *
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser() {
  const wanted = process.env.POLICY_NOTICE_BROWSER;
  if (wanted) {
    if (!existsSync(wanted))
      throw new Error(`POLICY_NOTICE_BROWSER names a file that is not there: ${wanted}`);
    return { executable: wanted, env: {}, from: 'POLICY_NOTICE_BROWSER' };
  }
  const installed = [...NAMES.flatMap(onPath), ...usualPlaces()].filter((file) => existsSync(file));
  for (const executable of new Set(installed)) {
    // Debian and Ubuntu put a script there that only says how to install the real one.
    if (process.platform !== 'linux' || (await runs(executable, {}))) {
      return { executable, env: {}, from: 'installed on this machine' };
    }
  }
  const folder = cachedEntry(KEY);
  return folder === undefined ? undefined : packagedBrowser(folder);
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Browser>}
 */
export async function installBrowser(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome, Chromium or Edge was found, and npm ships a Chromium for Linux x64 only.\n' +
        'Install one of them, or set POLICY_NOTICE_BROWSER to its program file.',
    );
  }
  return packagedBrowser(await cached(KEY, unpackBrowser, say));
}

/** @param {string} folder */
async function unpackBrowser(folder) {
  const download = join(folder, 'download');
  await mkdir(download);
  await npmInstall(download, [`@sparticuz/chromium@${VERSION}`]);
  // The package's own extractor wants a newer Node and unpacks into the shared temp folder; the archives are
  // plain brotli, so they are read here.
  const archives = join(download, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const executable = join(folder, 'chromium');
  await unbrotli(join(archives, 'chromium.br'), createWriteStream(executable));
  await chmod(executable, 0o755);
  const require = createRequire(join(download, 'node_modules', 'tar-fs', 'package.json'));
  /** @type {{ default: { extract(folder: string): NodeJS.WritableStream } }} */
  const tar = await import(pathToFileURL(require.resolve('tar-fs')).href);
  // Libraries (NSS, expat) for machines that lack them.
  await unbrotli(join(archives, 'al2023.tar.br'), tar.default.extract(join(folder, 'libraries')));
  await rm(download, { recursive: true, force: true });

  const libraries = await libraryPathNeeded(folder);
  await writeFile(join(folder, 'environment.json'), JSON.stringify({ libraries }));
}

/**
 * @param {string} archive
 * @param {NodeJS.WritableStream} target
 */
async function unbrotli(archive, target) {
  await pipeline(createReadStream(archive), createBrotliDecompress(), target);
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} whether the browser needs the libraries that came with it
 */
async function libraryPathNeeded(folder) {
  const executable = join(folder, 'chromium');
  if (await runs(executable, {})) return false;
  if (await runs(executable, { LD_LIBRARY_PATH: join(folder, 'libraries', 'lib') })) return true;
  throw new Error(
    'The Chromium that npm ships does not run on this machine. Install the package chromium ' +
      '(or Chrome, or Edge), or set POLICY_NOTICE_BROWSER to its program file.',
  );
}

/**
 * @param {string} folder
 * @returns {Promise<Browser>}
 */
async function packagedBrowser(folder) {
  /** @type {{ libraries: boolean }} */
  const { libraries } = JSON.parse(await readFile(join(folder, 'environment.json'), 'utf8'));
  /** @type {Record<string, string>} */
  const env = libraries ? { LD_LIBRARY_PATH: join(folder, 'libraries', 'lib') } : {};
  return { executable: join(folder, 'chromium'), env, from: `npm package, version ${VERSION}` };
}

/**
 * @param {string} executable
 * @param {Record<string, string>} env
 * @returns {Promise<boolean>}
 */
function runs(executable, env) {
  return new Promise((done) => {
    execFile(executable, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }, (error) => {
      done(error === null);
    });
  });
}
