import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { isNotice } from '../../documents.js';
import { COMMANDS, REVIEW_VIEW } from '../../names.js';
import { type Decision, progressOf } from '../../review/review-file.js';
import type { ReviewStore } from '../../review/store.js';
import { messages } from '../../settings.js';
import type { ActiveReview } from './active-review.js';
import { type ReviewRow, rowsOf } from './review-items.js';
import { createReviewMarks } from './review-marks.js';

/** A row with the draft it belongs to, as commands get it from the list. */
export interface ReviewTarget {
  readonly draft: Uri;
  readonly row: ReviewRow;
}

/** The list of what is to be decided in the draft in front, and its marks in the text. */
export interface ReviewView extends Disposable {
  readonly active: ActiveReview | undefined;
  /** Selects a row in the list, when that is in view. */
  reveal(target: ReviewTarget): Promise<void>;
  /** Brings the list of the draft in front into view, from its first open row. */
  open(): Promise<void>;
}

const ICONS: Readonly<Record<Decision, string>> = {
  keep: 'check',
  edit: 'edit',
  drop: 'trash',
  merge: 'git-merge',
};
/** Rows follow typing at this distance. */
const DELAY_MS = 200;

function treeItem({ row }: ReviewTarget): TreeItem {
  const m = messages();
  const item = new TreeItem(row.label);
  item.id = row.id;
  const decision = row.decision && m.decisions[row.decision];
  item.description = [decision, row.reason, row.place ? undefined : m.notInDraft].filter(Boolean).join(' · ');
  item.tooltip = [row.detail, ...(row.proposal === undefined ? [] : [m.proposal(row.proposal)])].join('\n\n');
  item.iconPath = new ThemeIcon(row.decision ? ICONS[row.decision] : 'circle-large-outline');
  item.contextValue = [row.decision ? 'decided' : 'open', row.source ? 'entry' : 'change'].join(' ');
  item.accessibilityInformation = { label: `${row.label}, ${item.description}` };
  return item;
}

function createTree(
  onDidChangeTreeData: Event<undefined>,
  rows: () => readonly ReviewTarget[],
): TreeView<ReviewTarget> {
  const treeDataProvider: TreeDataProvider<ReviewTarget> = {
    onDidChangeTreeData,
    getChildren: (parent) => (parent ? [] : [...rows()]),
    getParent: () => undefined,
    getTreeItem(target) {
      const item = treeItem(target);
      item.command = { command: COMMANDS.reviewShow, title: '', arguments: [target] };
      return item;
    },
  };
  return window.createTreeView(REVIEW_VIEW, { treeDataProvider });
}

/** Shows the review of the draft in front; the view is there only while there is one. */
export function createReviewView(store: ReviewStore): ReviewView {
  const changed = new EventEmitter<undefined>();
  let active: ActiveReview | undefined;
  let targets: readonly ReviewTarget[] = [];
  const tree = createTree(changed.event, () => targets);
  const marks = createReviewMarks();

  const show = (next: ActiveReview | undefined) => {
    active = next;
    targets = next ? next.rows.map((row) => ({ draft: next.document.uri, row })) : [];
    void commands.executeCommand('setContext', 'policyNotice.hasReview', next !== undefined);
    if (next) {
      const progress = progressOf(next.review);
      tree.description = messages().progress(progress);
      tree.message = progress.done === progress.all ? messages().allDecided : '';
    }
    marks.show(next);
    changed.fire(undefined);
  };
  let turn = 0;
  const refresh = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const document = window.activeTextEditor?.document;
    if (document === undefined) {
      // The list itself has the focus, or a panel: what it shows stays.
      const open = active && workspace.textDocuments.includes(active.document);
      if (!open) {
        show(undefined);
      }
      return;
    }
    // Other files have no review: none is looked for beside each of them.
    const review = isNotice(document) ? await store.reviewOf(document.uri) : undefined;
    if (mine === turn) {
      show(review && { document, review, rows: rowsOf(document.getText(), review, messages()) });
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watching = Disposable.from(
    changed,
    tree,
    marks,
    store.onDidChange(refresh),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === active?.document) {
        clearTimeout(timer);
        timer = setTimeout(refresh, DELAY_MS);
      }
    }),
  );
  void refresh();
  return {
    get active() {
      return active;
    },
    async reveal(target) {
      const same = targets.find(({ row }) => row.id === target.row.id);
      if (same && tree.visible) {
        await tree.reveal(same, { select: true, focus: false });
      }
    },
    async open() {
      await refresh();
      const first = targets.find(({ row }) => row.decision === undefined) ?? targets[0];
      if (first) {
        await tree.reveal(first, { select: false, focus: false });
      }
    },
    dispose() {
      clearTimeout(timer);
      watching.dispose();
    },
  };
}
