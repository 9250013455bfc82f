// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromRoot } from './root.mjs';

const LICENCE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/**
 * The licences of all packages that went into the bundles, as one text: their terms ask that it
 * travels with every copy.
 * @param {Iterable<string>} inputs bundled source files, from the repository's root
 * @returns {string}
 */
export function thirdPartyNotices(inputs) {
  /** @type {Map<string, string>} */
  const notices = new Map();
  for (const input of inputs) {
    const folder = packageFolder(input);
    if (folder === undefined || notices.has(folder)) {
      continue;
    }
    const manifest = JSON.parse(readFileSync(fromRoot(folder, 'package.json'), 'utf8'));
    const file = readdirSync(fromRoot(folder)).find((name) => LICENCE.test(name));
    const terms =
      file === undefined ? `Licence: ${manifest.license ?? 'not stated'}` : read(folder, file).trim();
    notices.set(folder, `${manifest.name} ${manifest.version}\n\n${terms}\n`);
  }
  const texts = [...new Set(notices.values())].sort();
  return `This product contains the following packages.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

/**
 * @param {string} folder
 * @param {string} file
 */
function read(folder, file) {
  return readFileSync(fromRoot(folder, file), 'utf8').replaceAll('\r\n', '\n');
}

/**
 * The folder of the package a file belongs to; undefined for the product's own files.
 * @param {string} input
 */
function packageFolder(input) {
  const at = input.lastIndexOf('node_modules/');
  if (at < 0) {
    return undefined;
  }
  // A package may hold nested package.json files without a name (`esm/package.json`).
  let folder = dirname(input);
  while (folder.length > at + 'node_modules/'.length) {
    const manifest = fromRoot(folder, 'package.json');
    if (existsSync(manifest) && typeof JSON.parse(readFileSync(manifest, 'utf8')).version === 'string') {
      return folder;
    }
    folder = join(folder, '..');
  }
  return undefined;
}
