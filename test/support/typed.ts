import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CarryOver, carryOver } from '../../server/src/core/lint/carry-over.js';
import { DEFAULT_LINT, type LintConfiguration } from '../../server/src/core/lint/configuration.js';
import { type Found, foundIn } from '../../server/src/core/lint/found.js';
import { lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import type { Notice } from '../../server/src/core/model/notice.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { composeEdits } from '../../server/src/core/text/compose.js';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit.js';
import type { Span } from '../../server/src/core/text/span.js';
import { anyPiece } from './texts.js';

/** What somebody types into running text; many are words that some rule looks for. */
export const WORDS = [
  ...'的一是在不了有和人这中大为上个国我以要他牵头负责由同会主办附件项条款章第年月日号于到至已曾未前底见按除该其原法令函省市县厅局委办院、。0123aZ',
  ...[
    '牵头',
    '负责',
    '主办',
    '会同',
    '附件',
    '附件1',
    '第一',
    '第三项',
    '本通知',
    '关于',
    '通知',
    '印发',
    '序号',
  ],
  ...[
    '以下均由',
    '不再列',
    '完成',
    '力争',
    '截至',
    '以来',
    '2015年',
    '3月底前',
    '责任单位',
    '版权所有',
    '发布日期',
  ],
  ...[
    '省教育厅',
    '广州市',
    '人民政府',
    '委员会',
    '修改为',
    '办法',
    '工作方案',
    '如下',
    '其中',
    '新华社',
    '，',
    '；',
    '：',
    '（',
    '）',
    '\n',
  ],
];

/** One thing typed or taken away at a place of a text nobody knows yet. */
export interface Keys {
  /** As a part of the whole in {@link PARTS}, so that it fits every text. */
  readonly at: number;
  /** Further on from there, next to the first character of these; 0 stays. */
  readonly beside: string;
  readonly taken: number;
  readonly given: string;
}

const PARTS = 100_000;

export const anyKeys: fc.Arbitrary<Keys> = fc.record({
  // Doubles would crowd at the text's start.
  at: fc.nat(PARTS - 1),
  beside: fc.constantFrom(
    '',
    '',
    '',
    '。',
    '（',
    '）',
    '年',
    '《',
    '》',
    '，',
    '\n',
    '、',
    '项',
    '“',
    '1',
    '第',
  ),
  taken: fc.constantFrom(0, 0, 0, 1, 1, 2, 5),
  given: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join('')),
    },
    { weight: 1, arbitrary: anyPiece },
  ),
});

const SOFT = WORDS.filter((word) => !/[，；：（）\n]/.test(word));

/** Keys in running text: words, and nothing that parts them. */
export const anyWords: fc.Arbitrary<Keys> = fc.record({
  at: fc.nat(PARTS - 1),
  beside: fc.constantFrom('', '', '', '', '。', '）', '年', '《', '》', '，', '、', '项', '日', '1', '（'),
  taken: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 4, 9),
  given: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...SOFT) },
    { weight: 2, arbitrary: fc.constant('') },
  ),
});

export function editOf(text: string, { at, beside, taken, given }: Keys): TextEdit {
  const from = Math.floor((at / PARTS) * text.length);
  const near = beside === '' ? from : text.indexOf(beside, from);
  const start = near < 0 ? from : near + (taken % 2);
  return { start, end: Math.min(text.length, start + taken), newText: given };
}

/** All that is told of findings. */
function told(found: Found): unknown {
  return {
    count: found.count,
    findings: found.gravest(Number.POSITIVE_INFINITY).map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      start: finding.start,
      end: finding.end,
      message: finding.message,
      related: finding.related.map(({ start, end, message }) => ({ start, end, message })),
      fixes: finding.fixes,
    })),
  };
}

function analysed(text: string, configuration: LintConfiguration): CarryOver {
  const notice = analyze(text);
  return carryOver(notice, lint(notice, rules, configuration), rules, configuration);
}

export interface Outcome {
  steps: number;
  carried: number;
}

/**
 * Types into a text; whatever is carried over must equal a fresh analysis.
 *
 * @param renewed after so many carried steps the text is analysed anew
 */
export function typeInto(
  from: string,
  keys: readonly Keys[],
  renewed: number,
  outcome: Outcome = { steps: 0, carried: 0 },
  configuration: LintConfiguration = DEFAULT_LINT,
): void {
  let base = from;
  let text = from;
  let last = analysed(base, configuration);
  let since: TextEdit[] = [];
  for (const key of keys) {
    const edit = editOf(text, key);
    text = applyEdits(text, [edit]);
    since.push(edit);
    const edits = composeEdits(since);
    const found = last.after(edits);
    outcome.steps++;
    if (found) {
      outcome.carried++;
      const fresh = lint(analyze(text), rules, configuration);
      assert.deepEqual(told(found), told(foundIn(fresh)), JSON.stringify(edits));
    }
    if (!found || since.length >= renewed) {
      base = text;
      last = analysed(base, configuration);
      since = [];
    }
  }
}

/** One thing typed or taken away at one of some places of a text; numbers are parts of the whole in {@link PARTS}. */
export interface Touch {
  readonly place: number;
  readonly at: number;
  readonly taken: number;
  readonly given: string;
}

export function anyTouch(given: readonly string[]): fc.Arbitrary<Touch> {
  return fc.record({
    place: fc.nat(PARTS - 1),
    at: fc.nat(PARTS - 1),
    taken: fc.constantFrom(0, 0, 1, 1, 2),
    given: fc.constantFrom(...given),
  });
}

/**
 * Touches a text at some places, each time as it was at first; whatever is carried over must equal a fresh analysis.
 *
 * @param outcome counts besides how often other findings were carried over than there were
 */
export function touch(
  text: string,
  places: (notice: Notice) => readonly Span[],
  touches: readonly Touch[],
  outcome: Outcome & { exchanged: number },
): void {
  const notice = analyze(text);
  const base = carryOver(notice, lint(notice, rules, DEFAULT_LINT), rules);
  const all = places(notice);
  for (const { place, at, taken, given } of touches) {
    const near = all[Math.floor((place / PARTS) * all.length)];
    if (!near) {
      continue;
    }
    const start = near.start + Math.floor((at / PARTS) * (near.end - near.start + 1));
    const edit = { start, end: Math.min(text.length, start + taken), newText: given };
    const found = base.after([edit]);
    outcome.steps++;
    if (found) {
      outcome.carried++;
      const fresh = lint(analyze(applyEdits(text, [edit])), rules, DEFAULT_LINT);
      assert.deepEqual(told(found), told(foundIn(fresh)), JSON.stringify(edit));
      outcome.exchanged += said(found) === said(base.found) ? 0 : 1;
    }
  }
}

/** What findings say, wherever they stand. */
function said(found: Found): string {
  const all = found.gravest(Number.POSITIVE_INFINITY);
  return all.map(({ rule, message }) => `${rule} ${message.zh}`).join('\n');
}
