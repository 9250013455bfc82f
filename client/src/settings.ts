import { env, type Uri, workspace } from 'vscode';
import { localeFor, type Messages, messagesFor } from './messages.js';
import { SETTINGS } from './names.js';

/** What happens when a plain text file turns out to be a notice. */
export type RecognitionMode = 'automatic' | 'ask' | 'never';

/** The mode for one file. A value the setting does not know counts as the default. */
export function recognitionMode(uri: Uri): RecognitionMode {
  const value = workspace.getConfiguration(SETTINGS, uri).get<string>('recognition');
  return value === 'ask' || value === 'never' ? value : 'automatic';
}

/** Whether the numbers are kept in order while somebody types. */
export function renumbersOnType(uri: Uri): boolean {
  return workspace.getConfiguration(SETTINGS, uri).get<boolean>('renumber.onType') ?? true;
}

/** The catalogue in the language the user reads now. */
export function messages(): Messages {
  const setting = workspace.getConfiguration(SETTINGS).get<string>('language');
  return messagesFor(localeFor(setting, env.language));
}
