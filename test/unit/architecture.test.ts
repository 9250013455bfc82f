// The layers of server and client (docs: architecture), enforced on the sources themselves.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

interface SourceFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Where a layer's files stand and what they may import beside their own layer. */
interface Layer {
  readonly folder: string;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Whether Node's own modules may be imported. */
  readonly node?: true;
}

const SERVER = 'server/src';
const PROTOCOL = `${SERVER}/lsp/protocol.ts`;
const MAX_LINES = 400;

const core = (name: string, below: readonly string[], more: readonly string[] = []): Layer => ({
  folder: `${SERVER}/core/${name}`,
  layers: below.map((layer) => `${SERVER}/core/${layer}`),
  packages: ['zod', ...more],
});

const CORE: readonly Layer[] = [
  core('text', []),
  core('syntax', ['text']),
  core('agencies', ['text', 'syntax'], ['jsonc-parser']),
  core('model', ['text', 'syntax', 'agencies']),
  core('lint', ['text', 'syntax', 'agencies', 'model']),
  core('rules', ['text', 'syntax', 'agencies', 'model', 'lint']),
  core('plan', ['text', 'syntax', 'agencies', 'model', 'lint']),
];
const CORE_FOLDERS = CORE.map((layer) => layer.folder);
const FEATURES = `${SERVER}/features`;
const EXCHANGE = `${SERVER}/exchange`;

const LAYERS: readonly Layer[] = [
  ...CORE,
  { folder: FEATURES, layers: CORE_FOLDERS, packages: ['zod', 'vscode-languageserver'] },
  { folder: EXCHANGE, layers: CORE_FOLDERS, packages: ['zod'] },
  {
    folder: `${SERVER}/lsp`,
    layers: [...CORE_FOLDERS, FEATURES, EXCHANGE],
    packages: ['zod', 'vscode-jsonrpc', 'vscode-languageserver'],
  },
  {
    folder: `${SERVER}/cli`,
    layers: [...CORE_FOLDERS, FEATURES, EXCHANGE],
    packages: ['chardet', 'commander', 'iconv-lite', 'picocolors', 'tinyglobby', 'tinypool', 'zod'],
    node: true,
  },
  {
    folder: `${SERVER}/entry`,
    layers: [...CORE_FOLDERS, FEATURES, EXCHANGE, `${SERVER}/lsp`, `${SERVER}/cli`],
    packages: ['vscode-jsonrpc'],
    node: true,
  },
  { folder: 'client/src', layers: [PROTOCOL], packages: ['vscode', 'vscode-languageclient'], node: true },
];

/** Packages whose types are used and whose code would only make the bundles large. */
const TYPES_ONLY: readonly string[] = ['vscode-languageserver'];

interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Nothing of it is left in the built code. */
  readonly typesOnly: boolean;
}

function inFolder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => inFolder(path, layer.folder));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Everything a file imports: statements, re-exports, `import()`, `require()`, and imports of types. */
function importsOf({ path, text }: SourceFile): readonly Import[] {
  const { module, program } = parseSync(path, text);
  const found: { specifier: string; offset: number; typesOnly?: boolean }[] = [
    ...module.staticImports.map(({ moduleRequest, start, entries }) => ({
      specifier: moduleRequest.value,
      offset: start,
      typesOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, start }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, offset: start }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest, start }) => ({
      specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      offset: start,
    })),
  ];
  new Visitor({
    TSImportType: (node) => {
      found.push({ specifier: node.source.value, offset: node.start, typesOnly: true });
    },
    TSExternalModuleReference: (node) => {
      found.push({ specifier: node.expression.value, offset: node.start });
    },
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (callee.type === 'Identifier' && callee.name === 'require' && first?.type === 'Literal') {
        found.push({ specifier: String(first.value), offset: start });
      }
    },
  }).visit(program);
  return found.map(({ specifier, offset, typesOnly = false }) => ({
    specifier,
    line: lineAt(text, offset),
    typesOnly,
  }));
}

