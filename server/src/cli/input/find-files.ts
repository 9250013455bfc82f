import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { messages } from '../messages.js';
import { readFailure } from './read-failure.js';
import { STDIN } from './read-text.js';

// Not by `import`: that takes an ES module which asks for `import.meta.url` as it loads, and in the
// CommonJS file this is bundled into there is none. Its CommonJS twin does not.
const { glob, isDynamicPattern }: typeof import('tinyglobby') = require('tinyglobby');

/** What is looked for in a folder. */
export const DOCUMENT_ENDINGS: readonly string[] = ['notice', 'gongwen', 'txt'];

const IS_DOCUMENT = new RegExp(`\\.(?:${DOCUMENT_ENDINGS.join('|')})$`, 'i');

const IGNORED: readonly string[] = ['**/node_modules/**'];

/**
 * The documents that paths mean: files themselves, the documents in folders and below, the matches
 * of patterns. Each document comes once, however often it is named; within a folder or pattern they
 * come in the order of their names.
 *
 * @param paths as the user wrote them; {@link STDIN} is passed on
 * @returns file names as the user would write them, and a failure for each path that means nothing
 */
export async function* findFiles(
  context: Context,
  paths: readonly string[],
): AsyncGenerator<string | Failure, void, undefined> {
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const file of expand(context, path)) {
      const key = file instanceof Failure || file === STDIN ? file : resolve(context.cwd, file);
      if (key instanceof Failure) {
        yield key;
      } else if (!seen.has(key)) {
        seen.add(key);
        yield file;
      }
    }
  }
}

async function* expand(context: Context, path: string): AsyncGenerator<string | Failure, void, undefined> {
  const found = path === STDIN ? null : await stat(resolve(context.cwd, path)).catch(() => null);
  if (found?.isDirectory()) {
    yield* documentsOrFailure(context, path);
  } else if (found || path === STDIN || !isDynamicPattern(path)) {
    // A file that is missing is reported by whoever reads it, like one that is unreadable.
    yield path;
  } else {
    const pattern = sep === '\\' ? path.replaceAll(sep, '/') : path;
    const matches = await glob(pattern, { cwd: context.cwd, ignore: IGNORED, expandDirectories: false });
    yield* matches.length > 0 ? matches.sort() : [new Failure(messages.noMatch(path))];
  }
}

async function* documentsOrFailure(
  context: Context,
  folder: string,
): AsyncGenerator<string | Failure, void, undefined> {
  let none = true;
  for await (const file of documentsIn(context, folder)) {
    none = false;
    yield file;
  }
  if (none) {
    yield new Failure(messages.emptyFolder(folder, DOCUMENT_ENDINGS));
  }
}

/** Walks on its own rather than by a pattern: a folder that cannot be read must not go unnoticed. */
async function* documentsIn(
  context: Context,
  folder: string,
): AsyncGenerator<string | Failure, void, undefined> {
  const entries = await readdir(resolve(context.cwd, folder), { withFileTypes: true }).catch(
    (error: unknown) => readFailure(folder, error),
  );
  if (entries instanceof Failure) {
    yield entries;
    return;
  }
  const visible = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  for (const entry of visible.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead back here.
    if (entry.isDirectory()) {
      yield* documentsIn(context, path);
    } else if (IS_DOCUMENT.test(entry.name)) {
      yield path;
    }
  }
}
