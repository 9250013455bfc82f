import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { noticeSelector } from '../../documents.js';
import type { ServerConnection } from '../../server/connection.js';
import { messages } from '../../settings.js';

/**
 * The server's state beside the language's name, where editors show such things.
 *
 * @param restart command offered with it
 */
export function createServerStatus(server: ServerConnection, restart: string): Disposable {
  const item = languages.createLanguageStatusItem('policyNotice.server', noticeSelector());
  const render = () => {
    const m = messages();
    const failed = server.state === 'failed';
    item.name = m.serverName;
    item.text = m.serverName;
    item.detail = failed ? m.serverFailed : server.state === 'running' ? m.serverRunning : m.serverStarting;
    item.busy = !failed && server.state !== 'running';
    item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = { command: restart, title: m.restart };
  };
  const watching = server.onDidChangeState(render);
  render();
  return {
    dispose() {
      watching.dispose();
      item.dispose();
    },
  };
}
