import { type TextDocument, type Uri, workspace } from 'vscode';
import { LANGUAGE_ID } from './names.js';

/**
 * Where documents live that a person edits. Left out are those an editor only shows: the old side
 * of a comparison (`git:`), output, debug consoles. Their findings would fill the Problems panel.
 */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-userdata'];

function schemes(): ReadonlySet<string> {
  // A file system of another extension (ssh, ftp, memory) serves whole folders.
  const folders = workspace.workspaceFolders?.map((folder) => folder.uri.scheme) ?? [];
  return new Set([...SCHEMES, ...folders]);
}

/** Whether this is a document somebody edits. */
export function isEdited(document: TextDocument): boolean {
  return schemes().has(document.uri.scheme);
}

/** Whether this is a notice somebody edits. */
export function isNotice(document: TextDocument): boolean {
  return document.languageId === LANGUAGE_ID && isEdited(document);
}

/** The documents the server is told about. */
export function noticeSelector(): { scheme: string; language: string }[] {
  return [...schemes()].map((scheme) => ({ scheme, language: LANGUAGE_ID }));
}

/** A file's name without its folder. */
export function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
