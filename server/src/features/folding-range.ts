import type { FoldingRange, FoldingRangeKind as Kind } from 'vscode-languageserver';
import type { Notice } from '../core/model/notice.js';
import type { Rope } from '../core/text/rope.js';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { messages } from './support/messages.js';
import { documentParams } from './support/params.js';
import { FoldingRangeKind } from './support/protocol.js';
import { shortened } from './support/structure.js';

interface Region extends Span {
  readonly kind?: Kind;
  /** What stands for the folded text; the first line does where this is missing. */
  readonly label?: string;
}

/** Everything before the body: from the title to the addressees. */
function headerRegion(context: FeatureContext): readonly Region[] {
  const { title, documentNumber, addressees, publishedOn } = context.notice.header;
  const parts = [title, documentNumber, addressees, publishedOn].filter((part) => part !== null);
  const firstNode = context.notice.nodes[0]?.start ?? context.document.content.length;
  const before = parts.filter((part) => part.start < firstNode);
  if (before.length < 2) {
    return [];
  }
  return [
    {
      start: Math.min(...before.map((part) => part.start)),
      end: Math.max(...before.map((part) => part.end)),
      label: messages.headerFold[context.locale],
    },
  ];
}

function attachedTexts(notice: Notice): readonly Region[] {
  return notice.spaces
    .filter((space) => space.index > 0)
    .map((space) => ({
      start: space.start,
      end: space.end,
      kind: FoldingRangeKind.Region,
      label: shortened(space.title?.text ?? '', 60),
    }));
}

/** The span without the blanks and breaks at its ends. */
function trimmed(text: Rope, span: Span): Span {
  const isBlank = (offset: number) => String.fromCharCode(text.charCodeAt(offset)).trim() === '';
  let { start, end } = span;
  while (start < end && isBlank(start)) {
    start++;
  }
  while (start < end && isBlank(end - 1)) {
    end--;
  }
  return { start, end };
}

/**
 * Clients fold whole lines, and here one unit may end and the next begin on one line: the last
 * line is given up when something else stands on it.
 */
function lineFold(context: FeatureContext, region: Region): FoldingRange | null {
  const { content } = context.document;
  const span = trimmed(content, region);
  const startLine = content.positionAt(span.start).line;
  let endLine = content.positionAt(span.end).line;
  if (content.slice(span.end, content.lineEnd(endLine)).trim() !== '') {
    endLine--;
  }
  return endLine > startLine ? { startLine, endLine } : null;
}

function characterFold(context: FeatureContext, region: Region): FoldingRange | null {
  const { start, end } = context.convert.range(trimmed(context.document.content, region));
  if (end.line === start.line) {
    return null;
  }
  return {
    startLine: start.line,
    startCharacter: start.character,
    endLine: end.line,
    endCharacter: end.character,
  };
}

function foldOf(context: FeatureContext, region: Region): FoldingRange | null {
  const fold = context.client.lineFoldingOnly ? lineFold(context, region) : characterFold(context, region);
  return (
    fold && {
      ...fold,
      ...(region.kind ? { kind: region.kind } : {}),
      ...(region.label && context.client.foldingText ? { collapsedText: region.label } : {}),
    }
  );
}

/** Where several units begin on one line only one can be folded there: the largest. */
function onePerLine(folds: readonly FoldingRange[]): readonly FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const fold of folds) {
    const known = byLine.get(fold.startLine);
    if (!known || known.endLine < fold.endLine) {
      byLine.set(fold.startLine, fold);
    }
  }
  return [...byLine.values()];
}

/** Folds the header, attached texts and every numbered unit that spans lines. */
export const foldingRange = defineFeature({
  method: 'textDocument/foldingRange',
  params: documentParams,
  handle(context): FoldingRange[] {
    const regions = [...headerRegion(context), ...attachedTexts(context.notice), ...context.notice.nodes];
    // A node has a kind of its own that is none of the protocol's.
    const folds = regions
      .map((region) =>
        foldOf(context, 'marker' in region ? { start: region.start, end: region.end } : region),
      )
      .filter((fold) => fold !== null);
    const kept = context.client.lineFoldingOnly ? onePerLine(folds) : folds;
    return [...kept].sort((a, b) => a.startLine - b.startLine).slice(0, context.client.foldingLimit);
  },
});
