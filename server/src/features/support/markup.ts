import type { MarkupContent } from 'vscode-languageserver';
import { MarkupKind } from './protocol.js';

/** A run of text within a paragraph. The text is data: it is escaped when rendered. */
export interface Inline {
  readonly text: string;
  readonly strong?: true;
  /** In a text with its changes marked: what was put in, and what was taken out. */
  readonly change?: 'added' | 'removed';
  readonly href?: string;
}

/** A paragraph, or a list of them. */
export type Block = readonly Inline[] | { readonly items: readonly (readonly Inline[])[] };

/** Plain text as a run. */
export function plain(text: string): Inline {
  return { text };
}

/** Emphasised text. */
export function strong(text: string): Inline {
  return { text, strong: true };
}

/** A run that was put into a text or taken out of it. */
export function changed(text: string, change: 'added' | 'removed'): Inline {
  return { text, change };
}

/** A link; editors without Markdown show its text. */
export function link(text: string, href: string): Inline {
  return { text, href };
}

/** Runs with `separator` between each two. */
export function joined(runs: readonly Inline[], separator: string): readonly Inline[] {
  return runs.flatMap((run, i) => (i === 0 ? [run] : [plain(separator), run]));
}

/**
 * Text that Markdown shows as it stands. Only what could be syntax is escaped: editors that show
 * the source would otherwise be full of backslashes.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A link target in angle-free form: brackets and blanks would end it early. */
function escapeHref(href: string): string {
  return href.replace(
    /[()<>\s\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

const HAIR_SPACE = '\u200a';

function inlineMarkdown(run: Inline): string {
  const text = escapeMarkdown(run.text);
  const linked = run.href === undefined ? text : `[${text}](${escapeHref(run.href)})`;
  if (run.change) {
    const mark = run.change === 'added' ? '**' : '~~';
    // Marks between Chinese characters and brackets count as such only beside white space.
    return `${HAIR_SPACE}${mark}${linked}${mark}${HAIR_SPACE}`;
  }
  return run.strong ? `**${linked}**` : linked;
}

/** As wdiff marks changes where nothing can be struck out. */
function inlineText({ text, change }: Inline): string {
  return change ? (change === 'added' ? `{+${text}+}` : `[-${text}-]`) : text;
}

function render(blocks: readonly Block[], inline: (run: Inline) => string, between: string): string {
  const line = (runs: readonly Inline[]) => runs.map(inline).join('');
  return blocks
    .map((block) =>
      'items' in block ? block.items.map((item) => `- ${line(item)}`).join('\n') : line(block),
    )
    .filter((text) => text !== '')
    .join(between);
}

/** Blocks as the client can show them. */
export function markup(blocks: readonly Block[], markdown: boolean): MarkupContent {
  return markdown
    ? { kind: MarkupKind.Markdown, value: render(blocks, inlineMarkdown, '\n\n') }
    : { kind: MarkupKind.PlainText, value: render(blocks, inlineText, '\n') };
}
