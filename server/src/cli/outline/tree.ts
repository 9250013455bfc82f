import type { Notice, NumberingSpace, OutlineNode } from '../../core/model/notice.js';
import type { Context } from '../context.js';
import { messages } from '../messages.js';
import { displayWidth, printable, truncateDisplay } from '../width.js';

/** A line of the tree with what hangs below it. */
interface Branch {
  readonly label: string;
  readonly strong: boolean;
  readonly children: readonly Branch[];
}

/** The outline with lines that show what belongs to what, no wider than the terminal. */
export function treeText(context: Context, notice: Notice): string {
  const title = notice.header.title?.text ?? context.say(messages.untitled);
  const branches = notice.spaces.flatMap((space) => branchesOf(context, space));
  const lines = [context.colors.bold(fitted(context, '', printable(title)))];
  if (branches.length === 0) {
    lines.push(context.colors.dim(context.say(messages.noUnits)));
  }
  draw(context, branches, '', lines);
  return `${lines.join('\n')}\n`;
}

/** The notice's own units stand at the top; an attached text is a unit of its own. */
function branchesOf(context: Context, space: NumberingSpace): readonly Branch[] {
  const roots = space.roots.map(branchOf);
  if (space.index === 0) {
    return roots;
  }
  const label = printable(space.title?.text ?? context.say(messages.untitled));
  return roots.length === 0 ? [] : [{ label, strong: true, children: roots }];
}

function branchOf(node: OutlineNode): Branch {
  const marker = printable(node.marker.text.replace(/\s+/g, ''));
  // 第一章 总则, but 一、总则 and （一）总则.
  const gap = /[\p{P}\p{S}\p{No}]$/u.test(marker) ? '' : ' ';
  return {
    label: printable(`${marker}${gap}${node.title.text}`).trimEnd(),
    strong: node.parent === null,
    children: node.children.map(branchOf),
  };
}

function draw(context: Context, branches: readonly Branch[], indent: string, lines: string[]): void {
  const { colors } = context;
  branches.forEach((branch, i) => {
    const last = i === branches.length - 1;
    const lead = `${indent}${last ? '└─ ' : '├─ '}`;
    const label = fitted(context, lead, branch.label);
    lines.push(colors.dim(lead) + (branch.strong ? colors.bold(label) : label));
    draw(context, branch.children, `${indent}${last ? '   ' : '│  '}`, lines);
  });
}

function fitted(context: Context, lead: string, label: string): string {
  return context.columns === null
    ? label
    : truncateDisplay(label, Math.max(8, context.columns - displayWidth(lead)));
}
