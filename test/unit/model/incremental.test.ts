import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { lint } from '../../../server/src/core/lint/runner.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice, OutlineNode } from '../../../server/src/core/model/notice.js';
import { nodeWith } from '../../../server/src/core/model/unit.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { reparse } from '../../../server/src/core/syntax/reparse.js';
import { anyStep, applied, type Step } from '../../support/edits.js';
import { anyText } from '../../support/texts.js';

/** How many times as many steps to take as at every commit. */
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);

const { lint: configuration } = readSettings({}, rules).settings;
const sample = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
/** A chapter of the sample: short enough for many steps, with all that a notice holds. */
const chapter = sample.slice(0, sample.indexOf('三、'));

const idOf = (node: OutlineNode | null) => node?.id ?? null;

/** All that is known of a notice, without the circles between its nodes. */
function knowledge(notice: Notice): unknown {
  const { isNotice, header, references, dates } = notice;
  const { diagnostics, failures } = lint(notice, rules, configuration);
  return {
    isNotice,
    header,
    references,
    dates,
    nodes: notice.nodes.map((node) => ({
      ...nodeWith(node, { parent: null, children: [] }),
      title: { start: node.title.start, end: node.title.end, text: node.title.text },
      parent: idOf(node.parent),
      children: node.children.map(idOf),
    })),
    series: notice.series.map(({ nodes, first }) => ({ nodes: nodes.map(idOf), first })),
    groups: notice.groups.map(({ node, entries, text, ...group }) => ({
      ...group,
      text,
      node: idOf(node),
      entries: entries.map(({ start, end, written, name, role, collective, agency }) => {
        return { start, end, written, name, role, collective, agency: agency?.id ?? null };
      }),
    })),
    diagnostics,
    failures,
  };
}

/** Edits a text step by step, the trees handed on; what comes out must equal a fresh analysis. */
function walk(from: string, steps: readonly Step[]): void {
  let notice = analyze(from);
  for (const step of steps) {
    const { text, replacement } = applied(notice.text, step);
    notice = analyze(text, { tree: reparse(notice.tree, text, replacement) });
    assert.deepEqual(knowledge(notice), knowledge(analyze(text)), JSON.stringify(step));
  }
}

describe('the analysis of an edited text', () => {
  it('equals a fresh one after any edits of any text', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(fc.property(anyText, fc.array(anyStep, { minLength: 1, maxLength: 8 }), walk), {
      numRuns: 200 * EFFORT,
    });
  });

  it('equals a fresh one along edits of the sample', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 5, maxLength: 20 }), (steps) => walk(chapter, steps)),
      {
        numRuns: 8 * EFFORT,
      },
    );
  });
});