/** The file a relative import names, from the root. */
function resolved(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Why one file may not import another, or null. */
function forbiddenFile(from: string, layer: Layer, to: string): string | null {
  if (to.endsWith('.json')) {
    return null;
  }
  if (![layer.folder, ...layer.layers].some((allowed) => inFolder(to, allowed))) {
    return `${layer.folder} must not import ${to}`;
  }
  const isIndex = posix.basename(from).startsWith('index.');
  const within = (folder: string): boolean => inFolder(from, folder) && inFolder(to, folder) && !isIndex;
  if (within(`${SERVER}/core/rules`)) {
    return `a rule must not import ${to}: what rules share stands in a layer below`;
  }
  if (within(FEATURES) && !inFolder(to, `${FEATURES}/support`)) {
    return `a feature must not import ${to}: what features share stands in ${FEATURES}/support`;
  }
  return null;
}

function forbiddenPackage(
  from: string,
  layer: Layer,
  { specifier, typesOnly }: Pick<Import, 'specifier' | 'typesOnly'>,
): string | null {
  if (specifier.startsWith('node:')) {
    const inBrowser = /(^|\/)browser\.|\.web\.ts$/.test(from);
    return layer.node && !inBrowser
      ? null
      : `${inBrowser ? from : layer.folder} must not import ${specifier}`;
  }
  const name = packageOf(specifier);
  if (TYPES_ONLY.includes(name) && !typesOnly) {
    return `only types may be imported from ${name}`;
  }
  return layer.packages.includes(name) ? null : `${layer.folder} must not import the package ${name}`;
}

/** Every breach of the layers, as `path:line: what`. */
function violations(files: readonly SourceFile[]): readonly string[] {
  const found: string[] = [];
  const edges = new Map<string, { to: string; line: number }[]>();
  for (const file of files) {
    const layer = layerOf(file.path);
    const lines = file.text.trimEnd().split('\n').length;
    if (lines > MAX_LINES && !file.path.includes('.generated.')) {
      found.push(`${file.path}:${MAX_LINES + 1}: ${lines} lines, more than ${MAX_LINES}`);
    }
    for (const imported of importsOf(file)) {
      const { specifier, line } = imported;
      const relative = specifier.startsWith('.');
      const to = resolved(file.path, specifier);
      if (relative) {
        edges.set(file.path, [...(edges.get(file.path) ?? []), { to, line }]);
      }
      const why =
        layer &&
        (relative ? forbiddenFile(file.path, layer, to) : forbiddenPackage(file.path, layer, imported));
      if (why) {
        found.push(`${file.path}:${line}: ${why}`);
      }
    }
    if (!layer) {
      found.push(`${file.path}:1: belongs to no layer`);
    }
  }
  return [...found, ...cycles(edges)];
}

/** One line for each import that closes a circle, with the whole circle. */
function cycles(edges: ReadonlyMap<string, readonly { to: string; line: number }[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) {
      return;
    }
    for (const { to, line } of edges.get(path) ?? []) {
      const at = [...trail, path].indexOf(to);
      if (at >= 0) {
        const circle = [...trail, path].slice(at).concat(to);
        found.push(`${path}:${line}: import cycle ${circle.join(' → ')}`);
      } else {
        visit(to, [...trail, path]);
      }
    }
    done.add(path);
  };
  for (const path of edges.keys()) {
    visit(path, []);
  }
  return found;
}

interface ProjectFile {
  readonly extends?: string;
  readonly compilerOptions?: { readonly types?: readonly string[]; readonly lib?: readonly string[] };
  readonly references?: readonly { readonly path: string }[];
}

