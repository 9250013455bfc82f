// The programs we are compared with. They are installed beside this file alone, so they are loaded by name at
// run time, and what is used of them is described here.
import type { Contestant } from './measure.js';

interface Zhlint {
  run(text: string, options: { rules: { preset: string } }): { validations: readonly unknown[] };
}
interface Autocorrect {
  lintFor(text: string, path: string): unknown;
}
interface Markdownlint {
  lint(options: { strings: Readonly<Record<string, string>> }): unknown;
}
interface TextlintKernel {
  lintText(text: string, options: unknown): Promise<unknown>;
}
interface TextlintPreset {
  readonly default: { readonly rules: Readonly<Record<string, unknown>> };
}
interface LezerTree {
  readonly length: number;
}
interface LezerMarkdown {
  readonly parser: { parse(text: string, fragments?: readonly unknown[]): LezerTree };
}
interface LezerCommon {
  readonly TreeFragment: {
    addTree(tree: LezerTree): readonly unknown[];
    applyChanges(fragments: readonly unknown[], changes: readonly unknown[]): readonly unknown[];
  };
}

// A name in a variable keeps the bundler and the type checker from looking for packages that may not be there.
const load = async <T>(name: string): Promise<T> => (await import(name)) as T;

/** Rules that make sense for Chinese: they count and match characters and look up no Japanese words. */
const TEXTLINT_RULES = [
  'sentence-length',
  'max-comma',
  'max-kanji-continuous-len',
  'ja-no-mixed-period',
  'no-nfd',
  'no-exclamation-question-mark',
  'no-invalid-control-character',
  'no-unmatched-pair',
  'no-zero-width-spaces',
  'ja-no-space-around-parentheses',
  'ja-no-space-between-full-width',
  'ja-space-between-half-and-full-width',
];

/** Longest text autocorrect is given at once: on larger ones it returns nothing after its first call. */
const AUTOCORRECT_CHUNK = 101_010;

async function textlint(): Promise<Contestant> {
  const { TextlintKernel } = await load<{ TextlintKernel: new () => TextlintKernel }>('@textlint/kernel');
  const plugin = await load<{ default: unknown }>('@textlint/textlint-plugin-text');
  const presets = await Promise.all([
    load<TextlintPreset>('textlint-rule-preset-ja-technical-writing'),
    load<TextlintPreset>('textlint-rule-preset-ja-spacing'),
  ]);
  const known = Object.assign({}, ...presets.map((preset) => preset.default.rules)) as Record<
    string,
    unknown
  >;
  const rules = TEXTLINT_RULES.map((ruleId) => {
    const rule = known[ruleId];
    if (rule === undefined) {
      throw new Error(`textlint has no rule ${ruleId}`);
    }
    return { ruleId, rule };
  });
  const inner = plugin.default as { readonly default?: unknown };
  const kernel = new TextlintKernel();
  const options = {
    ext: '.txt',
    filePath: 'notice.txt',
    plugins: [{ pluginId: 'text', plugin: inner.default ?? inner }],
    rules,
  };
  return { name: 'textlint, 12 rules', run: (text) => kernel.lintText(text, options) };
}

async function autocorrect(): Promise<Contestant> {
  const module = await load<Autocorrect & { readonly default?: Autocorrect }>('autocorrect-node');
  const { lintFor } = module.default ?? module;
  return {
    name: 'autocorrect-node',
    run(text) {
      const results: unknown[] = [];
      for (let at = 0; at < text.length; at += AUTOCORRECT_CHUNK) {
        results.push(lintFor(text.slice(at, at + AUTOCORRECT_CHUNK), 'notice.txt'));
      }
      return results;
    },
  };
}

async function zhlint(): Promise<Contestant> {
  const { run } = await load<Zhlint>('zhlint');
  return { name: 'zhlint', run: (text) => run(text, { rules: { preset: 'default' } }).validations };
}

async function markdownlint(): Promise<Contestant> {
  const { lint } = await load<Markdownlint>('markdownlint/sync');
  return { name: 'markdownlint', run: (text) => lint({ strings: { notice: text } }) };
}

/** @lezer/markdown: what a full parse costs, and one after a change of one character. */
export interface Lezer {
  readonly full: Contestant;
  /** Parses once; each call of the result inserts a character at the offset and parses what it touched. */
  open(text: string): (at: number) => unknown;
}

export async function loadLezer(): Promise<Lezer> {
  const { parser } = await load<LezerMarkdown>('@lezer/markdown');
  const { TreeFragment } = await load<LezerCommon>('@lezer/common');
  return {
    full: { name: '@lezer/markdown, full parse', run: (text) => parser.parse(text) },
    open(text) {
      let current = text;
      let fragments = TreeFragment.addTree(parser.parse(text));
      return (at) => {
        current = `${current.slice(0, at)}的${current.slice(at)}`;
        const change = { fromA: at, toA: at, fromB: at, toB: at + 1 };
        const tree = parser.parse(current, TreeFragment.applyChanges(fragments, [change]));
        fragments = TreeFragment.addTree(tree);
        return tree;
      };
    },
  };
}

/** The linters, in the order they are shown. */
export async function loadLinters(): Promise<readonly Contestant[]> {
  return [await autocorrect(), await textlint(), await markdownlint(), await zhlint()];
}
