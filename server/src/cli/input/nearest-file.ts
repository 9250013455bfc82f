import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../context.js';
import { STDIN } from './read-text.js';

/** Finds the file of a name that applies to a document; null when there is none. */
export type NearestFile = (document: string) => Promise<string | null>;

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * A finder of the nearest file of a name: beside the document or above it, up to the folder that holds
 * `.git`. Each folder is looked at once; standard input counts as a document of the current folder.
 *
 * @param name may hold folders
 * @returns paths relative to the current folder
 */
export function nearestFile({ cwd }: Pick<Context, 'cwd'>, name: string): NearestFile {
  const byFolder = new Map<string, Promise<string | null>>();
  const above = async (folder: string): Promise<string | null> => {
    const file = join(folder, name);
    if (await exists(file)) {
      return file;
    }
    const parent = dirname(folder);
    return parent === folder || (await exists(join(folder, '.git'))) ? null : fileFor(parent);
  };
  const fileFor = (folder: string): Promise<string | null> => {
    const found = byFolder.get(folder) ?? above(folder);
    byFolder.set(folder, found);
    return found;
  };
  return async (document) => {
    const file = await fileFor(document === STDIN ? cwd : dirname(resolve(cwd, document)));
    return file === null ? null : relative(cwd, file);
  };
}
