// The file of hidden findings: .policy-notice/baseline.json in a workspace folder.
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import {
  checkKeys,
  elementsOf,
  type FileProblem,
  property,
  type Report,
  readObject,
} from '../../agencies/file/entries.js';
import { fileMessages, syntaxText } from '../../agencies/file/messages.js';
import { keyOf } from './anchor.js';
import { type HiddenEntry, hiddenEntry } from './schema.js';

/** Much longer than any list of findings somebody has looked at; longer files are not read. */
const LONGEST = 4_000_000;

export interface BaselineReading {
  readonly entries: readonly HiddenEntry[];
  /** What is wrong in the file, in text order; offsets are UTF-16 code units into its text. */
  readonly problems: readonly FileProblem[];
}

/** Reads a file of hidden findings. Never throws: a wrong entry is reported and left out, the others count. */
export function readBaseline(text: string): BaselineReading {
  const problems: FileProblem[] = [];
  const report: Report = ({ offset, length }, severity, message) => {
    problems.push({ start: offset, end: offset + length, severity, message });
  };
  const root = rootOf(text, report);
  if (!root) {
    return { entries: [], problems };
  }
  checkKeys(root, ['$schema', 'version', 'hidden'], report);
  const version = property(root, 'version');
  if (version?.value !== 1) {
    report(version ?? { ...root, length: 1 }, 'error', {
      zh: '应有 "version": 1；其他版本的文件不能读取',
      en: 'must say "version": 1; files of other versions cannot be read',
    });
    return { entries: [], problems };
  }
  const entries = elementsOf(property(root, 'hidden'), report).flatMap(
    (node) => readObject(node, hiddenEntry, report) ?? [],
  );
  return { entries, problems: problems.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** The object the file is; null, reported, when it is none or broken anywhere. */
function rootOf(text: string, report: Report): Node | null {
  const whole: Node = { type: 'null', offset: 0, length: Math.min(1, text.length) };
  if (text.length > LONGEST) {
    report(whole, 'error', fileMessages.tooLong);
    return null;
  }
  const faults: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A blank in place of the BOM keeps all offsets.
    root = parseTree(text.replace(/^\ufeff/, ' '), faults, { disallowComments: true });
  } catch {
    // The parser is recursive: brackets by the ten thousand exhaust its stack.
    report(whole, 'error', fileMessages.tooDeep);
    return null;
  }
  const [fault] = faults;
  if (fault) {
    const offset = Math.min(fault.offset, Math.max(0, text.length - 1));
    report({ type: 'null', offset, length: Math.max(1, fault.length) }, 'error', syntaxText(fault));
    return null;
  }
  if (root?.type !== 'object') {
    report(root ?? whole, 'error', fileMessages.noObject);
    return null;
  }
  return root;
}

function wholeKey(entry: HiddenEntry): string {
  return `${entry.file}\n${keyOf(entry)}`;
}

/** Entries with one more; the same one stands there once. */
export function withEntry(entries: readonly HiddenEntry[], entry: HiddenEntry): readonly HiddenEntry[] {
  return [...withoutEntries(entries, [entry]), entry];
}

/** Entries without some of them. */
export function withoutEntries(
  entries: readonly HiddenEntry[],
  gone: readonly HiddenEntry[],
): readonly HiddenEntry[] {
  const keys = new Set(gone.map(wholeKey));
  return entries.filter((entry) => !keys.has(wholeKey(entry)));
}

/** The file that holds entries: in an order of its own, so that two versions compare line by line. */
export function baselineText(entries: readonly HiddenEntry[]): string {
  const hidden = entries
    .map((entry) => ({ key: wholeKey(entry), entry }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry: { file, rule, text, before, after, occurrence, message, note } }) => ({
      ...{ file, rule, text, before, after, occurrence },
      ...(message === undefined ? {} : { message }),
      ...(note === undefined ? {} : { note }),
    }));
  return `${JSON.stringify({ version: 1, hidden }, null, 2)}\n`;
}
