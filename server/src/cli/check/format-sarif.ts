import { isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fix, Rule, Severity } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Span } from '../../core/text/span.js';
import type { Context } from '../context.js';
import { STDIN } from '../input/read-text.js';
import { rulePage } from '../rules/page.js';
import { ARRAY, type FileReport, placesOf, type Reporter, type Summary } from './report.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const ROOT = '%SRCROOT%';

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning services. Clause numbers are those of the OASIS standard. */
export function sarifReporter(context: Context, rules: readonly Rule<unknown>[]): Reporter {
  const indexes = new Map(rules.map((rule, index) => [rule.meta.id, index]));
  return {
    // Members of an object have no order (RFC 8259), so the results can go out as they are found.
    begin: () => `{"$schema": ${JSON.stringify(SCHEMA)}, "version": "2.1.0", "runs": [{"results": [`,
    file: (report) =>
      report.diagnostics
        .map((diagnostic) => JSON.stringify(resultOf(context, report, diagnostic, indexes)))
        .join(ARRAY.between),
    separators: ARRAY,
    end: (summary) => `],\n${JSON.stringify(runProperties(context, rules, summary)).slice(1, -1)}}]}\n`,
  };
}

function runProperties(context: Context, rules: readonly Rule<unknown>[], summary: Summary): object {
  return {
    tool: {
      driver: {
        name: 'policy-notice',
        version: context.version,
        semanticVersion: context.version,
        language: context.locale === 'zh' ? 'zh-CN' : 'en',
        rules: rules.map((rule) => descriptorOf(context, rule)),
      },
    },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${context.cwd}/`).href } },
    invocations: [
      {
        executionSuccessful: summary.troubles.length === 0,
        toolExecutionNotifications: summary.troubles.map((text) => ({ level: 'error', message: { text } })),
      },
    ],
  };
}

function descriptorOf(context: Context, { meta }: Rule<unknown>): object {
  return {
    id: meta.id,
    shortDescription: { text: context.say(meta.title) },
    fullDescription: { text: context.say(meta.why) },
    help: { text: rulePage(meta, context.locale), markdown: rulePage(meta, context.locale) },
    defaultConfiguration: { level: LEVEL[meta.severity] },
    properties: { group: meta.id.split('/')[0], severity: meta.severity },
  };
}

function resultOf(
  context: Context,
  report: FileReport,
  diagnostic: Diagnostic,
  indexes: ReadonlyMap<string, number>,
): object {
  const ruleIndex = indexes.get(diagnostic.rule);
  return {
    ruleId: diagnostic.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVEL[diagnostic.severity],
    message: { text: context.say(diagnostic.message) },
    locations: [{ physicalLocation: locationOf(context, report, diagnostic) }],
    ...(diagnostic.related.length > 0
      ? {
          relatedLocations: diagnostic.related.map((place) => ({
            physicalLocation: locationOf(context, report, place),
            message: { text: context.say(place.message) },
          })),
        }
      : {}),
    ...(diagnostic.fixes.length > 0
      ? { fixes: diagnostic.fixes.map((fix) => fixOf(context, report, fix)) }
      : {}),
    properties: { severity: diagnostic.severity },
  };
}

function fixOf(context: Context, report: FileReport, fix: Fix): object {
  return {
    description: { text: context.say(fix.title) },
    artifactChanges: [
      {
        artifactLocation: artifactOf(context, report.file),
        replacements: fix.edits.map((edit) => ({
          deletedRegion: regionOf(report, edit),
          ...(edit.newText === '' ? {} : { insertedContent: { text: edit.newText } }),
        })),
      },
    ],
  };
}

function locationOf(context: Context, report: FileReport, span: Span): object {
  return { artifactLocation: artifactOf(context, report.file), region: regionOf(report, span) };
}

/** 3.30: lines and columns from 1, the end column exclusive; an empty region is an insertion point. */
function regionOf(report: FileReport, span: Span): object {
  const { start, end } = placesOf(report, span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** 3.4: relative to the folder of the run when inside it, so that reports of two machines agree. */
function artifactOf(context: Context, file: string): object {
  if (file === STDIN) {
    return { uri: 'stdin' };
  }
  const absolute = resolve(context.cwd, file);
  const inside = relative(context.cwd, absolute);
  if (inside.startsWith('..') || isAbsolute(inside)) {
    return { uri: pathToFileURL(absolute).href };
  }
  return { uri: inside.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
