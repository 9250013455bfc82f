import type { HiddenFile, HiddenFinding } from '../../../../server/src/lsp/protocol.js';
import type { Messages } from '../../messages.js';

/** A hidden finding as a list shows it. */
export interface HiddenItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Address of the file that hides it. */
  readonly baseline: string;
  readonly finding: HiddenFinding;
}

function stateOf({ document, range }: HiddenFinding, m: Messages): string {
  // Of a closed document nothing is known.
  return document === null ? '' : ` · ${range === null ? m.hiddenGone : m.hiddenHere}`;
}

/** All hidden findings, those of open documents first. */
export function hiddenItems(files: readonly HiddenFile[], m: Messages): readonly HiddenItem[] {
  const items = files.flatMap(({ uri, entries }) =>
    entries.map((finding): HiddenItem => {
      const { file, rule, text, before, after, message, note } = finding.entry;
      return {
        label: message ?? finding.title,
        description: `${file} · ${rule}${stateOf(finding, m)}`,
        detail: `${before}【${text}】${after}${note === undefined ? '' : ` — ${note}`}`,
        baseline: uri,
        finding,
      };
    }),
  );
  const isClosed = ({ finding }: HiddenItem): number => (finding.document === null ? 1 : 0);
  return items.toSorted((a, b) => isClosed(a) - isClosed(b));
}

/** The chosen ones by the file they stand in. */
export function byFile(items: readonly HiddenItem[]): ReadonlyMap<string, HiddenFinding['entry'][]> {
  const found = new Map<string, HiddenFinding['entry'][]>();
  for (const { baseline, finding } of items) {
    found.set(baseline, [...(found.get(baseline) ?? []), finding.entry]);
  }
  return found;
}
