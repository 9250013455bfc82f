// The layers of server and client (docs: architecture), enforced on the sources themselves.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  FEATURES,
  LAYERS,
  MAX_LINES,
  projectAt,
  projectViolations,
  SERVER,
  sourcesIn,
  violations,
} from '../support/architecture.js';

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
