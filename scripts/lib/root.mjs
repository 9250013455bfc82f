// @ts-check
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, whatever the current folder is. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * An absolute path of a file in the repository.
 * @param {...string} parts
 */
export function fromRoot(...parts) {
  return join(ROOT, ...parts);
}

/**
 * A path as messages and generated files show it: from the root, with forward slashes.
 * @param {string} path
 */
export function shown(path) {
  return relative(ROOT, path).split(sep).join('/');
}
