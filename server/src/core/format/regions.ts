import { attachmentNotes } from '../model/attachments.js';
import type { Notice } from '../model/notice.js';
import { findSignatures } from '../model/signature.js';
import type { Span } from '../text/span.js';

/**
 * The stretches that hold running text: the numbered units and the paragraphs before them, in the notice and
 * in each attached text. What lies outside (title, number, signature, lists of attachments, tables, the
 * lines of a web page) has a layout of its own, which is left alone.
 *
 * @returns in text order, none overlapping
 */
export function bodiesOf(notice: Notice): readonly Span[] {
  const { header, spaces, nodes, text } = notice;
  const signatures = findSignatures(text);
  const apart: readonly Span[] = [
    ...notice.chrome,
    ...signatures,
    ...attachmentNotes(notice).map(({ label, titles }) => ({
      start: label.start,
      end: titles.at(-1)?.end ?? label.end,
    })),
    ...[header.title, header.documentNumber, header.publishedOn].filter((one) => one !== null),
  ];
  return spaces.flatMap((space): readonly Span[] => {
    const first = space.roots[0];
    const last = nodes.findLast((node) => node.space === space.index);
    const cover = space.index === 0 ? header.addressees : null;
    if (!first || !last) {
      // A notice that only brings an attached text has paragraphs and no units.
      const signature = signatures.find(({ start }) => start > (cover?.end ?? 0));
      const end = Math.min(space.end, signature?.start ?? space.end);
      return cover ? without({ start: cover.end, end }, apart) : [];
    }
    const opening = space.index === 0 ? cover : space.title;
    const from = opening && opening.end <= first.start ? opening.end : first.start;
    return without({ start: from, end: last.end }, apart);
  });
}

/** What is left of a span when others are taken out. */
function without(span: Span, taken: readonly Span[]): readonly Span[] {
  return taken.reduce<readonly Span[]>(
    (left, { start, end }) =>
      left.flatMap((one) =>
        end <= one.start || start >= one.end
          ? [one]
          : [
              { start: one.start, end: start },
              { start: end, end: one.end },
            ].filter((part) => part.end > part.start),
      ),
    [span],
  );
}

/** Answers whether an offset lies in one of some spans; asked in text order it costs nothing to look up. */
export function within(spans: readonly Span[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    if ((spans[at - 1]?.end ?? 0) > offset) {
      at = 0;
    }
    while (at < spans.length && (spans[at]?.end ?? 0) < offset) {
      at++;
    }
    const span = spans[at];
    return span !== undefined && span.start <= offset && offset <= span.end;
  };
}
