import type { Agency } from '../../core/agencies/registry.js';
import type { DateMention, OutlineNode, Reference, ResponsibilityEntry } from '../../core/model/notice.js';
import { historyOf } from './agency-text.js';
import type { FeatureContext } from './context.js';
import { type Block, type Inline, joined, plain, strong } from './markup.js';
import { messages, units } from './messages.js';
import { linkTo, nameOfNode, nameOfPlace } from './places.js';
import {
  bodiesIn,
  bodyKey,
  deadlinesIn,
  descendantsOf,
  healed,
  markerOf,
  type Occurrence,
  pathTo,
  shortened,
  structureOf,
  within,
} from './structure.js';

/** A hover is read at a glance: past these the rest is counted. */
const MOST_LINKS = 30;
const MOST_PARTS = 20;
const MOST_BODIES = 12;
const MOST_DEADLINES = 8;
const TITLE_LENGTH = 40;

/** The first runs of a list, and how many there are beyond. */
function cut(context: FeatureContext, runs: readonly Inline[], most: number): readonly Inline[] {
  const shown = joined(runs.slice(0, most), messages.comma[context.locale]);
  return runs.length <= most
    ? shown
    : [...shown, plain(messages.andMore(runs.length - most)[context.locale])];
}

function headingOf(node: OutlineNode): string {
  return `${markerOf(node)}${shortened(node.title.text, TITLE_LENGTH)}`;
}

function deadlineLine(context: FeatureContext, dates: readonly DateMention[]): Block {
  const links = dates.map((date) => linkTo(context, healed(date.text), date.start));
  return links.length === 0
    ? []
    : [plain(messages.deadlines[context.locale]), ...cut(context, links, MOST_DEADLINES)];
}

function bodiesLine(context: FeatureContext, bodies: readonly ResponsibilityEntry[]): Block {
  const { locale } = context;
  if (bodies.length === 0) {
    return [plain(messages.noAgencies[locale])];
  }
  const names = bodies.map((entry) => linkTo(context, healed(entry.name), entry.start));
  return [
    plain(`${messages.agencies(bodies.length)[locale]}${messages.colon[locale]}`),
    ...cut(context, names, MOST_BODIES),
  ];
}

