import type { Summary } from '../../../../server/src/lsp/protocol.js';
import type { Messages } from '../../messages.js';

/**
 * The status bar's text. Notices count their items; those without any count sections or chapters.
 */
export function statusText(summary: Summary, m: Messages): string {
  return [size(summary, m), m.errors(summary.errors), m.warnings(summary.warnings)].join(' · ');
}

function size({ items, sections, chapters }: Summary, m: Messages): string {
  if (items > 0) {
    return m.items(items);
  }
  if (sections > 0) {
    return m.sections(sections);
  }
  return chapters > 0 ? m.chapters(chapters) : m.notNumbered;
}

/** The tooltip's lines, plain text, the document's title apart. */
export function tooltipLines(summary: Summary, m: Messages): readonly string[] {
  if (summary.standing === 'too-large') {
    return [m.tooLarge];
  }
  const { chapters, sections, items, groups, mentions, bodies, errors, warnings, infos, hints, hidden } =
    summary;
  return [
    ...(summary.isNotice ? [] : [m.notANotice]),
    m.outline(chapters, sections, items),
    m.responsibilities(groups, mentions, bodies),
    m.findings(errors, warnings, infos, hints),
    ...(hidden > 0 ? [m.hidden(hidden)] : []),
  ];
}
