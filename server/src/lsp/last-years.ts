import type { LastYear } from '../core/model/notice.js';
import { missedTargets } from '../core/model/targets.js';
import { describeError } from './dispatch.js';
import type { Session } from './session.js';

/** Last year's plans of open documents, as far as something of them is asked for. */
export interface LastYears {
  /** Undefined until it has been looked for, and where there is none. */
  of(uri: string): LastYear | undefined;
  /** Looks for the plan a document goes on from, where the document has a target that it could tell about. */
  look(uri: string): void;
  forget(uri: string): void;
}

/**
 * @param changed told of documents whose plan of last year has been found, or is another
 */
export function createLastYears(
  session: () => Pick<Session, 'contextOf' | 'reconsider' | 'logError'>,
  changed: (documents: readonly string[]) => void,
): LastYears {
  const known = new Map<string, LastYear>();
  const find = async (uri: string): Promise<LastYear | undefined> => {
    const context = session().contextOf(uri);
    const isAsked =
      context?.standing === 'served' &&
      context.known === 'all' &&
      !context.isCarried &&
      missedTargets(context.notice).some(({ planYear }) => planYear !== null);
    if (!context || !isAsked) {
      return undefined;
    }
    const { lastYearOf } = await import('../features/support/last-year.js');
    return (await lastYearOf(context))?.dates;
  };
  const look = async (uri: string) => {
    const found = await find(uri);
    if (found === known.get(uri) || session().contextOf(uri) === undefined) {
      return;
    }
    if (found) {
      known.set(uri, found);
    } else {
      known.delete(uri);
    }
    session().reconsider(uri);
    changed([uri]);
  };
  return {
    of: (uri) => known.get(uri),
    look: (uri) => void look(uri).catch((error) => session().logError(`last year: ${describeError(error)}`)),
    forget: (uri) => void known.delete(uri),
  };
}
