import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import type { TurnOffRuleArgument } from '../../../server/src/lsp/protocol.js';
import { SETTINGS } from '../names.js';
import { messages } from '../settings.js';
import { withRuleOff } from './rule-off.js';

/** Where a document's settings are changed: in its folder of several, in the workspace, else for the user. */
function targetFor(uri: Uri): ConfigurationTarget {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1 && workspace.getWorkspaceFolder(uri) !== undefined) {
    return ConfigurationTarget.WorkspaceFolder;
  }
  return folders.length > 0 || workspace.workspaceFile !== undefined
    ? ConfigurationTarget.Workspace
    : ConfigurationTarget.Global;
}

/** Turns a rule off where a document's settings are; what else stands there stays. */
export async function turnOffRule({ uri, rule }: TurnOffRuleArgument): Promise<void> {
  const place = Uri.parse(uri);
  const target = targetFor(place);
  const configuration = workspace.getConfiguration(SETTINGS, place);
  const known = configuration.inspect<object>('rules');
  const own =
    target === ConfigurationTarget.WorkspaceFolder
      ? known?.workspaceFolderValue
      : target === ConfigurationTarget.Workspace
        ? known?.workspaceValue
        : known?.globalValue;
  await configuration.update('rules', withRuleOff(own, rule), target);
  void window.showInformationMessage(messages().ruleOff(rule));
}
