import type { NodeKind, Notice, OutlineNode } from './notice.js';
import { perNotice } from './per-notice.js';

/** The nodes of one space that have one form: 一、 of the notice, （1） of an attached text. Text order. */
export interface Level {
  readonly space: number;
  readonly kind: NodeKind;
  readonly depth: number;
  /** At least one. */
  readonly nodes: readonly [OutlineNode, ...OutlineNode[]];
}

/** All levels of a notice: those of each space in order of first appearance. */
export const levelsOf = perNotice(findLevels);

function findLevels({ nodes }: Notice): readonly Level[] {
  const levels: (Level & { readonly nodes: [OutlineNode, ...OutlineNode[]] })[] = [];
  // Nodes stand space by space, and a space has few levels: looking through them is cheaper than keys.
  let first = 0;
  for (const node of nodes) {
    const { space, kind, depth } = node;
    if (levels[first]?.space !== space) {
      first = levels.length;
    }
    let at = first;
    while (at < levels.length && (levels[at]?.kind !== kind || levels[at]?.depth !== depth)) {
      at++;
    }
    const level = levels[at];
    if (level) {
      level.nodes.push(node);
    } else {
      levels.push({ space, kind, depth, nodes: [node] });
    }
  }
  return levels;
}
