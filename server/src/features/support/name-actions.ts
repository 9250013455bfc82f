import type { CodeAction } from 'vscode-languageserver';
import { ownPrefix } from '../../core/agencies/group/lexicon.js';
import { normalName } from '../../core/agencies/names.js';
import { leadingPlace } from '../../core/agencies/places.js';
import {
  type Agency,
  nameUse,
  resolveBody,
  standardNameFor,
  statusAt,
} from '../../core/agencies/registry.js';
import { namesAfter } from '../../core/lint/list-fix.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../core/model/notice.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { Span } from '../../core/text/span.js';
import { actionOf } from './actions.js';
import type { FeatureContext } from './context.js';
import { messages } from './messages.js';
import { CodeActionKind } from './protocol.js';

/** Whether a group still names the same bodies after edits: what cannot be read back is not written. */
function keepsNames(notice: Notice, group: ResponsibilityGroup, edits: readonly TextEdit[]): boolean {
  const names = namesAfter(group, edits, notice.registry);
  return names?.length === group.entries.length && names.every((name, i) => name === group.entries[i]?.name);
}

function writing({ start, end }: Span, newText: string): TextEdit {
  return { start, end, newText };
}

/** Every shortened name of a group in full; nothing where a name says more than its own letters (等三市). */
export function expansionOf(notice: Notice, group: ResponsibilityGroup): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const entry of group.entries) {
    const bare = normalName(entry.written);
    if (entry.collective || bare === normalName(entry.name)) {
      continue;
    }
    if (!entry.name.endsWith(bare) && !entry.name.startsWith(bare)) {
      return [];
    }
    edits.push(writing(entry, entry.name));
  }
  return edits.length > 0 && keepsNames(notice, group, edits) ? edits : [];
}

/** Whether nothing but 、 stands between two entries of a group. */
function adjoin(group: ResponsibilityGroup, a: ResponsibilityEntry, b: ResponsibilityEntry): boolean {
  return /^\s*、\s*$/.test(group.text.slice(a.end - group.start, b.start - group.start));
}

/** 市人民政府 of 广州市人民政府; '' for other bodies. */
function governmentTail(name: string): string {
  const tail = name.slice(leadingPlace(name).length);
  return /^[市县区州](?:人民)?政府$/.test(tail) ? tail : '';
}

/** What an entry can be shortened to beside the one before and the one behind it. */
function shortened(
  group: ResponsibilityGroup,
  entry: ResponsibilityEntry,
  before: ResponsibilityEntry | undefined,
  behind: ResponsibilityEntry | undefined,
): string | null {
  const { name, written, collective } = entry;
  if (collective || normalName(written) !== normalName(name)) {
    return null;
  }
  const tail = governmentTail(name);
  if (behind && tail !== '' && governmentTail(behind.name) === tail && adjoin(group, entry, behind)) {
    return name.slice(0, -tail.length);
  }
  const prefix = ownPrefix(name)?.carries ?? '';
  const shared = before && prefix !== '' && before.name.startsWith(prefix) && adjoin(group, before, entry);
  return shared ? name.slice(prefix.length) : null;
}

/** Every name of a group as short as it can be written and still be read as the same. */
export function elisionOf(notice: Notice, group: ResponsibilityGroup): readonly TextEdit[] {
  if (!keepsNames(notice, group, [])) {
    return [];
  }
  let edits: readonly TextEdit[] = [];
  for (const [i, entry] of group.entries.entries()) {
    const short = shortened(group, entry, group.entries[i - 1], group.entries[i + 1]);
    const next = short === null ? null : [...edits, writing(entry, short)];
    if (next && keepsNames(notice, group, next)) {
      edits = next;
    }
  }
  return edits;
}

/** Every mention of a body in the lists of a notice under its standard name. */
export interface Unification {
  readonly agency: Agency;
  readonly edits: readonly TextEdit[];
}

/** How one mention has to be changed; null when it stands as it should, or cannot be changed by itself. */
function standardised(notice: Notice, agency: Agency, entry: ResponsibilityEntry): TextEdit | null {
  const { name, written } = entry;
  const bare = normalName(written);
  const use = nameUse(notice.registry, agency, name);
  if (use === null || use === 'stale' || !name.endsWith(bare)) {
    return null;
  }
  const standard = standardNameFor(agency, bare, name);
  return standard === bare ? null : writing(entry, standard);
}

/** Whether a group names the same bodies after edits, perhaps under other names. */
function keepsBodies(notice: Notice, group: ResponsibilityGroup, edits: readonly TextEdit[]): boolean {
  const day = notice.header.issuedOn?.iso ?? null;
  const names = namesAfter(group, edits, notice.registry);
  return (
    names?.length === group.entries.length &&
    names.every((name, i) => {
      const entry = group.entries[i];
      const isSame = name === entry?.name;
      return isSame || (entry?.agency && resolveBody(notice.registry, name, day)?.id === entry.agency.id);
    })
  );
}

/** The standard name of a body all through the document; null where there is nothing to unify. */
export function unificationOf(notice: Notice, { agency }: ResponsibilityEntry): Unification | null {
  const day = notice.header.issuedOn?.iso ?? null;
  if (!agency || (day !== null && statusAt(agency, day).state !== 'in-force')) {
    return null;
  }
  let mentions = 0;
  const edits: TextEdit[] = [];
  for (const group of notice.groups) {
    const ours = group.entries.filter((entry) => entry.agency?.id === agency.id);
    mentions += ours.length;
    const own = ours.flatMap((entry) => standardised(notice, agency, entry) ?? []);
    if (own.length > 0 && keepsBodies(notice, group, own)) {
      edits.push(...own);
    }
  }
  // A single mention is no matter of the whole document.
  return edits.length > 0 && mentions > 1 ? { agency, edits } : null;
}

/** Rewritings of the list of bodies a place lies in, and of the body named there. */
export function nameActions(context: FeatureContext, { start, end }: Span): CodeAction[] {
  const { notice, locale } = context;
  const kind = CodeActionKind.RefactorRewrite;
  const group = notice.groups.find((one) => one.start <= start && end <= one.end);
  if (!group) {
    return [];
  }
  const found: CodeAction[] = [];
  const offer = (title: string, edits: readonly TextEdit[], safe: boolean): void => {
    if (edits.length > 0) {
      found.push(actionOf(context, { title, kind, edits, safe }));
    }
  };
  offer(messages.expandNames[locale], expansionOf(notice, group), true);
  offer(messages.elideNames[locale], elisionOf(notice, group), true);
  const entry = group.entries.find((one) => one.start <= start && end <= one.end);
  const unified = entry && unificationOf(notice, entry);
  if (unified) {
    const title = messages.unifyName(unified.agency.shortName, unified.edits.length)[locale];
    offer(title, unified.edits, unified.agency.shortNameVerified);
  }
  return found;
}
