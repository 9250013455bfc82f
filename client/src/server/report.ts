import { type LogOutputChannel, window } from 'vscode';
import { messages } from '../settings.js';
import type { ServerConnection } from './connection.js';

/** Tells the user that the server is down, with what can be done about it. */
export async function reportServerDown(
  message: string,
  server: ServerConnection,
  output: LogOutputChannel,
): Promise<void> {
  const { restart, showOutput } = messages();
  const choice = await window.showErrorMessage(message, restart, showOutput);
  if (choice === restart) {
    await server.restart();
  } else if (choice === showOutput) {
    output.show();
  }
}
