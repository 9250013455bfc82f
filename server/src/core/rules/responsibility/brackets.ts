import * as z from 'zod/mini';
import { readGroup } from '../../agencies/group.js';
import type { Registry } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import {
  EDGE_SPACE,
  groupSigns,
  HALF_WIDTH_BRACKET,
  INNER_BRACKET,
  INNER_SPACE,
} from '../../model/group-signs.js';
import type { ResponsibilityGroup } from '../../model/notice.js';
import { bracketsMatch } from '../../syntax/characters.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { Localized } from '../../text/localized.js';
import { shifted } from '../../text/span.js';

const EXAMPLE = (first: string): string =>
  `　　一、推进重点项目建设。${first}\n　　二、扩大开放合作。（省商务厅）\n`;

export const rule = defineRule({
  meta: {
    id: 'responsibility/brackets',
    title: { zh: '责任单位的括号或空格不规范', en: 'Brackets or spaces of a responsibility list' },
    why: {
      zh: '半角括号、前后不一的括号和多余空格使版面参差，也妨碍查找和汇总。',
      en: 'Half-width or unlike brackets and stray spaces look uneven and hinder searching.',
    },
    basis: [{ name: 'GB/T 15834-2011', clause: '4.9', strength: 'norm' }],
    severity: 'warning',
    fix: 'safe',
    since: '0.1.0',
    reach: 'list',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦(省发展改革委)⟧'), good: EXAMPLE('（省发展改革委）') },
      { bad: EXAMPLE('⟦(省发展改革委、财政厅 ）⟧'), good: EXAMPLE('（省发展改革委、财政厅）') },
      { bad: EXAMPLE('⟦（ 省发展改革委、 财政厅）⟧'), good: EXAMPLE('（省发展改革委、财政厅）') },
    ],
  },
  check({ notice }) {
    const { text, groups, registry } = notice;
    const signs = groupSigns(notice);
    // Half-width brackets are a habit: there is a finding for most groups, or for none.
    const findings: Finding[] = [];
    for (let i = 0; i < signs.length; i++) {
      const group = groups[i];
      const sign = signs[i] ?? 0;
      if (group && sign & IN_DOUBT && isBracketed(text, group)) {
        if ((sign & IN_DOUBT) === HALF_WIDTH_BRACKET) {
          findings.push(lateFinding(group, group, HALF_WIDTH));
          continue;
        }
        const form = new Form(group, sign, registry);
        if (form.hasFault) {
          findings.push(lateFinding(group, form, WORDING));
        }
      }
    }
    return findings;
  },
});

const IN_DOUBT = HALF_WIDTH_BRACKET | EDGE_SPACE | INNER_SPACE;

/** What tells whether spaces can be taken out without a second reading. */
const SPACE_SIGNS = EDGE_SPACE | INNER_SPACE | INNER_BRACKET;

/** A run without its second bracket is another rule's business; one with a label needs none. */
function isBracketed(text: string, { start, end }: ResponsibilityGroup): boolean {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  // （ ( 〔 and ） ) 〕
  return (
    (first === 0xff08 || first === 0x28 || first === 0x3014) &&
    (last === 0xff09 || last === 0x29 || last === 0x3015)
  );
}

const NONE: readonly TextEdit[] = [];

/** The faults of one group. A class to work the spaces out once: that may take reading the group anew. */
class Form {
  readonly group: ResponsibilityGroup;
  readonly #signs: number;
  readonly #registry: Registry;
  #spaces: readonly TextEdit[] | null = null;

  constructor(group: ResponsibilityGroup, signs: number, registry: Registry) {
    this.group = group;
    this.#signs = signs;
    this.#registry = registry;
  }

