import { describeDate } from '../../../core/agencies/dates.js';
import { ownPrefix } from '../../../core/agencies/group/lexicon.js';
import { readGroup } from '../../../core/agencies/group.js';
import { type Agency, nameUse, resolveBody, statusAt } from '../../../core/agencies/registry.js';
import type { Notice } from '../../../core/model/notice.js';
import type { Localized } from '../../../core/text/localized.js';
import type { FeatureContext } from '../context.js';
import { documentPlace } from '../mentions.js';
import { spellingsOf } from '../pinyin.js';
import { CompletionItemKind } from '../protocol.js';
import { bodyKey, healed, structureOf } from '../structure.js';
import type { GroupPlace } from './group-place.js';
import { matches, type Offer, type Proposal } from './proposal.js';
import { completionTexts } from './texts.js';

/** More are not read; typing brings the others up. */
const MOST = 60;

/** A body that can be named in this document. */
interface Candidate {
  readonly key: string;
  /** Its name in full, as this document writes it. */
  readonly name: string;
  readonly agency: Agency | null;
  readonly collective: boolean;
  /** How often the document names it. */
  readonly uses: number;
  readonly inForce: boolean;
  /** Whether it belongs to the place the document was issued in. */
  readonly local: boolean;
  readonly forms: Forms;
}

/** All that may be typed to find a body, whole and without the 省 or 国家 that nobody types. */
interface Forms {
  readonly name: string;
  readonly han: readonly string[];
  readonly latin: readonly string[];
}

function inForce(agency: Agency, day: string | null): boolean {
  return day === null ? agency.validTo === null : statusAt(agency, day).state === 'in-force';
}

const NATIONAL = /^(?:国家|全国|中国)/;

function formsOf(name: string, others: readonly string[] = []): Forms {
  const prefix = NATIONAL.exec(name)?.[0] ?? ownPrefix(name)?.carries ?? '';
  const own = [...new Set([name.slice(prefix.length), name])];
  return { name, han: [...own, ...others], latin: [...new Set(own.flatMap(spelled))] };
}

function spelled(name: string): readonly string[] {
  return spellingsOf(name).flatMap(({ initials, full }) => [initials, full]);
}

const knownForms = new WeakMap<Agency, Forms>();

/** The forms of a registered body; spelling them all anew at each key would take longer than the rest. */
function formsOfAgency(agency: Agency, name: string): Forms {
  const known = knownForms.get(agency);
  if (known?.name === name) {
    return known;
  }
  const made = formsOf(name, [agency.fullName, ...agency.aliases.nonStandard]);
  knownForms.set(agency, made);
  return made;
}

const LATIN = /^[a-z]+$/;

/** Whether what is typed, in small letters, may be meant for a body: letters must begin as its name does. */
function isMeant(typed: string, { han, latin }: Forms): boolean {
  if (LATIN.test(typed)) {
    return latin.some((form) => form.startsWith(typed.charAt(0)) && matches(typed, form));
  }
  // Characters and letters mixed are left to the client.
  return /[a-z]/.test(typed) || han.some((form) => matches(typed, form));
}

/** The name a document has for a body, where it is a good one; else the standard short name. */
function nameFor(notice: Notice, agency: Agency, written: readonly string[]): string {
  const good = written.find((name) => {
    const use = nameUse(notice.registry, agency, name);
    return use === 'full' || use === 'short' || use === 'alias';
  });
  return good ?? agency.shortName;
}

/** Every body of the registry that its name means in this document, and what the document names besides. */
function candidatesOf(notice: Notice): readonly Candidate[] {
  const { registry, header } = notice;
  const day = header.issuedOn?.iso ?? null;
  const place = documentPlace(notice);
  const { bodies } = structureOf(notice);
  const known = registry.agencies.flatMap((agency): Candidate[] => {
    const uses = bodies.get(agency.id) ?? [];
    const written = uses.map(({ entry }) => entry.name);
    const name = nameFor(notice, agency, written);
    if (resolveBody(registry, name, day)?.id !== agency.id) {
      return [];
    }
    const { key, local } = { key: agency.id, local: place !== null && agency.place === place };
    const forms = formsOfAgency(agency, name);
    const force = inForce(agency, day);
    return [{ key, name, agency, collective: false, uses: uses.length, inForce: force, local, forms }];
  });
  const others = [...bodies].flatMap(([key, uses]): Candidate[] => {
    const entry = uses[0]?.entry;
    if (!entry || entry.agency) {
      return [];
    }
    const { collective } = entry;
    const name = healed(entry.name);
    const common = { key, name, agency: null, collective, inForce: true, local: true };
    return [{ ...common, uses: uses.length, forms: formsOf(name) }];
  });
  return [...known, ...others];
}

/** Where a name stands in the offer: the first difference decides. */
function precedes(a: Candidate, b: Candidate, first: (candidate: Candidate) => number): number {
  return (
    Number(b.inForce) - Number(a.inForce) ||
    first(b) - first(a) ||
    b.uses - a.uses ||
    Number(b.local) - Number(a.local)
  );
}

