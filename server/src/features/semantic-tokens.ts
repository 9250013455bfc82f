import type { SemanticTokens } from 'vscode-languageserver';
import { statusAt } from '../core/agencies/registry.js';
import type { Notice, ResponsibilityEntry } from '../core/model/notice.js';
import type { Span } from '../core/text/span.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { itemCitations } from './support/item-citations.js';
import { documentParams, rangeParams } from './support/params.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './support/promises.js';

interface Token extends Span {
  readonly type: (typeof TOKEN_TYPES)[number];
  readonly modifiers: readonly (typeof TOKEN_MODIFIERS)[number][];
}

/** A registered body, one out of force at the document's date, one that names many, or an unknown one. */
function modifiersOf({ header }: Notice, { agency, collective }: ResponsibilityEntry): Token['modifiers'] {
  const day = header.issuedOn?.iso ?? null;
  if (collective) {
    return ['abstract'];
  }
  if (!agency) {
    return [];
  }
  const past = day !== null && statusAt(agency, day).state !== 'in-force';
  return past ? ['defaultLibrary', 'deprecated'] : ['defaultLibrary'];
}

/** What only the analysis knows: which numbers number units, who is named, what is cited, by when. */
function tokensOf(notice: Notice): readonly Token[] {
  const plain =
    (type: Token['type']) =>
    ({ start, end }: Span) => ({ start, end, type, modifiers: [] });
  const entries = notice.groups.flatMap((group) => group.entries);
  const units = notice.nodes.filter(
    ({ kind }) => kind === 'item' || kind === 'subitem' || kind === 'decimal',
  );
  const tokens: Token[] = [
    ...units.map(({ marker }) => plain('enumMember')(marker)),
    ...entries.map((entry) => ({ ...plain('class')(entry), modifiers: modifiersOf(notice, entry) })),
    ...notice.references.filter(({ kind }) => kind === 'document').map(plain('string')),
    ...itemCitations(notice).map(plain('function')),
    ...notice.dates.filter(({ role }) => role === 'deadline').map(plain('number')),
  ];
  const ordered = tokens.sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return ordered.filter(({ start, end }) => {
    const free = start >= covered;
    covered = free ? end : covered;
    return free && end > start;
  });
}

/** A token's parts, one a line: most clients take no token that runs over several. */
function linesOf(text: string, token: Span): readonly Span[] {
  const { start, end } = token;
  const own = text.slice(start, end);
  // Nearly every one stands on one line.
  return /[\r\n]/.test(own)
    ? [...own.matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
        start: start + index,
        end: start + index + line.length,
      }))
    : [token];
}

/** Tokens in the protocol's form: five numbers each, places relative to the token before. */
function encoded(context: FeatureContext, within: Span): SemanticTokens {
  const { notice, convert, settings } = context;
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  const tokens = settings.display.semanticTokens ? context.derive(tokensOf) : [];
  for (const token of tokens.filter(({ start, end }) => start < within.end && within.start < end)) {
    const bits = token.modifiers.reduce((sum, one) => sum + 2 ** TOKEN_MODIFIERS.indexOf(one), 0);
    for (const part of linesOf(notice.text, token)) {
      const { line, character } = convert.position(part.start);
      const column = line === before.line ? character - before.character : character;
      data.push(line - before.line, column, part.end - part.start, TOKEN_TYPES.indexOf(token.type), bits);
      before = { line, character };
    }
  }
  return { data };
}

/** The tokens of a whole document. */
export const semanticTokens = defineFeature({
  method: 'textDocument/semanticTokens/full',
  params: documentParams,
  handle: (context): SemanticTokens => encoded(context, { start: 0, end: context.notice.text.length }),
});

/** Those of the part that is on the screen. */
export const semanticTokensRange = defineFeature({
  method: 'textDocument/semanticTokens/range',
  params: rangeParams,
  handle: (context, params): SemanticTokens => encoded(context, context.convert.span(params.range)),
});