  get hasHalfBrackets(): boolean {
    return (this.#signs & HALF_WIDTH_BRACKET) !== 0;
  }

  get hasFault(): boolean {
    return this.hasHalfBrackets || this.#hasPlainStrays || this.spaces.length > 0;
  }

  /** Whether all spaces stand right inside the only brackets, where a space separates nothing. */
  get #hasPlainStrays(): boolean {
    const { text } = this.group;
    return (
      (this.#signs & SPACE_SIGNS) === EDGE_SPACE &&
      bracketsMatch(text.charCodeAt(0), text.charCodeAt(text.length - 1))
    );
  }

  /** Edits that take stray spaces out; none where the names would then read otherwise. */
  get spaces(): readonly TextEdit[] {
    this.#spaces ??= this.#strays();
    return this.#spaces;
  }

  #strays(): readonly TextEdit[] {
    if ((this.#signs & SPACE_SIGNS & ~INNER_BRACKET) === 0) {
      return NONE;
    }
    const edits = spaceEdits(this.group);
    const kept =
      this.#hasPlainStrays ||
      (edits.length > 0 &&
        readsAsBefore(this.group, [...bracketEdits(this.group), ...edits], this.#registry));
    return kept ? edits : NONE;
  }
}

const WORDING: Wording<Form> = {
  message: (form) => messageOf(form.group.text, form.hasHalfBrackets, form.spaces.length > 0),
  fixes: ({ group, spaces }) => [fixWith([...bracketEdits(group), ...spaces])],
};

/** A group whose only fault are half-width brackets, the most common one, needs nothing worked out. */
const HALF_WIDTH: Wording<ResponsibilityGroup> = {
  message: ({ text }) => messageOf(text, true, false),
  fixes: (group) => [fixWith(bracketEdits(group))],
};

function fixWith(edits: readonly TextEdit[]): Fix {
  const title = { zh: '改用全角括号，删去多余空格', en: 'Use full-width brackets without stray spaces' };
  return { title, edits: edits.toSorted((a, b) => a.start - b.start), safe: true };
}

/** Half-width brackets, inner ones too, become full-width; 〔…〕 stays. */
function bracketEdits({ text, start }: ResponsibilityGroup): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x28 || code === 0x29) {
      edits.push({ start: start + i, end: start + i + 1, newText: code === 0x28 ? '（' : '）' });
    }
  }
  return edits;
}

/**
 * Spaces inside the brackets, but not those of a line break and its indent: a wrap is no fault here. Nor
 * one that does a separator's work (省水利厅牵头 省财政厅配合, 牵头单位：… 配合单位：…).
 */
function spaceEdits(group: ResponsibilityGroup): TextEdit[] {
  const { text, start } = group;
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(/[^\S\r\n]+/g)) {
    const end = match.index + match[0].length;
    const atBreak = /[\r\n]/.test(text.charAt(match.index - 1)) || /[\r\n]/.test(text.charAt(end));
    if (!atBreak && !separates(group, start + match.index)) {
      edits.push({ start: start + match.index, end: start + end, newText: '' });
    }
  }
  return edits;
}

/** Whether a space stands between two bodies that no mark sets apart. */
function separates({ entries, text, start }: ResponsibilityGroup, at: number): boolean {
  const next = entries.findIndex((entry) => entry.start > at);
  const [before, after] = [entries[next - 1], entries[next]];
  return (
    before !== undefined &&
    after !== undefined &&
    before.end <= at &&
    !/[、，,；;。]/.test(text.slice(before.end - start, after.start - start))
  );
}

/** A space may stand in place of a separator; then it is not stray. */
function readsAsBefore(
  { entries, text, start }: ResponsibilityGroup,
  edits: readonly TextEdit[],
  registry: Registry,
): boolean {
  const local = edits.map((edit) => ({ ...shifted(edit, -start), newText: edit.newText }));
  const context = { firstIsLead: false, registry, followsSentence: true, endsUnit: true };
  const reading = readGroup(applyEdits(text, local), context);
  const plain = (name: string): string => name.replace(/\(/g, '（').replace(/\)/g, '）');
  return (
    reading !== null &&
    reading.entries.length === entries.length &&
    reading.entries.every((entry, i) => plain(entry.name) === plain(entries[i]?.name ?? ''))
  );
}

function messageOf(text: string, brackets: boolean, spaces: boolean): Localized {
  const half = /^\(.*\)$/s.test(text);
  const bracketFault = half
    ? { zh: '使用了半角括号', en: 'half-width brackets' }
    : { zh: '括号全角、半角不一', en: 'unlike brackets' };
  const faults = [
    ...(brackets ? [bracketFault] : []),
    ...(spaces ? [{ zh: '括号内有多余空格', en: 'stray spaces' }] : []),
  ];
  return {
    zh: `责任单位${faults.map((fault) => fault.zh).join('，')}，应使用全角括号“（）”且不留空格。`,
    en: `The list of bodies has ${faults.map((fault) => fault.en).join(' and ')}; use （） without spaces.`,
  };
}
