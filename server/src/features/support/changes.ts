import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../../core/lint/rule.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { FeatureContext } from './context.js';

/** Edits to the document as the client can apply them: with its version where it understands that. */
export function workspaceEdit(context: FeatureContext, edits: readonly TextEdit[]): WorkspaceEdit {
  const { uri, version } = context.document;
  const converted = edits.map((edit) => ({ range: context.convert.range(edit), newText: edit.newText }));
  return context.client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}

/** Whether two edits cannot both be made: they share text, or insert at one place in no known order. */
function collide(a: TextEdit, b: TextEdit): boolean {
  const share = a.start < b.end && b.start < a.end;
  const meet = a.start === b.start && (a.start === a.end || b.start === b.end);
  return share || meet;
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Where an edit belongs in a list in text order. */
function placeIn(edits: readonly TextEdit[], edit: TextEdit): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = edits[middle];
    if (at && (at.start < edit.start || (at.start === edit.start && at.end < edit.end))) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Those of a list without collisions that an edit can collide with: its neighbours. */
function neighbours(edits: readonly TextEdit[], edit: TextEdit): readonly TextEdit[] {
  const at = placeIn(edits, edit);
  return edits.slice(Math.max(0, at - 1), at + 2);
}

/** Whether a fix makes at least one edit and none that collide with each other. */
function isSound(fix: Fix): boolean {
  const ordered = [...fix.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const next = ordered.slice(1);
  return ordered.length > 0 && next.every((edit, i) => !collide(edit, ordered[i] ?? edit));
}

/** Edits that can be made together, and how many fixes they come from. */
export interface Bundle {
  readonly edits: readonly TextEdit[];
  readonly taken: number;
}

/**
 * As many fixes as can be made at once, each whole or not at all: those that end first are taken
 * first, which for spans is the choice that leaves the most. Edits two fixes share are made once.
 *
 * @param given edits that are made in any case
 */
export function compatible(fixes: readonly Fix[], given: readonly TextEdit[] = []): Bundle {
  const endOf = (fix: Fix) => Math.max(...fix.edits.map((edit) => edit.end));
  const ordered = fixes.filter(isSound).sort((a, b) => endOf(a) - endOf(b));
  const edits = [...given].sort((a, b) => a.start - b.start || a.end - b.end);
  let taken = 0;
  for (const fix of ordered) {
    const added = fix.edits.filter((edit) => !neighbours(edits, edit).some((made) => sameEdit(made, edit)));
    if (added.every((edit) => !neighbours(edits, edit).some((made) => collide(made, edit)))) {
      for (const edit of added) {
        edits.splice(placeIn(edits, edit), 0, edit);
      }
      taken++;
    }
  }
  return { edits, taken };
}
