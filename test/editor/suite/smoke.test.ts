import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';

describe('the host', () => {
  it('is a VS Code', () => {
    assert(/^\d+\.\d+\.\d+/.test(vscode.version), `version ${vscode.version}`);
  });

  it('has loaded the extension under test', () => {
    const extension = vscode.extensions.getExtension('policy-notice.policy-notice');
    assert(extension !== undefined, 'policy-notice.policy-notice is not among the extensions');
  });

  it('opened the test workspace', () => {
    assertEqual(vscode.workspace.workspaceFolders?.length, 1, 'number of workspace folders');
  });
});