/** Where a unit stands: links to what is above it. */
function pathLine(context: FeatureContext, node: OutlineNode): Block {
  const above = pathTo(node).slice(0, -1);
  return joined(
    above.map((ancestor) => linkTo(context, headingOf(ancestor), ancestor.start)),
    ' › ',
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An item: what it is, where it stands, who answers for it, by when. */
export function itemText(context: FeatureContext, node: OutlineNode): readonly Block[] {
  return [
    [strong(capitalised(nameOfNode(context, node))), plain(` ${shortened(node.title.text, TITLE_LENGTH)}`)],
    pathLine(context, node),
    bodiesLine(context, bodiesIn(within(context.notice.groups, node))),
    deadlineLine(context, deadlinesIn(context.notice, node)),
  ];
}

/** A unit with parts: how many of each kind, how many agencies, and links to its direct parts. */
export function headingText(context: FeatureContext, node: OutlineNode): readonly Block[] {
  const { locale, notice } = context;
  const inside = descendantsOf(node);
  const kinds = [...new Set(inside.map((part) => part.kind))];
  const counts = kinds.map((kind) => units(inside.filter((part) => part.kind === kind).length, kind)[locale]);
  const groups = within(notice.groups, node);
  const bodies = bodiesIn(groups).length;
  const agencies = bodies > 0 ? [messages.agencies(bodies)[locale]] : [];
  const parts = node.children.map((child) => [linkTo(context, headingOf(child), child.start)]);
  const rest = parts.length - MOST_PARTS;
  const more = rest > 0 ? [[plain(messages.moreParts(rest)[locale])]] : [];
  return [
    [strong(headingOf(node))],
    pathLine(context, node),
    [plain([...counts, ...agencies].join(messages.semicolon[locale]))],
    { items: [...parts.slice(0, MOST_PARTS), ...more] },
    deadlineLine(context, deadlinesIn(notice, node)),
  ];
}

/** Who a body is, and what became of it. */
function descriptionOf(context: FeatureContext, agency: Agency): readonly Block[] {
  const { locale } = context;
  const unverified = messages.unverified[locale];
  const { level, kind, kindVerified } = agency;
  const doubt = kind === '' || kindVerified || kind.includes('未核实') ? '' : unverified;
  // 中央驻粤 · 中央驻粤单位 would say one thing twice.
  const rank = kind.startsWith(level) ? [kind] : [level, kind];
  const short = agency.shortNameVerified ? messages.shortName : messages.shortNameUnverified;
  const history = historyOf(context.notice.registry, agency, locale);
  return [
    [strong(agency.fullName), ...(agency.verified ? [] : [plain(unverified)])],
    [plain(`${rank.filter((part) => part !== '').join(' · ')}${doubt}`)],
    agency.shortName === agency.fullName ? [] : [plain(short(agency.shortName)[locale])],
    history.length === 0 ? [] : [plain(`${messages.history[locale]}${messages.colon[locale]}`.trimEnd())],
    { items: history.map((line) => [plain(line)]) },
    // The shipped data's notes are its researchers'; only those of added bodies are for the reader.
    agency.note === '' || agency.source.length > 0 ? [] : [plain(`${messages.note[locale]}${agency.note}`)],
  ];
}

/** Every place that names a body, by its key. */
function occurrencesOf(context: FeatureContext, key: string): readonly Occurrence[] {
  return context.derive(structureOf).bodies.get(key) ?? [];
}

/** A body that is not named at this place yet: who it is, and where else it is named. */
export function knownAgencyText(context: FeatureContext, agency: Agency): readonly Block[] {
  const occurrences = occurrencesOf(context, agency.id);
  const named = occurrences.length > 0 ? [occurrenceLine(context, occurrences)] : [];
  return [...descriptionOf(context, agency), ...named];
}

/** The same of a name no body of the registry has. */
export function nameText(context: FeatureContext, name: string): readonly Block[] {
  const occurrences = occurrencesOf(context, name);
  const collective = occurrences.some(({ entry }) => entry.collective);
  const said = collective ? messages.collective : messages.notRegistered;
  return [[strong(name)], [plain(said[context.locale])], occurrenceLine(context, occurrences)];
}

/** Links to the units that name a body, with what it does there when that is more than 负责. */
function occurrenceLine(context: FeatureContext, occurrences: readonly Occurrence[]): Block {
  const { locale } = context;
  const links = occurrences.map(({ entry, group }) => {
    const place = group.node ? nameOfNode(context, group.node) : nameOfPlace(context, entry.start);
    const role = messages.rolesByName[entry.role][locale];
    const label =
      entry.role === 'responsible'
        ? place
        : `${place}${messages.openBracket[locale]}${role}${messages.closeBracket[locale]}`;
    return linkTo(context, label, entry.start);
  });
  return [plain(messages.appears(links.length)[locale]), ...cut(context, links, MOST_LINKS)];
}

/** A body named in a group: who it is, what became of it, where else it is named. */
export function agencyText(context: FeatureContext, entry: ResponsibilityEntry): readonly Block[] {
  const { locale } = context;
  const occurrences = occurrencesOf(context, bodyKey(entry));
  const written = healed(entry.written);
  const elided = written !== healed(entry.name);
  const unknown = entry.collective ? messages.collective : messages.notRegistered;
  return [
    elided ? [plain(messages.expands(written, healed(entry.name))[locale])] : [],
    ...(entry.agency
      ? descriptionOf(context, entry.agency)
      : [[strong(healed(entry.name))], [plain(unknown[locale])]]),
    occurrenceLine(context, occurrences),
  ];
}

/** A cited document: how often, and where. */
export function documentText(
  context: FeatureContext,
  reference: Pick<Reference, 'text' | 'start'>,
): readonly Block[] {
  const key = healed(reference.text);
  const cited = context.derive(structureOf).documents.get(key) ?? [reference];
  const links = cited.map(({ start }) => linkTo(context, nameOfPlace(context, start), start));
  return [
    [strong(key)],
    [plain(messages.cited(cited.length)[context.locale]), ...cut(context, links, MOST_LINKS)],
  ];
}