/** What is wrong with the project of a layer: globals of a platform, or references upward. */
function projectViolations(path: string, project: ProjectFile, base: ProjectFile): readonly string[] {
  const folder = posix.dirname(path);
  const layer = layerOf(folder);
  const { types, lib } = { ...base.compilerOptions, ...project.compilerOptions };
  const platform = CORE_FOLDERS.includes(folder) || folder === FEATURES;
  const upward = (project.references ?? [])
    .map((reference) => posix.join(folder, reference.path))
    .filter((target) => !layer?.layers.some((allowed) => inFolder(allowed, target)));
  return [
    ...(platform && (types === undefined || types.length > 0) ? [`${path}:1: types must be []`] : []),
    ...(platform && !lib?.every((name) => /^ES\d+$/i.test(name))
      ? [`${path}:1: lib must hold the language only, not ${lib?.join(', ') ?? 'the default'}`]
      : []),
    ...upward.map((target) => `${path}:1: must not refer to ${target}`),
  ];
}

function sourcesIn(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function projectAt(path: string): ProjectFile {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('architecture', () => {
  it('imports go one way, from packages each layer may use, without cycles, in files of a readable length', () => {
    const files = [...sourcesIn('server/src'), ...sourcesIn('client/src')];
    assert.ok(files.length > 50, 'the sources were not found');
    assert.deepEqual(violations(files), []);
  });

  it('core and features compile without DOM and Node, and refer to lower layers only', () => {
    const base = projectAt('tsconfig.base.json');
    const projects = LAYERS.map((layer) => `${layer.folder}/tsconfig.json`).filter((path) =>
      existsSync(path),
    );
    assert.ok(projects.length >= 9, 'the projects were not found');
    assert.deepEqual(
      projects.flatMap((path) => projectViolations(path, projectAt(path), base)),
      [],
    );
  });
});

describe('architecture checker', () => {
  const check = (files: Readonly<Record<string, string>>): readonly string[] =>
    violations(Object.entries(files).map(([path, text]) => ({ path: `${SERVER}/${path}`, text })));

  it('accepts imports downward, within a layer, of data and of allowed packages', () => {
    const found = check({
      'core/text/span.ts': "import * as z from 'zod';",
      'core/agencies/seed.ts': "import data from '../../../../seeds/agencies.json' with { type: 'json' };",
      'core/model/notice.ts':
        "import type { Span } from '../text/span.js';\nimport type { A } from '../agencies/seed.js';",
      'core/rules/index.generated.ts': "import { gap } from './numbering/gap.js';",
      'core/rules/numbering/gap.ts': "import '../../model/notice.js';",
      'features/hover.ts':
        "import './support/markup.js';\nimport type { Hover } from 'vscode-languageserver';",
      'cli/main.ts': "import 'node:fs';\nimport '../features/support/markup.js';",
      'entry/node.ts': "import 'vscode-jsonrpc/node';\nawait import('../cli/main.js');",
    });
    assert.deepEqual(found, []);
  });

  it('names file and line of an import upward, however it is written', () => {
    const upward = [
      "import type { N } from '../model/notice.js';",
      "export * from '../lint/rule.js';",
      "export { x } from '../rules/numbering/gap.js';",
      "const later = () => import('../../features/hover.js');",
      "type T = import('../../lsp/server.js').T;",
      "const cli = require('../../cli/main.js');",
    ];
    const found = check({ 'core/agencies/registry.ts': `\n${upward.join('\n')}` });
    const at = `${SERVER}/core/agencies/registry.ts`;
    assert.deepEqual([...found].sort(), [
      `${at}:2: ${SERVER}/core/agencies must not import ${SERVER}/core/model/notice.ts`,
      `${at}:3: ${SERVER}/core/agencies must not import ${SERVER}/core/lint/rule.ts`,
      `${at}:4: ${SERVER}/core/agencies must not import ${SERVER}/core/rules/numbering/gap.ts`,
      `${at}:5: ${SERVER}/core/agencies must not import ${SERVER}/features/hover.ts`,
      `${at}:6: ${SERVER}/core/agencies must not import ${SERVER}/lsp/server.ts`,
      `${at}:7: ${SERVER}/core/agencies must not import ${SERVER}/cli/main.ts`,
    ]);
  });

  it('keeps platforms and packages out of the core', () => {
    const found = check({
      'core/text/a.ts': "import 'node:fs';",
      'core/lint/b.ts': "import 'commander';",
      'features/c.ts': "import 'node:path';",
      'lsp/d.ts': "import 'picocolors/types';",
      'lsp/f.ts': "import { SymbolKind } from 'vscode-languageserver';",
      'entry/browser.ts': "import 'node:worker_threads';",
      'other/e.ts': '',
    });
    assert.deepEqual(found, [
      `${SERVER}/core/text/a.ts:1: ${SERVER}/core/text must not import node:fs`,
      `${SERVER}/core/lint/b.ts:1: ${SERVER}/core/lint must not import the package commander`,
      `${SERVER}/features/c.ts:1: ${FEATURES} must not import node:path`,
      `${SERVER}/lsp/d.ts:1: ${SERVER}/lsp must not import the package picocolors`,
      `${SERVER}/lsp/f.ts:1: only types may be imported from vscode-languageserver`,
      `${SERVER}/entry/browser.ts:1: ${SERVER}/entry/browser.ts must not import node:worker_threads`,
      `${SERVER}/other/e.ts:1: belongs to no layer`,
    ]);
  });

  it('keeps rules apart, features apart, and lsp and cli apart', () => {
    const found = check({
      'core/rules/numbering/gap.ts': "import './order.js';",
      'features/hover.ts': "import './folding.js';",
      'features/support/markup.ts': "import '../hover.js';",
      'lsp/server.ts': "import '../cli/main.js';",
      'cli/main.ts': "import '../lsp/server.js';",
    }).filter((line) => !line.includes('cycle'));
    assert.equal(found.length, 5, found.join('\n'));
  });

  it('lets the client import the protocol only', () => {
    const found = violations([
      { path: 'client/src/api.ts', text: "import type { P } from '../../server/src/lsp/protocol.js';" },
      { path: 'client/src/bad.ts', text: "import type { S } from '../../server/src/lsp/server.js';" },
      { path: 'client/src/extension.web.ts', text: "import 'node:path';" },
    ]);
    assert.deepEqual(found, [
      `client/src/bad.ts:1: client/src must not import ${SERVER}/lsp/server.ts`,
      'client/src/extension.web.ts:1: client/src/extension.web.ts must not import node:path',
    ]);
  });

  it('finds cycles, and files that are too long', () => {
    const found = check({
      'core/text/a.ts': "import './b.js';",
      'core/text/b.ts': "\nimport './c.js';",
      'core/text/c.ts': "import './a.js';",
      'core/text/long.ts': 'export {};\n'.repeat(MAX_LINES + 1),
    });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `${SERVER}/core/text/${name}.ts`);
    assert.deepEqual(found, [
      `${SERVER}/core/text/long.ts:401: 401 lines, more than 400`,
      `${c}:1: import cycle ${a} → ${b} → ${c} → ${a}`,
    ]);
  });

  it('finds projects with globals of a platform or references upward', () => {
    const base = { compilerOptions: { types: [], lib: ['ES2023'] } };
    const path = `${SERVER}/core/model/tsconfig.json`;
    assert.deepEqual(projectViolations(path, { references: [{ path: '../agencies' }] }, base), []);
    assert.deepEqual(
      projectViolations(path, { compilerOptions: { types: ['node'], lib: ['ES2023', 'DOM'] } }, base).length,
      2,
    );
    assert.deepEqual(projectViolations(path, {}, {}).length, 2);
    assert.deepEqual(projectViolations(path, { references: [{ path: '../lint' }] }, base), [
      `${path}:1: must not refer to ${SERVER}/core/lint`,
    ]);
  });
});
