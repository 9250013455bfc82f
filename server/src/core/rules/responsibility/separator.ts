import * as z from 'zod/mini';
import { readGroup } from '../../agencies/group.js';
import type { Registry } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { HALF_WIDTH_MARK, IDLE_MARK } from '../../model/group-signs.js';
import {
  changesLevel,
  type Exceptions,
  exceptionsTo,
  type Joint,
  jointCounts,
  jointsOf,
  ODD_JOINT,
  ODD_NAME,
} from '../../model/joints.js';
import { listsOf } from '../../model/lists.js';
import { isOfNoBody, type NamedBody } from '../../model/named-bodies.js';
import type { Notice, ResponsibilityGroup } from '../../model/notice.js';
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
    reach: 'list',
    compares: 'joints',
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
  check({ notice, options }) {
    const findings: Finding[] = [];
    const lists = listsInDoubt(notice);
    if (lists.length === 0) {
      return findings;
    }
    const exceptions = exceptionsTo(jointCounts(notice).habits);
    for (const { group, signs, names, joints } of lists) {
      const faults = [
        signs & HALF_WIDTH_MARK ? halfWidth(group) : null,
        signs & IDLE_MARK ? doubled(group) : null,
        ...glued(group, names, notice.registry),
        ...unmarked(group, joints, exceptions),
        semicolon(joints, exceptions),
        options.levels ? levels(joints, exceptions) : null,
      ];
      for (const fault of faults) {
        if (fault) {
          const told = { group, fault, registry: notice.registry };
          findings.push(lateFinding(fault.places[0] ?? group, told, WORDING));
        }
      }
    }
    return findings;
  },
});

/** A group in which anything may be wrong. */
interface List {
  readonly group: ResponsibilityGroup;
  /** Bits of {@link groupSigns}. */
  readonly signs: number;
  readonly names: readonly NamedBody[];
  /** What joins its bodies; none where all joints are as usual. */
  readonly joints: readonly Joint[];
}

const NO_JOINTS: readonly Joint[] = [];

const IN_DOUBT = ODD_JOINT | ODD_NAME | HALF_WIDTH_MARK | IDLE_MARK;

/** Picks out the lists that want a closer look. */
function listsInDoubt(notice: Notice): readonly List[] {
  const { names: all, signs, heldSigns, ends } = listsOf(notice);
  const lists: List[] = [];
  for (let i = 0; heldSigns & IN_DOUBT && i < signs.length; i++) {
    const [group, sign = 0] = [notice.groups[i], signs[i]];
    if (group && sign & IN_DOUBT) {
      const names = all.slice(ends[i - 1] ?? 0, ends[i]);
      lists.push({
        group,
        signs: sign,
        names,
        joints: sign & ODD_JOINT ? jointsOf(group, names) : NO_JOINTS,
      });
    }
  }
  return lists;
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

interface Told {
  readonly group: ResponsibilityGroup;
  readonly fault: Fault;
  readonly registry: Registry;
}

const WORDING: Wording<Told> = {
  message: ({ fault }) => fault.message,
  fixes: ({ group, fault: { edits, safe, rereads }, registry }) => {
    if (!rereads && !readsAsBefore(group, edits, registry)) {
      return [];
    }
    const newText = edits[0]?.newText ?? '';
    const title =
      newText === ''
        ? { zh: '删去多余的标点', en: 'Remove the mark' }
        : { zh: `改用“${newText}”`, en: `Use “${newText}”` };
    return [{ title, edits, safe }];
  },
};

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

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：' };

/** `,` `;` `:` between names and after labels; digits keep theirs. */
function halfWidth({ text, start }: ResponsibilityGroup): Fault | null {
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

/** Of a place: between it and a department stands ， where lists tell levels apart. */
const GOVERNMENT = /政府$/;

/** 省教育厅省公安厅: two names and no mark. */
function glued(
  { entries }: ResponsibilityGroup,
  names: readonly NamedBody[],
  registry: Registry,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [i, entry] of entries.entries()) {
    const named = names[i];
    // A name with a line break or elided prefix inside would need more than an insertion.
    if (named && isOfNoBody(named) && entry.written === entry.name) {
      const length = lengthOfFirst(named, registry);
      if (length !== null) {
        const cut = entry.start + length;
        const isOfOneLevel =
          GOVERNMENT.test(entry.name.slice(0, length)) === GOVERNMENT.test(entry.name.slice(length));
        faults.push(missing(entry, [{ start: cut, end: cut, newText: isOfOneLevel ? '、' : '，' }]));
      }
    }
  }
  return faults;
}

/** Lengths found before: the few names that the registry lacks come back in every document. */
const lengths = new WeakMap<NamedBody, number | null>();

/** The length of the first of two names written as one; null where it is one name. */
function lengthOfFirst(named: NamedBody, registry: Registry): number | null {
  let length = lengths.get(named);
  if (length === undefined) {
    length = findLengthOfFirst(named.name, registry);
    lengths.set(named, length);
  }
  return length;
}

function findLengthOfFirst(name: string, registry: Registry): number | null {
  const known = (part: string): boolean => registry.lookup(part).some(({ as }) => as !== 'stale');
  for (let i = 3; i <= name.length - 3; i++) {
    if (known(name.slice(0, i)) && known(name.slice(i))) {
      return i;
    }
  }
  const first = registry.lookup(name).length === 0 ? TWO_OF_A_LEVEL.exec(name)?.[1] : undefined;
  return first?.length ?? null;
}

/** A space or nothing but 牵头 between two bodies, where other lists have a mark. */
function unmarked(
  group: ResponsibilityGroup,
  joints: readonly Joint[],
  exceptions: Exceptions,
): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { before, after, kindBefore, kindAfter, mark, start, end } of joints) {
    if (mark.length === 1) {
      continue;
    }
    const raw = group.text.slice(start - group.start, end - group.start);
    if (mark === '' && raw !== '' && !/[\r\n]/.test(raw) && exceptions.unmarked) {
      const newText = kindBefore === kindAfter ? '、' : '，';
      faults.push(missing({ start: before.start, end: after.end }, [{ start, end, newText }]));
    } else if (/^(?:牵头|配合|参与|协助)$/.test(mark)) {
      const at = end - (/\s*$/.exec(raw)?.[0].length ?? 0);
      faults.push(missing({ start: before.start, end: after.end }, [{ start: at, end, newText: '，' }]));
    }
  }
  return faults;
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
function semicolon(joints: readonly Joint[], exceptions: Exceptions): Fault | null {
  const places = joints.filter(
    ({ mark, before, after, kindBefore, kindAfter }) =>
      mark === '；' &&
      before.role === after.role &&
      kindBefore === 'department' &&
      kindAfter === 'department',
  );
  return places.length > 0 && exceptions.semicolon
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
function levels(joints: readonly Joint[], exceptions: Exceptions): Fault | null {
  const places = joints.filter(
    (joint) => joint.mark === '、' && changesLevel(joint.kindBefore, joint.kindAfter),
  );
  return places.length > 0 && exceptions.level
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
