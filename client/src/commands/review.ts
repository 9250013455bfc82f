import {
  commands,
  type Disposable,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { runEdit } from '../editing/structure.js';
import { COMMANDS } from '../names.js';
import { DECISIONS, type Decision } from '../review/review-file.js';
import type { ReviewStore } from '../review/store.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';
import type { ReviewTarget, ReviewView } from '../views/review/review-view.js';

interface ReviewCommands {
  readonly store: ReviewStore;
  readonly view: ReviewView;
  readonly server: ServerConnection;
}

function isTarget(value: unknown): value is ReviewTarget {
  return typeof value === 'object' && value !== null && 'draft' in value && 'row' in value;
}

/** Shows a span of a text in an editor. */
async function showSpan(
  uri: Uri,
  { start, end }: { start: number; end: number },
  column: ViewColumn,
): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const range = new Range(document.positionAt(start), document.positionAt(end));
  const editor = await window.showTextDocument(document, {
    viewColumn: column,
    preserveFocus: column !== ViewColumn.Active,
  });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A row's place in the draft; a row that stands there no more is said to be gone. */
async function showPlace(target: unknown): Promise<void> {
  if (!isTarget(target)) {
    return;
  }
  if (target.row.place) {
    await showSpan(target.draft, target.row.place, ViewColumn.Active);
  } else {
    void window.showInformationMessage(messages().notInDraftAnyMore);
  }
}

/** The same place in the plan the draft was made from, beside the draft. */
async function showSource({ store, view }: ReviewCommands, given: unknown, id: unknown): Promise<void> {
  const draft = isTarget(given) ? given.draft : Uri.parse(String(given), true);
  const review = await store.reviewOf(draft);
  const row = isTarget(given) ? given.row : view.active?.rows.find((one) => one.id === id);
  if (!review || !row?.source) {
    return;
  }
  try {
    await showSpan(Uri.parse(review.source, true), row.source, ViewColumn.Beside);
  } catch {
    void window.showWarningMessage(messages().sourceMissing(review.source));
  }
}

/** The next row without a decision behind the cursor, from the start when there is none. */
async function showNext({ view }: ReviewCommands): Promise<void> {
  const active = view.active;
  const open = active?.rows.filter((row) => row.decision === undefined && row.place) ?? [];
  const editor = window.activeTextEditor;
  const at =
    editor && editor.document === active?.document ? editor.document.offsetAt(editor.selection.end) : -1;
  const row = open.find(({ place }) => place && place.start >= at) ?? open[0];
  if (!active || !row) {
    void window.showInformationMessage(messages().allDecided);
    return;
  }
  const target = { draft: active.document.uri, row };
  await showPlace(target);
  await view.reveal(target);
}

/**
 * Takes the item of a row out of the draft, or merges the next one into it, numbers and references carried along.
 * Decided is only what was done; an item that stands there no more was dropped by hand.
 */
async function restructure(
  { store, server }: ReviewCommands,
  target: unknown,
  decision: 'drop' | 'merge',
): Promise<void> {
  if (!isTarget(target)) {
    return;
  }
  const { draft, row } = target;
  if (row.place) {
    await showSpan(draft, row.place, ViewColumn.Active);
    if (!(await runEdit(server, decision === 'drop' ? 'remove' : 'merge'))) {
      return;
    }
  }
  await store.decide(draft, row.id, decision);
}

function isDecision(value: unknown): value is Decision {
  return DECISIONS.some((decision) => decision === value);
}

/** Registers the commands of the review list. */
export function registerReviewCommands(review: ReviewCommands): Disposable[] {
  const { store } = review;
  const decide = (decision: Decision | undefined) => async (target: unknown) => {
    if (isTarget(target)) {
      await store.decide(target.draft, target.row.id, decision);
    }
  };
  return [
    commands.registerCommand(COMMANDS.reviewKeep, decide('keep')),
    commands.registerCommand(COMMANDS.reviewEdit, async (target: unknown) => {
      await decide('edit')(target);
      await showPlace(target);
    }),
    commands.registerCommand(COMMANDS.reviewDrop, (target: unknown) => restructure(review, target, 'drop')),
    commands.registerCommand(COMMANDS.reviewMerge, (target: unknown) => restructure(review, target, 'merge')),
    commands.registerCommand(COMMANDS.reviewReset, decide(undefined)),
    commands.registerCommand(
      COMMANDS.reviewDecide,
      async (draft: unknown, id: unknown, decision: unknown) => {
        const uri = Uri.parse(String(draft), true);
        const row = review.view.active?.rows.find((one) => one.id === id);
        if (row && (decision === 'drop' || decision === 'merge')) {
          await restructure(review, { draft: uri, row }, decision);
        } else if (isDecision(decision)) {
          await store.decide(uri, String(id), decision);
        }
      },
    ),
    commands.registerCommand(COMMANDS.reviewShow, showPlace),
    commands.registerCommand(COMMANDS.reviewShowSource, (given: unknown, id: unknown) =>
      showSource(review, given, id),
    ),
    commands.registerCommand(COMMANDS.reviewNext, () => showNext(review)),
  ];
}
