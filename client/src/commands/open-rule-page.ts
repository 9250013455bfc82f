import { commands, type Extension, Uri, window, workspace } from 'vscode';
import { SETTINGS } from '../names.js';
import { rulePages } from '../server/rule-links.js';
import { messages } from '../settings.js';

/** The rules as the manifest names them: the id, and what it says in the editor's language. */
function rulesOf(extension: Extension<unknown>): ReadonlyMap<string, string> {
  const sections: {
    properties: Record<string, { properties?: Record<string, { description?: string }> }>;
  }[] = extension.packageJSON.contributes.configuration;
  const rules = sections.flatMap((section) =>
    Object.entries(section.properties[`${SETTINGS}.rules`]?.properties ?? {}),
  );
  return new Map(rules.map(([id, { description }]) => [id, description ?? '']));
}

async function choose(rules: ReadonlyMap<string, string>): Promise<string | undefined> {
  const items = [...rules].map(([label, detail]) => ({ label, detail }));
  const picked = await window.showQuickPick(items, {
    placeHolder: messages().chooseRule,
    matchOnDetail: true,
  });
  return picked?.label;
}

/**
 * Shows the shipped page of a rule.
 *
 * @param given the rule's id as a link in Problems passes it; without one the user chooses
 */
export async function openRulePage(extension: Extension<unknown>, given: unknown): Promise<void> {
  const rules = rulesOf(extension);
  const id = given === undefined ? await choose(rules) : String(given);
  if (id === undefined) {
    return;
  }
  // Links reach this command from outside: only what is listed may become part of a path.
  if (!rules.has(id)) {
    void window.showWarningMessage(messages().noSuchRule(id));
    return;
  }
  const page = Uri.joinPath(rulePages(extension.extensionUri), `${id}.md`);
  try {
    await workspace.fs.stat(page);
    // Both languages stand on one page, Chinese first.
    await commands.executeCommand('markdown.showPreview', page.with({ fragment: messages().pageAnchor }));
  } catch {
    void window.showErrorMessage(messages().pageMissing(id));
  }
}
