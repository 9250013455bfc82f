import {
  type DecorationOptions,
  Disposable,
  MarkdownString,
  OverviewRulerLane,
  Range,
  ThemeColor,
  window,
} from 'vscode';
import { COMMANDS } from '../../names.js';
import { DECISIONS } from '../../review/review-file.js';
import { messages } from '../../settings.js';
import type { ActiveReview } from './active-review.js';
import type { ReviewRow } from './review-items.js';

/** The marks of what is not decided yet, in the text of the draft. */
export interface ReviewMarks extends Disposable {
  show(active: ActiveReview | undefined): void;
}

function hover(active: ActiveReview, row: ReviewRow): MarkdownString {
  const m = messages();
  const text = new MarkdownString();
  text.isTrusted = { enabledCommands: [COMMANDS.reviewDecide, COMMANDS.reviewShowSource] };
  text.appendMarkdown('**').appendText(row.reason).appendMarkdown('** · ').appendText(row.detail);
  if (row.proposal !== undefined) {
    text.appendMarkdown('\n\n').appendText(m.proposal(row.proposal));
  }
  const link = (label: string, command: string, ...args: readonly unknown[]) =>
    `[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
  const draft = active.document.uri.toString();
  const choices = (row.source ? DECISIONS : DECISIONS.slice(0, 2)).map((decision) =>
    link(m.decide[decision], COMMANDS.reviewDecide, draft, row.id, decision),
  );
  const source = row.source ? [link(m.showSource, COMMANDS.reviewShowSource, draft, row.id)] : [];
  return text.appendMarkdown(`\n\n${[...choices, ...source].join(' · ')}`);
}

/** Marks in the theme's own colours, for light and dark alike. */
export function createReviewMarks(): ReviewMarks {
  const asked = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: OverviewRulerLane.Right,
  });
  const changed = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('diffEditor.insertedTextBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.addedForeground'),
    overviewRulerLane: OverviewRulerLane.Right,
  });
  return {
    show(active) {
      for (const editor of window.visibleTextEditors) {
        const mine = active && editor.document === active.document ? active : undefined;
        const open = mine?.rows.filter((row) => row.decision === undefined) ?? [];
        const options = (rows: readonly ReviewRow[]): DecorationOptions[] =>
          rows.flatMap((row) =>
            mine && row.place
              ? [
                  {
                    range: new Range(
                      mine.document.positionAt(row.place.start),
                      mine.document.positionAt(row.place.end),
                    ),
                    hoverMessage: hover(mine, row),
                  },
                ]
              : [],
          );
        editor.setDecorations(asked, options(open.filter((row) => row.source)));
        editor.setDecorations(changed, options(open.filter((row) => !row.source)));
      }
    },
    dispose: () => Disposable.from(asked, changed).dispose(),
  };
}
