import type { Notice, OutlineNode } from '../model/notice.js';
import { type Renumbering, renumberRun, type SeriesFault } from '../model/series-faults.js';
import { withNumber } from '../syntax/marker.js';
import type { TextEdit } from '../text/edit.js';
import type { Localized } from '../text/localized.js';
import { lateFinding, type Wording } from './late-finding.js';
import type { Finding, Fix, RelatedPlace } from './rule.js';

/** One edit per node whose number changes; markers keep their shape. */
export function renumberEdits(renumberings: readonly Renumbering[]): readonly TextEdit[] {
  return renumberings.map(({ node, number }) => ({
    start: node.marker.start,
    end: node.marker.end,
    newText: withNumber(node.marker.text, number),
  }));
}

/**
 * The edits that number every series of a notice one by one, by the scheme the document keeps itself.
 * Empty when nothing is to be done.
 */
export function renumberAll(notice: Notice): readonly TextEdit[] {
  return renumberEdits(notice.series.flatMap(renumberRun)).toSorted((a, b) => a.start - b.start);
}

/** A marker as the series wants it at a node. */
export function dueMarker(node: OutlineNode, number: number): string {
  return withNumber(node.marker.text, number).trim();
}

function fixOf(fault: SeriesFault): Fix {
  const due = dueMarker(fault.node, fault.expected);
  const more = fault.mend.length - 1;
  const title: Localized =
    more > 0
      ? {
          zh: `改为“${due}”，并顺改同级的另外${more}个序号`,
          en: `Change to “${due}” and renumber ${more} more of the series`,
        }
      : { zh: `改为“${due}”`, en: `Change to “${due}”` };
  return { title, edits: renumberEdits(fault.mend), safe: true };
}

interface Told {
  readonly fault: SeriesFault;
  readonly message: Localized;
}

const WORDING: Wording<Told> = {
  message: ({ message }) => message,
  related: ({ fault }) => {
    const related: RelatedPlace[] = [];
    if (fault.previous) {
      related.push(placeOf(fault.previous, { zh: '上一个序号', en: 'The number before' }));
    }
    if (fault.other && fault.other !== fault.previous) {
      related.push(placeOf(fault.other, { zh: '与之相关的序号', en: 'The other number' }));
    }
    return related;
  },
  // A shift renumbers all that follow: with many faults that makes many edits nobody may ask for.
  fixes: ({ fault }) => [fixOf(fault)],
};

/** The finding for a fault of a series: at the marker, with the places that explain it. */
export function seriesFinding(fault: SeriesFault, message: Localized): Finding {
  return lateFinding(fault.node.marker, { fault, message }, WORDING);
}

function placeOf(node: OutlineNode, what: Localized): RelatedPlace {
  const text = node.marker.text;
  return {
    start: node.marker.start,
    end: node.marker.end,
    message: { zh: `${what.zh}“${text}”`, en: `${what.en}: “${text}”` },
  };
}
