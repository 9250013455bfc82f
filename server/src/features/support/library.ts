import type { Notice } from '../../core/model/notice.js';
import { planYearAt } from '../../core/model/targets.js';
import type { Span } from '../../core/text/span.js';
import type { KnownNotice, Library, NoticeSummary, NoticeSymbol } from './context.js';
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

/** What a notice only brings is cited by its own title: 甲 of 关于印发《甲》的通知. */
const BRINGS = /(?:印发|转发|公布|发布)(?:《([^》]+)》|([^《》]+))的(?:通知|通告|公告)$/;

function titlesOf({ header, spaces }: Notice): readonly string[] {
  const title = plainTitle(header.title?.text ?? '');
  const [, quoted, bare] = BRINGS.exec(title) ?? [];
  const attached = spaces.flatMap(({ index, title: own }) => (index > 0 && own ? [own.text] : []));
  const all = [title, quoted ?? bare ?? '', ...attached].map(plainTitle);
  return [...new Set(all)].filter((one) => one.length > 1);
}

/** The name of a file without its ending, as a title. */
function fileTitle(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  try {
    return plainTitle(decodeURIComponent(name));
  } catch {
    // A stray % in an address that nobody encoded.
    return plainTitle(name);
  }
}

/** Notices by their plain titles, then by the names of their files; the first of several. */
export function noticesByTitle(
  known: readonly KnownNotice[],
  except: string,
): ReadonlyMap<string, KnownNotice> {
  const others = known.filter(({ uri }) => uri !== except);
  const byTitle = others.flatMap((one) => one.titles.map((title) => [title, one] as const));
  const byName = others.map((one) => [fileTitle(one.uri), one] as const);
  // Of equal keys the last stays.
  return new Map([...byTitle, ...byName].reverse());
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
    year: planYearAt(notice, 0),
    symbols: symbolsOf(notice),
    bodies: new Set(structureOf(notice).bodies.keys()),
  };
}
