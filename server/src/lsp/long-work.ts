import type { DocumentSnapshot } from '../features/support/context.js';
import type { Analyst, Work } from './analyst.js';
import type { Turns } from './turns.js';

/** How long work goes on before messages that have come meanwhile are taken. */
const SLICE_MS = 10;

/** An open document as it is now, and who knows about it. */
export interface Subject {
  readonly document: DocumentSnapshot;
  readonly analyst: Pick<Analyst, 'contextOf' | 'workOn' | 'renew'>;
}

/** Somebody who waits for the work on a document. */
interface Waiting {
  readonly document: DocumentSnapshot;
  /** @param failure what the work failed with */
  tell(failure?: unknown): void;
}

interface Job extends Subject {
  readonly work: Work;
  readonly waiting: Set<Waiting>;
}

/** Work on long documents, in slices between which messages are taken. */
export interface LongWork {
  /**
   * Goes on with the work on an open document.
   *
   * @returns fulfilled when more is known of the document, or it is another; null when there is nothing left to do
   */
  goOn(uri: string): Promise<void> | null;
}

/**
 * Work is done on one version of a document to the end, whatever is typed in the meantime: what it finds can be carried
 * over to the version that is there by then. It is dropped where that version is known already.
 *
 * @param subject undefined for a document that is not open
 * @param whenQuiet does a job in a later turn
 */
export function createLongWork(
  subject: (uri: string) => Subject | undefined,
  whenQuiet: Turns['whenQuiet'],
): LongWork {
  const jobs = new Map<string, Job>();
  const end = (uri: string, { waiting }: Job, failure?: unknown) => {
    jobs.delete(uri);
    for (const one of waiting) {
      one.tell(failure);
    }
  };
  const slice = (uri: string, job: Job) => {
    const now = subject(uri);
    if (jobs.get(uri) !== job) {
      return;
    }
    for (const one of job.waiting) {
      if (one.document !== now?.document) {
        job.waiting.delete(one);
        one.tell();
      }
    }
    if (!now || isVain(job, now)) {
      end(uri, job);
      return;
    }
    try {
      workFor(job.work, SLICE_MS);
    } catch (error) {
      end(uri, job, error);
      return;
    }
    if (job.work.isDone) {
      // What has been found may be carried over now.
      now.document === job.document || now.analyst.renew(uri);
      end(uri, job);
    } else {
      whenQuiet(() => slice(uri, job));
    }
  };
  const start = (uri: string, { document, analyst }: Subject, work: Work): Job => {
    const job: Job = { document, analyst, work, waiting: new Set() };
    jobs.set(uri, job);
    whenQuiet(() => slice(uri, job));
    return job;
  };
  return {
    goOn(uri) {
      const now = subject(uri);
      const work = now?.analyst.workOn(now.document);
      if (!now || !work || work.isDone) {
        return null;
      }
      const running = jobs.get(uri);
      const isGood = running && (running.document === now.document || !isVain(running, now));
      if (running && !isGood) {
        end(uri, running);
      }
      const job = isGood ? running : start(uri, now, work);
      return new Promise((fulfil, reject) => {
        const tell = (failure?: unknown) => (failure === undefined ? fulfil() : reject(failure));
        job.waiting.add({ document: now.document, tell });
      });
    },
  };
}

/** Waits until everything about a document is known, or it is closed. */
export async function untilWhole({ goOn }: LongWork, uri: string): Promise<void> {
  for (let more = goOn(uri); more; more = goOn(uri)) {
    await more;
  }
}

function workFor(work: Work, milliseconds: number): void {
  const until = Date.now() + milliseconds;
  do {
    work.step();
  } while (!work.isDone && Date.now() < until);
}

/** Whether nobody can do anything with what a job would find: under other settings, after another opening, or known. */
function isVain(job: Subject, { document, analyst }: Subject): boolean {
  return (
    job.analyst !== analyst ||
    job.document.moment.opening !== document.moment.opening ||
    (job.document !== document && analyst.contextOf(document).known === 'all')
  );
}
