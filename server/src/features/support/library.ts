import type { Notice } from '../../core/model/notice.js';
import type { Span } from '../../core/text/span.js';
import type { Library, NoticeSummary, NoticeSymbol } from './context.js';
import { healed, markerOf, shortened, structureOf } from './structure.js';

/** For hosts that know one document at a time. */
export const NO_LIBRARY: Library = {
  all: async () => [],
  contextOf: async () => null,
};

/** Longest name of a symbol, in characters. */
const NAME_LENGTH = 40;

/** A title as it is compared: 《…》 or not, wrapped or not. */
export function plainTitle(title: string): string {
  return title.replace(/^《|》$|[\s　]/g, '');
}

/** 广东省人民政府关于印发《甲》的通知 is cited as 甲 too, when it is what the notice brings. */
function titlesOf({ header, spaces }: Notice): readonly string[] {
  const attached = spaces.flatMap(({ index, title }) => (index > 0 && title ? [title.text] : []));
  return [header.title?.text ?? '', ...attached].map(plainTitle).filter((title) => title.length > 1);
}

function symbolsOf(notice: Notice): readonly NoticeSymbol[] {
  const placed = ({ start, end }: Span) => ({
    start: notice.lines.positionAt(start),
    end: notice.lines.positionAt(end),
  });
  const units = notice.nodes.map((node) => ({
    name: `${markerOf(node)}${shortened(node.title.text, NAME_LENGTH)}`,
    what: node.kind,
    ...placed({ start: node.start, end: Math.max(node.marker.end, Math.min(node.title.end, node.ownEnd)) }),
  }));
  const bodies = [...structureOf(notice).bodies.values()].flatMap(([first]) =>
    first && !first.entry.collective
      ? [{ name: healed(first.entry.name), what: 'agency' as const, ...placed(first.entry) }]
      : [],
  );
  return [...units, ...bodies];
}

/** The summary of a notice. For `context.derive`. */
export function summaryOf(notice: Notice): NoticeSummary {
  return {
    titles: titlesOf(notice),
    title: healed(notice.header.title?.text ?? ''),
    symbols: symbolsOf(notice),
    bodies: new Set(structureOf(notice).bodies.keys()),
  };
}
