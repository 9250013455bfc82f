import { daysOf, describeDate } from '../../core/agencies/dates.js';
import type { Agency, DateFact, Registry, TransitionRecord } from '../../core/agencies/registry.js';
import type { Locale, Localized } from '../../core/text/localized.js';

/** One line of a body's history, and the first day it may mean, to sort by. */
interface Event {
  readonly day: string;
  readonly text: Localized;
}

type Wording = (name: string) => Localized;

/** What a change is called seen from the earlier body. */
const INTO: Readonly<Record<TransitionRecord['kind'], Wording>> = {
  更名: (name) => ({ zh: `更名为${name}`, en: `renamed ${name}` }),
  合并: (name) => ({ zh: `并入${name}`, en: `merged into ${name}` }),
  撤销: (name) => ({ zh: `撤销，职责转入${name}`, en: `dissolved, its duties passing to ${name}` }),
  划入: (name) => ({ zh: `划入${name}`, en: `placed under ${name}` }),
};

/** The same seen from the later body. */
const OUT_OF: Readonly<Record<TransitionRecord['kind'], Wording>> = {
  更名: (name) => ({ zh: `由${name}更名而来`, en: `formerly ${name}` }),
  合并: (name) => ({ zh: `${name}并入`, en: `${name} merged into it` }),
  撤销: (name) => ({ zh: `${name}撤销，承接其职责`, en: `took over from ${name}, dissolved` }),
  划入: (name) => ({ zh: `${name}划入`, en: `${name} placed under it` }),
};

const NEVER = '9999-12-31';

/** How far a change may be relied on; nothing is said of what is well sourced. */
function doubtOf(transition: TransitionRecord): Localized {
  if (!transition.verified) {
    return { zh: '（未核实）', en: ' (unverified)' };
  }
  if (transition.partial) {
    return { zh: '（部分核实）', en: ' (verified in part)' };
  }
  if (!transition.dateVerified) {
    return { zh: '（时间未核实）', en: ' (date unverified)' };
  }
  return { zh: '', en: '' };
}

function dated(date: DateFact | null): Localized {
  return date ? describeDate(date) : { zh: '时间不详', en: 'date unknown' };
}

function nameOf(registry: Registry, id: string): string {
  return registry.byId(id)?.fullName ?? id;
}

function changeEvent(registry: Registry, change: TransitionRecord, wording: Wording): Event {
  const when = dated(change.date);
  const what = wording(nameOf(registry, change.id));
  const doubt = doubtOf(change);
  return {
    day: change.date ? daysOf(change.date).earliest : NEVER,
    text: { zh: `${when.zh} ${what.zh}${doubt.zh}`, en: `${when.en} ${what.en}${doubt.en}` },
  };
}

function plateEvents(registry: Registry, agency: Agency): readonly Event[] {
  return agency.plates.map(({ of, from, to }) => {
    const carrier = nameOf(registry, of);
    const since = from ? describeDate(from) : null;
    const until = to ? describeDate(to) : null;
    const zh = `${since ? `${since.zh}起` : ''}${until ? `至${until.zh}` : ''}`;
    const en = [since && `from ${since.en}`, until && `until ${until.en}`].filter(Boolean).join(' ');
    return {
      day: from ? daysOf(from).earliest : '',
      // Where plates hang is told by no field of its own, so it is never given as certain.
      text: {
        zh: `${zh} 为${carrier}加挂的牌子（未核实）`.trim(),
        en: `${en} a name plate of ${carrier} (unverified)`.trim(),
      },
    };
  });
}

/** Beginning and end of a name that no change explains. */
function boundEvents(agency: Agency): readonly Event[] {
  const { validFrom, validTo } = agency;
  const events: Event[] = [];
  if (validFrom && agency.predecessors.length === 0) {
    const { zh, en } = describeDate(validFrom);
    const text = { zh: `${zh} 起用此名（未核实）`, en: `${en} name in use (unverified)` };
    events.push({ day: daysOf(validFrom).earliest, text });
  }
  if (validTo && agency.successors.length === 0) {
    const { zh, en } = describeDate(validTo);
    const text = { zh: `${zh} 停用此名（未核实）`, en: `${en} name out of use (unverified)` };
    events.push({ day: daysOf(validTo).latest, text });
  }
  return events;
}

/** A body's history in words, oldest first, each line with what is not certain about it. */
export function historyOf(registry: Registry, agency: Agency, locale: Locale): readonly string[] {
  const events = [
    ...boundEvents(agency),
    ...agency.predecessors.map((change) => changeEvent(registry, change, OUT_OF[change.kind])),
    ...agency.successors.map((change) => changeEvent(registry, change, INTO[change.kind])),
    ...plateEvents(registry, agency),
  ];
  return events
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((event) => event.text[locale]);
}
