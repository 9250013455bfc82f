import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.js';

/** Put in when the suite is built: the host it is meant for. */
declare const EXTENSION_HOST: 'node' | 'web';

describe('the host', () => {
  it('is the one asked for', () => {
    const isWorker = 'importScripts' in globalThis;
    assertEqual(isWorker ? 'web' : 'node', EXTENSION_HOST, 'extension host');
  });

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
