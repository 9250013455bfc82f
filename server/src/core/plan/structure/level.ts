import type { NodeKind, Notice, OutlineNode } from '../../model/notice.js';
import { withNumber } from '../../syntax/marker.js';
import type { TextEdit } from '../../text/edit.js';
import { groupBy } from '../../text/group-by.js';
import { neighbourOf, type Refusal, type StructureChange, siblingsOf } from './change.js';

/** The levels of GB/T 9704-2012, 7.3.3, and the markers of those a document does not use yet. */
const LADDER = ['chapter', 'section', 'item', 'subitem'] as const satisfies readonly NodeKind[];
const MARKERS: Readonly<Partial<Record<NodeKind, string>>> = {
  chapter: '一、',
  section: '（一）',
  item: '1．',
  subitem: '（1）',
};

const NO_LEVEL: Refusal = {
  why: {
    zh: '此处不能升降级：只有“一、”“（一）”“1．”“（1）”各级可以',
    en: 'Only the levels 一、（一） 1． （1） can be promoted and demoted',
  },
};

/** A unit and all below it one level up: it stands behind the unit it stood in. */
export function promote(notice: Notice, node: OutlineNode, offset: number): StructureChange | Refusal {
  if (!isOnLadder(node.kind)) {
    return NO_LEVEL;
  }
  if (!node.parent || !isOnLadder(node.parent.kind)) {
    return { why: { zh: '已是最高一级，不能再升级', en: 'This is the highest level already' } };
  }
  return relevelled(notice, node, offset, (unit) => unit.parent?.kind ?? unit.kind);
}

/** A unit and all below it one level down: it becomes the last one of the unit before it. */
export function demote(notice: Notice, node: OutlineNode, offset: number): StructureChange | Refusal {
  if (!isOnLadder(node.kind)) {
    return NO_LEVEL;
  }
  const before = neighbourOf(notice, node, -1);
  if (!before) {
    return {
      why: {
        zh: '前面没有同级的条目，不能降级',
        en: 'There is no unit of this level before it to belong to',
      },
    };
  }
  const used = LADDER.filter((kind) =>
    notice.nodes.some((one) => one.kind === kind && one.space === node.space),
  );
  const below = (kind: NodeKind): NodeKind | undefined => {
    const rank = rankIn(kind);
    return used.find((one) => rankIn(one) > rank) ?? LADDER[rank + 1];
  };
  const first = before.children[0]?.kind ?? node.children[0]?.kind ?? below(node.kind);
  const lowered = (unit: OutlineNode): NodeKind | undefined => (unit === node ? first : below(unit.kind));
  const units = [node, ...descendantsOf(node)];
  const kinds = units.map(lowered);
  if (kinds.some((kind) => kind === undefined || !isOnLadder(kind))) {
    return { why: { zh: '已是最低一级，不能再降级', en: 'This is the lowest level already' } };
  }
  return relevelled(notice, node, offset, (unit) => lowered(unit) ?? unit.kind);
}

function isOnLadder(kind: NodeKind): boolean {
  return (LADDER as readonly NodeKind[]).includes(kind);
}

function rankIn(kind: NodeKind): number {
  return (LADDER as readonly NodeKind[]).indexOf(kind);
}

function descendantsOf(node: OutlineNode): readonly OutlineNode[] {
  return node.children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** New markers for a unit and all below it; the numbers are put in order afterwards. */
function relevelled(
  notice: Notice,
  node: OutlineNode,
  offset: number,
  kindOf: (unit: OutlineNode) => NodeKind,
): StructureChange {
  const edits = [node, ...descendantsOf(node)].map(
    (unit): TextEdit => ({
      start: unit.marker.start,
      end: unit.marker.end,
      newText: withNumber(markerOf(notice, kindOf(unit)), numberAmong(notice, unit)),
    }),
  );
  const grown = edits
    .filter((edit) => edit.end <= offset)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  return { edits, cursor: Math.max(node.start, offset + grown) };
}

/** A marker as most of its kind are written here. */
function markerOf({ nodes }: Notice, kind: NodeKind): string {
  const shapes = groupBy(
    nodes.filter((one) => one.kind === kind),
    (one) => one.shape,
  );
  const most = [...shapes.values()].sort((a, b) => b.length - a.length)[0]?.[0];
  return most?.marker.text ?? MARKERS[kind] ?? '1．';
}

/** Some number for a unit of a list: that of its place. */
function numberAmong(notice: Notice, unit: OutlineNode): number {
  return siblingsOf(notice, unit).indexOf(unit) + 1;
}
