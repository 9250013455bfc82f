import type * as z from 'zod/mini';
import type { Notice } from '../model/notice.js';
import type { TextEdit } from '../text/edit.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Where a rule's claim comes from, and how binding that is. */
export interface Source {
  readonly name: string;
  /** Clause number, when a norm has one. */
  readonly clause?: string;
  readonly strength: 'norm' | 'permissive' | 'practice' | 'disputed';
}

/** A change that removes a finding. Safe means: no reader could disagree with it. */
export interface Fix {
  readonly title: Localized;
  readonly edits: readonly TextEdit[];
  readonly safe: boolean;
}

export interface RelatedPlace extends Span {
  readonly message: Localized;
}

/**
 * A fault as a rule sees it; the runner adds the rule's id and severity. Where words and fixes cost anything,
 * they are made when read: `late-finding.ts`.
 */
export interface Finding extends Span {
  readonly message: Localized;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** Only downward from the rule's own: doubt lowers the severity. */
  readonly severity?: Severity | undefined;
}

/** A text with one fault between ⟦ and ⟧, and the text without it. Executed as tests. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
}

/** What an option is called and does, as pages and settings say it. */
export interface OptionText {
  readonly title: Localized;
  readonly about: Localized;
}

/**
 * What a rule reads:
 * - `surroundings`: what it says of a place, off some hundred units around it
 * - `habit`: the same, but it may tell of all its places at once
 * - `list`: what it says of a list of bodies, off that list, the header and what it {@link RuleMeta.compares}
 * - `series`: what it says of a unit, off the faults in the numbers of one numbering space (model/numbering-faults)
 * - `space`: what it says of a unit, off the units of one numbering space, their forms, their own words, which of them
 *   have lists, and whether it is itself at fault; of their numbers, only those of the unit and of the one above it
 * - `frame`: header, attachments and mentions of them, citations (model/citations) and missed targets (model/targets); no
 *   list of bodies, no number of a unit, no other reference or date
 * - `numbers`: the same, and which numbers units bear
 */
export type Reach = 'surroundings' | 'habit' | 'list' | 'series' | 'space' | 'frame' | 'numbers';

/** How bodies are joined, under which names they stand, in which order, and with which parts. */
export type ListSummary = 'joints' | 'names' | 'orders' | 'parts';

export interface RuleMeta<O> {
  /** `group/name`; permanent. */
  readonly id: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly basis: readonly Source[];
  readonly severity: Severity;
  readonly fix: 'none' | 'safe' | 'unsafe';
  readonly since: string;
  readonly options: z.ZodMiniType<O>;
  /** One for every option; the generator refuses a rule that lacks one. */
  readonly optionTexts?: { readonly [Name in keyof O]: OptionText };
  /**
   * Which texts the rule is asked about: without it official documents and drafts too short to judge;
   * `documents` only the former, `any-text` also texts of another kind.
   */
  readonly scope?: 'documents' | 'any-text';
  /** What the rule reads; without it, anything a notice holds. An edit of the rest leaves its findings as they are. */
  readonly reach?: Reach;
  /** What of all lists of bodies a rule with the reach `list` compares a list with. */
  readonly compares?: ListSummary;
  /**
   * Whether a finding that a place's own block makes, or its unit, can be told before the rest of a long text is
   * read: nothing else counts, no habit of the document, no header, no list of bodies. See `first-look.ts`.
   */
  readonly early?: true;
  /** What the rule looks for in running text far from the places it speaks of: whether it is there at all. */
  readonly words?: RegExp;
  readonly examples: readonly RuleExample[];
}

export interface RuleContext<O> {
  readonly notice: Notice;
  readonly options: O;
}

/**
 * One check. Pure: it reads the notice and gives findings, each an object of its own. A generator would make an
 * object for each step of each loop in it.
 */
export interface Rule<O> {
  readonly meta: RuleMeta<O>;
  check(context: RuleContext<O>): readonly Finding[];
  /**
   * Of a rule that says nothing where it would say too much: how many lists more or less would be needed to change
   * its mind, a function of what {@link RuleMeta.compares} names. Of one with the reach `habit` that counts all
   * through a text: how many characters more or less.
   */
  margin?(context: RuleContext<O>): number;
}

/** Types a rule's options from its schema. */
export function defineRule<O>(rule: Rule<O>): Rule<O> {
  return rule;
}
