import type { InlayHint } from 'vscode-languageserver';
import type { ResponsibilityEntry } from '../core/model/notice.js';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { units } from './support/messages.js';
import { rangeParams } from './support/params.js';
import { descendantsOf, within } from './support/structure.js';
import { viewTexts } from './support/view-texts.js';

/** What a written name leaves out, where it stood: 省 before 交通运输厅, 市人民政府 behind 广州. */
function leftOut({ name, written, start, end }: ResponsibilityEntry): { at: number; text: string } | null {
  const plain = written.replace(/[\s　]/g, '');
  if (plain === '' || plain === name) {
    return null;
  }
  if (name.endsWith(plain)) {
    return { at: start, text: name.slice(0, -plain.length) };
  }
  return name.startsWith(plain) ? { at: end, text: name.slice(plain.length) } : null;
}

function nameHints(context: FeatureContext, span: Span): InlayHint[] {
  // A group may begin before the span that is asked about.
  const groups = context.notice.groups.filter((group) => group.start < span.end && span.start < group.end);
  return groups.flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      const rest = leftOut(entry);
      return rest
        ? [
            {
              position: context.convert.position(rest.at),
              label: rest.text,
              tooltip: viewTexts.stands(entry.name)[context.locale],
            },
          ]
        : [];
    }),
  );
}

/** How many items a chapter has, behind its heading. */
function countHints(context: FeatureContext, span: Span): InlayHint[] {
  const chapters = within(context.notice.nodes, span).filter(
    ({ kind }) => kind === 'part' || kind === 'chapter',
  );
  return chapters.flatMap((node) => {
    const items = descendantsOf(node).filter(({ kind }) => kind === 'item').length;
    const at = Math.max(node.marker.end, Math.min(node.title.end, node.ownEnd));
    return items > 0
      ? [
          {
            position: context.convert.position(at),
            label: viewTexts.inBrackets(units(items, 'item')[context.locale])[context.locale],
          },
        ]
      : [];
  });
}

/** What is left out of shortened names, and how many items chapters have; each when its setting is on. */
export const inlayHint = defineFeature({
  method: 'textDocument/inlayHint',
  params: rangeParams,
  handle(context, params): InlayHint[] {
    const { expandedNames, itemCounts } = context.settings.display;
    const span = context.convert.span(params.range);
    return [
      ...(expandedNames ? nameHints(context, span) : []),
      ...(itemCounts ? countHints(context, span) : []),
    ];
  },
});
