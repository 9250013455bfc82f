// The shipped bodies as a text a third as long as their JSON, quick to read and checked when it is written.
import { TRANSITION_KINDS } from './kinds.js';
import type { AgencyData, AgencyRecord, DateFact, NamePlate, TransitionRecord } from './schema.js';

// Lines of words, an empty line, lines of coverage, an empty line, lines of bodies. Fields stand between tabs,
// members of lists between |, parts of members between commas. What repeats is a number: its place among the words.
const FIELD = '\t';
const MEMBER = '|';
const PART = ',';

/** Gives a text its place in a list, adding it when it is new. */
type Intern = (text: string) => string;

/**
 * The data as one text. Written by «npm run generate» only, which checks that
 * {@link unpackAgencies} gives the same data back.
 */
export function packAgencies({ coverage, agencies }: AgencyData): string {
  const words: string[] = [''];
  const places = new Map([['', 0]]);
  const intern: Intern = (text) => {
    const known = places.get(text) ?? words.push(text) - 1;
    places.set(text, known);
    return String(known);
  };
  const bodies = agencies.map((body) => fieldsOf(body, intern).join(FIELD).trimEnd());
  const areas = coverage.map(({ place, from, note }) => [place, from, note].join(FIELD));
  return [words, areas, bodies].map((lines) => lines.join('\n')).join('\n\n');
}

function fieldsOf(body: AgencyRecord, intern: Intern): readonly string[] {
  const { aliases, successors, plates, prefix, suffix } = body;
  return [
    body.id,
    body.fullName,
    body.shortName === body.fullName ? '' : body.shortName,
    `${flag(body.verified)}${flag(body.shortNameVerified)}${flag(body.kindVerified)}`,
    intern(body.level),
    intern(body.kind),
    intern(body.place),
    body.source.map(intern).join(MEMBER),
    packDate(body.validFrom),
    packDate(body.validTo),
    aliases.recognised.join(MEMBER),
    aliases.nonStandard.join(MEMBER),
    aliases.stale.join(MEMBER),
    successors.map((change) => packChange(change, intern)).join(MEMBER),
    plates.map(({ of, from, to }) => [of, packDate(from), packDate(to)].join(PART)).join(MEMBER),
    body.note === '' ? '' : intern(body.note),
    // '' is no prefix; none at all is null.
    prefix === null ? '' : intern(prefix),
    suffix === null ? '' : intern(suffix),
  ];
}

function packChange(change: TransitionRecord, intern: Intern): string {
  const { id, date, kind, verified, dateVerified, partial, source, note } = change;
  const flags = `${flag(verified)}${flag(dateVerified)}${flag(partial)}`;
  return [id, packDate(date), TRANSITION_KINDS.indexOf(kind), flags, intern(source), intern(note)].join(PART);
}

function flag(value: boolean): string {
  return value ? '1' : '0';
}

function packDate(fact: DateFact | null): string {
  return fact === null
    ? ''
    : `${fact.doubtful ? '~' : ''}${fact.date}${fact.latest ? `/${fact.latest}` : ''}`;
}

/** The data of a text that {@link packAgencies} made. Other texts give nonsense. */
export function unpackAgencies(packed: string): AgencyData {
  const [head = '', areas = '', bodies = ''] = packed.split('\n\n');
  // The first word is the empty one.
  const words = head.split('\n');
  const word = (place: string | undefined): string => words[Number(place)] ?? '';
  return {
    coverage: lines(areas).map((line) => {
      const [place = '', from = '', note = ''] = line.split(FIELD);
      return { place, from, note };
    }),
    agencies: lines(bodies).map((line) => bodyOf(line.split(FIELD), word)),
  };
}

function bodyOf(fields: readonly string[], word: (place: string | undefined) => string): AgencyRecord {
  const [id = '', fullName = '', shortName = '', flags = '', level, kind, place, sources, from, to] = fields;
  const [recognised, nonStandard, stale, successors, plates, note, prefix, suffix] = fields.slice(10);
  return {
    id,
    fullName,
    shortName: shortName === '' ? fullName : shortName,
    aliases: { recognised: members(recognised), nonStandard: members(nonStandard), stale: members(stale) },
    level: word(level),
    kind: word(kind),
    place: word(place),
    prefix: prefix ? word(prefix) : null,
    suffix: suffix ? word(suffix) : null,
    validFrom: dateOf(from),
    validTo: dateOf(to),
    successors: members(successors).map((change) => changeOf(change, word)),
    plates: members(plates).map(plateOf),
    source: members(sources).map(word),
    verified: flags[0] === '1',
    shortNameVerified: flags[1] === '1',
    kindVerified: flags[2] === '1',
    note: note ? word(note) : '',
  };
}

function changeOf(packed: string, word: (place: string | undefined) => string): TransitionRecord {
  const [id = '', date, kind, flags = '', source, note] = packed.split(PART);
  return {
    id,
    date: dateOf(date),
    kind: TRANSITION_KINDS[Number(kind)] ?? '更名',
    verified: flags[0] === '1',
    dateVerified: flags[1] === '1',
    partial: flags[2] === '1',
    source: word(source),
    note: word(note),
  };
}

function plateOf(packed: string): NamePlate {
  const [of = '', from, to] = packed.split(PART);
  return { of, from: dateOf(from), to: dateOf(to) };
}

function dateOf(packed: string | undefined): DateFact | null {
  if (!packed) {
    return null;
  }
  const doubtful = packed.startsWith('~');
  const [date = '', latest] = (doubtful ? packed.slice(1) : packed).split('/');
  const precision = date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
  return { date, precision, doubtful, ...(latest === undefined ? {} : { latest }) };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

function members(list: string | undefined): readonly string[] {
  return list ? list.split(MEMBER) : [];
}
