// The one place that knows how a document is analysed, and analysed again after an edit.
import { type CarryOver, carryOver } from '../../server/src/core/lint/carry-over.js';
import { DEFAULT_LINT } from '../../server/src/core/lint/configuration.js';
import type { Found } from '../../server/src/core/lint/found.js';
import type { Rule } from '../../server/src/core/lint/rule.js';
import { type LintResult, lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import type { Notice } from '../../server/src/core/model/notice.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { reparse, replacementOf } from '../../server/src/core/syntax/reparse.js';
import type { SyntaxTree } from '../../server/src/core/syntax/tree.js';
import { composeEdits } from '../../server/src/core/text/compose.js';
import type { TextEdit } from '../../server/src/core/text/edit.js';
import { Rope } from '../../server/src/core/text/rope.js';

export interface OpenDocument {
  /** All that is known of the text; made when it is read, as for a request, and when the user pauses. */
  readonly notice: Notice;
  /** What is shown: made with the document. */
  readonly found: Found;
}

/** An open document as the server has it: its text as a rope, the last check, and what has changed since. */
interface Held extends OpenDocument {
  readonly content: Rope;
  readonly edits: readonly TextEdit[];
  /** Made anew by {@link OpenDocument.notice}, as by a pause. */
  checked(): Checked;
}

interface Checked {
  readonly notice: Notice;
  readonly result: LintResult;
  readonly carry: CarryOver;
}

/** UTF-16 offsets into the text before the edit. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const allRules: readonly Rule<unknown>[] = rules;

export function analyzeAndLint(text: string, tree?: SyntaxTree): Pick<Checked, 'notice' | 'result'> {
  const notice = analyze(text, tree && { tree });
  return { notice, result: lint(notice, allRules, DEFAULT_LINT) };
}

function check(text: string, tree?: SyntaxTree): Checked {
  const { notice, result } = analyzeAndLint(text, tree);
  return { notice, result, carry: carryOver(notice, result, allRules) };
}

/** Whether an edit reuses what is known; without it an edit is a fresh analysis, and so reported. */
export const INCREMENTAL = true;

/** What the diagnostics of a document take of its findings. */
const SHOWN = 100;

function held(content: Rope, checked: Checked, near?: number): Held {
  const { notice, carry } = checked;
  carry.found.gravest(SHOWN);
  // As the server does when nobody waits for it.
  carry.prepare(near);
  return { content, edits: [], checked: () => checked, notice, found: carry.found };
}

export function openDocument(text: string): OpenDocument {
  return held(Rope.of(text), check(text));
}

function reanalysed(content: Rope, last: Checked, edits: readonly TextEdit[]): Held {
  const text = content.toString();
  const replacement = replacementOf(edits);
  const checked = replacement ? check(text, reparse(last.notice.tree, text, replacement)) : last;
  return held(content, checked, edits.at(-1)?.start);
}

/** The way of a key through the server (lsp/analyst.ts). */
export function editDocument(document: OpenDocument, { start, end, text }: Edit): OpenDocument {
  // Documents come from here.
  const before = document as Held;
  const content = before.content.replace(start, end, text);
  const last = before.checked();
  const edits = composeEdits([...before.edits, { start, end, newText: text }]);
  const found = last.carry.after(edits);
  if (!found) {
    return reanalysed(content, last, edits);
  }
  found.gravest(SHOWN);
  let paused: Held | null = null;
  const pause = () => {
    paused ??= reanalysed(content, last, edits);
    return paused;
  };
  return {
    content,
    found,
    get edits() {
      return paused ? [] : edits;
    },
    checked: () => paused?.checked() ?? last,
    get notice() {
      return pause().notice;
    },
  } as Held;
}
