import { type Agency, type Registry, resolveBody, statusAt } from '../../core/agencies/registry.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure } from '../failure.js';
import { STDIN } from '../input/read-text.js';
import { messages } from '../messages.js';
import { tableText } from '../table.js';
import { agencyObject } from './object.js';
import { registryFor } from './registry.js';
import { agencyText, levelText } from './text.js';

/** The options of `agencies`, as the command line gives them. */
export interface AgencyOptions {
  /** ISO date. */
  readonly at?: string;
  readonly format: 'text' | 'json';
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/** What a search found. */
interface Search {
  /** Whether the bodies bear the very name that was asked for. */
  readonly exact: boolean;
  readonly agencies: readonly Agency[];
}

const NEAREST = 5;

/**
 * Writes what the registry knows of a name, or all its bodies.
 *
 * @param name any name; without one all bodies, with a date those in force on it
 * @throws Failure for a date that is none
 */
export async function showAgencies(
  context: Context,
  name: string | undefined,
  options: AgencyOptions,
): Promise<void> {
  const day = options.at === undefined ? null : dayOf(options.at);
  // As for a document of the current folder.
  const registry = await registryFor(context, STDIN, options.agencies);
  if (name === undefined) {
    await list(context, registry, day, options);
    return;
  }
  const found = search(registry, name);
  if (found.agencies.length === 0) {
    context.report(messages.noAgency(name));
    worsen(context, EXIT.findings);
  } else if (!found.exact) {
    context.report(messages.nearAgencies(name));
  }
  const meant = day === null ? null : resolveBody(registry, name, day);
  if (options.format === 'json') {
    const agencies = found.agencies.map((agency) => agencyObject(registry, agency, day));
    const answer = { query: name, at: day, exact: found.exact, meant: meant?.id ?? null, agencies };
    await context.print(`${JSON.stringify(answer, null, 1)}\n`);
    return;
  }
  const blocks = found.agencies.map((agency) => agencyText(context, registry, agency, day));
  const verdict =
    meant && day && found.agencies.length > 1
      ? `${context.say(messages.nameMeans(name, day, meant.fullName))}\n\n`
      : '';
  await context.print(verdict + blocks.join('\n'));
}

function search(registry: Registry, name: string): Search {
  const byId = registry.byId(name);
  const exact = byId ? [byId] : registry.lookup(name).map((match) => match.agency);
  return exact.length > 0
    ? { exact: true, agencies: exact }
    : { exact: false, agencies: registry.nearest(name, NEAREST).map((near) => near.agency) };
}

/** All bodies, or those in force on a day. */
async function list(
  context: Context,
  registry: Registry,
  day: string | null,
  options: AgencyOptions,
): Promise<void> {
  const agencies = registry.agencies.filter(
    (agency) => day === null || statusAt(agency, day).state === 'in-force',
  );
  if (options.format === 'json') {
    const objects = agencies.map((agency) => agencyObject(registry, agency, day));
    await context.print(`${JSON.stringify({ query: null, at: day, agencies: objects }, null, 1)}\n`);
    return;
  }
  const { columns } = messages.agencyTable;
  const header = [columns.id, columns.short, columns.full, columns.level].map((text) => context.say(text));
  const rows = agencies.map((agency) => [agency.id, agency.shortName, agency.fullName, levelText(agency)]);
  await context.print(tableText(context, header, rows));
}

function dayOf(written: string): string {
  const day = new Date(`${written}T00:00:00Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(day.getTime());
  // 2016-02-30 is read as 2016-03-01.
  if (!valid || day.toISOString().slice(0, 10) !== written) {
    throw new Failure(messages.badDate(written));
  }
  return written;
}
