import type { Hover } from 'vscode-languageserver';
import type { OutlineNode } from '../core/model/notice.js';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { agencyText, documentText, headingText, itemText } from './support/hover-text.js';
import { type Block, markup } from './support/markup.js';
import { positionParams } from './support/params.js';
import { nodeAt, spanAt } from './support/structure.js';

interface Subject {
  readonly span: Span;
  /** The unit, where it is one. */
  readonly unit?: OutlineNode;
  readonly blocks: () => readonly Block[];
}

/** A unit answers at its marker; one with parts at its whole heading. */
function markedPlace(node: OutlineNode): Span {
  const heading = node.children.length > 0 ? Math.min(node.title.end, node.ownEnd) : node.marker.end;
  return { start: node.marker.start, end: Math.max(node.marker.end, heading) };
}

/** What stands under the pointer, the smallest thing first. */
function subjectAt(context: FeatureContext, offset: number): Subject | null {
  const { notice } = context;
  const group = spanAt(notice.groups, offset);
  const entry = group ? spanAt(group.entries, offset) : null;
  if (entry) {
    return { span: entry, blocks: () => agencyText(context, entry) };
  }
  const documents = notice.references.filter((reference) => reference.kind === 'document');
  const document = spanAt(documents, offset);
  if (document) {
    return { span: document, blocks: () => documentText(context, document) };
  }
  const node = nodeAt(notice, offset);
  if (!node) {
    return null;
  }
  const span = markedPlace(node);
  if (offset < span.start || offset >= span.end) {
    return null;
  }
  return {
    span,
    unit: node,
    blocks: () => (node.children.length > 0 ? headingText(context, node) : itemText(context, node)),
  };
}

/** What a unit was in last year's plan, where the workspace has it. */
async function originOf(context: FeatureContext, unit: OutlineNode): Promise<readonly Block[]> {
  if (!context.settings.display.originLenses) {
    return [];
  }
  const { lastYearOf, originText } = await import('./support/last-year.js');
  const lastYear = await lastYearOf(context);
  return lastYear ? originText(lastYear, unit, context.locale) : [];
}

/** Explains the number, the heading, the agency or the cited document under the pointer. */
export const hover = defineFeature({
  method: 'textDocument/hover',
  params: positionParams,
  async handle(context, params): Promise<Hover | null> {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject) {
      return null;
    }
    const origin = subject.unit ? await originOf(context, subject.unit) : [];
    return {
      contents: markup([...subject.blocks(), ...origin], context.client.hoverMarkdown),
      range: context.convert.range(subject.span),
    };
  },
});
