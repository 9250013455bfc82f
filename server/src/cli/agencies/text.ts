import { describeDate } from '../../core/agencies/dates.js';
import { bodiesInForce } from '../../core/agencies/heirs.js';
import {
  type Agency,
  isWellSourced,
  type Registry,
  statusAt,
  type TransitionRecord,
} from '../../core/agencies/registry.js';
import type { DateFact } from '../../core/agencies/schema.js';
import type { Localized } from '../../core/text/localized.js';
import type { Context } from '../context.js';
import { messages } from '../messages.js';
import { displayWidth, padDisplay, printable } from '../width.js';

const { agency: words } = messages;

/** A body's rank, kind and place as the registry has them. */
export function levelText(agency: Agency): string {
  return [agency.level, agency.kind, agency.place].filter((part) => part !== '').join(' · ');
}

/** Everything the registry knows of a body, uncertain facts marked as such. */
export function agencyText(context: Context, registry: Registry, agency: Agency, day: string | null): string {
  const { colors } = context;
  const { aliases } = agency;
  const say = context.say.bind(context);
  const history = historyOf(context, registry, agency);
  const rows: readonly (readonly [Localized, readonly string[]])[] = [
    ...(day === null ? [] : [[words.at(day), [statusText(context, registry, agency, day)]] as const]),
    [words.short, [agency.shortName + (agency.shortNameVerified ? '' : say(words.unverified))]],
    [words.aliases, aliases.recognised],
    [words.nonStandard, aliases.nonStandard],
    [words.stale, aliases.stale],
    [words.level, [levelText(agency)]],
    [words.history, history],
    [words.source, agency.source],
    [words.note, [agency.note]],
  ];
  const shown = rows
    .map(
      ([label, values]) =>
        [say(label) + say(messages.colon), values.filter((value) => value !== '')] as const,
    )
    .filter(([, values]) => values.length > 0);
  const widest = Math.max(...shown.map(([label]) => displayWidth(label)));
  const lines = shown.flatMap(([label, values]) =>
    values.map((value, i) => `  ${colors.dim(padDisplay(i === 0 ? label : '', widest))}${printable(value)}`),
  );
  const doubt = agency.verified ? '' : say(words.unverified);
  return `${colors.bold(agency.fullName)}${doubt}  ${colors.dim(agency.id)}\n${lines.join('\n')}\n`;
}

function historyOf(context: Context, registry: Registry, agency: Agency): readonly string[] {
  const name = (id: string): string => registry.byId(id)?.fullName ?? id;
  const { validFrom, validTo } = agency;
  const lines: Localized[] = [
    ...agency.predecessors.map((change) => words.from(name(change.id), changeText(change))),
    ...(validFrom && agency.predecessors.length === 0 ? [words.since(describeDate(validFrom))] : []),
    ...agency.plates.map((plate) => words.plate(name(plate.of), describe(plate.from), describe(plate.to))),
    ...agency.successors.map((change) => words.to(name(change.id), changeText(change))),
    ...(validTo && agency.successors.length === 0 ? [words.until(describeDate(validTo))] : []),
  ];
  return lines.map((line) => context.say(line));
}

function describe(date: DateFact | null): Localized | null {
  return date && describeDate(date);
}

/** 2018年10月25日更名（已核实）: when, what, and how sure that is. */
function changeText(change: TransitionRecord): Localized {
  const date = change.date ? describeDate(change.date) : words.dateUnknown;
  const kind = words.kinds[change.kind];
  const trust = isWellSourced(change)
    ? words.verified
    : change.verified
      ? words.partlyVerified
      : words.unverified;
  return { zh: `${date.zh}${kind.zh}${trust.zh}`, en: `${kind.en}, ${date.en}${trust.en}` };
}

function statusText(context: Context, registry: Registry, agency: Agency, day: string): string {
  const status = statusAt(agency, day);
  if (status.state === 'in-force') {
    return context.colors.green(context.say(words.inForce));
  }
  const stood = bodiesInForce(registry, agency, day).map((body) => body.fullName);
  const trust = status.verified ? words.verified : words.unverified;
  const said = context.say(words[status.state](describeDate(status.date))) + context.say(trust);
  const instead =
    stood.length > 0 ? context.say(words.instead(stood.join(context.say(messages.listComma)))) : '';
  return context.colors.yellow(said) + instead;
}
