/** The layers of server and client (docs: architecture), and a checker of sources against them. */
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

export const SERVER = 'server/src';
const PROTOCOL = `${SERVER}/lsp/protocol.ts`;
export const MAX_LINES = 400;

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
  core('lint', ['text', 'syntax', 'agencies', 'model'], ['jsonc-parser']),
  core('rules', ['text', 'syntax', 'agencies', 'model', 'lint']),
  core('plan', ['text', 'syntax', 'agencies', 'model', 'lint'], ['diff', 'munkres']),
  core('format', ['text', 'syntax', 'agencies', 'model', 'lint', 'rules']),
];
const CORE_FOLDERS = CORE.map((layer) => layer.folder);
export const FEATURES = `${SERVER}/features`;
const EXCHANGE = `${SERVER}/exchange`;

export const LAYERS: readonly Layer[] = [
  ...CORE,
  { folder: FEATURES, layers: CORE_FOLDERS, packages: ['zod', 'vscode-languageserver'] },
  { folder: EXCHANGE, layers: CORE_FOLDERS, packages: ['docx', 'write-excel-file', 'zod'] },
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
export function violations(files: readonly SourceFile[]): readonly string[] {
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
export function projectViolations(path: string, project: ProjectFile, base: ProjectFile): readonly string[] {
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

export function sourcesIn(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export function projectAt(path: string): ProjectFile {
  return JSON.parse(readFileSync(path, 'utf8'));
}
