// @ts-check
/** A Chinese font for pictures, on machines that have none. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cached, cachedEntry } from './cache.mjs';
import { npmInstall } from './npm.mjs';

const VERSION = '0.4.3';
const KEY = `noto-sans-sc-${VERSION}`;
const STYLES = ['400Regular', '700Bold'];
const CHINESE_FILE =
  /cjk|noto.*(sans|serif)(sc|hans)|wqy|wenquanyi|simsun|simhei|droidsansfallback|source-?han|uming|ukai/i;

/**
 * The environment under which a browser finds a Chinese font, or nothing if that takes an install.
 *
 * @returns {Promise<Record<string, string> | undefined>}
 */
export async function findFonts() {
  // macOS and Windows come with Chinese fonts.
  if (process.platform !== 'linux' || (await systemHasChinese())) return {};
  const folder = cachedEntry(KEY);
  return folder === undefined ? undefined : fontEnvironment(folder);
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, string>>}
 */
export async function installFonts(say) {
  return fontEnvironment(await cached(KEY, unpackFonts, say));
}

/** @param {string} folder */
async function unpackFonts(folder) {
  const download = join(folder, 'download');
  await mkdir(download);
  await npmInstall(download, [`@expo-google-fonts/noto-sans-sc@${VERSION}`]);
  const source = join(download, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  await mkdir(join(folder, 'fonts'));
  for (const style of STYLES) {
    const name = `NotoSansSC_${style}.ttf`;
    await rename(join(source, style, name), join(folder, 'fonts', name));
  }
  await rename(join(source, 'LICENSE_FONT'), join(folder, 'fonts', 'LICENSE'));
  await rm(download, { recursive: true, force: true });
}

/**
 * The configuration names the folder it lies in, so it is written on use, not on install.
 *
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function fontEnvironment(folder) {
  const file = join(folder, 'fonts.conf');
  await writeFile(file, fontConfiguration(folder));
  return { FONTCONFIG_FILE: file };
}

/** @param {string} folder */
function fontConfiguration(folder) {
  const text = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // The system's own configuration comes first; for interface text its Latin-only default would make a page of
  // two faces, so Noto Sans SC, which has both, goes ahead of it there. Code keeps its fixed-width Latin.
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${text}/fonts</dir>
  <cachedir>${text}/cache</cachedir>
  <match target="pattern">
    <test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Noto Sans SC</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>system-ui</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Noto Sans SC</string></edit>
  </match>
</fontconfig>
`;
}

/** @returns {Promise<boolean>} */
async function systemHasChinese() {
  const listed = await fontconfigList();
  if (listed !== undefined) return listed.trim() !== '';
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')];
  return [...folders, join(homedir(), '.local', 'share', 'fonts')].some((folder) =>
    fileNames(folder).some((name) => CHINESE_FILE.test(name)),
  );
}

/** @returns {Promise<string | undefined>} the fonts with Chinese, undefined without fontconfig's tools */
function fontconfigList() {
  return new Promise((done) => {
    execFile('fc-list', [':lang=zh-cn', 'file'], { timeout: 30_000 }, (error, stdout) => {
      done(error ? undefined : stdout);
    });
  });
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function fileNames(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
