import { type Diagnostic, Uri } from 'vscode';
import { COMMANDS } from '../names.js';

/** Where the shipped pages of the rules are. */
export function rulePages(extension: Uri): Uri {
  return Uri.joinPath(extension, 'docs', 'rules');
}

/**
 * Lets the links of findings open the shipped page in the reader's view. The server links to the
 * page's file, which is right for any editor; here it would open as Markdown source.
 *
 * @param pages what {@link rulePages} gave the server
 */
export function withPageCommands(diagnostics: readonly Diagnostic[], pages: Uri): Diagnostic[] {
  const base = `${pages.toString()}/`;
  return diagnostics.map((diagnostic) => {
    const code = diagnostic.code;
    // Where findings are many the server leaves the links out, to keep each keystroke light.
    const value = typeof code === 'object' && code.target.toString().startsWith(base) ? code.value : code;
    if (value === undefined || typeof value === 'object') {
      return diagnostic;
    }
    const target = Uri.from({
      scheme: 'command',
      path: COMMANDS.openRulePage,
      query: JSON.stringify([String(value)]),
    });
    // A changed copy would lose what the language client keeps on its own subclass.
    diagnostic.code = { value, target };
    return diagnostic;
  });
}
