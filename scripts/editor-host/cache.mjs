// @ts-check
/**
 * Where the editor host lives between runs: one folder per thing and version, complete or absent.
 *
 * An entry is installed into a temporary sibling and renamed when it is whole, so an interrupted install is
 * simply redone. The lock only saves the work of a second process; two winners would do no harm.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const MARKER = 'complete.json';
const LOCK_POLL_MS = 250;
/** A lock older than this belongs to a process that died and whose id was given to another. */
const LOCK_LIMIT_MS = 20 * 60_000;

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string} the folder everything is installed into
 */
export function cacheRoot(env = process.env, platform = process.platform) {
  if (env.POLICY_NOTICE_CACHE) return resolve(env.POLICY_NOTICE_CACHE);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'policy-notice');
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'policy-notice');
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-notice');
}

/**
 * @param {string} key name and version, usable as a folder name
 * @returns {string | undefined} the folder of a complete entry
 */
export function cachedEntry(key) {
  const folder = join(cacheRoot(), key);
  return existsSync(join(folder, MARKER)) ? folder : undefined;
}

/**
 * The folder of an entry, installed now if it is not there yet.
 *
 * @param {string} key name and version, usable as a folder name
 * @param {(folder: string) => Promise<void>} install fills the (temporary, empty) folder it is given; what it
 *   writes must not contain that folder's own path, because the folder is renamed afterwards
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function cached(key, install, say) {
  const folder = join(cacheRoot(), key);
  if (existsSync(join(folder, MARKER))) return folder;
  await mkdir(cacheRoot(), { recursive: true });
  const unlock = await lock(`${folder}.lock`, () =>
    say(`waiting for another process that installs ${key} …`),
  );
  try {
    if (existsSync(join(folder, MARKER))) return folder;
    await removeLeftovers(key);
    const draft = `${folder}.tmp-${process.pid}-${Date.now().toString(36)}`;
    await mkdir(draft);
    try {
      await install(draft);
      await writeFile(join(draft, MARKER), `${JSON.stringify({ key, at: new Date().toISOString() })}\n`);
      await moveIntoPlace(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return folder;
  } finally {
    await unlock();
  }
}

/**
 * @param {string} draft
 * @param {string} folder
 */
async function moveIntoPlace(draft, folder) {
  if (existsSync(folder)) {
    if (existsSync(join(folder, MARKER))) return;
    await rm(folder, { recursive: true, force: true });
  }
  await rename(draft, folder);
}

/**
 * Drafts of installs whose process is gone.
 *
 * @param {string} key
 */
async function removeLeftovers(key) {
  const prefix = `${key}.tmp-`;
  for (const name of await readdir(cacheRoot())) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid !== process.pid && isAlive(pid)) continue;
    await rm(join(cacheRoot(), name), { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {() => void} onWait called once if somebody else holds the lock
 * @returns {Promise<() => Promise<void>>}
 */
async function lock(file, onWait) {
  let told = false;
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (await isStale(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) onWait();
    told = true;
    await delay(LOCK_POLL_MS);
  }
}

/** @param {string} file */
async function isStale(file) {
  try {
    const age = Date.now() - (await stat(file)).mtimeMs;
    const pid = Number.parseInt(await readFile(file, 'utf8'), 10);
    // An unreadable id is a lock being written this very moment, unless it stays so.
    if (Number.isNaN(pid)) return age > 10_000;
    return age > LOCK_LIMIT_MS || pid === process.pid || !isAlive(pid);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
