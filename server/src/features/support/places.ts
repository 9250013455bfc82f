import type { OutlineNode } from '../../core/model/notice.js';
import { nameOfUnit } from '../../core/model/unit-names.js';
import type { FeatureContext } from './context.js';
import { type Inline, link } from './markup.js';
import { messages } from './messages.js';
import { nodeAt } from './structure.js';

/** A link to an offset of the document, in the form editors follow: `…#L12,3`, counted from one. */
export function linkTo(context: FeatureContext, label: string, offset: number): Inline {
  const { line, character } = context.convert.position(offset);
  return link(label, `${context.document.uri}#L${line + 1},${character + 1}`);
}

/** How a reader names a unit: 第12项 where that is clear, else the markers that lead to it. */
export function nameOfNode({ notice, locale }: FeatureContext, node: OutlineNode): string {
  return nameOfUnit(notice, node)[locale];
}

/** How a reader names a place: by the unit it stands in, else by its line. */
export function nameOfPlace(context: FeatureContext, offset: number): string {
  const node = nodeAt(context.notice, offset);
  return node
    ? nameOfNode(context, node)
    : messages.line(context.convert.position(offset).line + 1)[context.locale];
}
