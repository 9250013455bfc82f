import {
  CancellationTokenSource,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  TabInputText,
  type TextDocument,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { StatusView } from '../../api.js';
import { isEdited, isNotice } from '../../documents.js';
import type { Messages } from '../../messages.js';
import type { ServerConnection } from '../../server/connection.js';
import { type Summary, summaryOf } from '../../server/summary.js';
import { messages } from '../../settings.js';
import { statusText, tooltipLines } from './text.js';

const PROBLEMS = 'workbench.actions.view.problems';
const OUTLINE = 'outline.focus';
/** Counts follow typing at this distance; findings bring their own event sooner. */
const DELAY_MS = 300;

/** The active notice in figures. */
export interface StatusBar extends Disposable {
  readonly view: StatusView | undefined;
  readonly onDidChange: Event<StatusView | undefined>;
}

function tooltip(summary: Summary, m: Messages): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = { enabledCommands: [PROBLEMS, OUTLINE] };
  if (summary.title !== null) {
    text.appendMarkdown('**').appendText(summary.title).appendMarkdown('**\n\n');
  }
  for (const line of tooltipLines(summary, m)) {
    text.appendText(line).appendMarkdown('\n\n');
  }
  return text.appendMarkdown(
    `[${m.openProblems}](command:${PROBLEMS}) · [${m.openOutline}](command:${OUTLINE})`,
  );
}

function render(item: StatusBarItem, summary: Summary): void {
  const m = messages();
  const found = summary.errors + summary.warnings + summary.infos > 0;
  item.name = m.statusName;
  item.text = statusText(summary, m);
  item.tooltip = tooltip(summary, m);
  item.command = found ? PROBLEMS : OUTLINE;
  item.backgroundColor = summary.errors > 0 ? new ThemeColor('statusBarItem.warningBackground') : undefined;
  item.show();
}

/** The notice in front. A panel with text in it (output) counts as an active editor while in use. */
function activeNotice(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active === undefined || isEdited(active)) {
    return active !== undefined && isNotice(active) ? active : undefined;
  }
  const tab = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = tab instanceof TabInputText ? tab.uri.toString() : undefined;
  return workspace.textDocuments.find((document) => document.uri.toString() === uri && isNotice(document));
}

/** Shows items, errors and warnings of the active notice; hidden for all else. */
export function createStatusBar(server: ServerConnection): StatusBar {
  const item = window.createStatusBarItem('policyNotice.summary', StatusBarAlignment.Left, 10);
  const changed = new EventEmitter<StatusView | undefined>();
  let view: StatusView | undefined;
  let asking = new CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: StatusView | undefined) => {
    if (next === undefined) {
      item.hide();
    }
    if (view?.uri !== next?.uri || view?.text !== next?.text) {
      view = next;
      changed.fire(next);
    }
  };
  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    asking.cancel();
    asking.dispose();
    asking = new CancellationTokenSource();
    const { token } = asking;
    const uri = activeNotice()?.uri;
    const summary = uri && (await summaryOf(server, uri, token));
    if (token.isCancellationRequested) {
      return;
    }
    if (uri === undefined || summary === undefined) {
      show(undefined);
      return;
    }
    render(item, summary);
    show({ uri: uri.toString(), text: item.text });
  };
  const isActive = (uri: Uri) => activeNotice()?.uri.toString() === uri.toString();

  const watching = Disposable.from(
    item,
    changed,
    window.onDidChangeActiveTextEditor(refresh),
    server.onDidChangeState(refresh),
    // A change of language neither changes the active editor nor need it change a finding.
    workspace.onDidOpenTextDocument(
      (document) => document === window.activeTextEditor?.document && refresh(),
    ),
    languages.onDidChangeDiagnostics(({ uris }) => uris.some(isActive) && refresh()),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('policyNotice') && refresh()),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isActive(document.uri)) {
        clearTimeout(timer);
        timer = setTimeout(refresh, DELAY_MS);
      }
    }),
  );
  void refresh();
  return {
    get view() {
      return view;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      asking.dispose();
      watching.dispose();
    },
  };
}
