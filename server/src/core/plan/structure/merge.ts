import type { Notice, OutlineNode, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import type { TextEdit } from '../../text/edit.js';
import { neighbourOf, type Refusal, type StructureChange } from './change.js';

/**
 * One unit of two: the text of the next one follows, and their lists of bodies become one without duplicates.
 * Lists that say more than names (牵头, 负责) stay as they are, each behind its own text.
 */
export function mergeUnits(notice: Notice, node: OutlineNode): StructureChange | Refusal {
  const next = neighbourOf(notice, node, 1);
  if (!next) {
    return {
      why: { zh: '后面没有同级的条目可以合并', en: 'There is no unit of this level behind it to merge with' },
    };
  }
  if (node.children.length > 0) {
    return {
      why: {
        zh: '本条下有下级条目，合并会打乱层次，请先调整下级',
        en: 'This unit has others below it, which merging would displace',
      },
    };
  }
  const { text } = notice;
  const ours = closingList(notice, node);
  const theirs = closingList(notice, next);
  const edits: TextEdit[] = [];
  const moves =
    ours && (theirs ? isPlain(ours) && isPlain(theirs) : isPlain(ours) && next.children.length === 0);
  const start = moves ? endOfText(text, node, ours) : node.ownEnd;
  edits.push({ start, end: next.title.start, newText: '' });
  if (moves && ours && theirs) {
    edits.push({ start: theirs.start, end: theirs.end, newText: united(ours, theirs) });
  } else if (moves && ours) {
    edits.push({ start: next.ownEnd, end: next.ownEnd, newText: ours.text });
  }
  return { edits, cursor: start };
}

/** Where a unit's text ends before its list. */
function endOfText(text: string, node: OutlineNode, list: ResponsibilityGroup): number {
  let end = list.start;
  while (end > node.title.start && /\s/.test(text.charAt(end - 1))) {
    end--;
  }
  return end;
}

/** The list in brackets a unit's own text closes with. */
function closingList({ groups, text }: Notice, node: OutlineNode): ResponsibilityGroup | null {
  return (
    groups.findLast(
      (group) =>
        group.node === node &&
        group.end <= node.ownEnd &&
        /^[。\s]*$/.test(text.slice(group.end, node.ownEnd)),
    ) ?? null
  );
}

/** Whether a list holds nothing but names and the marks between them. */
function isPlain({ text, start, entries }: ResponsibilityGroup): boolean {
  let rest = '';
  let at = start;
  for (const entry of entries) {
    rest += text.slice(at - start, entry.start - start);
    at = entry.end;
  }
  rest += text.slice(at - start);
  return (
    /^[（(][、，\s]*[）)]$/.test(rest) &&
    entries.every(({ role, collective }) => role === 'responsible' && !collective)
  );
}

function bodyOf({ agency, name }: ResponsibilityEntry): string {
  return agency?.id ?? name;
}

/** The first list as it is written, and behind it in full the names only the second has. */
function united(ours: ResponsibilityGroup, theirs: ResponsibilityGroup): string {
  const known = new Set(ours.entries.map(bodyOf));
  const added = theirs.entries.filter((entry) => !known.has(bodyOf(entry)));
  let last = ours.entries.at(-1)?.name ?? '';
  const more = added.map(({ name }) => {
    // Bodies of another level or place stand behind a comma.
    const mark = name.charAt(0) === last.charAt(0) ? '、' : '，';
    last = name;
    return mark + name;
  });
  return `（${ours.text.slice(1, -1).trim()}${more.join('')}）`;
}
