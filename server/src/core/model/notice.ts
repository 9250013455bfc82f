import type { Name } from '../agencies/group.js';
import type { Agency, Registry } from '../agencies/registry.js';
import type { GroupEntry, Role } from '../agencies/types.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { LineIndex } from '../text/line-index.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { NoticeMemory } from './memory.js';

/** The marker's own form decides the kind, not its depth. */
export type NodeKind = 'part' | 'chapter' | 'section' | 'item' | 'subitem' | 'article' | 'decimal';

/** A text with its place in the notice. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** A numbered unit. Its span runs from its marker to the end of its last descendant. */
export interface OutlineNode extends Span {
  readonly id: number;
  readonly kind: NodeKind;
  readonly number: number;
  readonly marker: TextSpan;
  /** Where the marker ends: it is asked of every node, and `marker` is made when it is read. */
  readonly markerEnd: number;
  /** The marker with its number as `#`: `（#)`, `#．`. */
  readonly shape: string;
  /** Rank inside the kind: 编 0, 章 1, 节 2; the dots of a decimal; else 0. */
  readonly depth: number;
  /** Heading or first sentence, line breaks healed, not shortened. */
  readonly title: TextSpan;
  readonly parent: OutlineNode | null;
  readonly children: readonly OutlineNode[];
  /** End of the node's own text: where its first child begins, or `end`. */
  readonly ownEnd: number;
  /** 0 the notice itself, 1… each attached text. */
  readonly space: number;
}

/** A text with a numbering of its own: the notice, or one attached text. */
export interface NumberingSpace extends Span {
  readonly index: number;
  readonly title: TextSpan | null;
  readonly roots: readonly OutlineNode[];
}

/** Nodes that are numbered one after the other, in text order. */
export interface SeriesRun {
  readonly nodes: readonly OutlineNode[];
  /** What the first node should be numbered: 1, or its own number in an excerpt. */
  readonly first: number;
}

export interface ResponsibilityEntry extends GroupEntry {
  /** Absolute, unlike a {@link GroupEntry}'s. */
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  /** The registry's body of that name; null when unknown, collective or ambiguous. */
  readonly agency: Agency | null;
  /** The name as the reader of groups has it: one object for all that bear it. */
  readonly nameRead: Name;
}

export interface ResponsibilityGroup extends Span {
  readonly text: string;
  /** The node it closes; null before the first node. */
  readonly node: OutlineNode | null;
  readonly entries: readonly ResponsibilityEntry[];
}

export interface Reference extends Span {
  /** document 《…》, number 国发〔2018〕38号, item 第N项, attachment 附件N. */
  readonly kind: 'document' | 'document-number' | 'item' | 'attachment';
  readonly text: string;
}

export interface DateMention extends Span {
  readonly text: string;
  /** ISO dates, both inclusive; null when the text names no such day (2月30日). */
  readonly from: string | null;
  readonly to: string | null;
  readonly role: 'deadline' | 'issued' | 'published' | 'mention';
}

export interface Header {
  readonly title: TextSpan | null;
  readonly documentNumber: TextSpan | null;
  readonly addressees: TextSpan | null;
  readonly issuer: TextSpan | null;
  /** 成文日期. */
  readonly issuedOn: (TextSpan & { readonly iso: string | null }) | null;
  /** 发布日期 of a web copy; not the document's own date. */
  readonly publishedOn: (TextSpan & { readonly iso: string | null }) | null;
}

/** 发文机关署名 with 成文日期: where a notice, or an attached text of its own, closes. */
export interface Signature extends Span {
  readonly issuer: TextSpan | null;
  readonly date: TextSpan & { readonly iso: string | null };
}

/**
 * document an official document, or an excerpt of one · draft too little to judge by, or a few of its
 * parts only · other a text of another kind (news, article, readme) · garbled read with the wrong
 * encoding.
 */
export type Genre = 'document' | 'draft' | 'other' | 'garbled';

/** Where a date of a plan was carried over from. */
export interface DateOrigin {
  /** The unit of last year's plan that has the same date. */
  readonly unit: Localized;
  /** Whether it was over there already. */
  readonly wasMissed: boolean;
}

/** What is known of the plan that a notice goes on from. */
export interface LastYear {
  readonly year: number;
  /** Null for a date that last year's plan has not in the item this one's comes from. */
  originOf(notice: Notice, date: DateMention): DateOrigin | null;
}

/** Everything known of one version of one text. Immutable; all offsets absolute. */
export interface Notice {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly lines: LineIndex;
  readonly genre: Genre;
  /** Whether the text looks like an official document at all. */
  readonly isNotice: boolean;
  /** What belongs to the web page the text was copied from; nothing in it is reported. */
  readonly chrome: readonly Span[];
  readonly header: Header;
  /** Where the notice, and each attached text that is signed, closes; in text order. */
  readonly signatures: readonly Signature[];
  readonly spaces: readonly NumberingSpace[];
  /** All nodes in document order; `nodes[i].id === i`. */
  readonly nodes: readonly OutlineNode[];
  /** The nodes as they are numbered one after the other. */
  readonly series: readonly SeriesRun[];
  readonly groups: readonly ResponsibilityGroup[];
  readonly references: readonly Reference[];
  readonly dates: readonly DateMention[];
  /** The registry that applies to this document. */
  readonly registry: Registry;
  /** What is known of the plan it goes on from; null where none is known. */
  readonly lastYear: LastYear | null;
  /** What has been found out of it since; `perNotice` alone asks it. */
  readonly memory: NoticeMemory;
}
