import { dirname, join, relative, resolve } from 'node:path';
import { placeOfProblem } from '../../core/agencies/file/read.js';
import { readBaseline } from '../../core/lint/baseline/file.js';
import { BASELINE_FILE } from '../../core/lint/baseline/name.js';
import type { HiddenEntry } from '../../core/lint/baseline/schema.js';
import { groupBy } from '../../core/text/group-by.js';
import { LineIndex } from '../../core/text/line-index.js';
import type { Remark } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { nearestFile } from '../input/nearest-file.js';
import { readText, STDIN } from '../input/read-text.js';

/** Finds what is hidden in a document. */
export interface Baselines {
  hiddenIn(document: string): Promise<readonly HiddenEntry[]>;
  /** What is to be said of the files read since the last call. */
  remarks(): readonly Remark[];
}

const NOTHING: readonly HiddenEntry[] = [];

/**
 * What the nearest `.policy-notice/baseline.json` says: beside the document or above it, up to the folder
 * that holds `.git`. Each file is read once. Wrong entries are reported; the others count.
 */
export function findBaselines(context: Context): Baselines {
  const fileFor = nearestFile(context, BASELINE_FILE);
  const byFile = new Map<string, Promise<ReadonlyMap<string, readonly HiddenEntry[]>>>();
  const pending: Remark[] = [];
  const listening: Context = {
    ...context,
    report: (message) => pending.push({ message, trouble: false, placed: false }),
  };
  const entriesIn = (file: string) => {
    const found = byFile.get(file) ?? read(listening, file, pending);
    byFile.set(file, found);
    return found;
  };
  return {
    async hiddenIn(document) {
      const file = document === STDIN ? null : await fileFor(document);
      if (file === null) {
        return NOTHING;
      }
      const path = resolve(context.cwd, document);
      const root = join(dirname(resolve(context.cwd, file)), '..');
      const name = relative(root, path).replaceAll('\\', '/');
      return (await entriesIn(file)).get(name) ?? NOTHING;
    },
    remarks: () => pending.splice(0),
  };
}

/** The entries of a file by the document they are for. */
async function read(
  context: Context,
  file: string,
  pending: Remark[],
): Promise<ReadonlyMap<string, readonly HiddenEntry[]>> {
  try {
    const { text } = await readText(context, file);
    const { entries, problems } = readBaseline(text);
    const lines = new LineIndex(text);
    for (const problem of problems) {
      const { line, column } = placeOfProblem(text, lines, problem);
      const place = `${file}:${line}:${column}: `;
      const { zh, en } = problem.message;
      const trouble = problem.severity === 'error';
      pending.push({ message: { zh: place + zh, en: place + en }, trouble, placed: true });
    }
    return groupBy(entries, (entry) => entry.file);
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    pending.push({ message: error.localized, trouble: true, placed: false });
    return new Map();
  }
}
