import type { Notice, OutlineNode } from '../../../core/model/notice.js';
import { lastStartingAt } from '../../../core/model/outline.js';
import { withNumber } from '../../../core/syntax/marker.js';
import type { FeatureContext } from '../context.js';
import { CompletionItemKind } from '../protocol.js';
import { markerOf, pathTo, shortened } from '../structure.js';
import type { Offer, Proposal, Slot } from './proposal.js';
import { completionTexts } from './texts.js';

/** A marker that may come next, and what it follows. */
export interface NextMarker {
  readonly kind: OutlineNode['kind'];
  readonly marker: string;
  readonly number: number;
  /** The unit it comes after, or stands below as the first; null at the very beginning. */
  readonly by: OutlineNode | null;
  readonly below: boolean;
}

const BEGINNINGS = [
  { kind: 'chapter', marker: '一、' },
  { kind: 'section', marker: '（一）' },
  { kind: 'item', marker: '1．' },
] as const;

const TITLE_LENGTH = 20;
/** A marker is at most this number. */
const HIGHEST = 999;

/** The place for a marker: a line with nothing but blanks and what has been typed of the marker. */
export function markerSlot(text: string, offset: number): Slot | null {
  const before = /(?:^|[\r\n])[\s　]*([（(第]?[\d０-９〇零一二三四五六七八九十百]*[．.、）)]?)$/.exec(
    text.slice(Math.max(0, offset - 40), offset),
  );
  const after = /^[ \t　]*[）)]?[ \t　]*(?:[\r\n]|$)/.exec(text.slice(offset, offset + 40));
  if (!before || !after) {
    return null;
  }
  const auto = /^[）)]/.exec(text.slice(offset, offset + 1)) ? 1 : 0;
  return { typed: { start: offset - (before[1] ?? '').length, end: offset }, until: offset + auto };
}

function sameForm(a: OutlineNode, b: OutlineNode): boolean {
  return a.kind === b.kind && a.depth === b.depth;
}

/** The marker of the unit that comes after another in its series. */
function following(node: OutlineNode): NextMarker[] {
  const number = node.number + 1;
  return number > HIGHEST
    ? []
    : [{ kind: node.kind, marker: withNumber(markerOf(node), number), number, by: node, below: false }];
}

/** The first unit below another, in the form other units of its kind have theirs in. */
function firstBelow(notice: Notice, node: OutlineNode): NextMarker[] {
  const model = notice.nodes.find(
    ({ parent, kind }) => parent && sameForm(parent, node) && kind !== 'decimal',
  );
  if (!model) {
    return [];
  }
  const run = notice.series.find(({ nodes }) => nodes.includes(model));
  const runsOn = run !== undefined && new Set(run.nodes.map(({ parent }) => parent)).size > 1;
  const last = runsOn ? run.nodes.findLast(({ start }) => start < node.start) : undefined;
  const number = (last?.number ?? 0) + 1;
  return [{ kind: model.kind, marker: withNumber(markerOf(model), number), number, by: node, below: true }];
}

/** The markers that may come next at an offset, the likeliest first. */
export function nextMarkers(notice: Notice, offset: number): readonly NextMarker[] {
  const last = lastStartingAt(notice.nodes, offset - 1);
  const space = notice.spaces.findLast(({ start }) => start <= offset);
  if (!last || (space && last.space !== space.index)) {
    return BEGINNINGS.map((one) => ({ ...one, number: 1, by: null, below: false }));
  }
  const up = [...pathTo(last)].reverse();
  return [...firstBelow(notice, last), ...up.flatMap(following)];
}

/** The next markers where a line begins; null elsewhere. */
export function markerOffer(context: FeatureContext, offset: number): Offer | null {
  const { notice, locale } = context;
  const slot = markerSlot(notice.text, offset);
  if (!slot) {
    return null;
  }
  const proposals = nextMarkers(notice, slot.typed.start).map((next): Proposal => {
    const place = next.by ? `${markerOf(next.by)}${shortened(next.by.title.text, TITLE_LENGTH)}` : '';
    const detail = next.by
      ? (next.below ? completionTexts.first : completionTexts.after)(place)
      : completionTexts.begins;
    return {
      label: next.marker,
      detail: detail[locale],
      kind: CompletionItemKind.EnumMember,
      newText: next.marker,
      filter: [next.marker, String(next.number)],
    };
  });
  return { slot, proposals, incomplete: false };
}
