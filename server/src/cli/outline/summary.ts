import type { NodeKind, Notice } from '../../core/model/notice.js';
import type { Localized } from '../../core/text/localized.js';
import { bodyKey } from '../../features/support/structure.js';
import type { Context } from '../context.js';
import { messages } from '../messages.js';
import { displayWidth, padDisplay, printable } from '../width.js';

const KINDS: readonly NodeKind[] = ['part', 'chapter', 'section', 'article', 'item', 'subitem', 'decimal'];

/** What a notice is and holds: its header, how many units of each kind, and who is made responsible. */
export function summaryText(context: Context, notice: Notice): string {
  const { header } = notice;
  const semicolon = context.say(messages.semicolon);
  const rows: readonly (readonly [Localized, string | null | undefined])[] = [
    [messages.labels.title, header.title?.text],
    [messages.labels.documentNumber, header.documentNumber?.text],
    [messages.labels.issuer, header.issuer?.text],
    [messages.labels.issuedOn, header.issuedOn?.iso],
    // Only copies from the web have one: nothing is missing where it is not.
    ...(header.publishedOn ? [[messages.labels.publishedOn, header.publishedOn.iso] as const] : []),
    [messages.labels.addressees, header.addressees?.text],
    [
      messages.labels.contents,
      [structure(context, notice), ...responsibilities(context, notice)].join(semicolon),
    ],
  ];
  const labels = rows.map(([label]) => context.say(label) + context.say(messages.colon));
  const widest = Math.max(...labels.map(displayWidth));
  const lines = rows.map(
    ([, value], i) =>
      context.colors.dim(padDisplay(labels[i] ?? '', widest)) +
      printable(value ?? context.say(messages.absent)),
  );
  return `${lines.join('\n')}\n`;
}

function structure(context: Context, notice: Notice): string {
  const counts = KINDS.map(
    (kind) => [kind, notice.nodes.filter((node) => node.kind === kind).length] as const,
  );
  const parts = counts.filter(([, n]) => n > 0).map(([kind, n]) => context.say(messages.units[kind](n)));
  return parts.length > 0 ? parts.join(context.say(messages.listComma)) : context.say(messages.noUnits);
}

function responsibilities(context: Context, notice: Notice): readonly string[] {
  const entries = notice.groups.flatMap((group) => group.entries);
  const named = entries.filter((entry) => !entry.collective);
  return [
    context.say(messages.mentions(named.length, new Set(named.map(bodyKey)).size)),
    ...(named.length < entries.length
      ? [context.say(messages.collective(entries.length - named.length))]
      : []),
  ];
}
