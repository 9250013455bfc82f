import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import type * as z from 'zod/mini';
import { editDistance } from '../../text/edit-distance.js';
import { issueText } from '../../text/issue-text.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { fileMessages } from './messages.js';

/** What is wrong at one place of a file of agencies. */
export interface FileProblem extends Span {
  /** Errors leave something out; warnings do not. */
  readonly severity: 'error' | 'warning';
  readonly message: Localized;
}

/** Takes problems as they are found. */
export type Report = (at: Node, severity: FileProblem['severity'], message: Localized) => void;

/** The node below another by property names and indices; the nearest one that exists. */
export function nodeAt(node: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const found = findNodeAtLocation(node, path.slice(0, length));
    if (found) {
      return found;
    }
  }
  return node;
}

/** The value of a property of an object, or undefined. */
export function property(node: Node, name: string): Node | undefined {
  return findNodeAtLocation(node, [name]);
}

/** The names of an object's properties, as they are written. */
export function keysOf(node: Node): readonly Node[] {
  return (node.children ?? []).flatMap((child) => child.children?.[0] ?? []);
}

/** The known name a mistyped one most likely means, or null. */
function nearest(written: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, written.length / 3) ? best.name : null;
}

/** Reports properties nobody asks for, and those that stand twice. */
export function checkKeys(node: Node, known: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const key of keysOf(node)) {
    const name = String(key.value);
    if (!known.includes(name)) {
      report(key, 'error', fileMessages.unknownKey(name, nearest(name, known)));
    } else if (seen.has(name)) {
      report(key, 'warning', fileMessages.repeatedKey(name));
    }
    seen.add(name);
  }
}

/** The values of an array; nothing, reported, for anything else. */
export function elementsOf(node: Node | undefined, report: Report): readonly Node[] {
  if (node !== undefined && node.type !== 'array') {
    report(node, 'error', { zh: '应为数组 […]', en: 'must be an array […]' });
    return [];
  }
  return node?.children ?? [];
}

/**
 * Reads an object by its schema. Every complaint is reported at its own place; properties the schema
 * does not know are reported and left out.
 *
 * @returns null when something else is wrong
 */
export function readObject<T>(node: Node, schema: z.ZodMiniType<T>, report: Report): T | null {
  const value: unknown = getNodeValue(node);
  const first = schema.safeParse(value);
  if (first.success) {
    return first.data;
  }
  let wrong = false;
  for (const issue of first.error.issues) {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      dropKeys(value, path, issue.keys);
      reportKeys(nodeAt(node, path), issue.keys, report);
    } else {
      wrong = true;
      const present = path.length === 0 || findNodeAtLocation(node, path) !== undefined;
      report(
        present ? nodeAt(node, path) : headOf(nodeAt(node, path)),
        'error',
        textOf(issue, path, present),
      );
    }
  }
  const second = wrong ? null : schema.safeParse(value);
  return second?.success ? second.data : null;
}

function textOf(issue: z.core.$ZodIssue, path: readonly (string | number)[], present: boolean): Localized {
  return present ? issueText(issue) : fileMessages.missing(String(path.at(-1) ?? ''));
}

/** The opening bracket of an object, where something it lacks is reported. */
function headOf(node: Node): Node {
  return { ...node, length: Math.min(1, node.length) };
}

function dropKeys(value: unknown, path: readonly (string | number)[], keys: readonly string[]): void {
  let owner = value;
  for (const part of path) {
    owner = isRecord(owner) ? owner[part] : undefined;
  }
  for (const key of isRecord(owner) ? keys : []) {
    delete (owner as Record<string, unknown>)[key];
  }
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

const BODY_KEYS = [
  ...['id', 'fullName', 'shortName', 'aliases', 'nonStandardAliases', 'staleNames', 'place', 'validFrom'],
  ...['validTo', 'successors', 'verified', 'source', 'replace', 'note', 'name', 'date', 'kind'],
  ...['issuerCodes', 'completeSince', 'agencies'],
];

function reportKeys(owner: Node, keys: readonly string[], report: Report): void {
  for (const key of keysOf(owner).filter(({ value }) => keys.includes(String(value)))) {
    const name = String(key.value);
    report(key, 'error', fileMessages.unknownKey(name, nearest(name, BODY_KEYS)));
  }
}
