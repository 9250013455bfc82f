import assert from 'node:assert/strict';
import fc from 'fast-check';
import { framedOutput } from '../../../server/src/entry/stdout.js';

const text = fc
  .string({ unit: fc.constantFrom('a', '一', '"', '\n', '𠮷', 'é'), maxLength: 9 })
  .map((value) => JSON.stringify(value));

/** A list that differs from the last one in some texts, by their places. */
const change = fc.dictionary(fc.nat(6).map(String), text, { maxKeys: 3 });

const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('changed' as const), change, isStuck: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('new' as const),
      texts: fc.array(text, { maxLength: 7 }),
      isStuck: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('whole' as const), json: text, isStuck: fc.boolean() }),
  },
);

function framed(json: string): string {
  return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

describe('standard output', () => {
  it('gets each message in one piece, whatever it shares with the last one, and whether that has gone out or not', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
        const waiting: { readonly bytes: Uint8Array; readonly expected: string }[] = [];
        let expected = '';
        const out = {
          get writableLength() {
            return waiting.length;
          },
          write(bytes: Uint8Array) {
            waiting.push({ bytes, expected });
            return true;
          },
        };
        const output = framedOutput(out);
        let texts: readonly string[] = [];
        for (const one of messages) {
          if (one.kind === 'whole') {
            expected = framed(one.json);
            output.write(one.json);
          } else {
            texts = one.kind === 'new' ? one.texts : texts.map((known, i) => one.change[i] ?? known);
            expected = framed(`{"v":1,"list":[${texts.join(',')}]}`);
            output.writeList('{"v":1,"list":[', texts, ']}');
          }
          if (!one.isStuck) {
            for (const { bytes, expected } of waiting.splice(0)) {
              assert.equal(Buffer.from(bytes).toString(), expected);
            }
          }
        }
        for (const { bytes, expected } of waiting) {
          assert.equal(Buffer.from(bytes).toString(), expected);
        }
      }),
    );
  });
});
