import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as onig from 'vscode-oniguruma';
import * as tm from 'vscode-textmate';

const GRAMMAR = 'syntaxes/policy-notice.tmLanguage.json';
const SUFFIX = '.policy-notice';

/** A piece of a line with its scopes, the language's own suffix left out. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

async function load(): Promise<tm.IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await onig.loadWASM(new Uint8Array(wasm).buffer);
  const registry = new tm.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new onig.OnigScanner(patterns),
      createOnigString: (text) => new onig.OnigString(text),
    }),
    loadGrammar: async () => tm.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const grammar = await registry.loadGrammar(`text${SUFFIX}`);
  if (grammar === null) {
    throw new Error(`${GRAMMAR} was not loaded`);
  }
  return grammar;
}

let loading: Promise<tm.IGrammar> | undefined;

/** Tokens of a text, line by line as an editor asks for them. */
export async function tokenize(text: string): Promise<readonly Token[]> {
  loading ??= load();
  const grammar = await loading;
  const tokens: Token[] = [];
  let state = tm.INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const names = scopes.slice(1).flatMap((scope) => scope.split(' '));
      tokens.push({
        text: line.slice(startIndex, endIndex),
        scopes: names.map((name) => name.replace(SUFFIX, '')),
      });
    }
  }
  return tokens;
}

/** The pieces of a text that carry a scope, in order. */
export async function withScope(text: string, scope: string): Promise<readonly string[]> {
  const tokens = await tokenize(text);
  return tokens.filter((token) => token.scopes.includes(scope)).map((token) => token.text);
}
