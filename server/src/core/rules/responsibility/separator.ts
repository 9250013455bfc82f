import * as z from 'zod/mini';
import { readGroup } from '../../agencies/group.js';
import { isPlace } from '../../agencies/places.js';
import type { Registry } from '../../agencies/registry.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { Localized } from '../../text/localized.js';
import { type Span, shifted } from '../../text/span.js';

const NOTICE = (first: string, ...lists: readonly string[]): string =>
  [
    first,
    ...lists,
    '省水利厅，广州市人民政府',
    '省商务厅，深圳市人民政府',
    '省民政厅，佛山市人民政府',
    '省司法厅、财政厅、审计厅',
  ]
    .map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）\n`)
    .join('');

export const rule = defineRule({
  meta: {
    id: 'responsibility/separator',
    title: { zh: '责任单位之间的标点不当', en: 'A wrong mark between responsible bodies' },
    why: {
      zh: '顿号连接同级单位，逗号分隔不同层级；标点用错或漏写，哪些单位并列、“省”字管到哪里就会读错。',
      en: '、 joins bodies of one rank, ， sets levels apart. With the wrong mark, or none, readers mistake who stands beside whom and how far a 省 carries.',
    },
    basis: [
      { name: 'GB/T 15834-2011', clause: '4.5、4.4', strength: 'norm' },
      { name: '公文编辑惯例：同级单位用顿号，不同层级、系统之间用逗号', strength: 'practice' },
    ],
    severity: 'info',
    fix: 'safe',
    since: '0.1.0',
    options: z.strictObject({
      levels: z._default(z.boolean(), true),
    }),
    optionTexts: {
      levels: {
        title: { zh: '区分层级', en: 'Levels' },
        about: {
          zh: '本文以逗号分隔部门与地方政府时，报告其间的顿号。',
          en: 'Report 、 between departments and governments of places where the document uses ，.',
        },
      },
    },
    examples: [
      { bad: NOTICE('省教育厅⟦,⟧省公安厅'), good: NOTICE('省教育厅，省公安厅') },
      { bad: NOTICE('省教育厅⟦、、⟧公安厅'), good: NOTICE('省教育厅、公安厅') },
      { bad: NOTICE('⟦省教育厅省公安厅⟧'), good: NOTICE('省教育厅、省公安厅') },
      { bad: NOTICE('省教育厅⟦、⟧珠海市人民政府'), good: NOTICE('省教育厅，珠海市人民政府') },
    ],
  },
  *check({ notice, options }) {
    const lists = listsOf(notice);
    const habits = habitsOf(lists);
    for (const { group, joints } of lists) {
      const faults = [
        halfWidth(group),
        doubled(group),
        ...glued(group, notice.registry),
        ...unmarked(group, joints, habits),
        semicolon(joints, habits),
        options.levels ? levels(joints, habits) : null,
      ];
      for (const fault of faults) {
        if (fault) {
          yield findingFor(group, fault, notice.registry);
        }
      }
    }
  },
});

/** A group with what joins its bodies. */
interface List {
  readonly group: ResponsibilityGroup;
  readonly joints: readonly Joint[];
}

function listsOf({ groups }: Notice): readonly List[] {
  const kinds = new Map<string, Kind | null>();
  const kindOf = (entry: ResponsibilityEntry): Kind | null => {
    const key = entry.collective ? `*${entry.name}` : entry.name;
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = kindOfEntry(entry);
      kinds.set(key, kind);
    }
    return kind;
  };
  return groups.map((group) => ({ group, joints: jointsOf(group, kindOf) }));
}

interface Fault {
  /** The marks at fault; the first is shown. */
  readonly places: readonly Span[];
  readonly message: Localized;
  readonly edits: readonly TextEdit[];
  readonly safe: boolean;
  /** Whether the mend lets the names read otherwise than now, because now they are read wrongly. */
  readonly rereads?: true;
}

function findingFor(group: ResponsibilityGroup, fault: Fault, registry: Registry): Finding {
  const { places, message, edits, safe } = fault;
  const first = places[0] ?? group;
  const keeps = fault.rereads || readsAsBefore(group, edits, registry);
  const newText = edits[0]?.newText ?? '';
  const title =
    newText === ''
      ? { zh: '删去多余的标点', en: 'Remove the mark' }
      : { zh: `改用“${newText}”`, en: `Use “${newText}”` };
  return { start: first.start, end: first.end, message, fixes: keeps ? [{ title, edits, safe }] : [] };
}

function readsAsBefore(group: ResponsibilityGroup, edits: readonly TextEdit[], registry: Registry): boolean {
  const local = edits.map((edit) => ({ ...shifted(edit, -group.start), newText: edit.newText }));
  const reading = readGroup(applyEdits(group.text, local), {
    firstIsLead: false,
    registry,
    followsSentence: true,
    endsUnit: true,
  });
  const names = (entries: readonly { readonly name: string }[]): string =>
    entries.map(({ name }) => name).join('|');
  return reading !== null && names(reading.entries) === names(group.entries);
}

/** Two bodies that follow each other, and what stands between them. */
interface Joint extends Span {
  readonly before: ResponsibilityEntry;
  readonly after: ResponsibilityEntry;
  readonly kindBefore: Kind | null;
  readonly kindAfter: Kind | null;
  /** Without white space. */
  readonly mark: string;
}

function jointsOf(
  { entries, text, start: by }: ResponsibilityGroup,
  kindOf: (entry: ResponsibilityEntry) => Kind | null,
): readonly Joint[] {
  const joints: Joint[] = [];
  for (let i = 1; i < entries.length; i++) {
    const [before, after] = [entries[i - 1], entries[i]];
    if (before && after) {
      const [start, end] = [before.end, after.start];
      const between = text.slice(start - by, end - by);
      // One unit is a mark, or a space between names that want one.
      const mark = between.length === 1 && between.trim() !== '' ? between : between.replace(/\s/g, '');
      const [kindBefore, kindAfter] = [kindOf(before), kindOf(after)];
      joints.push({ start, end, before, after, kindBefore, kindAfter, mark });
    }
  }
  return joints;
}

/** What the document's lists do elsewhere. */
interface Habits {
  /** All joints by mark. */
  readonly all: ReadonlyMap<string, number>;
  /** Joints by mark, where both sides are of one kind. */
  readonly within: ReadonlyMap<string, number>;
  /** Joints by mark between a department and the government of a place. */
  readonly across: ReadonlyMap<string, number>;
}

function habitsOf(lists: readonly List[]): Habits {
  const all = new Map<string, number>();
  const within = new Map<string, number>();
  const across = new Map<string, number>();
  const count = (counts: Map<string, number>, mark: string): void => {
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  };
  for (const { joints } of lists) {
    for (const joint of joints) {
      count(all, joint.mark);
      count(changesLevel(joint) ? across : within, joint.mark);
    }
  }
  return { all, within, across };
}

/** Whether a mark is the exception: at least three joints, and three times as many, do without it. */
function isException(counts: ReadonlyMap<string, number>, mark: string, usual: readonly string[]): boolean {
  const others = usual.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
  return others >= 3 && others >= 3 * (counts.get(mark) ?? 0);
}

/** Rank of a member: a government of a place, or a department. */
type Kind = 'place' | 'department';

/** Null for 有关单位 and the like. */
function kindOfEntry({ collective, name }: ResponsibilityEntry): Kind | null {
  const plain = name.replace(/[（(][^）)]*[）)]/g, '');
  if (isPlace(plain) || /(?:政府|管委会|[省市区县州盟旗镇乡]|街道|各地)$/.test(plain)) {
    return 'place';
  }
  return collective ? null : 'department';
}

function changesLevel({ kindBefore, kindAfter }: Joint): boolean {
  return kindBefore !== null && kindAfter !== null && kindBefore !== kindAfter;
}

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };

/** `,` `;` `:` between names and after labels; digits keep theirs. */
function halfWidth({ text, start }: ResponsibilityGroup): Fault | null {
  if (!/[,;:]/.test(text)) {
    return null;
  }
  const places = [...text.matchAll(/(?<!\d)[,;:]|[,;:](?!\d)/g)].map(({ index, 0: mark }) => ({
    start: start + index,
    end: start + index + 1,
    newText: FULL[mark] ?? mark,
  }));
  return places.length === 0
    ? null
    : {
        places,
        edits: places,
        safe: true,
        message: {
          zh: '责任单位之间使用了半角标点，应使用全角。',
          en: 'A half-width mark stands between the bodies; use the full-width one.',
        },
      };
}

/** 、、 between names, and a mark that joins nothing (（、省水利厅）, 省水利厅、）). */
function doubled({ text, start }: ResponsibilityGroup): Fault | null {
  const match =
    /[、，,；;][\s　]*[、，,；;]+/.exec(text) ??
    /(?<=^[（(〔]|[：:])[、，,；;]/.exec(text) ??
    /[、，,；;](?=[\s　]*[）)〕]$)/.exec(text);
  if (!match) {
    return null;
  }
  const marks = match[0].replace(/[\s　]/g, '');
  const place = { start: start + match.index, end: start + match.index + match[0].length };
  const newText = marks.length > 1 ? marks.charAt(0) : '';
  return {
    places: [place],
    edits: [{ ...place, newText }],
    safe: new Set(marks).size === 1,
    message: { zh: '责任单位之间有多余的标点。', en: 'A mark too many stands in the list of bodies.' },
  };
}

const TWO_OF_A_LEVEL =
  /^(([省市县区州])[一-龥]{2,12}?[厅局委办])(\2(?![场域级])[一-龥]{2,12}(?:厅|(?<!分)局|委|办))$/;

/** 省教育厅省公安厅: two names and no mark. */
function* glued({ entries }: ResponsibilityGroup, registry: Registry): Iterable<Fault> {
  for (const entry of entries) {
    const cut = entry.agency || entry.collective ? null : cutOf(entry, registry);
    if (cut !== null) {
      yield missing(entry, [{ start: cut, end: cut, newText: '、' }]);
    }
  }
}

/** Where the second of two names written as one begins, as an offset of the text. */
function cutOf({ name, written, start }: ResponsibilityEntry, registry: Registry): number | null {
  // A name with a line break or elided prefix inside would need more than an insertion.
  if (written !== name) {
    return null;
  }
  const known = (part: string): boolean => registry.lookup(part).some(({ as }) => as !== 'stale');
  for (let i = 3; i <= name.length - 3; i++) {
    if (known(name.slice(0, i)) && known(name.slice(i))) {
      return start + i;
    }
  }
  const first = registry.lookup(name).length === 0 ? TWO_OF_A_LEVEL.exec(name)?.[1] : undefined;
  return first === undefined ? null : start + first.length;
}

/** A space or nothing but 牵头 between two bodies, where other lists have a mark. */
function* unmarked(group: ResponsibilityGroup, joints: readonly Joint[], { all }: Habits): Iterable<Fault> {
  for (const { before, after, kindBefore, kindAfter, mark, start, end } of joints) {
    if (mark.length === 1) {
      continue;
    }
    const raw = group.text.slice(start - group.start, end - group.start);
    if (mark === '' && raw !== '' && !/[\r\n]/.test(raw) && isException(all, '', ['、', '，'])) {
      const newText = kindBefore === kindAfter ? '、' : '，';
      yield { ...missing({ start: before.start, end: after.end }, [{ start, end, newText }]), safe: false };
    } else if (/^(?:牵头|配合|参与|协助)$/.test(mark)) {
      const at = end - (/\s*$/.exec(raw)?.[0].length ?? 0);
      yield missing({ start: before.start, end: after.end }, [{ start: at, end, newText: '，' }]);
    }
  }
}

function missing({ start, end }: Span, edits: readonly TextEdit[]): Fault {
  return {
    places: [{ start, end }],
    edits,
    safe: false,
    rereads: true,
    message: { zh: '两个单位之间缺少标点。', en: 'The mark between two bodies is missing.' },
  };
}

/** ； between two departments with the same part: it ends a list where none ends. */
function semicolon(joints: readonly Joint[], { within }: Habits): Fault | null {
  const places = joints.filter(
    ({ mark, before, after, kindBefore, kindAfter }) =>
      mark === '；' &&
      before.role === after.role &&
      kindBefore === 'department' &&
      kindAfter === 'department',
  );
  return places.length > 0 && isException(within, '；', ['、', '，'])
    ? {
        places,
        edits: places.map(({ start, end }) => ({ start, end, newText: '、' })),
        safe: false,
        message: {
          zh: '同级单位之间用了分号，本文件他处用顿号。',
          en: '； stands between bodies of one rank; elsewhere the document has 、.',
        },
      }
    : null;
}

/** 、 between a department and the government of a place, where the document has ， elsewhere. */
function levels(joints: readonly Joint[], { across }: Habits): Fault | null {
  const places = joints.filter((joint) => joint.mark === '、' && changesLevel(joint));
  return places.length > 0 && isException(across, '、', ['，'])
    ? {
        places,
        edits: places.map(({ start, end }) => ({ start, end, newText: '，' })),
        safe: false,
        message: {
          zh: '部门与地方政府之间用了顿号，本文件他处用逗号。',
          en: '、 stands between a department and the government of a place; elsewhere the document has ，.',
        },
      }
    : null;
}
