import type { Context } from './context.js';
import { displayWidth, padDisplay, printable, truncateDisplay } from './width.js';

/** A table with its columns aligned; the last one is cut at the terminal's edge. */
export function tableText(
  context: Context,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = header.map((title, i) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  );
  const lineOf = (row: readonly string[]): string => {
    const line = row
      .map((cell, i) => padDisplay(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd();
    return context.columns === null ? line : truncateDisplay(line, context.columns);
  };
  return `${[context.colors.bold(lineOf(header)), ...cells.map(lineOf)].join('\n')}\n`;
}
