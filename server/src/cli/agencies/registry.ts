import { AGENCY_FILE } from '../../core/agencies/file/name.js';
import { placeOfProblem, readAgencyFile } from '../../core/agencies/file/read.js';
import type { Registry } from '../../core/agencies/registry.js';
import { seedRegistry } from '../../core/agencies/seed.js';
import { LineIndex } from '../../core/text/line-index.js';
import type { Localized } from '../../core/text/localized.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure } from '../failure.js';
import { nearestFile } from '../input/nearest-file.js';
import { readBytes, readText } from '../input/read-text.js';

/** Something to say about a file of agencies. Plain data, so that it can come from another thread. */
export interface Remark {
  readonly message: Localized;
  /** Whether the run cannot end well for it. */
  readonly trouble: boolean;
  /** Whether it begins with `file:line:column: `, which tools read: nothing is put before that. */
  readonly placed: boolean;
}

/** Finds the registry that applies to a document. */
export interface Registries {
  /**
   * @param file a document's path, or standard input, which counts as a document of the current folder
   * @throws Failure when the agencies file the user named cannot be read
   */
  forDocument(file: string): Promise<Registry>;
  /** What is to be said of the files read since the last call. */
  remarks(): readonly Remark[];
}

/**
 * The shipped registry with what the nearest `policy-notice.agencies.json` adds: beside the document or
 * above it, up to the folder that holds `.git`. Each file is read once.
 *
 * @param given a file to take instead, for all documents
 */
export function findRegistries(context: Context, given: string | undefined): Registries {
  const byFile = new Map<string, Promise<Registry>>();
  const fileFor = nearestFile(context, AGENCY_FILE);
  const pending: Remark[] = [];
  const listening: Context = {
    ...context,
    report: (message) => pending.push({ message, trouble: false, placed: false }),
  };
  const registryIn = (file: string): Promise<Registry> => {
    const found = byFile.get(file) ?? readRegistry(listening, file, given !== undefined, pending);
    byFile.set(file, found);
    return found;
  };
  return {
    async forDocument(document) {
      if (given !== undefined) {
        return registryIn(given);
      }
      const file = await fileFor(document);
      return file === null ? seedRegistry() : registryIn(file);
    },
    remarks: () => pending.splice(0),
  };
}

/** The registry for a command about one document; what is wrong in its file of agencies is told. */
export async function registryFor(
  context: Context,
  document: string,
  given: string | undefined,
): Promise<Registry> {
  const registries = findRegistries(context, given);
  const registry = await registries.forDocument(document);
  for (const remark of registries.remarks()) {
    tell(context, remark);
  }
  return registry;
}

/** Says a remark on standard error. */
export function tell(context: Context, { message, trouble, placed }: Remark): void {
  if (placed) {
    context.warn(`${context.say(message)}\n`);
  } else {
    context.report(message);
  }
  if (trouble) {
    worsen(context, EXIT.trouble);
  }
}

/**
 * @param asked whether the user named the file; one he did not name does not stop the run when it cannot
 *   be read, but the run cannot end well
 */
async function readRegistry(
  context: Context,
  file: string,
  asked: boolean,
  pending: Remark[],
): Promise<Registry> {
  try {
    // A file somebody has just made holds nothing, and there is nothing wrong with that.
    const made = (await readBytes(context, file)).length === 0;
    return made ? seedRegistry() : registryOf(file, (await readText(context, file)).text, pending);
  } catch (error) {
    if (asked || !(error instanceof Failure)) {
      throw error;
    }
    pending.push({ message: error.localized, trouble: true, placed: false });
    return seedRegistry();
  }
}

function registryOf(file: string, text: string, pending: Remark[]): Registry {
  const { registry, problems } = readAgencyFile(text, seedRegistry());
  const lines = problems.length > 0 ? new LineIndex(text) : null;
  for (const problem of lines ? problems : []) {
    const { line, column } = placeOfProblem(text, lines ?? new LineIndex(text), problem);
    const place = `${file}:${line}:${column}: `;
    const { zh, en } = problem.message;
    pending.push({
      message: { zh: place + zh, en: place + en },
      trouble: problem.severity === 'error',
      placed: true,
    });
  }
  return registry;
}
