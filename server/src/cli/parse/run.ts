import { analyze } from '../../core/model/analyze.js';
import type {
  Notice,
  OutlineNode,
  ResponsibilityEntry,
  ResponsibilityGroup,
} from '../../core/model/notice.js';
import { registryFor } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { readText, reportGarbled } from '../input/read-text.js';

/** The options of `parse`, as the command line gives them. */
export interface ParseOptions {
  readonly encoding?: string;
  /** A file of agencies to take instead of the nearest one. */
  readonly agencies?: string;
}

/**
 * Writes a document's structure as one JSON object. Text that looks garbled is written all the same,
 * as it was read, but the run does not end well.
 *
 * @throws Failure when the file cannot be read
 */
export async function parse(context: Context, file: string, options: ParseOptions): Promise<void> {
  const source = await readText(context, file, options.encoding);
  const registry = await registryFor(context, file, options.agencies);
  const notice = analyze(source.text, { registry });
  if (notice.genre === 'garbled') {
    await reportGarbled(context, source);
  }
  await context.print(`${JSON.stringify(structureOf(file, notice), null, 1)}\n`);
}

/** A notice as the `parse` command writes it; offsets are UTF-16 code units. */
export function structureOf(file: string, notice: Notice): object {
  const { header } = notice;
  return {
    file,
    isNotice: notice.isNotice,
    title: header.title?.text ?? null,
    documentNumber: header.documentNumber?.text ?? null,
    issuer: header.issuer?.text ?? null,
    issuedOn: header.issuedOn?.iso ?? null,
    publishedOn: header.publishedOn?.iso ?? null,
    addressees: header.addressees?.text ?? null,
    nodes: notice.nodes.map(nodeObject),
    responsibilities: notice.groups.map(groupObject),
    references: notice.references.map(({ kind, text, start, end }) => ({ kind, text, start, end })),
    dates: notice.dates.map(({ text, start, end, from, to, role }) => ({ text, start, end, from, to, role })),
  };
}

function nodeObject(node: OutlineNode): object {
  return {
    id: node.id,
    parent: node.parent?.id ?? null,
    start: node.start,
    end: node.end,
    marker: node.marker.text,
    kind: node.kind,
    number: node.number,
    title: node.title.text,
    space: node.space,
  };
}

function groupObject(group: ResponsibilityGroup): object {
  return {
    node: group.node?.id ?? null,
    start: group.start,
    end: group.end,
    text: group.text,
    entries: group.entries.map(entryObject),
  };
}

function entryObject(entry: ResponsibilityEntry): object {
  return {
    name: entry.name,
    written: entry.written,
    role: entry.role,
    agencyId: entry.agency?.id ?? null,
    start: entry.start,
    end: entry.end,
    ...(entry.collective ? { collective: true } : {}),
  };
}
