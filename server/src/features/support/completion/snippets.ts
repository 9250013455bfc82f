import type { Notice } from '../../../core/model/notice.js';
import type { Localized } from '../../../core/text/localized.js';
import type { FeatureContext } from '../context.js';
import { CompletionItemKind } from '../protocol.js';
import type { GroupPlace } from './group-place.js';
import { markerSlot, type NextMarker, nextMarkers } from './markers.js';
import { escapeSnippet, type Offer, type Proposal, type Slot } from './proposal.js';

/** A text with places to fill in. */
interface Snippet {
  readonly label: Localized;
  readonly body: string;
  /** What it can be found by beside its label. */
  readonly words: readonly string[];
}

/** What stands between the brackets of a responsibility group, one for each form the genre has. */
const GROUPS: readonly Snippet[] = [
  {
    label: { zh: '单位、单位', en: 'A list of bodies' },
    body: '«1:单位»、«2:单位»',
    words: ['danwei', 'dw'],
  },
  { label: { zh: '…负责', en: 'Responsible' }, body: '«1:单位»、«2:单位»负责', words: ['fuze', 'fz'] },
  {
    label: { zh: '…牵头，…配合', en: 'Lead and support' },
    body: '«1:单位»牵头，«2:单位»、«3:单位»配合',
    words: ['qiantou', 'qt', 'peihe', 'ph'],
  },
  {
    label: { zh: '…会同有关部门负责', en: 'Together with others' },
    body: '«1:单位»会同有关部门负责',
    words: ['huitong', 'ht'],
  },
  {
    label: { zh: '…按职责分工负责', en: 'By division of duties' },
    body: '«1:单位»、«2:单位»按职责分工负责',
    words: ['anzhizefengong', 'azzfg'],
  },
  {
    label: { zh: '责任单位：…', en: 'Labelled' },
    body: '责任单位：«1:单位»、«2:单位»',
    words: ['zerendanwei', 'zrdw'],
  },
  {
    label: { zh: '牵头单位：…；配合单位：…', en: 'Labelled, lead and support' },
    body: '牵头单位：«1:单位»；配合单位：«2:单位»、«3:单位»',
    words: ['qiantoudanwei', 'qtdw'],
  },
];

const NOTICE: Snippet = {
  label: { zh: '通知全文', en: 'A whole notice' },
  body: [
    '«1:发文机关»关于印发«2:方案名称»的通知',
    '«3:机关代字»〔«4:年份»〕«5:序号»号',
    '',
    '«6:主送机关»：',
    '　　现将《«2:方案名称»》印发给你们，请认真贯彻执行。',
    '',
    '　　一、«7:标题»',
    '　　（一）«8:标题»',
    '　　1．«9:任务»。（«10:责任单位»）',
    '',
    '　　　　　　　　　　　　«1:发文机关»',
    '　　　　　　　　　　　　«4:年份»年«11:1»月«12:1»日',
    '',
  ].join('\n'),
  words: ['tongzhi', 'tz', 'notice'],
};

/** What comes after a marker, by what the marker numbers. */
const UNITS: Readonly<Partial<Record<NextMarker['kind'], Omit<Snippet, 'words'>>>> = {
  chapter: { label: { zh: '一章', en: 'Chapter' }, body: '«1:标题»' },
  section: { label: { zh: '一节', en: 'Section' }, body: '«1:标题»' },
  item: { label: { zh: '一项', en: 'Item' }, body: '«1:任务»。（«2:责任单位»）' },
};

const WORDS: Readonly<Partial<Record<NextMarker['kind'], readonly string[]>>> = {
  chapter: ['yizhang', 'yz', 'chapter'],
  section: ['yijie', 'yj', 'section'],
  item: ['yixiang', 'yx', 'item'],
};

/** A place to fill in, and what stands there until it is filled: «1:单位». */
const FIELD = /«(\d+):([^»]*)»/g;

