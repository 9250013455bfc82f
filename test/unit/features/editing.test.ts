// What holds of every document: no feature throws anywhere, and a completed agency is read as that agency.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { codeLens } from '../../../server/src/features/code-lens.js';
import { definition } from '../../../server/src/features/definition.js';
import { documentHighlight } from '../../../server/src/features/document-highlight.js';
import { inlayHint } from '../../../server/src/features/inlay-hint.js';
import { references } from '../../../server/src/features/references.js';
import { rename } from '../../../server/src/features/rename.js';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.js';
import { completionsAt } from '../../../server/src/features/support/completion/completions.js';
import { Refusal } from '../../../server/src/features/support/refusal.js';
import { bodyKey } from '../../../server/src/features/support/structure.js';
import { ask, askLater, contextFor } from './support.js';

const FIXTURES = readdirSync('test/fixtures/clean').map((name) =>
  readFileSync(`test/fixtures/clean/${name}`, 'utf8'),
);
const SAMPLE = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

const ON = { settings: { inlayHints: { expandedNames: true, itemCounts: true } } };

describe('editing features', () => {
  it('answer at every place of every text, however it is cut', async () => {
    const cut = fc.record({
      text: fc.constantFrom(...FIXTURES),
      from: fc.nat(400),
      length: fc.nat(1500),
      at: fc.nat(1500),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ text, from, length, at }) => {
        const part = text.slice(from % text.length, (from % text.length) + length);
        const context = contextFor(part, ON);
        const position = context.convert.position(at % (part.length + 1));
        completionsAt(context, context.convert.offset(position));
        ask(documentHighlight, context, { position });
        ask(references, context, { position, context: { includeDeclaration: true } });
        await askLater(codeLens, context, {});
        ask(semanticTokens, context, {});
        ask(inlayHint, context, { range: { start: { line: 0, character: 0 }, end: position } });
        await askLater(definition, context, { position });
        await askLater(rename, context, { position, newName: '省新设局' }).catch((error) => {
          assert.ok(error instanceof Refusal, String(error));
        });
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('complete an agency that is then read as that one, the others as before', () => {
    let tried = 0;
    for (const text of [...FIXTURES, SAMPLE]) {
      const { notice } = contextFor(text);
      const groups = notice.groups.filter(({ text: own }, i) => /[）)]$/.test(own) && i % 11 === 0);
      for (const group of groups) {
        const last = group.entries.at(-1);
        const end = last?.end ?? group.start;
        if (!last || /[^）)\s]/.test(text.slice(end, group.end))) {
          continue;
        }
        const begun = `${text.slice(0, end)}、${text.slice(end)}`;
        const context = contextFor(begun);
        const { items } = completionsAt(context, end + 1);
        for (const item of items.filter((_, i) => i % 9 === 0)) {
          const whole = `${text.slice(0, end)}、${item.label}${text.slice(end)}`;
          const after = contextFor(whole).notice.groups.find(({ start }) => start === group.start);
          const keys = after?.entries.map(bodyKey) ?? [];
          tried++;
          const { key } = item.data as { key: string };
          assert.deepEqual(keys, [...group.entries.map(bodyKey), key], `${item.label} in ${after?.text}`);
        }
      }
    }
    assert.ok(tried > 50, `only ${tried} tried`);
  }).timeout(120_000);
});