/** What the body before the cursor hands on, the longest first: 省委, then 省. */
function carriedPrefixes({ before, carries }: GroupPlace): readonly string[] {
  const last = carries ? before.at(-1) : undefined;
  const prefix = last ? (ownPrefix(last.name)?.carries ?? '') : '';
  return prefix === '' ? [] : prefix.endsWith('委') ? [prefix, prefix.slice(0, -1)] : [prefix];
}

/**
 * The shortest way to write a body at a place so that it is read as that body: elided, by its name, or in
 * full (统计局 of the State Council would be the province's own after 省发展改革委、).
 *
 * @returns null when it would be taken for another whatever is written
 */
function writtenAt(
  notice: Notice,
  place: GroupPlace,
  { name, agency }: Candidate,
  prefixes: readonly string[],
): string | null {
  const reads = (written: string, meant: string): boolean => {
    const context = { firstIsLead: false, registry: notice.registry, followsSentence: true, endsUnit: true };
    const read = readGroup(place.head + written + place.close, context)?.entries;
    return read?.length === place.before.length + 1 && read.at(-1)?.name === meant;
  };
  const short = prefixes
    .filter((prefix) => name.startsWith(prefix) && name.length > prefix.length + 1)
    .map((prefix) => name.slice(prefix.length));
  const elided = short.find((written) => reads(written, name));
  const full = agency?.fullName ?? name;
  return elided ?? [name, full].find((written) => reads(written, written)) ?? null;
}

/** What is to be said beside a name: since when it is out of force, or what it is in full. */
function detailOf(notice: Notice, { agency, collective, name }: Candidate): Localized {
  if (!agency) {
    return collective ? completionTexts.collective : { zh: name, en: name };
  }
  const day = notice.header.issuedOn?.iso;
  const status = statusAt(agency, day ?? '9999-12-31');
  if (status.state === 'in-force' || (day === undefined && status.state !== 'ended')) {
    return { zh: agency.fullName, en: agency.fullName };
  }
  const date = describeDate(status.date);
  const say = status.state === 'ended' ? completionTexts.ended : completionTexts.notYet;
  return { zh: say(agency.fullName, date.zh).zh, en: say(agency.fullName, date.en).en };
}

/** Forms to filter by, those of the kind that is being typed first. */
function filterOf(typed: string, written: string, { forms }: Candidate): readonly string[] {
  const latin = [...spelled(written), ...forms.latin];
  const han = [written, ...forms.han];
  return LATIN.test(typed) ? [...latin, ...han] : [...han, ...latin];
}

/**
 * The bodies to name at a place of a group: not those it names already; those in force at the document's
 * date first, then those that can be written short here, then those the document names most.
 */
export function agencyOffer(context: FeatureContext, place: GroupPlace): Offer {
  const { notice, locale } = context;
  const { slot } = place;
  const typed = notice.text
    .slice(slot.typed.start, slot.typed.end)
    .replace(/[\s　]/g, '')
    .toLowerCase();
  const day = notice.header.issuedOn?.iso ?? null;
  const listed = new Set(
    place.all.map(({ name, collective }) =>
      bodyKey({ name, agency: collective ? null : resolveBody(notice.registry, name, day) }),
    ),
  );
  const prefixes = carriedPrefixes(place);
  // Begun as typed, then what can be written short here.
  const first = ({ name, forms }: Candidate): number =>
    (typed !== '' && [...forms.latin, ...forms.han].some((form) => form.startsWith(typed)) ? 2 : 0) +
    (prefixes.some((prefix) => name.startsWith(prefix)) ? 1 : 0);
  // Who types the 省 wants it written.
  const asTyped = typed !== '' && prefixes.some((prefix) => typed.startsWith(prefix));
  const found = context
    .derive(candidatesOf)
    .filter(({ key, forms }) => !listed.has(key) && isMeant(typed, forms))
    .sort((a, b) => precedes(a, b, first));
  const proposals = found.slice(0, MOST).flatMap((candidate): Proposal[] => {
    const { name, agency, uses } = candidate;
    const written = writtenAt(notice, place, candidate, asTyped ? [] : prefixes);
    if (written === null) {
      return [];
    }
    const detail = detailOf(notice, candidate)[locale];
    const item: Proposal = {
      label: written,
      ...(written === name ? {} : { description: name }),
      detail: uses > 0 ? `${detail} · ${completionTexts.named(uses)[locale]}` : detail,
      kind: CompletionItemKind.Module,
      newText: written,
      filter: filterOf(typed, written, candidate),
      deprecated: !candidate.inForce,
      data: agency ? { what: 'agency', key: agency.id } : { what: 'name', key: name },
    };
    return [item];
  });
  return { slot, proposals, incomplete: found.length > MOST || typed === '' };
}