function proposalOf(context: FeatureContext, { label, body, words }: Snippet, typed = ''): Proposal {
  const shown = label[context.locale];
  const field = (_: string, n: string, text: string) => `\${${n}:${text}}`;
  const preview = body.replace(FIELD, '$2');
  return {
    label: shown,
    detail: preview.split('\n')[0] ?? '',
    kind: CompletionItemKind.Snippet,
    newText: escapeSnippet(body).replace(FIELD, field),
    snippet: true,
    // What has been typed of a marker is replaced, so it must count as a beginning of the snippet.
    filter: [...(typed === '' ? [] : [typed]), shown, ...words],
    data: { what: 'text', key: preview },
  };
}

/** The forms of a group, at a place where one has only been opened. */
export function groupSnippets(context: FeatureContext, place: GroupPlace): Offer | null {
  const { slot, head, close, before, all } = place;
  if (!context.client.snippets || before.length > 0 || all.length > 0 || head.length > 1) {
    return null;
  }
  const closed = context.notice.text.slice(slot.until).trimStart().startsWith(close);
  const proposals = GROUPS.map((one) =>
    proposalOf(context, closed ? one : { ...one, body: one.body + close }),
  );
  return { slot, proposals, incomplete: false };
}

/** The same with their brackets, right after the end of a sentence in a unit. */
export function wholeGroupSnippets(context: FeatureContext, offset: number): Offer | null {
  const { notice, client } = context;
  const line = notice.text.slice(Math.max(0, offset - 40), offset);
  const open = /。[ 　]*$/.test(line) && /^[ 　]*(?:[\r\n]|$)/.test(notice.text.slice(offset, offset + 40));
  if (!client.snippets || !open || notice.nodes.length === 0) {
    return null;
  }
  const proposals = GROUPS.map((one) => proposalOf(context, { ...one, body: `（${one.body}）` }));
  return { slot: { typed: { start: offset, end: offset }, until: offset }, proposals, incomplete: false };
}

function isEmpty({ text, nodes, header }: Notice): boolean {
  return nodes.length === 0 && header.title === null && text.trim().length <= 20;
}

/** Where a line begins with a marker, part of one, or the first letters of what is wanted. */
function lineSlot(text: string, offset: number): Slot | null {
  const word = /(?:^|[\r\n])[\s　]*([a-z]{1,20})$/i.exec(text.slice(Math.max(0, offset - 40), offset))?.[1];
  const ends = /^[ \t　]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 40));
  return word !== undefined && ends
    ? { typed: { start: offset - word.length, end: offset }, until: offset }
    : markerSlot(text, offset);
}

/** Units with their markers, a labelled list, and in an empty document a whole notice, where a line begins. */
export function lineSnippets(context: FeatureContext, offset: number): Offer | null {
  const { notice, client } = context;
  const slot = lineSlot(notice.text, offset);
  if (!client.snippets || !slot) {
    return null;
  }
  const begun = notice.text.slice(slot.typed.start, offset);
  const typed = /^[a-z]/i.test(begun) ? '' : begun;
  const seen = new Set<string>();
  const units = nextMarkers(notice, slot.typed.start).flatMap(({ kind, marker }) => {
    const unit = UNITS[kind];
    if (!unit || seen.has(kind)) {
      return [];
    }
    seen.add(kind);
    const { zh, en } = unit.label;
    const snippet = { label: { zh: `${zh} ${marker}`, en: `${en} ${marker}` }, words: WORDS[kind] ?? [] };
    return [proposalOf(context, { ...snippet, body: marker + unit.body }, typed)];
  });
  const labelled = GROUPS.filter(({ body }) => body.includes('：')).map((one) =>
    proposalOf(context, one, typed),
  );
  const whole = isEmpty(notice) ? [proposalOf(context, NOTICE, typed)] : [];
  return { slot, proposals: [...whole, ...units, ...labelled], incomplete: false };
}
