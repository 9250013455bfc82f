import { Failure, messageOf, systemCode } from '../failure.js';
import { messages } from '../messages.js';

/**
 * What the system's refusal to read a file or a folder means to the user.
 *
 * @param shown the name to tell the user
 */
export function readFailure(shown: string, error: unknown): Failure {
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure(messages.missing(shown));
    case 'EACCES':
    case 'EPERM':
      return new Failure(messages.forbidden(shown));
    case 'EISDIR':
      return new Failure(messages.isFolder(shown));
    default:
      return new Failure(messages.unreadable(shown, messageOf(error)));
  }
}
